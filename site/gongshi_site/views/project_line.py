"""A project as a list shows it, and what the projects of a list have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State, resolved_amount, state_of
from gongshi.model.project import Project
from gongshi.totals import Sum
from gongshi_site.implementer import OPEN, implementer_of
from gongshi_site.language import _, _n, label, noop
from gongshi_site.views.paths import project_path
from gongshi_site.words import Link, Money, Speaker, listed, said_once


class ProjectLine(NamedTuple):
    """A project in a list. ``money`` is what was resolved for it where ``is_resolved``, else its budget."""

    link: Link
    state: str
    state_name: str
    year: str | None
    is_resolved: bool
    money: Money | None
    places: str
    implementer: str | None


class Listed(NamedTuple):
    """A project with all that lists need to know of it."""

    project: Project
    state: State
    resolved: int | None
    line: ProjectLine


def listed_projects(fund: CommunityFund, as_of: date) -> tuple[Listed, ...]:
    """All the community's projects as of a day: latest fiscal year first, within it by id."""
    return said_once(_listed_projects, fund, as_of)


def _listed_projects(fund: CommunityFund, as_of: date) -> tuple[Listed, ...]:
    ordered = sorted(fund.projects, key=lambda one: (-(one.fiscal_year or 0), one.id))
    return tuple(_listed(project, fund, as_of) for project in ordered)


def _listed(project: Project, fund: CommunityFund, as_of: date) -> Listed:
    speaker, state, resolved = Speaker(fund.programme), state_of(project, fund, as_of), resolved_amount(project, as_of)
    amount, who = resolved or project.budget, implementer_of(project, as_of)
    compounds = [one for one in fund.community.compounds if one.id in project.compounds]
    carried_out = noop("打算由{implementer}实施") if state in OPEN else noop("由{implementer}实施")
    line = ProjectLine(
        link=Link(speaker.said(project.title), project_path(fund.community, project)),
        state=label(state),
        state_name=state.value,
        year=_("{year}年度", year=project.fiscal_year) if project.fiscal_year else None,
        is_resolved=bool(resolved),
        money=speaker.money(amount) if amount is not None else None,
        places=listed([speaker.said(one.title).marked for one in compounds]),
        implementer=_(carried_out, implementer=speaker.said(who.name).marked) if who else None,
    )
    return Listed(project, state, resolved, line)


def counted(listed: Sequence[Listed], speaker: Speaker) -> Iterator[str]:
    """How many projects these are, and what was resolved for them together."""
    yield _n("一共{count}个项目。", len(listed))
    children = sum(one.project.parent_project is not None for one in listed)
    mothers = [one.resolved for one in listed if one.project.parent_project is None]
    resolved = Sum(sum(amount or 0 for amount in mothers), mothers.count(None))
    if resolved.amount or resolved.unknown:
        yield _("议决资金合计{money}。", money=speaker.sum(resolved).text)
    if children:
        yield _n("其中{count}个是子项目，钱算在母项目里，不重复相加。", children)
