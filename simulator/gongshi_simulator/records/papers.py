"""Which notices a community puts up in the two years, on which days, and under which ids.

One notice announces all that is posted on a day. The accounts are put up in the month after each quarter, on the tenth
or the next day worked, from the first money on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from gongshi.model.terms import Mode
from gongshi_simulator.clock import day_at
from gongshi_simulator.log import Kind
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.records.days import worked_from
from gongshi_simulator.records.happenings import Course
from gongshi_simulator.setting import Setting

_AFTER_A_QUARTER = (1, 4, 7, 10)
_DAY = 10


class Sort(IntEnum):
    """What a notice announces. Those of one day are numbered in this order."""

    ACCOUNTS = 0
    COLLECTION = 1
    SHORTLIST = 2
    RESOLUTION = 3
    CALL = 4
    CALL_FOR_CHILDREN = 5


class Paper(NamedTuple):
    """A notice that will be put up: of which project and round, where it is a call."""

    day: date
    sort: Sort
    project: int = -1
    attempt: int = 0


def papers(setting: Setting, year: CommunityYear, courses: Mapping[int, Course]) -> tuple[Paper, ...]:
    """All notices of both years, by day."""
    own = [course for project, course in courses.items() if project < year.draws.proposals]
    return tuple(
        sorted(
            {
                Paper(date(setting.scenario.year, 1, 1), Sort.COLLECTION),
                *_shortlist(own),
                *_of_courses(courses),
                *_calls_for_children(setting, year),
                *_accounts(setting, has_last_year=bool(year.draws.carried_in)),
            }
        )
    )


def notice_ids(all_papers: Sequence[Paper]) -> Mapping[Paper, str]:
    """The id of each: the year in which it was put up, and its number in it."""
    ids: dict[Paper, str] = {}
    for year, of_year in groupby(all_papers, key=lambda one: one.day.year):
        told = tuple(of_year)
        width = max(2, len(str(len(told))))
        ids |= {paper: f"{year}-n{at:0{width}d}" for at, paper in enumerate(told, 1)}
    return ids


def _shortlist(own: Sequence[Course]) -> Iterator[Paper]:
    """The list for the council: it is settled all at once."""
    listed = {one.day for course in own for one in course if one.event in {"shortlisted", "screened_out"}}
    yield from (Paper(day, Sort.SHORTLIST) for day in listed)


def _of_courses(courses: Mapping[int, Course]) -> Iterator[Paper]:
    for course in courses.values():
        yield from (Paper(one.day, Sort.RESOLUTION) for one in course if one.event == "posted")
        calls = [one for one in course if one.event == "called"]
        yield from (Paper(one.day, Sort.CALL, one.project, attempt) for attempt, one in enumerate(calls))


def _calls_for_children(setting: Setting, year: CommunityYear) -> Iterator[Paper]:
    """The calls for child projects: no event of the log, but the task at the desk that is asked for by the filing."""
    filed = {one.project: one.time for one in year.log.events if one.transition == "filed"}
    for turn in year.log.turns:
        is_done = turn.kind is Kind.WORKERS and turn.left < setting.days
        if is_done and turn.asked == filed.get(turn.project) and year.draws.mode[turn.project] is Mode.MICRO:
            yield Paper(day_at(turn.left, setting.scenario.year), Sort.CALL_FOR_CHILDREN, turn.project)


def _accounts(setting: Setting, *, has_last_year: bool) -> Iterator[Paper]:
    year = setting.scenario.year
    months = [date(year, month, _DAY) for month in _AFTER_A_QUARTER]
    if has_last_year:
        months += [date(year - 1, month, _DAY) for month in _AFTER_A_QUARTER[1:]]
    else:
        del months[0]
    yield from (Paper(worked_from(day, setting.rules.days), Sort.ACCOUNTS) for day in months)
