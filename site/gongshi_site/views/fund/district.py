"""The communities of a district and of its sub-districts side by side: counts, what is late, and how fresh they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import ValidationError

from gongshi.history import State
from gongshi.model.programme import SubDistrict
from gongshi.rules.r32_stale import ID as STALE
from gongshi.rules.r32_stale import Parameters
from gongshi_site.language import _, _n, number
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.account import Account, account
from gongshi_site.views.fund.lines import community_link, project_link
from gongshi_site.views.fund.overview import Overview, Placed
from gongshi_site.views.fund.troubled import Troubled, troubled
from gongshi_site.views.paths import DISTRICT, subdistrict_path
from gongshi_site.views.table import Table, TableRow
from gongshi_site.words import Link, Said, Value, short_day
from gongshi_site.year_money import together

QUIET = timedelta(days=60)
"""A community without an entry for longer is marked. Assumed: no rule says how often there must be one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to look at: where, and what of it."""

    link: Link
    community: Said | None
    said: str


@dataclass(frozen=True, slots=True)
class PlacePage:
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
        district=_district(),
        counts=tuple(_counts(fund.communities, len(filled))),
        subdistricts=_table_of_subdistricts([(one, inside[one.id]) for one in filled], fund) if filled else None,
        communities=tuple(_tables(elsewhere, fund)),
        late=tuple(_late(fund.communities, fund)),
        quiet=tuple(_quiet(fund.communities, fund)),
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
                district=_district(),
                counts=tuple(_counts(communities, 0)),
                subdistricts=None,
                communities=tuple(_tables(communities, fund)),
                late=tuple(_late(communities, fund)),
                quiet=tuple(_quiet(communities, fund)),
                troubled=(),
                accounts=_accounts(communities, fund),
            )


def _district() -> Link:
    return Link(Said((_("街道和社区"),)), DISTRICT)


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


def _columns(fund: Overview) -> tuple[str, ...]:
    worked = () if fund.decided_only else (_("已结项"), _("正在公示"), _("逾期"))
    return (_("项目"), *worked, _("最近一条记录"))


def _cells(communities: Sequence[CommunitySummary], fund: Overview) -> tuple[Value, ...]:
    projects = [project for one in communities for project in one.projects]
    last = max((one.last_entry for one in communities if one.last_entry), default=None)
    counts = [len(projects)]
    if not fund.decided_only:
        counts += [
            sum(one.state is State.CLOSED for one in projects),
            sum(notice.is_open for one in communities for notice in one.notices),
            sum(1 for _mark in _late(communities, fund)),
        ]
    return (*(number(count) for count in counts), short_day(last) if last else _("没有写日期"))


def _table_of_subdistricts(named: Sequence[tuple[SubDistrict, list[CommunitySummary]]], fund: Overview) -> Table:
    return Table(
        caption=_("各街道"),
        columns=(_("街道"), _("社区"), *_columns(fund)),
        rows=tuple(
            TableRow(
                Link(fund.speaker.said(one.title), subdistrict_path(one)),
                (number(len(communities)), *_cells(communities, fund)),
            )
            for one, communities in named
        ),
    )


def _tables(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[Table]:
    if communities:
        yield Table(
            caption=_("各社区"),
            columns=(_("社区"), *_columns(fund)),
            rows=tuple(TableRow(community_link(one, fund.speaker), _cells([one], fund)) for one in communities),
        )


def _late(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[Mark]:
    """Work past its last day, and finished work that waits for its acceptance; what is late longest first."""
    placed = [Placed(one, project) for one in communities for project in one.projects]
    late = [*_not_done(placed, fund), *_not_accepted(placed, fund)]
    for _day, one, said in sorted(late, key=lambda mark: (mark[0], mark[1].community.id, mark[1].project.id)):
        yield Mark(project_link(one, fund.speaker), fund.speaker.said(one.community.title), said)


def _not_done(placed: Sequence[Placed], fund: Overview) -> Iterator[tuple[date, Placed, str]]:
    for one in placed:
        if end := one.project.work_ended:
            said = _("应在{end}以前完工，到{as_of}还没有完工的记录。", end=_day(end), as_of=_day(fund.as_of))
            yield end, one, said


def _not_accepted(placed: Sequence[Placed], fund: Overview) -> Iterator[tuple[date, Placed, str]]:
    wait = _acceptance_wait(fund)
    for one in placed:
        since = one.project.waiting_since
        if wait is not None and since is not None and since + wait < fund.as_of:
            said = _("{done}完工，到{as_of}还没有验收的记录。", done=_day(since), as_of=_day(fund.as_of))
            yield since + wait, one, said


def _day(of: date) -> str:
    return short_day(of).text


def _acceptance_wait(fund: Overview) -> timedelta | None:
    """How long finished work may wait for its acceptance by the fund's own rules; None where they do not say."""
    rule = next((one for one in fund.shared.pack.rules if one.id == STALE), None)
    if rule is None:
        return None
    try:
        return timedelta(days=Parameters.model_validate(dict(rule.parameters)).acceptance_days)
    except ValidationError:
        # What a pack gets wrong `gongshi check` tells; here it is as if it said nothing.
        return None


def _quiet(communities: Sequence[CommunitySummary], fund: Overview) -> Iterator[Mark]:
    if fund.decided_only:
        return
    for one in sorted(communities, key=lambda each: (each.last_entry or date.min, each.id)):
        if one.last_entry is not None and one.last_entry < fund.as_of - QUIET:
            days = (fund.as_of - one.last_entry).days
            said = _n(
                "最近一条记录是{last}的，到{as_of}已有{count}天没有新的。",
                days,
                last=_day(one.last_entry),
                as_of=_day(fund.as_of),
            )
            yield Mark(community_link(one, fund.speaker), None, said)
