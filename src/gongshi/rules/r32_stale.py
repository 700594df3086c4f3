"""No project is left lying.

过了计划完工日很久还没有完工，或者完工很久还没有验收的，要写明情况。天数是假定，各地可以自己定。

Work is not more than ``work_days`` past the last day of its contract (of its plan, where no contract says one), and
what is delivered, or mended, has been accepted or refused within ``acceptance_days``. Where a later event tells that
the work is over, though one before it is missing, it is not late.

施工不超过合同最后一天（没有合同或合同没有写的看计划）``work_days`` 天；完工或者整改完成
以后 ``acceptance_days`` 天之内要有验收的结论。后面已记有完工、验收、评议、结项或终止的，即使中间漏记了一步，也不算拖。

Parameters: ``work_days``: how many days work may go on beyond its planned end (assumed).

参数：``work_days``：超过计划完工日最多几天（假定）。

Parameters: ``acceptance_days``: how many days delivered work may wait for its acceptance (assumed).

参数：``acceptance_days``：完工后最多等几天验收（假定）。

Source: assumed; the report on Wuhou has weekly inspection and monthly reports, but no number of days.

来源：假定；报道有周督察、月通报，没有写天数。

Passes (judged on 30 July 2026 | 2026年7月30日检查):

    planned_end: 2026-06-30
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: started}

Fails:

    planned_end: 2026-06-29
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: started}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from gongshi.deadlines import work_ends
from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import State, state_of, steps
from gongshi.model.event import (
    EVENT_WORDS,
    Accepted,
    Closed,
    Contracted,
    Delivered,
    Evaluated,
    Rectified,
    Started,
    Terminated,
)
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.place import Place
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import Answer, Verdict, broken, holds, unknown

ID = "R32"
NAME = Message(zh="项目不拖延", en="no project is left lying")


_PAST_WORK = Delivered | Accepted | Evaluated | Closed | Terminated


class Parameters(Entry):
    """What a rule pack may set."""

    work_days: Annotated[Count, Field(le=730)] = 30
    acceptance_days: Annotated[Count, Field(le=730)] = 45


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each project in progress or delivered."""
    for project in fund.projects:
        verdict = _of_project(project, state_of(project, fund, as_of), as_of, parameters)
        if (verdict is None or verdict.answer is not Answer.HOLDS) and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)
        elif verdict is not None:
            yield verdict


def _of_project(project: Project, state: State, as_of: date, parameters: Parameters) -> Verdict | None:
    if state in {State.CONTRACTED, State.IN_PROGRESS}:
        return None if _is_past_work(project, as_of) else _of_work(project, as_of, parameters.work_days)
    if state is State.DELIVERED:
        return _of_delivered(project, as_of, parameters.acceptance_days)
    return None


def _is_past_work(project: Project, as_of: date) -> bool:
    """Whether a later event tells that the work is over, though it leads nowhere: what came before it is missing."""
    happened = list(steps(project, as_of))
    begun = max(step.at for step in happened if isinstance(step.event, Contracted | Started))
    return any(step.at > begun and isinstance(step.event, _PAST_WORK) for step in happened)


def _of_work(project: Project, as_of: date, days: int) -> Verdict:
    end = work_ends(project, as_of)
    if end is None:
        return unknown(
            project.place("title"),
            "没有写计划何时完工 planned_end，不知道拖没拖",
            "when the work is to end is not written, so whether it is late is not known",
        )
    late = (as_of - end).days
    if late <= days:
        return holds(_end_place(project, end))
    return broken(
        _end_place(project, end),
        f"计划 {end} 完工，到 {as_of} 已过{late}天；完工了请写 delivered，延期的请签补充协议，做不下去的请终止",
        f"the work was to end on {end}, {late} days before {as_of}; write delivered, amend the contract, or terminate",
    )


def _end_place(project: Project, end: date) -> Place:
    for at, event in reversed(list(enumerate(project.history))):
        if isinstance(event, Contracted) and event.last_day == end:
            return project.place("history", at, "last_day")
    return project.place("planned_end")


def _of_delivered(project: Project, as_of: date, days: int) -> Verdict:
    happened = list(steps(project, as_of))
    ready = [step for step in happened if isinstance(step.event, Delivered | Rectified)]
    if not ready or any(isinstance(step.event, Accepted) and step.at > ready[-1].at for step in happened):
        return holds(project.place("history"))
    place = project.place("history", ready[-1].at, "date")
    day = ready[-1].event.date
    words = EVENT_WORDS[ready[-1].event.event]
    if day is None:
        return unknown(
            place,
            f"{words.zh}没有写日期，不知道等了多久",
            f"{words.en}, but without a date, so how long it waits is not known",
        )
    waited = (as_of - day).days
    if waited <= days:
        return holds(place)
    return broken(
        place,
        f"{day} {words.zh}，到 {as_of} 已等{waited}天还没有验收；最晚 {day + timedelta(days=days)} 验收",
        f"{words.en} on {day} and by {as_of} not accepted for {waited} days; accept or refuse it within {days} days",
    )


_NOT_COVERED = (
    "记录只到议决为止，不知道完工没有",
    "the records end with the resolution; whether the work is done is not known",
)
