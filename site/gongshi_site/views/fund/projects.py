"""The projects of the whole fund, listed by state, year, purpose and sub-district."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongshi.history import State
from gongshi.model.terms import Category
from gongshi.totals import Sum
from gongshi_site.language import _, _n, label
from gongshi_site.views.fund.lines import Lines, Sheet, sheets, year_name
from gongshi_site.views.fund.overview import Overview, Placed
from gongshi_site.views.paths import PROJECTS, fund_projects_path
from gongshi_site.views.project_line import ProjectLine
from gongshi_site.views.project_lists import Choice, Choices
from gongshi_site.words import Link, Said


class ProjectsPage(NamedTuple):
    """The page from which every list of the fund's projects is reached."""

    path: str
    lead: tuple[str, ...]
    choices: tuple[Choices, ...]


class FundListPage(NamedTuple):
    """A sheet of one list; ``lead`` speaks of the whole list, not of the sheet."""

    path: str
    title: str
    lead: tuple[str, ...]
    projects: tuple[ProjectLine, ...]
    everything: Link
    sheet: Sheet


class FundList(NamedTuple):
    """The projects that have one ``value`` of a ``facet``, latest year first, with their lines."""

    facet: str
    value: str
    name: str
    placed: tuple[Placed, ...]
    lines: tuple[ProjectLine, ...]

    def path(self, number: int = 1) -> str:
        """Where the sheet of this number stands."""
        return fund_projects_path(self.facet, self.value, number)


class _Facet(NamedTuple):
    """A way to divide projects: the names of its values, and the value of a project."""

    name: str
    values: Mapping[str, str]
    of: Callable[[Placed], str | None]


def fund_lists(fund: Overview, lines: Lines) -> tuple[FundList, ...]:
    """Every list that has projects."""
    ordered = sorted(fund.projects(), key=lambda one: -(one.project.fiscal_year or 0))
    listed = [(one, lines[one.key]) for one in ordered]
    return tuple(one for facet in _facets(fund) for one in _divided(facet, listed))


def _divided(facet: _Facet, listed: Sequence[tuple[Placed, ProjectLine]]) -> Iterator[FundList]:
    by_value: dict[str | None, list[tuple[Placed, ProjectLine]]] = {}
    for one in listed:
        by_value.setdefault(facet.of(one[0]), []).append(one)
    for value, name in facet.values.items():
        if value in by_value:
            placed, lines = zip(*by_value[value], strict=True)
            yield FundList(facet.name, value, name, placed, lines)


def _facets(fund: Overview) -> Iterator[_Facet]:
    years = sorted({one.project.fiscal_year for one in fund.projects() if one.project.fiscal_year}, reverse=True)
    subdistricts = {one.id: str(fund.speaker.said(one.title)) for one in fund.shared.programme.subdistricts}
    yield _Facet("state", {one.value: label(one) for one in State}, lambda one: one.project.state.value)
    yield _Facet("category", {one.value: label(one) for one in Category}, _category)
    yield _Facet("year", {str(one): year_name(one) for one in years}, lambda one: str(one.project.fiscal_year))
    yield _Facet("subdistrict", subdistricts, lambda one: one.community.subdistrict)


def _category(one: Placed) -> str | None:
    return one.project.category.value if one.project.category else None


def facet_titles() -> Mapping[str, str]:
    """By what projects are listed, in the order in which it is offered."""
    return {
        "state": _("按进展"),
        "category": _("按用途"),
        "year": _("按年度"),
        "subdistrict": _("按街道"),
    }


def projects_page(lists: Sequence[FundList], fund: Overview) -> ProjectsPage:
    """The page from which the lists are reached."""
    titles = facet_titles()
    choices = {facet: tuple(_choice(one) for one in lists if one.facet == facet) for facet in titles}
    return ProjectsPage(
        path=PROJECTS,
        lead=tuple(counted(tuple(fund.projects()), fund)),
        choices=tuple(Choices(titles[facet], of) for facet, of in choices.items() if of),
    )


def _choice(one: FundList) -> Choice:
    return Choice(Link(Said((one.name,)), one.path()), len(one.placed), is_current=False)


def list_pages(lists: Sequence[FundList], fund: Overview) -> Iterator[FundListPage]:
    """Every sheet of every list."""
    for one in lists:
        lead = tuple(counted(one.placed, fund))
        for sheet, lines in sheets(one.lines, one.path):
            yield FundListPage(
                path=sheet.path,
                title=_("项目：{which}", which=one.name),
                lead=lead,
                projects=tuple(lines),
                everything=Link(Said((_("项目"),)), PROJECTS),
                sheet=sheet,
            )


def counted(placed: Sequence[Placed], fund: Overview) -> Iterator[str]:
    """How many projects these are, and what was resolved for them together."""
    yield _n("一共{count}个项目。", len(placed))
    mothers = [one.project.resolved for one in placed if one.project.parent_project is None]
    resolved = Sum(sum(amount or 0 for amount in mothers), mothers.count(None))
    if resolved.amount or resolved.unknown:
        yield _("议决资金合计{money}。", money=fund.speaker.sum(resolved).text)
    if children := len(placed) - len(mothers):
        yield _n("其中{count}个是子项目，钱算在母项目里，不重复相加。", children)
