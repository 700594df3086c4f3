"""What a year's money is for: a bar for each category, and the same numbers in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongshi.category_totals import CategoryTotals
from gongshi.model.programme import Programme
from gongshi.totals import Ratio
from gongshi_site.language import _, _n, label, number, word
from gongshi_site.table_money import TableMoney
from gongshi_site.views.table import Table, TableRow
from gongshi_site.words import Money, Speaker, rate

WIDTH = 1000


class CategoryBar(NamedTuple):
    """One category. ``paid`` and ``resolved`` are the bar's two lengths, of 1000; the first is part of the second."""

    name: str
    description: str
    money: Money
    paid: int
    resolved: int


class CategoryBars(NamedTuple):
    """The picture with the sentence that says what it shows, and the table of its numbers."""

    sentence: str
    bars: tuple[CategoryBar, ...]
    legend: tuple[tuple[str, str], ...]
    table: Table
    unknown: str | None


def category_bars(totals: Sequence[CategoryTotals], programme: Programme, *, decided_only: bool) -> CategoryBars | None:
    """The categories of a year; None where no category is written or nothing is resolved."""
    whole = sum(one.resolved.amount for one in totals)
    if not whole or all(one.category is None for one in totals):
        return None
    speaker = Speaker(programme)
    unknown = sum(one.resolved.unknown for one in totals)
    return CategoryBars(
        sentence=_sentence(totals, whole, speaker),
        bars=tuple(_bars(totals, speaker)),
        legend=() if decided_only else (("paid", _("已付款")), ("resolved", _("已议决，没有付款"))),
        table=_table(totals, programme, decided_only=decided_only),
        unknown=_n("另有{count}个项目议决了多少没有写明，没有算进来。", unknown) if unknown else None,
    )


def _name(category: CategoryTotals) -> str:
    return label(category.category) if category.category else _("没有写用途")


def _sentence(totals: Sequence[CategoryTotals], whole: int, speaker: Speaker) -> str:
    most = max(totals, key=lambda one: one.resolved.amount)
    return _(
        "用得最多的是{category}：议决{money}，占{share}（{money}÷{whole}）。",
        category=word(most.category) if most.category else _("没有写用途的项目"),
        money=speaker.money(most.resolved.amount).text,
        share=rate(Ratio(most.resolved.amount, whole)),
        whole=speaker.money(whole).text,
    )


def _bars(totals: Sequence[CategoryTotals], speaker: Speaker) -> Iterator[CategoryBar]:
    longest = max(max(one.resolved.amount, one.paid) for one in totals)
    for one in sorted(totals, key=lambda each: -each.resolved.amount):
        money = speaker.money(one.resolved.amount)
        yield CategoryBar(
            name=_name(one),
            description=_("议决{resolved}，已付{paid}", resolved=money.text, paid=speaker.money(one.paid).text),
            money=money,
            paid=one.paid * WIDTH // longest,
            resolved=max(one.resolved.amount, one.paid) * WIDTH // longest,
        )


def _amounts(one: CategoryTotals, *, decided_only: bool) -> tuple[int, ...]:
    return (one.resolved.amount,) if decided_only else (one.resolved.amount, one.contracted, one.paid)


def _table(totals: Sequence[CategoryTotals], programme: Programme, *, decided_only: bool) -> Table:
    amounts = [_amounts(one, decided_only=decided_only) for one in totals]
    money = TableMoney(programme, [amount for each in amounts for amount in each])
    rows = (
        TableRow(_name(one), (number(one.projects), *map(money, each)))
        for one, each in zip(totals, amounts, strict=True)
    )
    sums = map(money, (sum(column) for column in zip(*amounts, strict=True)))
    done = () if decided_only else (_("签约"), _("已付"))
    return Table(
        caption=_("钱用在哪几类事上（{unit}）", unit=money.unit),
        columns=(_("用途"), _("项目"), _("议决"), *done),
        rows=tuple(rows),
        foot=TableRow(_("合计"), (number(sum(one.projects for one in totals)), *sums)),
    )
