"""The communities of a district and of its sub-districts side by side: counts, what is late, and how fresh they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongshi.model.programme import SubDistrict
from gongshi_site.language import _, _n
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.account import Account, account
from gongshi_site.views.fund.lines import community_link
from gongshi_site.views.fund.marks import Mark, late, quiet
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.fund.places import places_table
from gongshi_site.views.fund.troubled import Troubled, troubled
from gongshi_site.views.navigation import places_name
from gongshi_site.views.paths import DISTRICT, subdistrict_path
from gongshi_site.views.table import Table
from gongshi_site.words import Link, Said
from gongshi_site.year_money import together


class PlacePage(NamedTuple):
    """The communities of the district, or of one sub-district of it.

    ``subdistricts`` is None where there are none to tell apart; ``late`` are works past their days, ``quiet`` the
    communities that have had no entry for long.
    """

    path: str
    title: Said
    is_district: bool
    district: Link
    counts: tuple[str, ...]
    subdistricts: Table | None
    communities: tuple[Table, ...]
    late: tuple[Mark, ...]
    quiet: tuple[Mark, ...]
    troubled: tuple[Troubled, ...]
    accounts: tuple[Account, ...]


def district_page(fund: Overview) -> PlacePage:
    """The whole district: its sub-districts side by side, or its communities where it has none."""
    programme = fund.shared.programme
    inside = {one.id: _inside(one, fund) for one in programme.subdistricts}
    filled = [one for one in programme.subdistricts if inside[one.id]]
    elsewhere = [one for one in fund.communities if one.subdistrict is None]
    return PlacePage(
        path=DISTRICT,
        title=fund.speaker.said(programme.district or programme.title),
        is_district=True,
        district=_district(fund),
        counts=tuple(_counts(fund.communities, len(filled))),
        subdistricts=_subdistricts([(one, inside[one.id]) for one in filled], fund) if filled else None,
        communities=tuple(_tables(elsewhere, fund)),
        late=tuple(late(fund.communities, fund)),
        quiet=tuple(quiet(fund.communities, fund)),
        troubled=troubled(fund),
        accounts=_accounts(fund.communities, fund),
    )


def subdistrict_pages(fund: Overview) -> Iterator[PlacePage]:
    """The page of each sub-district that has communities."""
    for one in fund.shared.programme.subdistricts:
        if communities := _inside(one, fund):
            yield PlacePage(
                path=subdistrict_path(one),
                title=fund.speaker.said(one.title),
                is_district=False,
                district=_district(fund),
                counts=tuple(_counts(communities, 0)),
                subdistricts=None,
                communities=tuple(_tables(communities, fund)),
                late=tuple(late(communities, fund)),
                quiet=tuple(quiet(communities, fund)),
                troubled=(),
                accounts=_accounts(communities, fund),
            )


def _district(fund: Overview) -> Link:
    return Link(Said((places_name(fund.shared.programme),)), DISTRICT)


def _inside(subdistrict: SubDistrict, fund: Overview) -> list[CommunitySummary]:
    return [one for one in fund.communities if one.subdistrict == subdistrict.id]


def _counts(communities: Sequence[CommunitySummary], subdistricts: int) -> Iterator[str]:
    if subdistricts:
        yield _n("{count}个街道", subdistricts)
    yield _n("{count}个社区", len(communities))
    yield _n("{count}个项目", sum(len(one.projects) for one in communities))


def _accounts(communities: Sequence[CommunitySummary], fund: Overview) -> tuple[Account, ...]:
    """The money of the latest year."""
    moneys = together(money for one in communities for money in one.moneys)
    latest = [money for money in moneys if money.fiscal_year == moneys[0].fiscal_year]
    return tuple(account(money, fund.shared.programme) for money in latest)


def _subdistricts(named: Sequence[tuple[SubDistrict, list[CommunitySummary]]], fund: Overview) -> Table:
    each = ((Link(fund.speaker.said(one.title), subdistrict_path(one)), inside) for one, inside in named)
    return places_table(_("各街道"), _("街道"), each, fund)


def _tables(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[Table]:
    if communities:
        each = ((community_link(one, fund.speaker), (one,)) for one in communities)
        yield places_table(_("各社区"), _("社区"), each, fund)
