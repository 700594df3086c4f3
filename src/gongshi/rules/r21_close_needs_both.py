"""A project is closed only after it has passed acceptance and evaluation.

验收和评议都合格，才能结项，而且都要在结项以前。

Source: the report on Wuhou: 验收和评议两项指标合格的项目才能结项.

来源：央广网2022年报道：验收和评议两项指标合格的项目才能结项。

Passes:

    history:
    - {date: 2026-10-20, event: accepted, outcome: passed}
    - {date: 2026-10-28, event: evaluated, outcome: passed}
    - {date: 2026-11-02, event: closed}

Fails:

    history:
    - {date: 2026-10-20, event: accepted, outcome: passed}
    - {date: 2026-11-02, event: closed}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import EVENT_WORDS, Accepted, Closed, Evaluated
from gongshi.model.project import Project
from gongshi.model.terms import Outcome
from gongshi.place import Place
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import NoParameters, Verdict, broken, gravest, holds, unknown

ID = "R21"
NAME = Message(zh="验收和评议都合格才能结项", en="closing needs acceptance and evaluation")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each closed project."""
    for project in fund.projects:
        closed = [step for step in steps(project, as_of) if isinstance(step.event, Closed)]
        if closed:
            yield _of_closed(project, closed[-1])
        elif record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _of_closed(project: Project, closed: Step) -> Verdict:
    return gravest(_of_judgement(project, closed, kind) for kind in (Accepted, Evaluated))


def _of_judgement(project: Project, closed: Step, kind: type[Accepted | Evaluated]) -> Verdict:
    place = project.place("history", closed.at)
    judged = [event for event in project.history if isinstance(event, kind)]
    words = EVENT_WORDS["accepted" if kind is Accepted else "evaluated"]
    if not judged:
        return _broken(place, f"没有{words.zh}的记录", f"no {words.en} is on record")
    last = judged[-1]
    if last.outcome is Outcome.FAILED:
        return _broken(place, f"{words.zh}不合格", f"the {words.en} failed")
    if last.date is None or closed.event.date is None:
        return unknown(
            place,
            f"{words.zh}或结项没有写日期，不知先后",
            f"the {words.en} or the closing has no date, so which came first is not known",
        )
    if last.date > closed.event.date:
        return _broken(place, f"{words.zh}的日期 {last.date} 晚于结项", f"the {words.en} came only on {last.date}")
    return holds(place)


def _broken(place: Place, zh: str, en: str) -> Verdict:
    return broken(place, f"已结项，但{zh}；验收和评议都合格才能结项", f"closed, but {en}; closing needs both passed")


_NOT_COVERED = (
    "记录只到议决为止，不知是否结项",
    "the records end with the resolution; whether it is closed is not known",
)
