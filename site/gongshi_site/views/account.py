"""The fund bar and the account of a community's year: put in, resolved, contracted, paid, left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.programme import Programme
from gongshi.model.terms import Coverage, Pot
from gongshi.totals import Contracts, Standing, Sum, Totals
from gongshi_site.language import _, _n, label, noop
from gongshi_site.words import Money, Speaker, clauses, rate
from gongshi_site.year_money import YearMoney, money_years, year_moneys

WIDTH = 1000


class Segment(NamedTuple):
    """One piece of the fund bar; ``x`` and ``width`` are of 1000."""

    name: str
    label: str
    money: Money
    x: int
    width: int


class AccountRow(NamedTuple):
    """One amount; ``is_part`` of the last one before it that is none."""

    label: str
    money: Money
    is_part: bool = False


class Account(NamedTuple):
    """One pot of one year: a bar, the sentence that says the same, the amounts, and how they add up."""

    fiscal_year: int | None
    title: str
    sentence: str
    segments: tuple[Segment, ...]
    rows: tuple[AccountRow, ...]
    notes: tuple[str, ...]


def accounts(fund: CommunityFund, as_of: date) -> tuple[Account, ...]:
    """One account for each year and pot that has money, latest year first."""
    return tuple(account(money, fund.programme) for money in year_moneys(fund, as_of))


def latest_accounts(fund: CommunityFund, as_of: date) -> tuple[Account, ...]:
    """One account for each pot of the latest year that has money."""
    latest = money_years(fund, as_of)[:1]
    return tuple(account(money, fund.programme) for money in year_moneys(fund, as_of) if money.fiscal_year in latest)


def account(money: YearMoney, programme: Programme) -> Account:
    """The account of a year and pot, of one community or of several."""
    speaker, year, pot = Speaker(programme), money.fiscal_year, money.pot
    decided_only = programme.coverage is Coverage.RESOLUTION
    segments = tuple(_segments(money.totals, money.standing, speaker, decided_only=decided_only))
    return Account(
        fiscal_year=year,
        title=_title(year, pot),
        sentence=_sentence(money.totals, speaker, is_put_in=money.is_put_in),
        segments=segments,
        rows=tuple(_rows(money.totals, segments, speaker, is_put_in=money.is_put_in, decided_only=decided_only)),
        notes=() if decided_only else tuple(_notes(money.totals, money.standing, money.contracts, speaker)),
    )


def _title(year: int | None, pot: Pot | None) -> str:
    money = label(pot) if pot else _("资金")
    return _("{year}年度{money}", year=year, money=money) if year else money


def _sentence(sums: Totals, speaker: Speaker, *, is_put_in: bool) -> str:
    put_in, resolved = speaker.sum(sums.allocated), speaker.sum(sums.resolved)
    if not is_put_in:
        return _("投入多少没有写明，已议决{resolved}。", resolved=resolved.text)
    share = sums.resolved_share
    if share is None:
        return _("投入{put_in}，已议决{resolved}。", put_in=put_in.text, resolved=resolved.text)
    return _(
        "投入{put_in}，已议决{resolved}，议决率{rate}（{resolved}÷{put_in}）。",
        put_in=put_in.text,
        resolved=resolved.text,
        rate=rate(share),
    )


def _segments(sums: Totals, stands: Standing, speaker: Speaker, *, decided_only: bool) -> Iterator[Segment]:
    whole = max(sums.allocated.amount, sum(stands))
    if not whole:
        return
    pieces = (
        ("paid", _("已付款"), stands.paid),
        ("contracted", _("已签约，未付款"), stands.owed),
        ("resolved", _("已议决") if decided_only else _("已议决，未签约也未付款"), stands.open),
        ("over", _("已结束项目的结余"), stands.left_over),
        ("left", _("未议决") if not sums.resolved.unknown else _("未议决，或者不清楚"), whole - sum(stands)),
    )
    before = 0
    for name, said, amount in pieces:
        x, end = before * WIDTH // whole, (before + amount) * WIDTH // whole
        if amount > 0:
            yield Segment(name, said, speaker.money(amount), x, end - x)
        before += amount


def _rows(
    sums: Totals, segments: tuple[Segment, ...], speaker: Speaker, *, is_put_in: bool, decided_only: bool
) -> Iterator[AccountRow]:
    """The bar's own pieces as a sum: what was put in is what was resolved and what was not."""
    if is_put_in:
        yield AccountRow(_("投入"), speaker.sum(sums.allocated))
    yield AccountRow(_("已议决"), speaker.sum(sums.resolved))
    if not decided_only:
        for segment in segments:
            if segment.name != "left":
                yield AccountRow(segment.label, segment.money, is_part=True)
    if is_put_in and sums.resolved.unknown == 0 and sums.allocated.amount >= sums.resolved.amount:
        yield AccountRow(_("未议决"), speaker.money(sums.allocated.amount - sums.resolved.amount))


def _notes(sums: Totals, stands: Standing, agreed: Contracts, speaker: Speaker) -> Iterator[str]:
    """The same payments by their contracts, and what ended projects cost: exactly, so that they can be added."""
    if agreed.amount:
        parts = clauses(tuple(_paid_of(agreed, speaker)))
        yield _("合同一共{amount}：{parts}。", amount=_exact(agreed.amount, speaker), parts=parts)
    if agreed.direct:
        direct = _exact(agreed.direct, speaker)
        if agreed.amount:
            yield _("另外没有合同、直接付款的{amount}。", amount=direct)
        else:
            yield _("没有合同、直接付款的{amount}。", amount=direct)
    if sums.spent.amount:
        yield _("已结束的项目决算{said}。", said=_spent(sums.spent, stands, speaker))


def _paid_of(agreed: Contracts, speaker: Speaker) -> Iterator[str]:
    """What of the contracts is paid, is still to be paid, and is not needed any more."""
    parts = ((noop("已付{amount}"), agreed.paid), (noop("还要付{amount}"), agreed.owed))
    for message, amount in (*parts, (noop("项目结束后不用再付{amount}"), agreed.unused)):
        if amount > 0:
            yield _(message, amount=_exact(amount, speaker))
        elif amount < 0:
            yield _("比合同多付{amount}", amount=_exact(-amount, speaker))


def _spent(spent: Sum, stands: Standing, speaker: Speaker) -> str:
    said = _exact(spent.amount, speaker)
    if spent.unknown:
        said = _n("{amount}（另有{count}个没有写）", spent.unknown, amount=said)
    if stands.left_over:
        said = _("{amount}，结余{left_over}", amount=said, left_over=_exact(stands.left_over, speaker))
    return said


def _exact(minor: int, speaker: Speaker) -> str:
    money = speaker.money(minor)
    return money.exact or money.text
