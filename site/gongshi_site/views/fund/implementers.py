"""Who carries out what, year by year, so that it is seen who does so again and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from gongshi.model.parties import Implementer
from gongshi.model.terms import ImplementerKind, Mode
from gongshi.totals import Sum
from gongshi_site.language import _, _n, label, noop
from gongshi_site.views.fund.lines import Lines, Sheet, sheets, year_name
from gongshi_site.views.fund.overview import Overview, Placed
from gongshi_site.views.paths import IMPLEMENTERS, implementers_path
from gongshi_site.views.project_line import ProjectLine
from gongshi_site.views.project_lists import Choice
from gongshi_site.views.table import Table, TableRow
from gongshi_site.words import Link, Said, Speaker

_KINDS = {
    ImplementerKind.RESIDENTS_COMMITTEE: noop("居民委员会"),
    ImplementerKind.SELF_ORG: noop("居民自组织"),
    ImplementerKind.SOCIAL_ORG: noop("社会组织"),
    ImplementerKind.SOCIAL_ENTERPRISE: noop("社会企业"),
    ImplementerKind.COMPANY: noop("企业"),
}
"""All of a kind together."""
_OF_ONE_PLACE = frozenset({ImplementerKind.SELF_ORG, ImplementerKind.RESIDENTS_COMMITTEE})
"""Two communities may each have a group of the same name; organisations are registered under theirs."""
_MOST_REPEATED = 20
_YEARS = 4


class ImplementerEntry(NamedTuple):
    """An implementer with its projects; ``years`` says how many there were in each year, and for how much."""

    name: Said
    community: Said | None
    total: str
    years: tuple[str, ...]
    projects: tuple[ProjectLine, ...]


class ImplementersPage(NamedTuple):
    """Ways of carrying out by year, the implementers that did most projects, and the way to those of each kind."""

    path: str
    methods: Table
    repeated: Table | None
    kinds: tuple[Choice, ...]
    notes: tuple[str, ...]


class ImplementerKindPage(NamedTuple):
    """A sheet of the implementers of one kind, those with most projects first."""

    path: str
    title: str
    is_groups: bool
    lead: str
    implementers: tuple[ImplementerEntry, ...]
    everything: Link
    sheet: Sheet


class _Done(NamedTuple):
    """One implementer's part in one project."""

    placed: Placed
    amount: int | None


class _Party(NamedTuple):
    """An implementer and all it did."""

    implementer: Implementer
    done: tuple[_Done, ...]

    @property
    def amount(self) -> Sum:
        """The money of all its projects."""
        return _sum(one.amount for one in self.done)

    @property
    def is_of_one_place(self) -> bool:
        """Whether it belongs to its community."""
        return self.implementer.kind in _OF_ONE_PLACE


def implementers_page(fund: Overview) -> ImplementersPage:
    """The page of all implementers."""
    parties = _parties(fund)
    repeated = [one for one in parties if len(one.done) > 1 and not _is_committee(one)]
    return ImplementersPage(
        path=IMPLEMENTERS,
        methods=_methods(fund),
        repeated=_repeated(repeated[:_MOST_REPEATED], fund) if repeated else None,
        kinds=tuple(
            Choice(Link(Said((_(_KINDS[kind]),)), implementers_path(kind.value)), count, is_current=False)
            for kind in ImplementerKind
            if (count := sum(one.implementer.kind is kind for one in parties))
        ),
        notes=tuple(_notes(fund)),
    )


def implementer_kind_pages(fund: Overview, lines: Lines) -> Iterator[ImplementerKindPage]:
    """The implementers of each kind that there are."""
    parties = _parties(fund)
    for kind in ImplementerKind:
        ours = [one for one in parties if one.implementer.kind is kind]
        for sheet, on_sheet in sheets(ours, partial(implementers_path, kind.value)):
            yield ImplementerKindPage(
                path=sheet.path,
                title=_(_KINDS[kind]),
                is_groups=kind is ImplementerKind.SELF_ORG,
                lead=_n("{count}个，做的项目多的排在前面。", len(ours)),
                implementers=tuple(_entry(one, lines, fund.speaker) for one in on_sheet),
                everything=Link(Said((_("谁在做"),)), IMPLEMENTERS),
                sheet=sheet,
            )


def _is_committee(party: _Party) -> bool:
    return party.implementer.kind is ImplementerKind.RESIDENTS_COMMITTEE


def _parties(fund: Overview) -> list[_Party]:
    """All implementers, those with most projects first, of as many those with more money."""
    done: dict[tuple[str, str, str | None], list[tuple[Implementer, _Done]]] = {}
    for placed in fund.projects():
        for work in placed.project.work:
            party = work.implementer
            place = placed.community.id if party.kind in _OF_ONE_PLACE else None
            key = (party.kind.value, str(party.name), place)
            done.setdefault(key, []).append((party, _Done(placed, work.amount)))
    parties = [_Party(each[0][0], _latest_first(one for _party, one in each)) for each in done.values()]
    return sorted(parties, key=lambda one: (-len(one.done), -one.amount.amount, str(one.implementer.name)))


def _latest_first(done: Iterable[_Done]) -> tuple[_Done, ...]:
    return tuple(sorted(done, key=lambda one: -(one.placed.project.fiscal_year or 0)))


def _sum(amounts: Iterable[int | None]) -> Sum:
    listed = list(amounts)
    return Sum(sum(amount or 0 for amount in listed), listed.count(None))


def _entry(party: _Party, lines: Lines, speaker: Speaker) -> ImplementerEntry:
    return ImplementerEntry(
        name=speaker.said(party.implementer.name),
        community=speaker.said(party.done[0].placed.community.title) if party.is_of_one_place else None,
        total=_how_much(party.done, speaker),
        years=tuple(
            _("{year}：{how_much}", year=year_name(year), how_much=_how_much(_in(party.done, year), speaker))
            for year in _years(one.placed for one in party.done)
        ),
        projects=tuple(lines[one.placed.key]._replace(implementer=None) for one in party.done),
    )


def _years(placed: Iterable[Placed]) -> list[int | None]:
    return sorted({one.project.fiscal_year for one in placed}, key=lambda year: -(year or 0))


def _in(done: Sequence[_Done], year: int | None) -> tuple[_Done, ...]:
    return tuple(one for one in done if one.placed.project.fiscal_year == year)


def _how_much(done: Sequence[_Done], speaker: Speaker) -> str:
    """3个项目，12.5万元"""
    return _n("{count}个项目，{money}", len(done), money=speaker.sum(_sum(one.amount for one in done)).text)


def _briefly(done: Sequence[_Done], speaker: Speaker) -> str:
    """3个，12.5万元"""
    if not done:
        return "–"
    return _n("{count}个，{money}", len(done), money=speaker.sum(_sum(one.amount for one in done)).text)


def _repeated(parties: Sequence[_Party], fund: Overview) -> Table:
    years = _years(fund.projects())[:_YEARS]
    return Table(
        caption=_("做过不止一个项目的，项目多的排在前面"),
        columns=(_("实施方"), _("哪一类"), *(year_name(year) for year in years), _("一共")),
        rows=tuple(
            TableRow(
                fund.speaker.said(one.implementer.name),
                (
                    label(one.implementer.kind),
                    *(_briefly(_in(one.done, year), fund.speaker) for year in years),
                    _briefly(one.done, fund.speaker),
                ),
            )
            for one in parties
        ),
    )


def _methods(fund: Overview) -> Table:
    """Projects and their money by the way of carrying out, year by year; a child's money is its mother's."""
    years = _years(fund.projects())[:_YEARS]
    in_force = [one for one in fund.projects() if one.project.resolved != 0]
    named: list[tuple[str, list[Placed]]] = [
        (label(mode), [one for one in in_force if one.project.mode is mode]) for mode in Mode
    ]
    named.append((_("没有写怎样做"), [one for one in in_force if one.project.mode is None]))
    return Table(
        caption=_("怎样做，各多少"),
        columns=(_("怎样做"), *(year_name(year) for year in years)),
        rows=tuple(
            TableRow(name, tuple(_briefly(_of_year(placed, year), fund.speaker) for year in years))
            for name, placed in named
            if placed
        ),
    )


def _of_year(placed: Sequence[Placed], year: int | None) -> list[_Done]:
    return [
        _Done(one, one.project.resolved if one.project.parent_project is None else 0)
        for one in placed
        if one.project.fiscal_year == year
    ]


def _notes(fund: Overview) -> Iterator[str]:
    if any(one.project.parent_project is not None and one.project.resolved != 0 for one in fund.projects()):
        yield _("子项目的钱出自母项目，上面“怎样做”里不重复相加。")
    yield _("签了合同的按合同金额算，没有合同的按议决金额算。")
