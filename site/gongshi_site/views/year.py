"""One fiscal year of a community: its money, projects, proposals, meetings and notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State, resolved_amount, state_of, terms_of
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi_site.language import _, label
from gongshi_site.views.account import Account, accounts
from gongshi_site.views.meeting import MeetingLine, meeting_lines
from gongshi_site.views.notice_list import NoticeLine, notice_lines
from gongshi_site.views.paths import project_path
from gongshi_site.views.proposals import proposals_link, proposals_of
from gongshi_site.words import Link, Money, Speaker


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project in a list."""

    link: Link
    money: Money | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class StateGroup:
    """The projects in one state."""

    state: str
    state_name: str
    projects: tuple[ProjectLine, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """What a community's page shows of one fiscal year."""

    id: str
    title: str
    accounts: tuple[Account, ...]
    groups: tuple[StateGroup, ...]
    projects: int
    proposals: tuple[Link, ...]
    meetings: tuple[MeetingLine, ...]
    notices: tuple[NoticeLine, ...]


class _OfAllYears(NamedTuple):
    """What a community's years share out among them."""

    accounts: tuple[Account, ...]
    proposals: tuple[ProposalYear, ...]
    meetings: tuple[MeetingLine, ...]
    notices: tuple[NoticeLine, ...]


def years(fund: CommunityFund, as_of: date) -> tuple[Year, ...]:
    """The fiscal years of which the records say something, latest first; last what names no year."""
    every = _OfAllYears(
        accounts(fund, as_of), tuple(proposals_of(fund, as_of)), meeting_lines(fund, as_of), notice_lines(fund, as_of)
    )
    named = {
        *(one.fiscal_year for one in fund.community.allocations),
        *(one.fiscal_year for one in fund.projects),
        *(one.fiscal_year for one in every.notices),
        *(one.fiscal_year for one in every.proposals),
        *(year for one in every.meetings for year in one.years),
    }
    return tuple(_year(one, every, fund, as_of) for one in sorted(named, key=lambda year: -(year or 0)))


def _year(year: int | None, every: _OfAllYears, fund: CommunityFund, as_of: date) -> Year:
    projects = [project for project in fund.projects if project.fiscal_year == year]
    return Year(
        id=f"year-{year or 'unknown'}",
        title=_("{year}年度", year=year) if year else _("没有写年度的"),
        accounts=tuple(one for one in every.accounts if one.fiscal_year == year),
        groups=tuple(_groups(projects, fund, as_of)),
        projects=len(projects),
        proposals=tuple(proposals_link(one, fund, as_of) for one in every.proposals if one.fiscal_year == year),
        meetings=tuple(one for one in every.meetings if year in one.years),
        notices=tuple(one for one in every.notices if one.fiscal_year == year),
    )


def _groups(projects: list[Project], fund: CommunityFund, as_of: date) -> Iterator[StateGroup]:
    states = {project.id: state_of(project, fund, as_of) for project in projects}
    for state in State:
        lines = tuple(_line(project, fund, as_of) for project in projects if states[project.id] is state)
        if lines:
            yield StateGroup(label(state), state.value, lines)


def _line(project: Project, fund: CommunityFund, as_of: date) -> ProjectLine:
    speaker = Speaker(fund.programme)
    amount = resolved_amount(project, as_of) or project.budget
    return ProjectLine(
        link=Link(speaker.said(project.title), project_path(fund.community, project)),
        money=speaker.money(amount) if amount is not None else None,
        mode=label(mode) if (mode := terms_of(project, as_of).mode) else None,
    )
