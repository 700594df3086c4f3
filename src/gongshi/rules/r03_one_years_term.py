"""A resolution carries one year's money, and a contract runs for at most a year.

一次议决只管一个年度的钱，合同期限不超过十二个月。期限跨过年底的只作提示：公开的项目里有跨年的，没有见到禁止。

The amount of a resolution is a single number: one by year is refused when the file is read, in this rule's words.
A contract (or, before there is one, the plan) over ``months`` is too long; what a contract agrees on the plan cannot
tell, so one without its first or last day is unknown. One that only runs on beyond the end of its fiscal year is told
with a level of its own.

议决的金额只是一个数；按年度分写几个数的，读文件时就按这一条拒绝。合同（还没有合同的看计划）超过 ``months`` 个月就太
长；合同没有写第一天或最后一天的，不能拿计划来顶，算不知道。只是跨过年底的，另定级别。

Parameters: ``months``: how many months a contract may run.

参数：``months``：合同最多几个月。

Parameters: ``over_year_end``: the level of a term that runs on beyond the fiscal year.

参数：``over_year_end``：期限跨过年底的，按哪一级提示。

Source: the report on Wuhou forbids 一议定多年; that twelve months are enough is inferred from published calls, whose
longest terms are twelve months and cross the year's end (Jifu 2025).

来源：央广网2022年报道禁止“一议定多年”；十二个月以内可以，是从公开的征集公告推断的，其中最长的期限是十二个月，并且跨
年（吉福社区2025年）。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: contracted, amount: 38700.00, first_day: 2026-04-01, last_day: 2026-12-20}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: contracted, amount: 38700.00, first_day: 2026-04-01, last_day: 2027-04-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import Field

from gongshi.findings import Level, Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Contracted, Resolved
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.place import Place
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import Answer, Verdict, broken, holds, unknown

ID = "R03"
NAME = Message(zh="不得跨多年", en="one year's money, one year's term")


class Parameters(Entry):
    """What a rule pack may set."""

    months: Annotated[Count, Field(ge=1, le=60)] = 12
    over_year_end: Level = Level.INFO


class _Term(NamedTuple):
    """From when to when work is to go on, and where its last day is written."""

    first_day: date | None
    last_day: date | None
    place: Place


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each contract, or for the plan of a resolved project that has none."""
    for project in fund.projects:
        happened = list(steps(project, as_of))
        contracts = [
            _contracts_term(project, step.at, step.event) for step in happened if isinstance(step.event, Contracted)
        ]
        for term in contracts:
            yield _of_term(term, project.fiscal_year, parameters)
        if not contracts and any(isinstance(step.event, Resolved) for step in happened):
            plan = _of_term(_planned_term(project), project.fiscal_year, parameters)
            # A contract that the records leave out may run otherwise than the plan.
            is_open = plan.answer is not Answer.BROKEN and record_ends(project, fund, as_of)
            yield unknown(project.place("history"), *_NOT_COVERED) if is_open else plan


def _planned_term(project: Project) -> _Term:
    return _Term(project.planned_start, project.planned_end, project.place("planned_end"))


def _contracts_term(project: Project, at: int, contract: Contracted) -> _Term:
    return _Term(contract.first_day, contract.last_day, project.place("history", at, "last_day"))


def _of_term(term: _Term, fiscal_year: int | None, parameters: Parameters) -> Verdict:
    first, last, place = term
    if first is None or last is None:
        return unknown(
            place,
            "没有写期限的第一天或最后一天，不知道有多长",
            "the first or the last day of the term is not written, so its length is not known",
        )
    longest = _months_later(first, parameters.months) - timedelta(days=1)
    if last > longest:
        return broken(
            place,
            f"期限从 {first} 到 {last}，超过{parameters.months}个月；最晚到 {longest}，以后的另行议决",
            f"the term of {first} to {last} is over {parameters.months} months; end it by {longest} "
            "and resolve what comes after anew",
        )
    if fiscal_year is None:
        return unknown(
            place,
            "没有写年度 fiscal_year，不知道期限跨没跨过年底",
            "the fiscal year is not written, so whether the term runs beyond it is not known",
        )
    if last > date(fiscal_year, 12, 31):
        return broken(
            place,
            f"期限到 {last}，跨过了{fiscal_year}年度的年底；跨年的部分不能用下一年度的钱",
            f"the term ends on {last}, beyond the year {fiscal_year}; the next year's money is not part of it",
            level=parameters.over_year_end,
        )
    return holds(place)


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the first of the month after, where that month has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + years, month=month + 1)
    except ValueError:
        return date(day.year + years, month + 2, 1)


_NOT_COVERED = (
    "记录只到议决为止，不知道期限多长",
    "the records end with the resolution; how long the work goes on is not known",
)
