"""One resolution is for one fiscal year.

一年一议：项目在自己年度的周期里议决，一项议决不能用到两个年度；接着上年做的，要有自己的议决。

A project has its own fiscal year; it is resolved in that year's cycle; one resolution is not used by projects of
two fiscal years; a project that continues last year's has a resolution of its own. Resolutions are told apart by
``resolution`` (their number), or where that is not written by their meeting.

每个项目有自己的年度，在那个年度的周期里议决；同一项议决不能用到两个年度的项目；接续上年的项目要有自己的议决。议决用
``resolution``（文号）区分，没有写文号的用会议区分。

Parameters: ``months_before``: how many months before the fiscal year its cycle of resolutions begins.

参数：``months_before``：年度开始前几个月起，算这个年度的议决周期。

Source: the report on Wuhou forbids 一议定多年 (one resolution for several years).

来源：央广网2022年报道禁止“一议定多年”。

Passes:

    fiscal_year: 2026
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}

Fails:

    fiscal_year: 2027
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import State, steps
from gongshi.model.event import Resolved
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.model.terms import Basis
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R02"
NAME = Message(zh="一年一议，不得一议定多年", en="one resolution, one year")


_BEFORE_DECISION = (State.PROPOSED, State.SHORTLISTED, State.DEFERRED)
_ENDED_WITHOUT_WORK = (State.SCREENED_OUT, State.REJECTED, State.TERMINATED)


class Parameters(Entry):
    """What a rule pack may set."""

    months_before: Annotated[Count, Field(le=24)] = 3


class _Use(NamedTuple):
    """One resolution used by one project: its position in the history, and what names it there."""

    at: int
    event: Resolved
    key: str
    name: str


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each project that was resolved or continues another."""
    years: dict[str, set[int]] = defaultdict(set)
    for project in fund.projects:
        for use in _uses(project, as_of):
            if project.fiscal_year is not None:
                years[use.name].add(project.fiscal_year)
    for project in fund.projects:
        uses = _uses(project, as_of)
        if uses:
            yield _of_resolved(project, uses, years, parameters)
        elif project.continues is not None and _has_moved_on(project, as_of):
            yield broken(
                project.place("continues"),
                f"接续 {project.continues}，却没有自己的议决；每个年度都要重新议决",
                f"continues {project.continues} without a resolution of its own; each year is resolved anew",
            )


def _uses(project: Project, as_of: date) -> list[_Use]:
    uses = []
    for step in steps(project, as_of):
        if isinstance(step.event, Resolved):
            key = "resolution" if step.event.resolution is not None else "meeting"
            name = step.event.resolution or step.event.meeting
            uses.append(_Use(step.at, step.event, key, f"{key} {name}" if name else ""))
    return uses


def _has_moved_on(project: Project, as_of: date) -> bool:
    """Whether anything happened to the project that only follows a resolution."""
    reached = {step.after or step.before for step in steps(project, as_of)}
    return not reached <= {*_BEFORE_DECISION, *_ENDED_WITHOUT_WORK}


def _of_resolved(project: Project, uses: list[_Use], years: Mapping[str, set[int]], parameters: Parameters) -> Verdict:
    year = project.fiscal_year
    if year is None:
        return unknown(project.place("title"), "没有写年度 fiscal_year", "the fiscal year is not written")
    for use in uses:
        first = min(years[use.name], default=year) if use.name else year
        if first < year:
            return broken(
                project.place("history", use.at, use.key),
                f"这项议决既用于{first}年度，又用于{year}年度；一项议决只管一个年度；分开议决的，请各写各的文号",
                f"this resolution serves {first} and {year}; one resolution is for one year, "
                "and separate resolutions carry their own numbers",
            )
    return _in_cycle(project, uses, year, parameters.months_before)


def _in_cycle(project: Project, uses: list[_Use], year: int, months_before: int) -> Verdict:
    first = _months_earlier(year, months_before)
    for use in uses:
        place = project.place("history", use.at, "date")
        if use.event.date is None:
            return unknown(
                place, "议决没有写日期，不知是否在本年度周期内", "the resolution has no date, so its cycle is not known"
            )
        if not first <= use.event.date <= date(year, 12, 31):
            return broken(
                place,
                f"{year}年度的项目在 {use.event.date} 议决；应在 {first} 至 {year}-12-31 之间议决",
                f"a project of {year} was resolved on {use.event.date}; resolve it between {first} and {year}-12-31",
                basis=Basis.ASSUMED,
            )
    return holds(project.place("history", uses[0].at))


def _months_earlier(year: int, months: int) -> date:
    years, left = divmod(months, 12)
    return date(year - years, 1, 1) if left == 0 else date(year - years - 1, 13 - left, 1)
