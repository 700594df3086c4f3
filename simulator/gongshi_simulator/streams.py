"""Named streams of random numbers: the only place where the simulator makes any.

Every stream of every community-year is a generator of its own, told from all others by its key: adding a stream or a
community, or running the replications in other chunks, changes no number of another. A counter-based generator needs
no seeding beyond its key, so that a thousand streams cost little more than their numbers. Source: Salmon et al.
(2011), Parallel random numbers: as easy as 1, 2, 3 (Philox), as numpy has it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]

EVERY_REPLICATION = 2**32 - 1
"""The number under which a community's lasting traits are drawn: the same in every replication."""


class Stream(IntEnum):
    """The streams. A number is never changed or used again: it is part of the key."""

    PROPOSED = 1
    SORTING = 2
    SHORTLISTED = 3
    KIND = 4
    MODE = 5
    ATTENDANCE = 6
    SUPPORT = 7
    GRIEVANCE = 8
    OBJECTING = 9
    OBJECTING_IN_TIME = 10
    SECOND_DECISION = 11
    DESK_POSTING = 12
    DESK_FILING = 13
    DESK_CALL = 14
    DESK_CLOSING = 15
    FILING = 16
    CALL = 17
    CONTRACT = 18
    WORK = 19
    SURVEY = 20
    ACCEPTANCE_PANEL = 21
    EVALUATION_PANEL = 22
    ACCEPTANCE_FAILED = 23
    EVALUATION_FAILED = 24
    RECTIFICATION = 25
    SIZE = 26
    PROPOSALS = 27
    MERGED = 28
    AMOUNT = 29
    COMPOUND = 30
    TECHNICAL = 31
    DEFERRED = 32
    OBJECTING_ELSEWHERE = 33
    SEVERITY = 34
    CAMPAIGN = 35
    LIST_CAMPAIGN = 36
    WITHDRAWN = 37
    FILING_REVIEW = 38
    FILING_RETURNED = 39
    BIDDERS = 40
    MICRO_CALL = 41
    TERMINATED = 42
    TERMINATED_AT = 43
    MIDTERM_REVIEW = 44
    MIDTERM_FAILED = 45
    VISIT = 46
    PANEL_NOTICE = 47
    SORTING_TASK = 48
    CARRIED_WORK = 49
    CHILD_WORK = 50
    MIDTERM_MENDING = 51
    # From 60 to 89: what records say and no log holds.
    THEME = 60
    MERGED_INTO = 61
    PROPOSER = 62
    CHANNEL = 63
    ABSTAINING = 64
    SECOND_VOTE = 65
    ASSEMBLY = 66
    OBJECTION_DAY = 67
    OBJECTION_WORDS = 68
    ASKED = 69
    SATISFIED = 70
    VISIT_WORDS = 71
    IMPLEMENTER = 72
    LAST_YEAR = 73
    LAST_YEARS_SITTINGS = 74
    RESAMPLED = 90


class Key(NamedTuple):
    """Which year of which community, under which seed; each below 2 to the 32."""

    seed: int
    community: int
    replication: int


class Uniforms:
    """The streams of one key. Asking for one stream leaves the others where they are."""

    def __init__(self, key: Key) -> None:
        self._philox = np.random.Philox(key=0)
        self._generator = np.random.Generator(self._philox)
        self._state: Any = self._philox.state
        self._of_year = key.seed << 32 | key.replication
        self._of_community = key.community << 32

    def of(self, stream: Stream, *shape: int) -> Floats:
        """Uniform numbers from [0, 1). A larger first dimension adds rows and changes none."""
        key = self._state["state"]["key"]
        key[0], key[1] = self._of_year, self._of_community | stream
        self._philox.state = self._state
        return self._generator.random(shape)
