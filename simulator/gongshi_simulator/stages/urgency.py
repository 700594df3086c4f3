"""What a worker or an official takes up first, where several things wait.

Assumed: what has a term comes before what has none; nobody has published how desks choose.
"""

from __future__ import annotations

from enum import IntEnum


class Urgency(IntEnum):
    """The smaller, the sooner."""

    POSTING = 0
    SORTING = 1
    FILING = 1
    CALL = 1
    JUDGING = 2
    CLOSING = 2
    VISIT = 2
    WORK = 2
    MIDTERM = 3
