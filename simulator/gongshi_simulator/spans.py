"""Where projects stand, and how long they stay: columns of numbers worked out of the logs of one replication.

Pure functions. A day counts with all that happened on it; what the year does not see ended counts for as long as it
was seen. Times are days since the year began, inf for what did not happen in it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi.history import TRANSITIONS
from gongshi.model.terms import Term
from gongshi_simulator.bands import BAND_OF, Band
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.streams import Floats

Numbers: TypeAlias = npt.NDArray[np.int64]

CONFIRMED = "confirmed"
"""No event of a record: a posting is over and nothing stands against it."""


class Stage(Term):
    """A stretch of a project's way, between two events."""

    SORTING = "sorting", "征集梳理", "collecting and sorting"
    COUNCIL = "council", "等待议决", "waiting for the council"
    POSTING = "posting", "公示和再议", "posting, deciding again"
    FILING = "filing", "街道备案", "filing"
    CONTRACTING = "contracting", "选定签约", "contracting"
    WORK = "work", "实施", "the work"
    JUDGING = "judging", "验收评议", "acceptance and evaluation"
    WHOLE = "whole", "议决到结项", "resolution to closing"


OVERTURNED = ("redeliberated/overturned", "rep_voted/overturned")
_FROM_TO: Mapping[Stage, tuple[str, tuple[str, ...]]] = {
    Stage.SORTING: ("proposed", ("shortlisted", "screened_out")),
    Stage.COUNCIL: ("shortlisted", ("resolved", "rejected")),
    Stage.POSTING: ("resolved", (CONFIRMED, *OVERTURNED)),
    Stage.FILING: (CONFIRMED, ("filed",)),
    Stage.CONTRACTING: ("filed", ("contracted",)),
    Stage.WORK: ("contracted", ("delivered", "terminated")),
    Stage.JUDGING: ("delivered", ("closed",)),
    Stage.WHOLE: ("resolved", ("closed",)),
}
STAGES = tuple(Stage)
BANDS = tuple(Band)
EVENTS = (*TRANSITIONS, CONFIRMED)
EVENT = {name: number for number, name in enumerate(EVENTS)}


def _band_after(transition: str) -> int:
    """The band that an event leads to. Where it leads to several, the simulator has it in the first of their states."""
    return BANDS.index(BAND_OF[next(iter(TRANSITIONS[transition].values()))])


BAND_AFTER = np.array([_band_after(name) for name in TRANSITIONS])
"""Position in `BANDS`, by that in `EVENTS`."""


class Happened(NamedTuple):
    """All events of a replication, sorted by project and then by time: columns of one length.

    ``project`` counts through all communities, those of one after those of another. ``signed``: fen that an event signs
    a contract for; 0 where it signs none.
    """

    project: Numbers
    event: Numbers
    time: Floats
    signed: Numbers


class Projects(NamedTuple):
    """The projects of a replication: columns of one length, but for ``first``, which is [project, `EVENTS`].

    ``community``: its position among the years. ``is_own``: of this year, not carried in. ``first``: when each kind of
    event happened first.
    """

    community: Numbers
    is_own: npt.NDArray[np.bool_]
    first: Floats

    def at(self, event: str) -> Floats:
        """When an event happened first [project]."""
        return self.first[:, EVENT[event]]

    def has(self, *events: str) -> npt.NDArray[np.bool_]:
        """Whether one of these events happened [project]."""
        earliest: Floats = self.first[:, [EVENT[one] for one in events]].min(axis=1)
        return np.isfinite(earliest)


class Stays(NamedTuple):
    """Whole days in a stage: columns of one length; for what had not ended, as many as were seen of it."""

    project: Numbers
    days: Numbers
    is_ended: npt.NDArray[np.bool_]


def rows_before(years: Sequence[CommunityYear]) -> list[int]:
    """The number of the first project of each community, and of one that would come after all."""
    rows = [len(year.draws.amount) for year in years]
    return [0, *accumulate(rows)]


def happened(years: Sequence[CommunityYear]) -> Happened:
    """The events of all communities in one replication."""
    logs = [year.log.events for year in years]
    before = np.repeat(rows_before(years)[:-1], [len(events) for events in logs])
    told = list(chain.from_iterable(logs))
    project = np.array([one.project for one in told], dtype=np.int64) + before
    event = np.array([EVENT[one.transition] for one in told], dtype=np.int64)
    time = np.array([one.time for one in told], dtype=np.float64)
    signed = np.zeros(len(told), dtype=np.int64)
    contracts = np.flatnonzero(event == EVENT["contracted"])
    signed[contracts] = [told[one].amounts[0] for one in contracts.tolist()]
    order = np.argsort(project, kind="stable")
    return Happened(project[order], event[order], time[order], signed[order])


def projects(years: Sequence[CommunityYear], events: Happened, days: int) -> Projects:
    """What became of every project that came up, and of every proposal that is none: nothing."""
    before = rows_before(years)
    first = np.full((before[-1], len(EVENTS)), math.inf)
    # Of several of a kind the first is to stay, so it is written last.
    first[events.project[::-1], events.event[::-1]] = events.time[::-1]
    for begin, year in zip(before, years, strict=False):
        for posting in year.log.postings:
            if not posting.is_challenged and posting.over < days:
                first[begin + posting.project, EVENT[CONFIRMED]] = posting.over
    rows = np.diff(before)
    within = np.arange(before[-1]) - np.repeat(before[:-1], rows)
    return Projects(
        community=np.repeat(np.arange(len(years)), rows),
        is_own=within < np.repeat([year.draws.proposals for year in years], rows),
        first=first,
    )


def stays(of: Projects, stage: Stage, days: int) -> Stays:
    """How long each of the year's own projects that came to ``stage`` was in it."""
    begins, ends = _FROM_TO[stage]
    begun = of.at(begins)
    ended = of.first[:, [EVENT[one] for one in ends]].min(axis=1)
    project = np.flatnonzero(of.is_own & np.isfinite(begun))
    until = np.where(np.isfinite(ended), ended, days - 1)[project].astype(np.int64)
    return Stays(project, until - begun[project].astype(np.int64), np.isfinite(ended[project]))


def occupancy(of: Projects, events: Happened, days: int) -> Numbers:
    """How many of the year's own projects stand in each band when a day is over [day, band]."""
    is_own = of.is_own[events.project]
    project, band, day = events.project[is_own], BAND_AFTER[events.event[is_own]], events.time[is_own].astype(np.int64)
    until = np.full(len(day), days)
    until[:-1] = np.where(project[1:] == project[:-1], day[1:], days)
    return standing((day, until), band, (days, len(BANDS)))


def standing(between: tuple[Numbers, Numbers], column: Numbers, shape: tuple[int, int]) -> Numbers:
    """How many are there at the end of each day [day, column], ``between`` the days of their coming and their going.

    ``shape``: days, which all come before the end of, and columns.
    """
    days, columns = shape
    came, went = (np.bincount(day * columns + column, minlength=(days + 1) * columns) for day in between)
    return (came - went).reshape(days + 1, columns)[:-1].cumsum(axis=0)
