"""The pictures of a year in words and amounts: the account, the flow of money, and how far its projects are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State
from gongshi.model.terms import Category, Coverage, Pot
from gongshi.totals import Ratio, standings, totals
from gongshi_site.language import _, _n, label, noop, number
from gongshi_site.pictures.drawing import (
    AccountDrawing,
    Drawing,
    FlowDrawing,
    Piece,
    StatesDrawing,
    Stream,
    YearBar,
)
from gongshi_site.views.account import Account, account
from gongshi_site.words import Money, Speaker, percentage, rate, said_once, short_day
from gongshi_site.year_money import YearMoney, money_years, year_moneys

PICTURE_NAMES: Mapping[str, str] = {
    "account": noop("账本图"),
    "flow": noop("资金流向图"),
    "states": noop("项目进度图"),
}
"""What the pictures are called."""

_PLACES: Mapping[str, tuple[str, str]] = {
    "paid": ("part-paid", noop("已付款")),
    "owed": ("part-contracted", noop("已签约，未付款")),
    "open": ("part-resolved", noop("已议决，未签约")),
    "left_over": ("part-over", noop("项目结余")),
    "unresolved": ("part-left", noop("未议决")),
}
"""Where money can stand: its colour and what that is called. The first four are as in `Standing`."""

_COLOURS = {
    **dict.fromkeys((State.CLOSED,), "part-paid"),
    **dict.fromkeys((State.CONTRACTED, State.IN_PROGRESS, State.DELIVERED, State.RECTIFYING), "part-contracted"),
    **dict.fromkeys((State.SCREENED_OUT, State.REJECTED, State.TERMINATED), "part-left"),
}


def known_years(fund: CommunityFund, as_of: date) -> tuple[int, ...]:
    """The fiscal years of which the community has money, latest first."""
    return tuple(year for year in money_years(fund, as_of) if year is not None)


def year_pictures(fund: CommunityFund, year: int, as_of: date) -> tuple[tuple[str, Drawing], ...]:
    """The pictures of a fiscal year by their names; without those for which the records have nothing."""
    return said_once(_year_pictures, fund, year, as_of)


# The account's page leads to them, the poster shows them, and each is a file of its own.
def _year_pictures(fund: CommunityFund, year: int, as_of: date) -> tuple[tuple[str, Drawing], ...]:
    source = _source(fund, records_until(fund, year, as_of))
    account_of_year = ("account", _account(fund, year, as_of, source))
    drawn: tuple[tuple[str, Drawing | None], ...] = (
        account_of_year,
        ("flow", _flow(fund, year, as_of, source)),
        ("states", _states(fund, year, as_of, source)),
    )
    if fund.programme.coverage is Coverage.RESOLUTION:
        # What became of money and projects later nobody wrote down.
        drawn = (account_of_year,)
    return tuple((name, drawing) for name, drawing in drawn if drawing is not None)


def records_until(fund: CommunityFund, year: int, as_of: date) -> date | None:
    """The last day by ``as_of`` of which the records tell something of a year: a picture of it is true since then."""
    projects = (project for project in fund.projects if project.fiscal_year == year)
    told = (event.date for project in projects for event in project.history)
    put_in = (one.date for one in fund.community.allocations if one.fiscal_year == year)
    return max((day for day in (*told, *put_in) if day is not None and day <= as_of), default=None)


def _source(fund: CommunityFund, until: date | None) -> str:
    said = _("到{day}为止的记录", day=short_day(until).text) if until else _("记录没有写日期")
    place = str(Speaker(fund.programme).said(fund.community.title))
    return _("{place}，{said}，示例数据", place=place, said=said) if fund.programme.example else f"{place}，{said}"


def _account(fund: CommunityFund, year: int, as_of: date, source: str) -> AccountDrawing | None:
    accounts = [account(one, fund.programme) for one in year_moneys(fund, as_of) if one.fiscal_year == year]
    bars = tuple(_bar(one) for one in accounts if one.segments)
    return AccountDrawing(_("{year}年度的钱", year=year), source, bars) if bars else None


def _bar(one: Account) -> YearBar:
    pieces = tuple(
        Piece(f"part-{segment.name}", segment.label, _minor(segment.money), segment.money.exact or segment.money.text)
        for segment in one.segments
    )
    return YearBar(one.title, one.sentence, pieces)


def _minor(money: Money) -> int:
    return int(money.value.replace(".", ""))


def _flow(fund: CommunityFund, year: int, as_of: date, source: str) -> FlowDrawing | None:
    """From each pot to each category to where the money stands; what is not resolved goes straight on."""
    moneys = [one for one in year_moneys(fund, as_of) if one.fiscal_year == year]
    if not all(one.is_put_in and sum(one.standing) <= one.totals.allocated.amount for one in moneys):
        # More went out than is known to have come in: where from, nobody wrote.
        return None
    moved = _moved(fund, moneys, year, as_of)
    if not moved:
        return None
    speaker = Speaker(fund.programme)
    columns = tuple(_stages(moved, column, speaker) for column in range(3))
    names = [list(dict.fromkeys(sorted({one.path[column] for one in moved}))) for column in range(3)]
    streams: Counter[tuple[int, int, int]] = Counter()
    for one in moved:
        at = [names[column].index(one.path[column]) for column in range(3)]
        for column in range(2):
            streams[column, at[column], at[column + 1]] += one.amount
    return FlowDrawing(
        title=_("{year}年度的钱从哪里来，用在哪里", year=year),
        source=source,
        sentence=_flow_sentence(moved, speaker),
        heads=(_("来源"), _("用途"), _("现在")),
        columns=columns,
        streams=tuple(Stream(*key, amount) for key, amount in sorted(streams.items())),
    )


class _Moved(NamedTuple):
    """An amount, and the three stages that it passes, as places in their order."""

    path: tuple[int, int, int]
    amount: int


_POTS = (*Pot, None)
_CATEGORIES = (*Category, None)
_UNRESOLVED = len(_CATEGORIES)


def _moved(fund: CommunityFund, moneys: Sequence[YearMoney], year: int, as_of: date) -> list[_Moved]:
    moved = [
        _Moved((_POTS.index(project.pot), _CATEGORIES.index(project.category), place), amount)
        for project, stands in standings(fund, as_of, fiscal_year=year)
        for place, amount in enumerate(stands)
        if amount
    ]
    left = ((one, one.totals.allocated.amount - sum(one.standing)) for one in moneys)
    unresolved = (_UNRESOLVED, len(_PLACES) - 1)
    return [*moved, *(_Moved((_POTS.index(one.pot), *unresolved), amount) for one, amount in left if amount > 0)]


def _stages(moved: Sequence[_Moved], column: int, speaker: Speaker) -> tuple[Piece, ...]:
    sums: Counter[int] = Counter()
    for one in moved:
        sums[one.path[column]] += one.amount
    named = (_pot_stage, _category_stage, _place_stage)[column]
    return tuple(Piece(*named(stage), amount, speaker.money(amount).text) for stage, amount in sorted(sums.items()))


def _pot_stage(stage: int) -> tuple[str, str]:
    pot = _POTS[stage]
    return "brand", label(pot) if pot else _("没有写资金来源")


def _category_stage(stage: int) -> tuple[str, str]:
    if stage == _UNRESOLVED:
        return "part-left", _("未议决")
    category = _CATEGORIES[stage]
    return "ornament", label(category) if category else _("没有写用途")


def _place_stage(stage: int) -> tuple[str, str]:
    colour, called = tuple(_PLACES.values())[stage]
    return colour, _(called)


def _flow_sentence(moved: Sequence[_Moved], speaker: Speaker) -> str:
    whole = sum(one.amount for one in moved)
    paid = sum(one.amount for one in moved if one.path[2] == 0)
    return _(
        "一共{whole}，已经付出{paid}（{share}）。",
        whole=speaker.money(whole).text,
        paid=speaker.money(paid).text,
        share=rate(Ratio(paid, whole)),
    )


def _states(fund: CommunityFund, year: int, as_of: date, source: str) -> StatesDrawing | None:
    """How many of the year's projects have come how far."""
    sums = totals(fund, as_of, fiscal_year=year)
    if not sums.projects:
        return None
    closed = Ratio(sums.states.get(State.CLOSED, 0), sums.projects)
    rows = (
        Piece(_COLOURS.get(state, "part-resolved"), label(state), count, _n("{count}个", count))
        for state, count in ((one, sums.states.get(one, 0)) for one in State)
        if count
    )
    counted = _n("{count}个中{part}个", closed.whole, part=number(closed.part))
    return StatesDrawing(
        title=_("{year}年度的项目到哪一步了", year=year),
        source=source,
        sentence=_("已结项{share}。", share=percentage(closed, counted)),
        rows=tuple(rows),
    )
