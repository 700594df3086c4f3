"""What happened to each project, by day: this year's from the log, last year's for the projects that it left behind.

A day is all that records know. The log's ``started`` of a project that was carried in only resumes its work, which
began last year; it is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from gongshi_simulator.clock import day_at
from gongshi_simulator.log import Log
from gongshi_simulator.setting import Setting


class Happening(NamedTuple):
    """An event of a project. ``amounts``: as in the log's `Event`."""

    day: date
    project: int
    transition: str
    amounts: tuple[int, ...] = ()

    @property
    def event(self) -> str:
        """The kind of event, without its outcome."""
        return self.transition.partition("/")[0]

    @property
    def outcome(self) -> str:
        """The outcome; empty for an event that has none."""
        return self.transition.partition("/")[2]


Course: TypeAlias = tuple[Happening, ...]
"""All that happened to one project, in order."""


def courses(setting: Setting, log: Log, before: Mapping[int, Course]) -> Mapping[int, Course]:
    """The course of every project; ``before`` is what last year saw of those that were carried in."""
    year = setting.scenario.year
    of: dict[int, list[Happening]] = {project: list(course) for project, course in before.items()}
    for time, project, transition, amounts in log.events:
        if transition != "started" or project not in before:
            of.setdefault(project, []).append(Happening(day_at(time, year), project, transition, amounts))
    return {project: tuple(course) for project, course in of.items()}


def first(course: Sequence[Happening], event: str) -> Happening | None:
    """The first event of this kind; None where there is none."""
    return next((one for one in course if one.event == event), None)
