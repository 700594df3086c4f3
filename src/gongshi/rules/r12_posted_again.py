"""What was decided again is posted again.

重新议定的结果要另发公告、重新公示，期限从头算起，不能沿用原来那一份。

A second decision that lets the project go on (upheld or amended) is announced by a notice of its own before anything
else happens. Whether that notice hangs long enough is judged like every other.

重新议定后继续做的（维持或者修改），要先用一份新的公告公示，再做别的。新的公告贴得够不够久，和别的公告一样判断。

Source: inferred; the report on Wuhou does not say whether ten days begin anew.

来源：推断；报道没有写十天是不是重新算起。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-24, event: redeliberated, outcome: upheld}
    - {date: 2026-03-25, event: posted, notice: 2026-n04}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-24, event: redeliberated, outcome: upheld}
    - {date: 2026-03-25, event: posted, notice: 2026-n03}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Posted, Redeliberated, RepVoted, Terminated
from gongshi.model.project import Project
from gongshi.rules.deciding import in_force
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R12"
NAME = Message(zh="重新议定的要重新公示", en="posted again when decided again")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each second decision in force, once it has been posted or something else has followed."""
    for project in fund.projects:
        happened = list(steps(project, as_of))
        for decision in happened:
            if isinstance(decision.event, Redeliberated | RepVoted) and in_force(decision.event):
                yield from _of_decision(project, decision, happened)


def _of_decision(project: Project, decision: Step, happened: list[Step]) -> Iterator[Verdict]:
    following = next((step for step in happened if step.at > decision.at), None)
    if following is None or isinstance(following.event, Terminated):
        return
    if isinstance(following.event, Posted):
        yield _of_posting(project, following, happened)
    else:
        yield broken(
            project.place("history", decision.at),
            "重新议定以后没有重新公示，项目就往下走了；重新议定的结果要另发公告，期限从头算起",
            "decided again, but the project went on without a new posting; "
            "announce the second decision by a notice of its own",
        )


def _of_posting(project: Project, posted: Step, happened: list[Step]) -> Verdict:
    assert isinstance(posted.event, Posted)
    place = project.place("history", posted.at, "notice")
    if posted.event.notice is None:
        return unknown(place, *_NO_NOTICE)
    earlier = {step.event.notice for step in happened if step.at < posted.at and isinstance(step.event, Posted)}
    if posted.event.notice in earlier:
        return broken(
            place,
            f"重新议定的结果还是用原来的公告 {posted.event.notice}；应另发一份，期限从头算起",
            f"the second decision is announced by the old notice {posted.event.notice}; "
            "issue one of its own; its days begin anew",
        )
    return holds(place)


_NO_NOTICE = (
    "没有写明是哪份公告 notice，不知道是不是另发的",
    "which notice it was is not written, so whether it is a new one is not known",
)
