"""The account of one fiscal year: what came, what was decided, what was spent, and what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongshi.category_totals import category_totals
from gongshi.fund import CommunityFund
from gongshi.history import State
from gongshi.model.terms import Coverage
from gongshi.totals import Totals, standing, totals
from gongshi_site.language import _, _n, label
from gongshi_site.table_money import TableMoney
from gongshi_site.views.account import Account, account
from gongshi_site.views.category_bars import CategoryBars, category_bars
from gongshi_site.views.faults import unread_projects
from gongshi_site.views.paths import account_path, picture_path, projects_by_path, results_path, sheet_path
from gongshi_site.views.table import Table, TableRow
from gongshi_site.views.to_print import can_be_printed
from gongshi_site.views.year_pictures import PICTURE_NAMES, year_pictures
from gongshi_site.words import Link, Money, Said, Speaker, rate
from gongshi_site.year_money import YearMoney, money_years, year_moneys


class AccountPage(NamedTuple):
    """What the account of one year shows; ``ways`` leads on to the year's projects and results.

    ``sheets`` lead to its poster and its pictures, from the site's root in any language.
    """

    path: str
    title: str
    community: Link
    lead: tuple[str, ...]
    missing: str | None
    pots: Table
    accounts: tuple[Account, ...]
    categories: CategoryBars | None
    last_year: tuple[str, ...]
    ways: tuple[Link, ...]
    sheets: tuple[Link, ...]
    years: tuple[tuple[Link, bool], ...]


class _Year(NamedTuple):
    """All that the account of a year is made of."""

    fund: CommunityFund
    year: int | None
    moneys: tuple[YearMoney, ...]
    sums: Totals
    as_of: date

    @property
    def decided_only(self) -> bool:
        """Whether the records end with the resolution."""
        return self.fund.programme.coverage is Coverage.RESOLUTION

    @property
    def is_put_in(self) -> bool:
        """Whether somebody wrote how much was put into each pot."""
        return all(one.is_put_in for one in self.moneys)


def account_pages(fund: CommunityFund, community: Link, as_of: date) -> Iterator[AccountPage]:
    """The account of each year that has money, latest first."""
    moneys = year_moneys(fund, as_of)
    years = money_years(fund, as_of)
    for year in years:
        ours = tuple(one for one in moneys if one.fiscal_year == year)
        of = _Year(fund, year, ours, totals(fund, as_of, fiscal_year=year), as_of)
        yield AccountPage(
            path=account_path(fund.community, year),
            title=account_title(year),
            community=community,
            lead=tuple(_lead(of)),
            missing=unread_projects(fund),
            pots=_pots(of),
            accounts=tuple(account(one, fund.programme) for one in ours),
            categories=_categories(of),
            last_year=tuple(_last_year(of)),
            ways=tuple(_ways(of)),
            sheets=tuple(_sheets(of)),
            years=tuple(
                (Link(Said((account_title(one),)), account_path(fund.community, one)), one == year) for one in years
            ),
        )


def account_title(year: int | None) -> str:
    """What the account of a year is called."""
    return _("{year}年度账本", year=year) if year else _("没有写年度的账本")


def year_lead(fund: CommunityFund, year: int, as_of: date) -> tuple[str, ...]:
    """What became of a year's money, in sentences."""
    ours = tuple(one for one in year_moneys(fund, as_of) if one.fiscal_year == year)
    return tuple(_lead(_Year(fund, year, ours, totals(fund, as_of, fiscal_year=year), as_of)))


def _lead(of: _Year) -> Iterator[str]:
    speaker, sums = Speaker(of.fund.programme), of.sums
    put_in, resolved = speaker.sum(sums.allocated).text, speaker.sum(sums.resolved).text
    share = sums.resolved_share if of.is_put_in else None
    if not of.is_put_in:
        yield _("投入多少没有写全，已议决{resolved}。", resolved=resolved)
    elif share is None:
        yield _("投入{put_in}，已议决{resolved}。", put_in=put_in, resolved=resolved)
    else:
        yield _(
            "投入{put_in}，已议决{resolved}，议决率{share}（{resolved}÷{put_in}）。",
            put_in=put_in,
            resolved=resolved,
            share=rate(share),
        )
    if of.decided_only:
        return
    yield _("已付款{paid}。", paid=speaker.sum(sums.paid).text)
    if of.is_put_in and (left := sums.allocated.amount - sums.paid.amount) >= 0:
        yield _("没有付出去的还有{left}。", left=speaker.money(left).text)
    if sums.projects:
        yield _("{whole}个项目中，{part}个已结项。", whole=sums.projects, part=sums.states[State.CLOSED])


def _pots(of: _Year) -> Table:
    whole = _amounts(of.sums, of, is_put_in=of.is_put_in)
    lines = [(label(one.pot), _amounts(one.totals, of, is_put_in=one.is_put_in)) for one in of.moneys if one.pot]
    # What no pot is written for is what the pots leave of the whole.
    columns = zip(whole, *(amounts for _name, amounts in lines), strict=True)
    rest = [None if all_of_it is None else all_of_it - sum(a or 0 for a in of_pots) for all_of_it, *of_pots in columns]
    if any(rest):
        lines.append((_("没有写资金来源"), tuple(rest)))
    money = TableMoney(of.fund.programme, [amount for amount in whole if amount is not None])
    done = () if of.decided_only else (_("签约"), _("已付"))
    last = _("没有议决") if of.decided_only else _("没有付出去")
    return Table(
        caption=_("这一年的钱（{unit}）", unit=money.unit),
        columns=(_("资金来源"), _("投入"), _("议决"), *done, last),
        rows=tuple(TableRow(name, _cells(amounts, money)) for name, amounts in lines),
        foot=TableRow(_("合计"), _cells(whole, money)) if len(lines) > 1 else None,
    )


def _cells(amounts: Iterable[int | None], money: TableMoney) -> tuple[Money | str, ...]:
    return tuple(money(amount) if amount is not None else _("没有写明") for amount in amounts)


def _amounts(sums: Totals, of: _Year, *, is_put_in: bool) -> tuple[int | None, ...]:
    """Put in, resolved, contracted, paid, left; without the middle two where the records end before them."""
    put_in, resolved = sums.allocated.amount, sums.resolved.amount
    if of.decided_only:
        return (put_in, resolved, put_in - resolved) if is_put_in else (None, resolved, None)
    done = (resolved, sums.contracted.amount, sums.paid.amount)
    return (put_in, *done, put_in - sums.paid.amount) if is_put_in else (None, *done, None)


def _categories(of: _Year) -> CategoryBars | None:
    sums = category_totals(of.fund, of.as_of, fiscal_year=of.year)
    return category_bars(sums, of.fund.programme, decided_only=of.decided_only)


def _last_year(of: _Year) -> Iterator[str]:
    """What was left of the money of the year before, where its records tell what was put in."""
    if of.year is None or of.decided_only:
        return
    speaker, before = Speaker(of.fund.programme), of.year - 1
    sums = totals(of.fund, of.as_of, fiscal_year=before)
    stands = standing(of.fund, of.as_of, fiscal_year=before)
    owed = stands.owed + stands.open
    left = sums.allocated.amount - sums.paid.amount - owed
    if not sums.allocated.amount or sums.resolved.unknown or left < 0:
        return
    yield _(
        "上年（{year}年度）投入{put_in}，付出{paid}，结余{left}。",
        year=before,
        put_in=speaker.money(sums.allocated.amount).text,
        paid=speaker.money(sums.paid.amount).text,
        left=speaker.money(left).text,
    )
    if owed:
        yield _("上年已经议决、还没有付的{owed}，没有算作结余。", owed=speaker.money(owed).text)
    yield _("结余后来怎样处理，记录里没有这一项。")


def _ways(of: _Year) -> Iterator[Link]:
    community = of.fund.community
    if of.year is not None and of.sums.projects:
        said = _n("看这一年的{count}个项目", of.sums.projects)
        yield Link(Said((said,)), projects_by_path(community, "year", str(of.year)))
        if not of.decided_only:
            yield Link(Said((_("看这一年的结果"),)), results_path(community, of.year))


def _sheets(of: _Year) -> Iterator[Link]:
    """The poster of the year and its pictures, of those years that have both."""
    if of.year is None or not can_be_printed(of.fund):
        return
    page = account_path(of.fund.community, of.year)
    yield Link(Said((_("这一年的海报（A3）"),)), sheet_path(page, "a3"))
    for name, _drawing in year_pictures(of.fund, of.year, of.as_of):
        yield Link(Said((_(PICTURE_NAMES[name]),)), picture_path(page, name, "png"))
