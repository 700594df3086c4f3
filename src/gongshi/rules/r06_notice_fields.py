"""A notice of a resolution tells what was resolved.

公示要写明名称、目标、实施方式、金额预算和评审办法，一样不能少。

Each project it announces has its name, goal, way of implementing, budget and way of reviewing. (A project without
a name is refused when its file is read, in this rule's words.)

公示的每个项目都要有名称、目标、实施方式、预算和评审办法。没有名称的，读文件时就按这一条拒绝。

Source: the report on Wuhou: 公示内容包含但不限于项目名称、项目目标、实施方式、金额预算、评审办法.

来源：央广网2022年报道：公示内容包含但不限于项目名称、项目目标、实施方式、金额预算、评审办法。

Passes:

    title: 邻里助老
    goal: 为四十位独居老人结对，每周探访一次。
    mode: self_org
    budget: 38700.00
    review_method: 居民评议会现场打分。
    history:
    - {date: 2026-03-06, event: posted, notice: 2026-n03}

Fails:

    title: 邻里助老
    mode: self_org
    budget: 38700.00
    history:
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, resolved_amount, steps, terms_of
from gongshi.model.event import Posted
from gongshi.model.project import Project
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R06"
NAME = Message(zh="公示内容要齐全", en="a notice tells what was resolved")
Parameters = NoParameters

_REQUIRED = {
    "goal": Message(zh="项目目标", en="goal"),
    "mode": Message(zh="实施方式", en="way of implementing"),
    "budget": Message(zh="金额预算", en="budget"),
    "review_method": Message(zh="评审办法", en="way of reviewing"),
}


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each project whose resolution was posted."""
    for project in fund.projects:
        posted = [step for step in steps(project, as_of) if isinstance(step.event, Posted)]
        if posted:
            yield _of_posted(project, posted[-1], as_of)
        elif record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _of_posted(project: Project, last: Step, as_of: date) -> Verdict:
    if not isinstance(last.event, Posted) or last.event.notice is None:
        return unknown(project.place("history", last.at), *_NO_NOTICE)
    announced_on = last.event.date or as_of
    amount = project.budget if project.budget is not None else resolved_amount(project, announced_on)
    told = {**terms_of(project, announced_on)._asdict(), "budget": amount}
    missing = [key for key in _REQUIRED if told[key] is None]
    if not missing:
        return holds(project.place("title"))
    lacking = "、".join(f"{_REQUIRED[key].zh} {key}" for key in missing)
    lacking_en = ", ".join(f"the {_REQUIRED[key].en} ({key})" for key in missing)
    return broken(
        project.place("title"),
        f"公示缺少{lacking}；公示必须写明名称、目标、实施方式、金额预算和评审办法",
        f"the notice lacks {lacking_en}; it must tell name, goal, way of implementing, budget and way of reviewing",
    )


_NO_NOTICE = (
    "没有写明是哪份公告 notice，不知公示了哪些内容",
    "which notice it was is not written, so what it told is not known",
)
_NOT_COVERED = (
    "记录只到议决为止，不知有没有公示",
    "the records end with the resolution; whether it was posted is not known",
)
