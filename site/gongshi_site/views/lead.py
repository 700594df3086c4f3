"""The first paragraph of a page: what it is about, how much, until when, and whom to ask.

A resident who reads no further knows these. They are true for ever: a last day is told, never how long it is away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import State, posting, resolved_amount, state_of, steps
from gongshi.model.event import Closed, Terminated
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind
from gongshi.totals import contracted_amount
from gongshi_site.implementer import OPEN, implementer_of
from gongshi_site.language import _, _n, noop
from gongshi_site.lateness import work_ended
from gongshi_site.views.period import closing_day
from gongshi_site.words import Speaker, said_once, short_day, unbroken

_UNTIL = {
    NoticeKind.COLLECTION: noop("提议收到{day}。"),
    NoticeKind.CALL: noop("报名到{day}为止。"),
    NoticeKind.RESOLUTION: noop("异议要在{day}以前提出。"),
}
"""What can be done while a notice hangs, by its kind; of the others only what they say is to be known."""

_OVER = {
    NoticeKind.COLLECTION: noop("提议收到{day}，已经结束。"),
    NoticeKind.CALL: noop("报名到{day}为止，已经结束。"),
    NoticeKind.RESOLUTION: noop("异议收到{day}，已经结束。"),
}
"""The same of a notice that hangs no more."""


def project_lead(project: Project, fund: CommunityFund, as_of: date) -> tuple[str, ...]:
    """What the project costs and who carries it out, until when something can be said or done, and whom to ask."""
    return (*_cost(project, fund, as_of), *_who(project, fund, as_of), *_when(project, fund, as_of), *whom_to_ask(fund))


def notice_lead(notice: Notice, projects: Sequence[Project], fund: CommunityFund, as_of: date) -> tuple[str, ...]:
    """What a notice announces and for how much, until when something can be done, and whom to ask."""
    return (*_announced(notice, projects, fund), *until(notice, fund, as_of), *whom_to_ask(fund))


def _cost(project: Project, fund: CommunityFund, as_of: date) -> Iterator[str]:
    """The nearest to what it cost that is known."""
    ends = [step.event for step in steps(project, as_of) if isinstance(step.event, Closed | Terminated)]
    known = (
        (noop("实际花了{money}。"), ends[-1].cost if ends else None),
        (noop("合同金额{money}。"), contracted_amount(project, as_of)),
        (noop("议决金额{money}。"), resolved_amount(project, as_of)),
        (noop("预算{money}。"), project.budget),
    )
    for message, amount in known:
        if amount:
            yield _(message, money=unbroken(Speaker(fund.programme).money(amount).text))
            return


def _who(project: Project, fund: CommunityFund, as_of: date) -> Iterator[str]:
    implementer = implementer_of(project, as_of)
    if implementer is not None:
        message = (
            noop("打算由{implementer}实施。")
            if state_of(project, fund, as_of) in OPEN
            else noop("由{implementer}实施。")
        )
        yield _(message, implementer=Speaker(fund.programme).said(implementer.name).marked)


def _when(project: Project, fund: CommunityFund, as_of: date) -> Iterator[str]:
    state = state_of(project, fund, as_of)
    notice = posting(project, fund, as_of)
    if state is State.POSTED and notice is not None:
        yield from until(notice, fund, as_of)
    elif end := work_ended(project, fund, as_of):
        days = {"end": short_day(end).unbroken, "as_of": short_day(as_of).unbroken}
        yield _("应在{end}以前完工，到{as_of}还没有完工的记录。", **days)
    elif state in {State.CONTRACTED, State.IN_PROGRESS} and project.planned_end is not None:
        yield _("计划{day}完工。", day=short_day(project.planned_end).unbroken)


def _announced(notice: Notice, projects: Sequence[Project], fund: CommunityFund) -> Iterator[str]:
    """How many projects were resolved and for how much together; a child project's money is its mother's."""
    if notice.kind is not NoticeKind.RESOLUTION or notice.posting_start is None:
        return
    resolved = {one.id: resolved_amount(one, notice.posting_start) for one in projects}
    passed = [one for one in projects if resolved[one.id] != 0 and one.parent_project not in resolved]
    amounts = [amount for one in passed if (amount := resolved[one.id]) is not None]
    if passed and len(amounts) == len(passed):
        money = Speaker(fund.programme).money(sum(amounts))
        yield _n("议决通过{count}个项目，一共{money}。", len(passed), money=unbroken(money.text))


def until(notice: Notice, fund: CommunityFund, as_of: date) -> Iterator[str]:
    """Until when something can be done about a notice, in a sentence; nothing where nothing can."""
    last, end = closing_day(notice, fund), notice.posting_end
    if last is not None and end is not None and notice.kind in _UNTIL:
        yield _((_OVER if end < as_of else _UNTIL)[notice.kind], day=last.unbroken)


def whom_to_ask(fund: CommunityFund) -> tuple[str, ...]:
    """The community's office and its telephone, in a sentence; nothing where none is on record."""
    return said_once(_whom, fund)


def _whom(fund: CommunityFund) -> tuple[str, ...]:
    contact = fund.community.contact
    if contact is None:
        return ()
    office = Speaker(fund.programme).said(contact.office).marked
    if contact.telephone is None:
        return (_("有问题找{office}。", office=office),)
    return (_("有问题找{office}，电话{telephone}。", office=office, telephone=unbroken(contact.telephone)),)
