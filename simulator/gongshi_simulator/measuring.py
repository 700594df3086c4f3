"""What a planner asks of a year, measured on the logs of all its communities.

One replication after another is taken in and its log let go: what is kept of each is a row of numbers, and what all
have in common are counts. Counts and rows are the same in whatever chunks the replications came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongshi_simulator.clock import WorkClock
from gongshi_simulator.log import Kind
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import (
    OVERTURNED,
    STAGES,
    Happened,
    Numbers,
    Projects,
    Stage,
    Stays,
    happened,
    occupancy,
    projects,
    rows_before,
    standing,
    stays,
)
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import BATCHES, MOST_DAYS, WAYS, Number, Tally, nothing
from gongshi_simulator.ways import KIND_AND_MODE

_CAME_TO = {
    Number.SCREENED_OUT: "screened_out",
    Number.SHORTLISTED: "shortlisted",
    Number.REJECTED: "rejected",
    Number.CONTRACTED: "contracted",
    Number.DELIVERED: "delivered",
    Number.TERMINATED: "terminated",
}
_SECOND_DECISIONS = tuple(
    f"{by}/{outcome}" for by in ("redeliberated", "rep_voted") for outcome in ("upheld", "amended", "overturned")
)


class Year(NamedTuple):
    """A replication, as far as it is counted: columns by project, in fen and in days."""

    years: Sequence[CommunityYear]
    projects: Projects
    amount: Numbers
    contracted: Numbers
    is_in_force: npt.NDArray[np.bool_]
    is_unpaid: npt.NDArray[np.bool_]
    is_closed: npt.NDArray[np.bool_]
    closed_at: Floats


class Measuring:
    """Takes in replications, in the order of their numbers, and tells what they come to."""

    def __init__(self, setting: Setting, replications: Sequence[int]) -> None:
        self._setting = setting
        self._of = {number: at for at, number in enumerate(replications)}
        self._tally = nothing(setting.scenario.district.communities.value, replications, setting.days)
        self._month_ends = [begins - 1 for begins in setting.month_begins[1:]]

    @property
    def tally(self) -> Tally:
        """What has been taken in."""
        return self._tally

    def take_in(self, replication: int, years: Iterable[CommunityYear]) -> None:
        """Counts the year of all communities of the district under one number."""
        years, days = tuple(years), self._setting.days
        at, batch = self._of[replication], replication % BATCHES
        events = happened(years)
        of = projects(years, events, days)
        year = _year(years, of, events, days)
        self._count(at, year)
        self._follow(at, year)
        self._count_communities(at, year)
        self._count_stays(batch, year)
        held = occupancy(of, events, days)
        self._tally.occupancy[...] += held
        self._tally.month_ends[at] = held[self._month_ends]
        self._count_turns(at, years)

    def _count(self, at: int, year: Year) -> None:
        row, of, own = self._tally.numbers[at], year.projects, year.projects.is_own
        in_force, closed, scenario = year.is_in_force, year.is_closed, self._setting.scenario
        allocated = [round(scenario.funding.allocated.value * one.draws.size) for one in year.years]
        advance = np.where(of.has("started") & in_force, scenario.funding.paid_in_advance.value, 0.0)
        row[Number.CANDIDATES] = (own & of.has("proposed")).sum()
        row[Number.RESOLVED] = in_force.sum()
        row[Number.CLOSED] = closed.sum()
        row[Number.REOPENED] = (own & of.has(*_SECOND_DECISIONS)).sum()
        row[Number.ALLOCATED] = sum(allocated)
        row[Number.MONEY_RESOLVED] = year.amount[in_force].sum()
        row[Number.MONEY_CONTRACTED] = year.contracted[in_force].sum()
        row[Number.MONEY_PAID] = (year.contracted * np.where(closed, 1.0, advance)).sum()
        row[Number.MONEY_CLOSED] = year.amount[closed].sum()
        row[Number.CLOSING_DAY] = year.closed_at[in_force].sum()
        row[Number.CARRIED_IN] = sum(len(one.draws.carried_in) for one in year.years)
        row[Number.CARRIED_IN_CLOSED] = (~own & of.has("closed")).sum()

    def _follow(self, at: int, year: Year) -> None:
        """Counts how far projects came, and what waiting for the council took."""
        row, of, own = self._tally.numbers[at], year.projects, year.projects.is_own
        row[Number.PROPOSALS] = sum(one.draws.proposals for one in year.years)
        row[Number.SHORT_OF_MONEY] = (own & year.is_unpaid).sum()
        row[Number.OVERTURNED] = (own & of.has("resolved") & ~year.is_in_force).sum()
        for number, event in _CAME_TO.items():
            row[number] = (own & of.has(event)).sum()
        waits = stays(of, Stage.COUNCIL, self._setting.days)
        row[Number.COUNCIL_DAYS] = waits.days[~year.is_unpaid[waits.project]].sum()

    def _count_communities(self, at: int, year: Year) -> None:
        row, number = self._tally.numbers[at], len(year.years)
        community = year.projects.community
        resolved = np.bincount(community[year.is_in_force], minlength=number)
        closed = np.bincount(community[year.is_closed], minlength=number)
        reopened = year.projects.is_own & year.projects.has(*_SECOND_DECISIONS)
        last = np.zeros(number)
        np.maximum.at(last, community[year.is_in_force], year.closed_at[year.is_in_force])
        row[Number.ALL_CLOSED] = ((resolved > 0) & (resolved == closed)).sum()
        row[Number.ANY_REOPENED] = len(np.unique(community[reopened]))
        row[Number.LAST_CLOSING_DAY] = last.sum()
        self._tally.communities[at, [one.number for one in year.years]] = np.stack([resolved, closed], axis=1)

    def _count_stays(self, batch: int, year: Year) -> None:
        """Counts how long stages took, and how long from resolution to closing by way of carrying out."""
        of, days = year.projects, self._setting.days
        for number, stage in enumerate(STAGES):
            told = stays(of, stage, days)
            if stage is Stage.WHOLE:
                # What was overturned or ended early is not on its way to a closing.
                told = _only(told, (year.is_in_force & ~of.has("terminated"))[told.project])
                ways = _ways(year.years)[told.project]
                np.add.at(self._tally.leads[batch], (ways, told.is_ended.astype(int), _capped(told.days)), 1)
            np.add.at(self._tally.stays[batch, number], (told.is_ended.astype(int), _capped(told.days)), 1)

    def _count_turns(self, at: int, years: Sequence[CommunityYear]) -> None:
        """Counts how long the scarce were held, in days of their own, and who waits for them at each midnight."""
        turns = [turn for year in years for turn in year.log.turns]
        days = self._setting.days
        kind = np.frombuffer(bytes([turn.kind for turn in turns]), dtype=np.uint8).astype(np.int64)
        asked = np.array([turn.asked for turn in turns], dtype=np.float64)
        got = np.minimum([turn.got for turn in turns], days)
        left = np.minimum([turn.left for turn in turns], days)
        for clock, is_its in (
            (self._setting.office, kind != Kind.CONTRACTORS),
            (self._setting.everyday, kind == Kind.CONTRACTORS),
        ):
            held, of = _by_month(self._setting, clock, (got[is_its], left[is_its])), kind[is_its]
            for one in Kind:
                self._tally.busy[at, one] += held[of == one].sum(axis=0)
        queue = standing((asked.astype(np.int64), got.astype(np.int64)), kind, (days, len(Kind)))
        self._tally.queue[...] += queue
        self._tally.waited[at] = np.add.reduceat(queue, self._setting.month_begins[:-1]).T


def _year(years: Sequence[CommunityYear], of: Projects, events: Happened, days: int) -> Year:
    amount = np.concatenate([np.array(year.draws.amount, dtype=np.int64) for year in years])
    contracted = np.zeros(len(amount), dtype=np.int64)
    contracts = np.flatnonzero(events.signed)
    contracted[events.project[contracts]] = events.signed[contracts]
    is_in_force = of.is_own & of.has("resolved") & ~of.has(*OVERTURNED)
    closed_at = np.minimum(of.at("closed"), days)
    is_closed = is_in_force & (closed_at < days)
    return Year(years, of, amount, contracted, is_in_force, _unpaid(years, events), is_closed, closed_at)


def _unpaid(years: Sequence[CommunityYear], events: Happened) -> npt.NDArray[np.bool_]:
    """Which projects the council last took up without deciding [project]: what was left did not pay for them."""
    begins = rows_before(years)
    taken_up, told = (np.full(begins[-1], -np.inf) for _ in range(2))
    for begin, year in zip(begins, years, strict=False):
        for sitting in year.log.sittings:
            taken_up[[begin + project for project in sitting.projects]] = sitting.time
    # Those of a project follow each other in time, so that the last is what stays.
    told[events.project] = events.time
    return taken_up > told


_NUMBER_OF = {KIND_AND_MODE[way]: number for number, way in enumerate(WAYS)}


def _ways(years: Sequence[CommunityYear]) -> Numbers:
    """The way of carrying out each project, as its position among `WAYS`."""
    told = [_NUMBER_OF[one] for year in years for one in zip(year.draws.kind, year.draws.mode, strict=True)]
    return np.array(told, dtype=np.int64)


def _only(told: Stays, is_counted: npt.NDArray[np.bool_]) -> Stays:
    return Stays(told.project[is_counted], told.days[is_counted], told.is_ended[is_counted])


def _capped(days: Numbers) -> Numbers:
    return np.minimum(days, MOST_DAYS)


def _by_month(setting: Setting, clock: WorkClock, turns: tuple[Floats, Floats]) -> Floats:
    """How long each turn, from when it was got to when it was given back, lasts in each month [turn, month]."""
    months = clock.by(setting.month_begins)
    got, left = (clock.by(time)[:, np.newaxis] for time in turns)
    held: Floats = np.clip(left, months[:-1], months[1:]) - np.clip(got, months[:-1], months[1:])
    return held
