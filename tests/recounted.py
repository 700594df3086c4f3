"""What simulated years come to, counted once more: project by project and day by day, slowly and without columns.

Shares nothing with the simulator's own counting but the names of what is counted and the core's state machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from gongshi.history import TRANSITIONS, State
from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.bands import BAND_OF, Band
from gongshi_simulator.clock import day_at
from gongshi_simulator.log import Event, Kind
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import Stage
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import BATCHES, MOST_DAYS, Number
from gongshi_simulator.ways import Way

_ENDS: Mapping[Stage, tuple[str, tuple[str, ...]]] = {
    Stage.SORTING: ("proposed", ("shortlisted", "screened_out")),
    Stage.COUNCIL: ("shortlisted", ("resolved", "rejected")),
    Stage.POSTING: ("resolved", ("posting over", "redeliberated/overturned", "rep_voted/overturned")),
    Stage.FILING: ("posting over", ("filed",)),
    Stage.CONTRACTING: ("filed", ("contracted",)),
    Stage.WORK: ("contracted", ("delivered", "terminated")),
    Stage.JUDGING: ("delivered", ("closed",)),
    Stage.WHOLE: ("resolved", ("closed",)),
}


class Told(NamedTuple):
    """One of the year's own projects, with when each kind of event happened first."""

    year: CommunityYear
    project: int
    events: tuple[Event, ...]
    first: Mapping[str, float]

    @property
    def amount(self) -> int:
        """In fen."""
        return self.year.draws.amount[self.project]

    @property
    def is_reopened(self) -> bool:
        return any(name.startswith(("redeliberated", "rep_voted")) for name in self.first)

    @property
    def is_in_force(self) -> bool:
        return "resolved" in self.first and not any(name.endswith("/overturned") for name in self.first)

    @property
    def is_unpaid(self) -> bool:
        """Whether the council had it on its agenda last and told nothing of it, as the money left did not do."""
        taken_up = [sitting.time for sitting in self.year.log.sittings if self.project in sitting.projects]
        return bool(taken_up) and all(event.time != taken_up[-1] for event in self.events)

    @property
    def contracted(self) -> int:
        """In fen, 0 without a contract."""
        return next((event.amounts[0] for event in self.events if event.transition == "contracted"), 0)

    @property
    def way(self) -> Way:
        """As the simulator's own ways, written out."""
        if self.year.draws.kind[self.project] is ProjectKind.WORKS:
            return Way.WORKS
        ways = {Mode.COMMISSIONED: Way.COMMISSIONED, Mode.MICRO: Way.MICRO, Mode.SELF_ORG: Way.SELF_RUN}
        return ways[self.year.draws.mode[self.project]]

    def bands(self, days: int) -> Iterator[tuple[int, Band]]:
        """Where the project stands when each day is over."""
        state, left = State.PROPOSED, list(self.events)
        for day in range(days):
            while left and left[0].time < day + 1:
                state = TRANSITIONS[left.pop(0).transition][state]
            if self.events[0].time < day + 1:
                yield day, BAND_OF[state]

    def stays(self, days: int) -> Iterator[tuple[Stage, bool, int]]:
        """The stages that the project came to, whether it came through, and for how many days it was seen in them."""
        for stage, (begins, ends) in _ENDS.items():
            is_counted = stage is not Stage.WHOLE or (self.is_in_force and "terminated" not in self.first)
            if begins in self.first and is_counted:
                ended = [self.first[one] for one in ends if one in self.first]
                until = math.floor(min(ended)) if ended else days - 1
                yield stage, bool(ended), until - math.floor(self.first[begins])


def own_projects(years: Sequence[CommunityYear], days: int) -> tuple[Told, ...]:
    """The projects of this year, of all communities."""
    return tuple(
        Told(year, project, events, _first(year, project, events, days))
        for year in years
        for project in year.draws.candidates
        if (events := tuple(event for event in year.log.events if event.project == project))
    )


def _first(year: CommunityYear, project: int, events: Sequence[Event], days: int) -> dict[str, float]:
    first: dict[str, float] = {}
    for event in events:
        first[event.transition] = min(first.get(event.transition, math.inf), event.time)
    for posting in year.log.postings:
        if posting.project == project and posting.counted < posting.needed and posting.over < days:
            first["posting over"] = posting.over
    return first


def numbers(setting: Setting, years: Sequence[CommunityYear]) -> dict[str, float]:
    """What `Number` names."""
    told, days, funding = own_projects(years, setting.days), setting.days, setting.scenario.funding
    in_force = [one for one in told if one.is_in_force]
    closed = [one for one in in_force if "closed" in one.first]
    allocated = {year.number: round(funding.allocated.value * year.draws.size) for year in years}
    by_community = [([p for p in in_force if p.year is year], [p for p in closed if p.year is year]) for year in years]
    advance = funding.paid_in_advance.value
    found = {
        Number.CANDIDATES: len(told),
        Number.RESOLVED: len(in_force),
        Number.CLOSED: len(closed),
        Number.REOPENED: sum(one.is_reopened for one in told),
        Number.ALLOCATED: sum(allocated.values()),
        Number.MONEY_RESOLVED: sum(one.amount for one in in_force),
        Number.MONEY_CONTRACTED: sum(one.contracted for one in in_force),
        Number.MONEY_PAID: sum(
            one.contracted * (1 if "closed" in one.first else advance if "started" in one.first else 0)
            for one in in_force
        ),
        Number.MONEY_CLOSED: sum(one.amount for one in closed),
        Number.ALL_CLOSED: sum(len(those) == len(done) > 0 for those, done in by_community),
        Number.ANY_REOPENED: len({one.year.number for one in told if one.is_reopened}),
        Number.CLOSING_DAY: sum(one.first.get("closed", days) for one in in_force),
        Number.LAST_CLOSING_DAY: sum(
            max((one.first.get("closed", days) for one in those), default=0) for those, _ in by_community
        ),
        Number.CARRIED_IN: sum(len(year.draws.carried_in) for year in years),
        Number.CARRIED_IN_CLOSED: sum(
            event.transition == "closed" and event.project in year.draws.carried_in
            for year in years
            for event in year.log.events
        ),
    }
    return {one.name: float(value) for one, value in (found | _how_far(told, years, days)).items()}


def _how_far(told: Sequence[Told], years: Sequence[CommunityYear], days: int) -> dict[Number, int]:
    """How far projects came, and how long the council let those wait that it had the money for."""
    came_to = {
        Number.SCREENED_OUT: "screened_out",
        Number.SHORTLISTED: "shortlisted",
        Number.REJECTED: "rejected",
        Number.CONTRACTED: "contracted",
        Number.DELIVERED: "delivered",
        Number.TERMINATED: "terminated",
    }
    waits = [stay for one in told if not one.is_unpaid for stage, _, stay in one.stays(days) if stage is Stage.COUNCIL]
    return {number: sum(name in one.first for one in told) for number, name in came_to.items()} | {
        Number.PROPOSALS: sum(year.draws.proposals for year in years),
        Number.SHORT_OF_MONEY: sum(one.is_unpaid for one in told),
        Number.OVERTURNED: sum("resolved" in one.first and not one.is_in_force for one in told),
        Number.COUNCIL_DAYS: sum(waits),
    }


def communities(setting: Setting, years: Sequence[CommunityYear]) -> list[list[int]]:
    """Resolved and closed, by community."""
    told = own_projects(years, setting.days)
    return [
        [
            sum(one.is_in_force for one in told if one.year.number == number),
            sum(one.is_in_force and "closed" in one.first for one in told if one.year.number == number),
        ]
        for number in range(setting.scenario.district.communities.value)
    ]


def occupancy(setting: Setting, years: Sequence[CommunityYear]) -> Floats:
    """Projects when a day is over [day, band]."""
    counts = np.zeros((setting.days, len(Band)))
    for one in own_projects(years, setting.days):
        for day, band in one.bands(setting.days):
            counts[day, list(Band).index(band)] += 1
    return counts


def stays(setting: Setting, years: Sequence[CommunityYear], replication: int) -> tuple[Floats, Floats]:
    """How many took so many days: by stage, and by way from resolution to closing."""
    by_stage = np.zeros((BATCHES, len(Stage), 2, MOST_DAYS + 1))
    by_way = np.zeros((BATCHES, len(Way), 2, MOST_DAYS + 1))
    for one in own_projects(years, setting.days):
        for stage, is_ended, days in one.stays(setting.days):
            by_stage[replication % BATCHES, list(Stage).index(stage), int(is_ended), days] += 1
            if stage is Stage.WHOLE:
                by_way[replication % BATCHES, list(Way).index(one.way), int(is_ended), days] += 1
    return by_stage, by_way


def queue(setting: Setting, years: Sequence[CommunityYear]) -> Floats:
    """Turns that are waited for at the midnight after each day [day, kind]."""
    counts = np.zeros((setting.days, len(Kind)))
    for year in years:
        for turn in year.log.turns:
            for day in range(math.floor(turn.asked), setting.days):
                counts[day, turn.kind] += turn.asked < day + 1 <= turn.got
    return counts


def busy(setting: Setting, years: Sequence[CommunityYear]) -> Floats:
    """How long the scarce are held, in working days, contractors in days [kind, month]."""
    held = np.zeros((len(Kind), 12))
    for year in years:
        for turn in year.log.turns:
            for day in range(math.floor(min(turn.got, setting.days)), math.ceil(min(turn.left, setting.days))):
                is_worked = not setting.rules.days.is_rest_day(day_at(day, setting.scenario.year))
                if is_worked or turn.kind is Kind.CONTRACTORS:
                    month = day_at(day, setting.scenario.year).month - 1
                    held[turn.kind, month] += max(0.0, min(turn.left, day + 1) - max(turn.got, day))
    return held
