"""Every project goes back to a proposal of the residents.

每个议决的项目都要对得上居民的提议，至少一条。

Source: the report on Wuhou: projects begin with what residents propose (起源于居民提议).

来源：央广网2022年报道：项目“起源于居民提议”。

Passes (the year's proposals hold 2026-p001 | 当年的提议里有 2026-p001):

    proposals: [2026-p001]
    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Resolved
from gongshi.model.project import Project
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R29"
NAME = Message(zh="项目来自居民提议", en="projects come from proposals")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each project that was resolved."""
    for project in fund.projects:
        if any(isinstance(step.event, Resolved) for step in steps(project, as_of)):
            yield _of_project(project, fund)


def _of_project(project: Project, fund: CommunityFund) -> Verdict:
    if project.proposals:
        return holds(project.place("proposals"))
    if not fund.proposals:
        return unknown(
            project.place("title"),
            "没有可读的提议记录，不知道项目来自哪条提议",
            "there are no readable proposals on record, so which one the project goes back to is not known",
        )
    return broken(
        project.place("title"),
        "没有写来自居民的哪条提议；请在 proposals 里写上提议编号，至少一个",
        "which proposal it goes back to is not written; name at least one in proposals",
    )
