"""The residents' council: a server that serves in batches, on the days of its calendar.

A sitting without a quorum decides nothing, and what waited goes on waiting. What objections have reopened comes
first, then whatever has waited longest; and the agenda has an end.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

import simpy

from gongshi.model.terms import ProjectKind
from gongshi.periods import Calendar
from gongshi_simulator.clock import midnight
from gongshi_simulator.draws import Counts
from gongshi_simulator.log import Sitting
from gongshi_simulator.scenario import CouncilRules

_ONE_DAY = timedelta(days=1)


class Planned(NamedTuple):
    """A sitting of the calendar and who will come to it."""

    day: date
    present: int
    is_quorate: bool


class Votes(NamedTuple):
    """How those present voted; nobody abstains."""

    present: int
    in_favour: int


def sitting_days(rules: CouncilRules, year: int, days: Calendar) -> tuple[date, ...]:
    """When the council sits: evenly over the months, each time on the first day worked from ``sitting_day`` on."""
    every = 12 // rules.sittings_a_year.value
    return tuple(_worked(date(year, month, rules.sitting_day.value), days) for month in range(every, 13, every))


def planned(rules: CouncilRules, present: Counts, year: int, days: Calendar) -> tuple[Planned, ...]:
    """The year's sittings and who comes: those drawn for the month in which the sitting was to be."""
    quorum = ceil(rules.members.value * rules.quorum.value)
    every = 12 // rules.sittings_a_year.value
    coming = present[every - 1 :: every].tolist()
    return tuple(
        Planned(day, here, here >= quorum) for day, here in zip(sitting_days(rules, year, days), coming, strict=True)
    )


def _worked(day: date, days: Calendar) -> date:
    while days.is_rest_day(day):
        day += _ONE_DAY
    return day


def votes(support: float, present: int) -> Votes:
    """The vote on an item that convinces the share ``support`` of those present, to the nearest whole member."""
    return Votes(present, int(support * present + 0.5))


def is_passed(vote: Votes, kind: ProjectKind, works_majority: Fraction) -> bool:
    """More than half of those present; for works ``works_majority`` of them or more.

    Source: no majority is published for this fund; see the scenario's ``works_majority``.
    """
    if kind is ProjectKind.WORKS:
        return vote.in_favour >= vote.present * works_majority
    return 2 * vote.in_favour > vote.present


class _Waiting(NamedTuple):
    """A project before the council; these sort in the order in which they are taken up."""

    is_first_decision: bool
    since: float
    project: int
    taken_up: simpy.Event


@dataclass(slots=True)
class Council:
    """Takes up at a sitting no more than ``agenda_items``, and each project that waits at one sitting only."""

    env: simpy.Environment
    calendar: Sequence[Planned]
    agenda_items: int
    sittings: list[Sitting]
    _waiting: list[_Waiting] = field(default_factory=list)

    def takes_up(self, project: int, *, again: bool = False) -> simpy.Event:
        """Happens at the sitting that takes up ``project``, with the number of members present."""
        taken_up = self.env.event()
        self._waiting.append(_Waiting(not again, self.env.now, project, taken_up))
        return taken_up

    def sits(self) -> Generator[simpy.Event, None, None]:
        """The council's year."""
        for sitting in self.calendar:
            yield self.env.timeout(midnight(sitting.day) - self.env.now)
            agenda = list(self._agenda()) if sitting.is_quorate else []
            self.sittings.append(Sitting(*sitting, tuple(item.project for item in agenda)))
            for item in agenda:
                item.taken_up.succeed(sitting.present)

    def _agenda(self) -> Iterator[_Waiting]:
        self._waiting.sort(key=lambda item: item[:3])
        for _ in range(min(self.agenda_items, len(self._waiting))):
            yield self._waiting.pop(0)
