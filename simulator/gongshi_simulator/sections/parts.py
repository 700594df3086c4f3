"""What several sections of a scenario refuse in the same words."""

from __future__ import annotations

from typing import TypeVar

from gongshi.model.record import Entry
from gongshi.model.refusal import refused

E = TypeVar("E", bound=Entry)

HARDLY_EVER = 0.05
"""What comes off less often than this is refused: a year that waits for it answers no question."""


def at_most_one(entry: E, first: str, second: str) -> E:
    """The entry, where the chances ``first`` and ``second`` are parts of one whole."""
    total = getattr(entry, first).value + getattr(entry, second).value
    if total > 1 + 1e-9:
        raise refused(
            f"{first} 和 {second} 合计 {total:g}，不能大于 1",
            f"{first} and {second} are {total:g} together; at most 1",
            at=(second, first),
        )
    return entry
