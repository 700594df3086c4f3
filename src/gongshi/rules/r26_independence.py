"""Nobody judges or supervises their own work.

实施方的人不参加验收和评议，也不能自己监督自己；居委会自己实施的项目，居委会的人同样要回避。

The implementer's own people are not on the panel of an acceptance or an evaluation, and a supervision visit is not made
by them alone. Where the residents' committee carries a project out, it is the implementer.

实施方自己的人不进验收组和评议组，监督走访也不能只由他们自己去。居委会实施的项目，居委会就是实施方。

Source: inferred; comparable law keeps those who handle money out of the group that checks it.

来源：推断；类似的法律要求经手钱的人不参加检查。

Passes:

    mode: self
    history:
    - {date: 2026-10-20, event: accepted, outcome: passed, panel: {supervision_committee: 2, resident_rep: 3}}

Fails:

    mode: self
    history:
    - {date: 2026-10-20, event: accepted, outcome: passed, panel: {residents_committee: 1, resident_rep: 3}}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps, terms_of
from gongshi.model.event import EVENT_WORDS, Accepted, Contracted, Evaluated, Selected
from gongshi.model.project import Project
from gongshi.model.terms import ImplementerKind, Mode, Role
from gongshi.rules.panel import Sitting, seated, sittings
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R26"
NAME = Message(zh="实施方要回避", en="nobody judges their own work")
Parameters = NoParameters

_AT_MOST = frozenset({Role.IMPLEMENTER, Role.RESIDENTS_COMMITTEE})
"""All who can be the implementer's own people."""


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each acceptance, each evaluation and each supervision visit."""
    for kind in (Accepted, Evaluated):
        for sitting in sittings(fund, as_of, kind):
            yield _of_sitting(sitting, as_of)
    for project in fund.projects:
        for index, visit in enumerate(project.supervision):
            if visit.date is None or visit.date <= as_of:
                yield _of_visit(project, index, as_of)


def _own(project: Project, as_of: date) -> frozenset[Role] | None:
    """The roles whose people carry the project out; None where it is not known whether the committee does."""
    named = [project.implementer.kind] if project.implementer else []
    named += [
        step.event.implementer.kind
        for step in steps(project, as_of)
        if isinstance(step.event, Selected | Contracted) and step.event.implementer is not None
    ]
    mode = terms_of(project, as_of).mode
    if mode is Mode.SELF or ImplementerKind.RESIDENTS_COMMITTEE in named:
        return _AT_MOST
    return frozenset({Role.IMPLEMENTER}) if mode is not None or named else None


def _of_sitting(sitting: Sitting, as_of: date) -> Verdict:
    project, at, event = sitting
    place = project.place("history", at, "panel")
    if event.panel is None:
        return unknown(place, "没有写明由哪些人参加 panel", "who took part is not written (panel)")
    own, present = project.once(_own, as_of), seated(event.panel)
    if own is None and Role.RESIDENTS_COMMITTEE in present and Role.IMPLEMENTER not in present:
        return unknown(place, *_NO_MODE)
    partial = present & (own or {Role.IMPLEMENTER})
    if not partial:
        return holds(place)
    who = min(partial)
    words = EVENT_WORDS[event.event]
    return broken(
        place,
        f"参加{words.zh}的有{who.zh}，项目就是他们做的；应当回避",
        f"the {words.en} was made with the {who.en}, who carried the project out; they keep out of it",
    )


def _of_visit(project: Project, index: int, as_of: date) -> Verdict:
    place = project.place("supervision", index, "visitors")
    visitors, own = seated(project.supervision[index].visitors), project.once(_own, as_of)
    if not visitors:
        return unknown(place, "没有写明是谁去查看的", "who made the visit is not written")
    if own is None and Role.RESIDENTS_COMMITTEE in visitors and visitors <= _AT_MOST:
        return unknown(place, *_NO_MODE)
    if visitors <= (own or {Role.IMPLEMENTER}):
        return broken(
            place,
            "这次查看只有实施方自己的人；监督要由监委会或居民去做",
            "only the implementer's own people made this visit; the supervision committee or residents supervise",
        )
    return holds(place)


_NO_MODE = (
    "没有写明由谁实施 mode，不知道居委会要不要回避",
    "who carries the project out is not written (mode), so whether the committee may take part is not known",
)
