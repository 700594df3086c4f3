"""The page of a community."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import State, resolved_amount, state_of, terms_of
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.totals import totals
from gongshi_site.views.account import Account, accounts
from gongshi_site.views.faults import Fault, faults
from gongshi_site.views.office import contact, period_name
from gongshi_site.views.paths import community_path, notice_path, project_path
from gongshi_site.views.period import provisional_years
from gongshi_site.words import Day, Link, Money, Row, Said, Speaker, day, percentage, rows


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in a list."""

    link: Link
    kind: str
    period: str
    community: Said
    first_day: Day | None
    last_day: Day | None
    is_open: bool
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project in a list."""

    link: Link
    state: str
    state_name: str
    money: Money | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class StateGroup:
    """The projects in one state."""

    state: str
    state_name: str
    projects: tuple[ProjectLine, ...]


@dataclass(frozen=True, slots=True)
class CommunityPage:
    """What the page of one community shows."""

    path: str
    title: Said
    subdistrict: Said | None
    faults: tuple[Fault, ...]
    summary: Said | None
    facts: tuple[Row, ...]
    contact: tuple[Row, ...]
    accounts: tuple[Account, ...]
    open_notices: tuple[NoticeLine, ...]
    notices: tuple[NoticeLine, ...]
    groups: tuple[StateGroup, ...]
    projects: int


def community_link(fund: CommunityFund) -> Link:
    """The way to a community's page."""
    return Link(Speaker(fund.programme).said(fund.community.title), community_path(fund.community))


def community_page(fund: CommunityFund, as_of: date) -> CommunityPage:
    """The page of a community as of a day."""
    speaker = Speaker(fund.programme)
    groups = tuple(_groups(fund, as_of))
    notices = notice_lines(fund, as_of)
    return CommunityPage(
        path=community_path(fund.community),
        title=speaker.said(fund.community.title),
        subdistrict=subdistrict(fund),
        faults=faults(fund.faults),
        summary=speaker.maybe(fund.community.summary),
        facts=_facts(fund, as_of),
        contact=contact(fund),
        accounts=accounts(fund, as_of),
        open_notices=tuple(line for line in notices if line.is_open),
        notices=notices,
        groups=groups,
        projects=len(fund.projects),
    )


def notice_lines(fund: CommunityFund, as_of: date) -> tuple[NoticeLine, ...]:
    """The community's notices that are out by ``as_of``: open ones first, ending soonest; then the latest."""
    out = [one for one in fund.notices.values() if one.posting_start is None or one.posting_start <= as_of]
    still_open = sorted(
        (one for one in out if _is_open(one, as_of)), key=lambda one: (one.posting_end or as_of, one.id)
    )
    over = sorted(
        (one for one in out if not _is_open(one, as_of)),
        key=lambda one: (one.posting_start or date.min, one.id),
        reverse=True,
    )
    return tuple(_notice_line(one, fund, as_of) for one in (*still_open, *over))


def _is_open(notice: Notice, as_of: date) -> bool:
    start, end = notice.posting_start, notice.posting_end
    return start is not None and end is not None and start <= as_of <= end


def _notice_line(notice: Notice, fund: CommunityFund, as_of: date) -> NoticeLine:
    speaker = Speaker(fund.programme)
    return NoticeLine(
        link=Link(speaker.said(notice.title), notice_path(fund.community, notice)),
        kind=notice.kind.zh,
        period=period_name(notice.kind),
        community=speaker.said(fund.community.title),
        first_day=day(notice.posting_start) if notice.posting_start else None,
        last_day=day(notice.posting_end) if notice.posting_end else None,
        is_open=_is_open(notice, as_of),
        is_provisional=provisional_years(notice, fund) is not None,
    )


def _groups(fund: CommunityFund, as_of: date) -> Iterator[StateGroup]:
    states = {project.id: state_of(project, fund, as_of) for project in fund.projects}
    for state in State:
        of_state = [project for project in fund.projects if states[project.id] is state]
        if of_state:
            lines = tuple(_project_line(fund, project, state, as_of) for project in of_state)
            yield StateGroup(state.zh, state.value, lines)


def _project_line(fund: CommunityFund, project: Project, state: State, as_of: date) -> ProjectLine:
    speaker = Speaker(fund.programme)
    amount = resolved_amount(project, as_of) or project.budget
    return ProjectLine(
        link=Link(speaker.said(project.title), project_path(fund.community, project)),
        state=state.zh,
        state_name=state.value,
        money=speaker.money(amount) if amount is not None else None,
        mode=mode.zh if (mode := terms_of(project, as_of).mode) else None,
    )


def subdistrict(fund: CommunityFund) -> Said | None:
    """The sub-district that the community belongs to; None where it names none that there is."""
    speaker = Speaker(fund.programme)
    named: Iterable[Said] = (
        speaker.said(one.title) for one in fund.programme.subdistricts if one.id == fund.community.subdistrict
    )
    return next(iter(named), None)


def _facts(fund: CommunityFund, as_of: date) -> tuple[Row, ...]:
    community, roster = fund.community, fund.roster_on(as_of)
    satisfied = totals(fund, as_of).satisfied
    return rows(
        [
            ("户数", f"{community.households}户" if community.households else None),
            ("人口", f"{community.residents}人" if community.residents else None),
            ("居民代表", f"{roster.resident_reps}名" if roster and roster.resident_reps else None),
            ("议事会成员", f"{roster.council_members}名" if roster and roster.council_members else None),
            (
                "监委会成员",
                f"{roster.supervision_members}名" if roster and roster.supervision_members else None,
            ),
            ("居民满意率", percentage(satisfied, "人次") if satisfied.whole else None),
        ]
    )
