"""The page of a project: one page for its whole life."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongshi.deadlines import Deadline, DeadlineKind, deadlines
from gongshi.fund import CommunityFund
from gongshi.history import BLOCKER_WORDS, State, blocks_closing, posting, resolved_amount, state_of, steps, terms_of
from gongshi.model.event import Closed, Deferred, Redeliberated, Rejected, RepVoted, ScreenedOut, Terminated
from gongshi.model.project import Project
from gongshi.model.terms import Coverage
from gongshi.totals import contracted_amount, paid_amount
from gongshi_site.closing import provisional_years
from gongshi_site.implementer import implementer_of
from gongshi_site.language import _, label, noop, word
from gongshi_site.views.changes import ChangeLine, changes
from gongshi_site.views.coming import coming
from gongshi_site.views.documents import Paper, documents
from gongshi_site.views.lead import project_lead
from gongshi_site.views.life import LifeStep, life_line
from gongshi_site.views.office import contact, took_part
from gongshi_site.views.paths import IMPLEMENTERS, project_path
from gongshi_site.views.period import years_named
from gongshi_site.views.photographs import NO_PICTURES, Photograph, Picture, photographs_of
from gongshi_site.views.proposals import proposal_links
from gongshi_site.words import Day, Link, Money, Row, Said, Speaker, Value, listed, maybe_day, rows, short_day

_DEADLINE_WORDS = {
    DeadlineKind.POSTING_ENDS: noop("公示最后一天"),
    DeadlineKind.CALL_ENDS: noop("征集最后一天"),
    DeadlineKind.WORK_ENDS: noop("应完工"),
    DeadlineKind.YEAR_ENDS: noop("这个年度结束"),
}

_STOPS = ScreenedOut | Deferred | Rejected | Redeliberated | RepVoted | Terminated
_UNDER_WAY = frozenset({State.IN_PROGRESS, State.DELIVERED, State.RECTIFYING})
"""The states in which residents ask why a project is not closed; before the work begins they do not."""

_WHY = {
    State.SCREENED_OUT: noop("为什么没有列入清单"),
    State.DEFERRED: noop("为什么暂缓"),
    State.REJECTED: noop("为什么没有通过"),
    State.TERMINATED: noop("为什么终止"),
}
"""What residents ask first of a project that came to a stop, by its state."""


class Visit(NamedTuple):
    """An entry of the supervision log."""

    day: Day | None
    visitors: str
    found: Said
    followed_up: Said | None


class Figure(NamedTuple):
    """One of a project's amounts; ``share`` is what it is of the largest of them, of 1000."""

    label: str
    money: Money
    share: int


class ProjectPage(NamedTuple):
    """What the page of one project shows; ``about`` is what residents ask first, ``particulars`` all else.

    ``emblem`` names the drawing for its use.
    """

    path: str
    title: Said
    emblem: str | None
    state: str
    state_name: str
    community: Link
    goal: Said | None
    lead: tuple[str, ...]
    about: tuple[Row, ...]
    particulars: tuple[Row, ...]
    money: tuple[Figure, ...]
    life: tuple[LifeStep, ...]
    coming: tuple[str, ...]
    due: tuple[Row, ...]
    blockers: tuple[str, ...]
    proposals: tuple[Link, ...]
    related: tuple[tuple[str, Link], ...]
    visits: tuple[Visit, ...]
    photographs: tuple[Photograph, ...]
    changes: tuple[ChangeLine, ...]
    documents: tuple[Paper, ...]
    contact: tuple[Row, ...]


def project_page(
    project: Project,
    fund: CommunityFund,
    community: Link,
    as_of: date,
    pictures: Mapping[str, Picture] = NO_PICTURES,
) -> ProjectPage:
    """The page of ``project`` as of a day; ``pictures`` are the community's published photographs, by their names."""
    speaker = Speaker(fund.programme)
    state = state_of(project, fund, as_of)
    decided_only = fund.programme.coverage is Coverage.RESOLUTION
    return ProjectPage(
        path=project_path(fund.community, project),
        title=speaker.said(project.title),
        emblem=project.category.value if project.category else None,
        state=label(state),
        state_name=state.value,
        community=community,
        goal=speaker.maybe(terms_of(project, as_of).goal),
        lead=project_lead(project, fund, as_of),
        about=(*_why(project, state, speaker, as_of), *_about(project, speaker, as_of, decided_only=decided_only)),
        particulars=_particulars(project, fund, as_of),
        money=_figures(dict(_amounts(project, as_of, decided_only=decided_only)), speaker),
        life=life_line(project, fund, as_of),
        coming=() if decided_only else coming(project, fund, as_of),
        due=() if decided_only else _due(project, fund, as_of),
        blockers=tuple(word(BLOCKER_WORDS[one]) for one in blocks_closing(project, fund, as_of))
        if state in _UNDER_WAY and not decided_only
        else (),
        proposals=tuple(proposal_links(project, fund, as_of)),
        related=tuple(_related(project, fund, speaker)),
        visits=tuple(_visits(project, speaker, as_of)),
        photographs=tuple(photographs_of(project, fund, pictures, as_of)),
        changes=changes(project, fund, as_of),
        documents=documents(project, fund, as_of),
        contact=contact(fund),
    )


def _visits(project: Project, speaker: Speaker, as_of: date) -> Iterator[Visit]:
    for one in project.supervision:
        if one.date is None or one.date <= as_of:
            found, followed_up = speaker.said(one.found), speaker.maybe(one.followed_up)
            yield Visit(maybe_day(one.date), took_part(one.visitors), found, followed_up)


def _why(project: Project, state: State, speaker: Speaker, as_of: date) -> tuple[Row, ...]:
    """The reason that was written for the stop in which a project stands."""
    if state not in _WHY:
        return ()
    stops = [step.event for step in steps(project, as_of) if isinstance(step.event, _STOPS)]
    return rows([(_(_WHY[state]), speaker.maybe(stops[-1].reason))]) if stops else ()


def _about(project: Project, speaker: Speaker, as_of: date, *, decided_only: bool) -> tuple[Row, ...]:
    terms, who = terms_of(project, as_of), implementer_of(project, as_of)
    facts = rows(
        [
            (_("项目内容"), speaker.maybe(project.summary)),
            (_("实施方式"), label(terms.mode) if terms.mode else None),
        ]
    )
    if who is None:
        return facts
    others = () if decided_only else (Link(Said((_("各个实施方做过哪些项目"),)), IMPLEMENTERS),)
    return (*facts, Row(_("实施方"), (speaker.said(who.name), *others)))


def _particulars(project: Project, fund: CommunityFund, as_of: date) -> tuple[Row, ...]:
    speaker = Speaker(fund.programme)
    compounds = {compound.id: compound for compound in fund.community.compounds}
    places = [speaker.said(compounds[one].title).marked for one in project.compounds if one in compounds]
    lists = (
        Row(_("涉及院落"), (listed(places),)),
        Row(_("主题"), tuple(speaker.said(topic) for topic in project.topics)),
        Row(_("受益人群"), tuple(speaker.said(group) for group in project.beneficiaries)),
    )
    facts: list[tuple[str, Value | None]] = [
        (_("评审办法"), speaker.maybe(terms_of(project, as_of).review_method)),
        (_("用途"), label(project.category) if project.category else None),
        (_("类型"), label(project.kind) if project.kind else None),
        (_("年度"), _("{year}年度", year=project.fiscal_year) if project.fiscal_year else None),
        (_("资金来源"), label(project.pot) if project.pot else None),
        (_("计划开工"), maybe_day(project.planned_start)),
        (_("计划完工"), maybe_day(project.planned_end)),
        (_("编号"), project.id),
        (_("其他编号"), speaker.maybe(project.reference)),
    ]
    return (*rows(facts), *(row for row in lists if any(map(str, row.values))))


def _figures(amounts: Mapping[str, int], speaker: Speaker) -> tuple[Figure, ...]:
    largest = max(amounts.values(), default=0) or 1
    return tuple(Figure(label, speaker.money(amount), amount * 1000 // largest) for label, amount in amounts.items())


def _amounts(project: Project, as_of: date, *, decided_only: bool) -> Iterator[tuple[str, int]]:
    """Each with what it is called, in the order in which money goes."""
    if project.budget is not None:
        yield _("预算"), project.budget
    resolved = resolved_amount(project, as_of)
    if resolved:
        yield _("议决"), resolved
    if project.self_raised is not None:
        yield _("自筹"), project.self_raised
    if decided_only:
        return
    if contracted := contracted_amount(project, as_of):
        yield _("签约"), contracted
    if paid := paid_amount(project, as_of):
        yield _("已付"), paid
    ends = [step.event for step in steps(project, as_of) if isinstance(step.event, Closed | Terminated)]
    if ends and (cost := ends[-1].cost) is not None:
        yield _("最后花了"), cost


def _due(project: Project, fund: CommunityFund, as_of: date) -> tuple[Row, ...]:
    return tuple(
        Row(_(_DEADLINE_WORDS[one.kind]), (short_day(one.day), *_remarks(one, project, fund, as_of)))
        for one in deadlines(project, fund, as_of)
    )


def _remarks(due: Deadline, project: Project, fund: CommunityFund, as_of: date) -> Iterator[str]:
    # A fiscal year that is over leaves nothing overdue: work may cross it.
    if due.overdue and due.kind is not DeadlineKind.YEAR_ENDS:
        yield _("已过期")
    notice = posting(project, fund, as_of)
    if due.kind is DeadlineKind.POSTING_ENDS and notice and (years := provisional_years(notice, fund)):
        yield _("暂定：记录里没有{years}的放假安排", years=years_named(years))


def _related(project: Project, fund: CommunityFund, speaker: Speaker) -> Iterator[tuple[str, Link]]:
    for other in fund.projects:
        if other.id == project.parent_project:
            yield _("母项目"), _link(other, fund, speaker)
        if other.parent_project == project.id:
            yield _("子项目"), _link(other, fund, speaker)
        if other.id == project.continues:
            yield _("接续"), _link(other, fund, speaker)
        if other.continues == project.id:
            yield _("后续"), _link(other, fund, speaker)


def _link(project: Project, fund: CommunityFund, speaker: Speaker) -> Link:
    return Link(speaker.said(project.title), project_path(fund.community, project))
