"""The money of one year and pot, of one community or of several together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import State, resolved_amount
from gongshi.model.terms import Pot
from gongshi.totals import Contracts, Ratio, Standing, Sum, Totals, contracts, standing, totals


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What became of the money of a year and pot; ``is_put_in``: somebody wrote how much was put in."""

    fiscal_year: int | None
    pot: Pot | None
    is_put_in: bool
    totals: Totals
    standing: Standing
    contracts: Contracts


def year_moneys(fund: CommunityFund, as_of: date) -> tuple[YearMoney, ...]:
    """One for each year and pot of the community that has money, latest year first."""
    return fund.once(_year_moneys, as_of)


def _year_moneys(fund: CommunityFund, as_of: date) -> tuple[YearMoney, ...]:
    allocated = _allocated(fund, as_of)
    return tuple(
        YearMoney(
            fiscal_year=year,
            pot=pot,
            is_put_in=(year, pot) in allocated,
            totals=totals(fund, as_of, fiscal_year=year, pot=pot),
            standing=standing(fund, as_of, fiscal_year=year, pot=pot),
            contracts=contracts(fund, as_of, fiscal_year=year, pot=pot),
        )
        for year, pot in sorted({*allocated, *_resolved(fund, as_of)}, key=_latest_first)
    )


def money_years(fund: CommunityFund, as_of: date) -> tuple[int | None, ...]:
    """The years of which the community has money, latest first."""
    return tuple(dict.fromkeys(money.fiscal_year for money in year_moneys(fund, as_of)))


def _latest_first(key: tuple[int | None, Pot | None]) -> tuple[int, int]:
    year, pot = key
    return (-(year or 0), list(Pot).index(pot) if pot else -1)


def _allocated(fund: CommunityFund, as_of: date) -> frozenset[tuple[int | None, Pot | None]]:
    known = (one for one in fund.community.allocations if one.date is None or one.date <= as_of)
    return frozenset((one.fiscal_year, one.pot) for one in known)


def _resolved(fund: CommunityFund, as_of: date) -> Iterator[tuple[int, Pot]]:
    """The years and pots of which money was resolved, whether or not anybody wrote what was put in."""
    for project in fund.projects:
        if project.fiscal_year is not None and project.pot is not None and resolved_amount(project, as_of) != 0:
            yield project.fiscal_year, project.pot


def together(moneys: Iterable[YearMoney]) -> tuple[YearMoney, ...]:
    """The same years and pots of several communities added up, latest year first."""
    by_key: dict[tuple[int | None, Pot | None], list[YearMoney]] = {}
    for money in moneys:
        by_key.setdefault((money.fiscal_year, money.pot), []).append(money)
    return tuple(_added(by_key[key]) for key in sorted(by_key, key=_latest_first))


def _added(moneys: list[YearMoney]) -> YearMoney:
    sums = [money.totals for money in moneys]
    states = Counter[State]()
    for one in sums:
        states.update(one.states)
    return YearMoney(
        fiscal_year=moneys[0].fiscal_year,
        pot=moneys[0].pot,
        is_put_in=any(money.is_put_in for money in moneys),
        totals=Totals(
            # What nobody wrote was put in is unknown, not nothing, where others' money stands beside it.
            allocated=_sum(money.totals.allocated if money.is_put_in else Sum(0, 1) for money in moneys),
            asked=_sum(one.asked for one in sums),
            resolved=_sum(one.resolved for one in sums),
            contracted=_sum(one.contracted for one in sums),
            paid=_sum(one.paid for one in sums),
            spent=_sum(one.spent for one in sums),
            states=states,
            satisfied=Ratio(sum(one.satisfied.part for one in sums), sum(one.satisfied.whole for one in sums)),
        ),
        standing=Standing(*map(sum, zip(*(money.standing for money in moneys), strict=True))),
        contracts=Contracts(*map(sum, zip(*(money.contracts for money in moneys), strict=True))),
    )


def _sum(sums: Iterable[Sum]) -> Sum:
    return sum(sums, start=Sum(0))
