"""What happened in a simulated year: events as records tell them, and who held what for how long."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple


class Sitting(NamedTuple):
    """One sitting of the council and the projects it decided on; without a quorum it decides on none."""

    day: date
    present: int
    is_quorate: bool
    projects: tuple[int, ...]


class Posting(NamedTuple):
    """One posting of one project; ``objections`` are those in time, ``challenged_at`` is when they sufficed."""

    project: int
    start: date
    end: date
    objections: int
    needed: int
    challenged_at: float | None


class Holding(NamedTuple):
    """Somebody's turn with a worker or a panel, from asking for it to giving it back."""

    resource: str
    project: int
    asked_at: float
    got_at: float
    left_at: float


@dataclass(frozen=True, slots=True)
class Log:
    """Written while the year runs, in the order of time. ``events`` by project, each as in a project's file."""

    events: tuple[list[dict[str, Any]], ...]
    sittings: list[Sitting] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
