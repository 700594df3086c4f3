"""The lists of a community's projects: all of them, and those of one year, state, category or compound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State
from gongshi.model.terms import Category
from gongshi_site.language import _, label, word
from gongshi_site.views.faults import unread_projects
from gongshi_site.views.paths import projects_by_path, projects_path
from gongshi_site.views.project_line import Listed, ProjectLine, counted, listed_projects
from gongshi_site.words import Link, Said, Speaker


@dataclass(frozen=True, slots=True)
class Choice:
    """The way to a list, with how many projects it has; ``is_current`` marks the one that is being read."""

    link: Link
    count: int
    is_current: bool


class Choices(NamedTuple):
    """The lists of one facet."""

    title: str
    choices: tuple[Choice, ...]


class ProjectListPage(NamedTuple):
    """What one list of projects shows; ``everything`` leads to the list of all, ``choices`` to the others."""

    path: str
    title: str
    community: Link
    lead: tuple[str, ...]
    missing: str | None
    projects: tuple[ProjectLine, ...]
    everything: Choice
    choices: tuple[Choices, ...]


class _Value(NamedTuple):
    """A value that projects may have; None: they have none of this facet's."""

    id: str | None
    name: str
    title: str


class _Facet(NamedTuple):
    """A way to divide projects. One may have several values, or ``(None,)`` for none."""

    name: str
    title: str
    values: tuple[_Value, ...]
    of: Callable[[Listed], tuple[str | None, ...]]


class _List(NamedTuple):
    """The projects that have one value of a facet."""

    value: _Value
    path: str
    listed: tuple[Listed, ...]


def project_list_pages(fund: CommunityFund, community: Link, as_of: date) -> Iterator[ProjectListPage]:
    """Every list of the community's projects: all of them first."""
    listed = listed_projects(fund, as_of)
    divided = [(facet, tuple(_divided(facet, listed, fund))) for facet in _facets(fund, listed)]
    everything = _List(_Value(None, _("全部项目"), _("全部项目")), projects_path(fund.community), listed)
    choices = [Choices(facet.title, tuple(_choice(part) for part in parts)) for facet, parts in divided if parts]
    for one in (everything, *(part for _facet, parts in divided for part in parts)):
        yield ProjectListPage(
            path=one.path,
            title=one.value.title,
            community=community,
            lead=tuple(counted(one.listed, Speaker(fund.programme))),
            missing=unread_projects(fund),
            projects=tuple(each.line for each in one.listed),
            everything=_choice(everything, is_current=one is everything),
            choices=tuple(_marked(of_facet, one) for of_facet in choices),
        )


def states(fund: CommunityFund, as_of: date) -> tuple[Choice, ...]:
    """The ways to the lists by state, with how many projects are in each."""
    parts = _divided(_by_state(), listed_projects(fund, as_of), fund)
    return tuple(_choice(part) for part in parts)


def _choice(of: _List, *, is_current: bool = False) -> Choice:
    return Choice(Link(Said((of.value.name,)), of.path), len(of.listed), is_current)


def _marked(facet: Choices, current: _List) -> Choices:
    """The lists of a facet, the one that is being read marked where it is among them."""
    if all(one.link.path != current.path for one in facet.choices):
        return facet
    marked = (Choice(one.link, one.count, one.link.path == current.path) for one in facet.choices)
    return Choices(facet.title, tuple(marked))


def _divided(facet: _Facet, listed: Sequence[Listed], fund: CommunityFund) -> Iterator[_List]:
    """The lists of a facet that have projects; none where no project has any of its values."""
    by_value: dict[str | None, list[Listed]] = {}
    for one in listed:
        for name in facet.of(one):
            by_value.setdefault(name, []).append(one)
    if by_value.keys() - {None}:
        for value in facet.values:
            if value.id in by_value:
                path = projects_by_path(fund.community, facet.name, value.id)
                yield _List(value, path, tuple(by_value[value.id]))


def _facets(fund: CommunityFund, listed: Sequence[Listed]) -> Iterator[_Facet]:
    yield _by_state()
    yield _Facet("year", _("按年度"), tuple(_years(listed)), _year_of)
    yield _Facet("category", _("按用途"), tuple(_categories()), _category_of)
    yield _Facet("compound", _("按院落"), tuple(_compounds(fund)), partial(_compounds_of, fund))


def _by_state() -> _Facet:
    return _Facet("state", _("按进展"), tuple(_states()), lambda one: (one.state.value,))


def _states() -> Iterator[_Value]:
    for state in State:
        yield _Value(state.value, label(state), _("{state}的项目", state=word(state)))


def _years(listed: Sequence[Listed]) -> Iterator[_Value]:
    for year in sorted({one.project.fiscal_year for one in listed if one.project.fiscal_year}, reverse=True):
        yield _Value(str(year), _("{year}年度", year=year), _("{year}年度的项目", year=year))
    yield _Value(None, _("没有写年度"), _("没有写年度的项目"))


def _year_of(one: Listed) -> tuple[str | None]:
    year = one.project.fiscal_year
    return (str(year) if year else None,)


def _category_of(one: Listed) -> tuple[str | None]:
    category = one.project.category
    return (category.value if category else None,)


def _categories() -> Iterator[_Value]:
    for category in Category:
        yield _Value(category.value, label(category), _("{category}类项目", category=word(category)))
    yield _Value(None, _("没有写用途"), _("没有写用途的项目"))


def _compounds(fund: CommunityFund) -> Iterator[_Value]:
    speaker = Speaker(fund.programme)
    for compound in fund.community.compounds:
        name = speaker.said(compound.title).marked
        yield _Value(compound.id, name, _("{compound}的项目", compound=name))
    yield _Value(None, _("没有写院落"), _("没有写院落的项目"))


def _compounds_of(fund: CommunityFund, one: Listed) -> tuple[str | None, ...]:
    known = {compound.id for compound in fund.community.compounds}
    return tuple(name for name in dict.fromkeys(one.project.compounds) if name in known) or (None,)
