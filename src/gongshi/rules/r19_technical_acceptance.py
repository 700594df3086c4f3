"""A technical project is accepted together with somebody who knows the trade.

技术类项目验收时，要请专业机构或职能部门参加。

Source: the report on Wuhou: for technical projects a professional body or the department in charge must be invited
to the acceptance (应邀请专业机构或职能部门).

来源：央广网2022年报道：技术类项目应邀请专业机构或职能部门参加验收。

Passes:

    technical: true
    history:
    - {date: 2026-10-20, event: accepted, outcome: passed, panel: {resident_rep: 3, expert: 1}}

Fails:

    technical: true
    history:
    - {date: 2026-10-20, event: accepted, outcome: passed, panel: {resident_rep: 3}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Accepted
from gongshi.model.project import Project
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R19"
NAME = Message(zh="技术类项目验收要有专业力量", en="technical projects are accepted with an expert")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each acceptance of a project that is technical or may be."""
    for project in fund.projects:
        accepted = [(step.at, step.event) for step in steps(project, as_of) if isinstance(step.event, Accepted)]
        if project.technical is False:
            continue
        for index, event in accepted:
            yield _of_acceptance(project, index, event)
        if not accepted and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _of_acceptance(project: Project, index: int, event: Accepted) -> Verdict:
    place = project.place("history", index, "panel")
    if project.technical is None:
        return unknown(place, "没有写明是不是技术类项目 technical", "whether the project is technical is not written")
    if event.panel is None:
        return unknown(place, "没有写明验收组由哪些人组成 panel", "who accepted is not written")
    if event.panel.expert or event.panel.department:
        return holds(place)
    return broken(
        place,
        "技术类项目的验收组里没有专业机构或职能部门的人；应请他们一起验收",
        "a technical project was accepted without a professional body or department; invite one",
    )


_NOT_COVERED = (
    "记录只到议决为止，不知如何验收",
    "the records end with the resolution; the acceptance is not known",
)
