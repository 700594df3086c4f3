"""A resolution is posted soon.

议决以后要及时公示。报道只说“及时”，没有说几天；天数是假定，各地可以自己定。

Between a decision (a first one, or one made again after objections) and the first day of its posting there are at
most ``days``. Until then a decision that has not been posted is "unknown".

从议决（第一次的，或者有异议以后重新议定的）到公示第一天，最多 ``days`` 天。还没有满这些天的，没有公示也只算“无法判
断”。

Parameters: ``days``: how many days the posting may take (assumed; the source has none).

参数：``days``：最多几天之内要公示（假定，报道没有写）。

Source: the report on Wuhou: the result is made public 及时规范 (in time and in due form), without a number.

来源：央广网2022年报道要求议决结果“及时规范”公示，没有写几天。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-12, event: posted, notice: 2026-n03}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-13, event: posted, notice: 2026-n03}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Posted
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.rules.coverage import record_ends
from gongshi.rules.deciding import in_force, next_posting
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R07"
NAME = Message(zh="议决后及时公示", en="a resolution is posted soon")


class Parameters(Entry):
    """What a rule pack may set."""

    days: Annotated[Count, Field(le=366)] = 7


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each decision; none where the project went on without a posting, which other rules judge."""
    for project in fund.projects:
        happened = list(steps(project, as_of))
        if record_ends(project, fund, as_of) and not any(isinstance(step.event, Posted) for step in happened):
            yield unknown(project.place("history"), *_NOT_COVERED)
            continue
        for decision in happened:
            if in_force(decision.event):
                yield from _of_decision(project, decision, happened, as_of, parameters.days)


def _of_decision(project: Project, decision: Step, happened: list[Step], as_of: date, days: int) -> Iterator[Verdict]:
    posted = next_posting(decision, happened)
    place = project.place("history", decision.at, "date")
    if posted is None:
        if happened[-1] is decision:
            yield _not_posted(project, decision, as_of, days)
    elif decision.event.date is None or posted.event.date is None:
        yield unknown(place if decision.event.date is None else project.place("history", posted.at), *_NO_DATE)
    elif posted.event.date > (due := decision.event.date + timedelta(days=days)):
        waited = (posted.event.date - decision.event.date).days
        yield broken(
            project.place("history", posted.at, "date"),
            f"{decision.event.date} 议决，过了{waited}天才公示；最晚 {due} 贴出",
            f"decided on {decision.event.date}, posted {waited} days later; post it by {due}",
        )
    else:
        yield holds(place)


def _not_posted(project: Project, decision: Step, as_of: date, days: int) -> Verdict:
    place = project.place("history", decision.at, "date")
    if decision.event.date is None:
        return unknown(place, *_NO_DATE)
    due = decision.event.date + timedelta(days=days)
    if as_of <= due:
        return unknown(place, f"还没有公示，最晚 {due} 贴出", f"not posted yet; to be posted by {due}")
    return broken(
        place,
        f"{decision.event.date} 议决，到 {as_of} 还没有公示；最晚应在 {due} 贴出",
        f"decided on {decision.event.date} and by {as_of} not posted; it was to be posted by {due}",
    )


_NO_DATE = (
    "议决或公示没有写日期，不知道隔了几天",
    "the decision or the posting has no date, so the days between are not known",
)
_NOT_COVERED = (
    "记录只到议决为止，不知道何时公示",
    "the records end with the resolution; when it was posted is not known",
)
