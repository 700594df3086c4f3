"""The page of a project: one page for its whole life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import (
    BLOCKER_WORDS,
    Deadline,
    DeadlineKind,
    blocks_closing,
    deadlines,
    posting,
    resolved_amount,
    state_of,
    terms_of,
)
from gongshi.model.event import Contracted, Selected
from gongshi.model.project import Project
from gongshi.model.terms import Coverage
from gongshi.totals import contracted_amount, paid_amount
from gongshi_site.views.life import LifeStep, life_line
from gongshi_site.views.office import took_part
from gongshi_site.views.paths import project_path
from gongshi_site.views.period import provisional_years
from gongshi_site.views.proposals import proposal_links
from gongshi_site.words import Day, Link, Money, Row, Said, Speaker, Value, listed, maybe_day, rows, short_day

_DEADLINE_WORDS = {
    DeadlineKind.POSTING_ENDS: "公示最后一天",
    DeadlineKind.CALL_ENDS: "征集最后一天",
    DeadlineKind.WORK_ENDS: "应完工",
    DeadlineKind.YEAR_ENDS: "所属年度到",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """An entry of the supervision log."""

    day: Day | None
    visitors: str
    found: Said
    followed_up: Said | None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """What the page of one project shows."""

    path: str
    title: Said
    state: str
    state_name: str
    community: Link
    summary: tuple[Row, ...]
    money: tuple[tuple[str, Money], ...]
    life: tuple[LifeStep, ...]
    due: tuple[Row, ...]
    blockers: tuple[str, ...]
    proposals: tuple[Link, ...]
    related: tuple[tuple[str, Link], ...]
    visits: tuple[Visit, ...]


def project_page(project: Project, fund: CommunityFund, community: Link, as_of: date) -> ProjectPage:
    """The page of ``project`` as of a day."""
    speaker = Speaker(fund.programme)
    state = state_of(project, fund, as_of)
    decided_only = fund.programme.coverage is Coverage.RESOLUTION
    return ProjectPage(
        path=project_path(fund.community, project),
        title=speaker.said(project.title),
        state=state.zh,
        state_name=state.value,
        community=community,
        summary=_summary(project, fund, as_of),
        money=tuple(_money(project, speaker, as_of, decided_only=decided_only)),
        life=life_line(project, fund, as_of),
        due=() if decided_only else _due(project, fund, as_of),
        blockers=() if decided_only else tuple(BLOCKER_WORDS[one].zh for one in blocks_closing(project, fund, as_of)),
        proposals=tuple(proposal_links(project, fund, as_of)),
        related=tuple(_related(project, fund, speaker)),
        visits=tuple(
            Visit(
                maybe_day(one.date),
                took_part(one.visitors),
                speaker.said(one.found),
                speaker.maybe(one.followed_up),
            )
            for one in project.supervision
            if one.date is None or one.date <= as_of
        ),
    )


def _summary(project: Project, fund: CommunityFund, as_of: date) -> tuple[Row, ...]:
    speaker, terms = Speaker(fund.programme), terms_of(project, as_of)
    compounds = {compound.id: compound for compound in fund.community.compounds}
    places = [str(speaker.said(compounds[one].title)) for one in project.compounds if one in compounds]
    lists = (
        Row("涉及院落", (listed(places),)),
        Row("主题", tuple(speaker.said(topic) for topic in project.topics)),
        Row("受益人群", tuple(speaker.said(group) for group in project.beneficiaries)),
    )
    facts: list[tuple[str, Value | None]] = [
        ("项目目标", speaker.maybe(terms.goal)),
        ("项目内容", speaker.maybe(project.summary)),
        ("实施方式", terms.mode.zh if terms.mode else None),
        ("实施方", _implementer(project, speaker)),
        ("评审办法", speaker.maybe(terms.review_method)),
        ("用途", project.category.zh if project.category else None),
        ("类型", project.kind.zh if project.kind else None),
        ("年度", f"{project.fiscal_year}年度" if project.fiscal_year else None),
        ("资金来源", project.pot.zh if project.pot else None),
        ("计划开工", maybe_day(project.planned_start)),
        ("计划完工", maybe_day(project.planned_end)),
        ("编号", project.id),
        ("其他编号", speaker.maybe(project.reference)),
    ]
    return (*rows(facts), *(row for row in lists if any(map(str, row.values))))


def _implementer(project: Project, speaker: Speaker) -> Said | None:
    if project.implementer is not None:
        return speaker.said(project.implementer.name)
    for event in reversed(project.history):
        if isinstance(event, Contracted | Selected) and event.implementer is not None:
            return speaker.said(event.implementer.name)
    return None


def _money(project: Project, speaker: Speaker, as_of: date, *, decided_only: bool) -> Iterator[tuple[str, Money]]:
    if project.budget is not None:
        yield "预算", speaker.money(project.budget)
    resolved = resolved_amount(project, as_of)
    if resolved:
        yield "议决", speaker.money(resolved)
    if project.self_raised is not None:
        yield "自筹", speaker.money(project.self_raised)
    if decided_only:
        return
    if contracted := contracted_amount(project, as_of):
        yield "签约", speaker.money(contracted)
    if paid := paid_amount(project, as_of):
        yield "已付", speaker.money(paid)


def _due(project: Project, fund: CommunityFund, as_of: date) -> tuple[Row, ...]:
    return tuple(
        Row(_DEADLINE_WORDS[one.kind], (short_day(one.day), *_remarks(one, project, fund, as_of)))
        for one in deadlines(project, fund, as_of)
    )


def _remarks(due: Deadline, project: Project, fund: CommunityFund, as_of: date) -> Iterator[str]:
    # A fiscal year that is over leaves nothing overdue: work may cross it.
    if due.overdue and due.kind is not DeadlineKind.YEAR_ENDS:
        yield "已过期"
    notice = posting(project, fund, as_of)
    if due.kind is DeadlineKind.POSTING_ENDS and notice and (years := provisional_years(notice, fund)):
        yield f"暂定：记录里没有{years}的放假安排"


def _related(project: Project, fund: CommunityFund, speaker: Speaker) -> Iterator[tuple[str, Link]]:
    for other in fund.projects:
        link = Link(speaker.said(other.title), project_path(fund.community, other))
        if other.id == project.parent_project:
            yield "母项目", link
        if other.parent_project == project.id:
            yield "子项目", link
        if other.id == project.continues:
            yield "接续", link
        if other.continues == project.id:
            yield "后续", link
