"""What happened in a simulated year, told as it happens: each thing a bare tuple, since there are thousands a second.

Times are days since the year began (see `clock`). Events are named as in the core's state machine, with their outcome
where they have one: ``resolved``, ``accepted/failed``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from gongshi.model.terms import Term


class Event(NamedTuple):
    """An event of a project. ``amounts``: votes present and in favour, a number of bidders, or fen, by its kind."""

    time: float
    project: int
    transition: str
    amounts: tuple[int, ...] = ()


class Sitting(NamedTuple):
    """A sitting of the council and what it took up; without a quorum it took up nothing."""

    time: float
    present: int
    is_quorate: bool
    projects: tuple[int, ...]


class Posting(NamedTuple):
    """What one posting of one project came to. It hangs until ``over``.

    ``counted`` objections were in time and stood; ``late`` came after, ``withdrawn`` were taken back.
    """

    project: int
    time: float
    over: float
    counted: int
    late: int
    withdrawn: int
    needed: int

    @property
    def is_challenged(self) -> bool:
        """Whether objections reopen the resolution."""
        return self.counted >= self.needed


class Kind(IntEnum):
    """What is scarce."""

    WORKERS = 0
    COMMITTEE = 1
    REVIEWERS = 2
    EXPERTS = 3
    CONTRACTORS = 4


class Scarce(Term):
    """The same, as a planner calls it; in the order of `Kind`."""

    WORKERS = "workers", "社区经办", "community workers"
    COMMITTEE = "committee", "监委会", "supervision committee"
    REVIEWERS = "reviewers", "街道经办", "street officials"
    EXPERTS = "experts", "专家", "experts"
    CONTRACTORS = "contractors", "施工队", "contractors"


@dataclass(slots=True)
class Turn:
    """Somebody's turn with one of the scarce: asked for, got, and given back; inf for what the year did not see.

    The smaller ``urgency``, the sooner it is taken up.
    """

    kind: Kind
    project: int
    urgency: int
    asked: float
    got: float = math.inf
    left: float = math.inf


@dataclass(frozen=True, slots=True)
class Log:
    """One community's year: what happened to each project in the order of time, turns as they were asked for."""

    events: list[Event] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
