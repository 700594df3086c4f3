"""The fund's account of a year: put in, resolved, contracted, paid and left, over all its communities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongshi.category_totals import CategoryTotals
from gongshi.model.terms import Category
from gongshi.totals import Sum
from gongshi_site.language import _, _n
from gongshi_site.summary import ProjectSummary
from gongshi_site.table_money import TableMoney
from gongshi_site.views.account import Account, account
from gongshi_site.views.category_bars import CategoryBars, category_bars
from gongshi_site.views.fund.lines import year_name
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.fund.results import ENDED
from gongshi_site.views.paths import ACCOUNTS, account_path, fund_account_path, fund_results_path
from gongshi_site.views.table import Table, TableRow
from gongshi_site.views.year_account import account_title
from gongshi_site.words import Link, Said, Value
from gongshi_site.year_money import YearMoney, together


class YearBars(NamedTuple):
    """A year in the list of years: its pots' accounts, and the way to the whole account."""

    title: str
    link: Link
    accounts: tuple[Account, ...]


class AccountsPage(NamedTuple):
    """All years, latest first."""

    path: str
    years: tuple[YearBars, ...]


class AccountPage(NamedTuple):
    """One year: each pot's account, then the year by purpose and by community; ``notes`` say what is not added."""

    path: str
    title: str
    accounts: tuple[Account, ...]
    categories: CategoryBars | None
    by_community: Table | None
    notes: tuple[str, ...]
    results: str | None
    everything: Link


def accounts_page(fund: Overview) -> AccountsPage:
    """The page of all years."""
    return AccountsPage(
        ACCOUNTS,
        tuple(
            YearBars(
                year_name(year),
                Link(Said((account_title(year),)), fund_account_path(year)),
                _accounts(of_year, fund),
            )
            for year, of_year in _by_year(fund).items()
        ),
    )


def account_pages(fund: Overview) -> Iterator[AccountPage]:
    """The page of each year."""
    for year, moneys in _by_year(fund).items():
        projects = [one.project for one in fund.projects() if one.project.fiscal_year == year]
        yield AccountPage(
            path=fund_account_path(year),
            title=account_title(year),
            accounts=_accounts(moneys, fund),
            categories=_by_category(projects, fund),
            by_community=_by_community(year, fund),
            notes=tuple(_notes(fund)),
            results=fund_results_path(year) if any(one.state in ENDED for one in projects) else None,
            everything=Link(Said((_("账本"),)), ACCOUNTS),
        )


def _by_year(fund: Overview) -> dict[int | None, tuple[YearMoney, ...]]:
    moneys = together(money for community in fund.communities for money in community.moneys)
    years = dict.fromkeys(money.fiscal_year for money in moneys)
    return {year: tuple(money for money in moneys if money.fiscal_year == year) for year in years}


def _accounts(moneys: Sequence[YearMoney], fund: Overview) -> tuple[Account, ...]:
    return tuple(account(money, fund.shared.programme) for money in moneys)


def _by_category(projects: Sequence[ProjectSummary], fund: Overview) -> CategoryBars | None:
    totals = [one for category in (*Category, None) for one in _category_totals(category, projects)]
    return category_bars(totals, fund.shared.programme, decided_only=fund.decided_only)


def _category_totals(category: Category | None, projects: Sequence[ProjectSummary]) -> Iterator[CategoryTotals]:
    ours = [one for one in projects if one.category is category]
    mothers = [one for one in ours if one.parent_project is None]
    amounts = [one.resolved for one in mothers]
    if ours:
        yield CategoryTotals(
            category,
            projects=len(ours),
            resolved=Sum(sum(amount or 0 for amount in amounts), amounts.count(None)),
            contracted=sum(one.contracted for one in mothers),
            paid=sum(one.paid for one in mothers),
        )


def _by_community(year: int | None, fund: Overview) -> Table | None:
    """What each community got, resolved and paid; None where there is only one."""
    moneys = {one.id: [money for money in one.moneys if money.fiscal_year == year] for one in fund.communities}
    ours = [one for one in fund.communities if moneys[one.id]]
    if len(ours) < 2:
        return None
    amounts = [_amounts(moneys[one.id], fund) for one in ours]
    sums = _amounts([money for one in ours for money in moneys[one.id]], fund)
    table = TableMoney(fund.shared.programme, [amount for each in (*amounts, sums) for amount in each if amount])
    done = () if fund.decided_only else (_("签约"), _("已付"))
    return Table(
        caption=_("各社区的钱（{unit}）", unit=table.unit),
        columns=(_("社区"), _("投入"), _("议决"), *done),
        rows=tuple(
            TableRow(Link(fund.speaker.said(one.title), account_path(one, year)), _cells(each, table))
            for one, each in zip(ours, amounts, strict=True)
        ),
        foot=TableRow(_("合计"), _cells(sums, table)),
    )


def _amounts(moneys: Sequence[YearMoney], fund: Overview) -> tuple[int | None, ...]:
    """Put in, resolved, contracted, paid; the first is None where it is not written for all."""
    put_in = sum(money.totals.allocated.amount for money in moneys)
    first = put_in if all(money.is_put_in for money in moneys) else None
    resolved = sum(money.totals.resolved.amount for money in moneys)
    if fund.decided_only:
        return (first, resolved)
    contracted, paid = (money.totals.contracted.amount for money in moneys), (m.totals.paid.amount for m in moneys)
    return (first, resolved, sum(contracted), sum(paid))


def _cells(amounts: Sequence[int | None], table: TableMoney) -> tuple[Value, ...]:
    return tuple(table(amount) if amount is not None else _("没有写明") for amount in amounts)


def _notes(fund: Overview) -> Iterator[str]:
    if any(one.project.parent_project is not None for one in fund.projects()):
        yield _("子项目的钱出自母项目，算在母项目里，不重复相加。")
    if unread := sum(one.unread_projects for one in fund.communities):
        yield _n("有{count}个项目的记录读不了，没有算进来。", unread)
    if fund.unread:
        yield _n("有{count}个社区的记录读不了，没有算进来。", len(fund.unread))
