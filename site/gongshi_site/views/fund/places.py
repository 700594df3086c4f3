"""Communities, or sub-districts, side by side: how many projects, how far, how much money, how fresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gongshi.history import State
from gongshi.totals import Sum
from gongshi_site.language import _, number
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.fund.lines import year_name
from gongshi_site.views.fund.marks import late
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.table import Table, TableRow
from gongshi_site.words import Link, Value, short_day
from gongshi_site.year_money import together


def places_table(
    caption: str, kind: str, places: Iterable[tuple[Link, Sequence[CommunitySummary]]], fund: Overview
) -> Table:
    """A table of places of one ``kind``, each with the communities in it."""
    rows = tuple(TableRow(link, tuple(value for _name, value in _facts(inside, fund))) for link, inside in places)
    return Table(caption, (kind, *(name for name, _value in _facts((), fund))), rows)


def _facts(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[tuple[str, Value]]:
    """What is said of a place: the name of each column, and the value."""
    projects = [project for one in communities for project in one.projects]
    yield _("项目"), number(len(projects))
    if not fund.decided_only:
        yield _("已结项"), number(sum(one.state is State.CLOSED for one in projects))
        yield _("正在公示"), number(sum(notice.is_open for one in communities for notice in one.notices))
        yield _("逾期"), number(sum(1 for _mark in late(communities, fund)))
    yield from _money(communities, fund)
    last = max((one.last_entry for one in communities if one.last_entry), default=None)
    yield _("最近一条记录"), short_day(last) if last else _("没有写日期")


def _money(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[tuple[str, Value]]:
    """The money of the fund's latest year; nothing where no money is written at all."""
    year = max((money.fiscal_year or 0 for one in fund.communities for money in one.moneys), default=0)
    if not year:
        return
    moneys = together(money for one in communities for money in one.moneys if money.fiscal_year == year)
    put_in = [money.totals.allocated for money in moneys if money.is_put_in]
    resolved = [money.totals.resolved for money in moneys]
    yield _("{year}投入", year=year_name(year)), _added(put_in, fund)
    yield _("{year}议决", year=year_name(year)), _added(resolved, fund)


def _added(sums: Sequence[Sum], fund: Overview) -> str:
    return fund.speaker.sum(sum(sums[1:], start=sums[0])).text if sums else _("没有写明")
