"""What a planner asks of a year, measured on its projects' histories by the core's own state machine.

Pure functions of records; a day counts with all that happened on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi.history import State, steps
from gongshi.model.event import Redeliberated, RepVoted, Resolved
from gongshi.model.project import Project
from gongshi_simulator.bands import BAND_OF, Band
from gongshi_simulator.clock import days_in

Occupancy: TypeAlias = npt.NDArray[np.int16]

BANDS = tuple(Band)


class Lead(NamedTuple):
    """Days from a project's resolution to its closing; to the year's end for one that is not closed by then."""

    days: int
    is_closed: bool


class Measured(NamedTuple):
    """One year in numbers.

    ``occupancy`` projects in each band at the end of each day [day, band]. ``leads`` one for each resolution in
    force at the year's end. ``reopened`` projects decided again after objections.
    """

    occupancy: Occupancy
    leads: tuple[Lead, ...]
    reopened: int

    @property
    def closed(self) -> int:
        """How many of the projects in force are closed."""
        return sum(lead.is_closed for lead in self.leads)


def measured(projects: Sequence[Project], year: int) -> Measured:
    """The year in numbers. Before it is proposed a project is nowhere."""
    occupancy = np.zeros((days_in(year), len(BANDS)), dtype=np.int16)
    for project in projects:
        for day, until, state in _stays(project, year):
            occupancy[day:until, BANDS.index(BAND_OF[state])] += 1
    leads = tuple(lead for project in projects if (lead := _lead(project, year)) is not None)
    return Measured(occupancy, leads, sum(_is_reopened(project) for project in projects))


def _stays(project: Project, year: int) -> Iterator[tuple[int, int, State]]:
    """(first day, day after the last, state) of each state that the project is in, days counted from 0."""
    changes = [(_day(step.event.date, year), step.after) for step in steps(project, date(year, 12, 31))]
    ends = [*(day for day, _ in changes), days_in(year)][1:]
    for (day, state), end in zip(changes, ends, strict=True):
        if state is None:
            raise ValueError(f"the history of {project.id} has an event that cannot follow what was before it")
        yield day, end, state


def _day(day: date | None, year: int) -> int:
    if day is None or day.year != year:
        raise ValueError(f"an event of {year} needs its date in that year, got {day}")
    return day.timetuple().tm_yday - 1


def _lead(project: Project, year: int) -> Lead | None:
    """None for a project that no resolution is in force for."""
    end = date(year, 12, 31)
    resolved = [event.date for event in project.history if isinstance(event, Resolved) and event.date is not None]
    last = list(steps(project, end))[-1:]
    if not resolved or last[0].after is State.REJECTED:
        return None
    is_closed = last[0].after is State.CLOSED
    until = last[0].event.date if is_closed and last[0].event.date is not None else end
    return Lead((until - resolved[0]).days, is_closed)


def _is_reopened(project: Project) -> bool:
    return any(isinstance(event, Redeliberated | RepVoted) for event in project.history)
