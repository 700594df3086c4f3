"""The fund bar and the account of a community's year: put in, resolved, contracted, paid, left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.model.programme import Programme
from gongshi.model.terms import Coverage
from gongshi.totals import Contracts, Standing, Totals
from gongshi_site.words import Money, Speaker, rate
from gongshi_site.year_money import YearMoney, year_moneys

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the fund bar; ``x`` and ``width`` are of 1000."""

    name: str
    label: str
    money: Money
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One amount; ``is_part`` of the last one before it that is none."""

    label: str
    money: Money
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Account:
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


def account(money: YearMoney, programme: Programme) -> Account:
    """The account of a year and pot, of one community or of several."""
    speaker, year, pot = Speaker(programme), money.fiscal_year, money.pot
    decided_only = programme.coverage is Coverage.RESOLUTION
    segments = tuple(_segments(money.totals, money.standing, speaker, decided_only=decided_only))
    return Account(
        fiscal_year=year,
        title=f"{f'{year}年度' if year else ''}{pot.zh if pot else '资金'}",
        sentence=_sentence(money.totals, speaker, is_put_in=money.is_put_in),
        segments=segments,
        rows=tuple(_rows(money.totals, segments, speaker, is_put_in=money.is_put_in, decided_only=decided_only)),
        notes=() if decided_only else tuple(_notes(money.totals, money.standing, money.contracts, speaker)),
    )


def _sentence(sums: Totals, speaker: Speaker, *, is_put_in: bool) -> str:
    put_in, resolved = speaker.sum(sums.allocated), speaker.sum(sums.resolved)
    if not is_put_in:
        return f"投入多少没有写明，已议决{resolved.text}。"
    share = sums.resolved_share
    if share is None:
        return f"投入{put_in.text}，已议决{resolved.text}。"
    return f"投入{put_in.text}，已议决{resolved.text}，议决率{rate(share)}（{resolved.text}÷{put_in.text}）。"


def _segments(sums: Totals, stands: Standing, speaker: Speaker, *, decided_only: bool) -> Iterator[Segment]:
    whole = max(sums.allocated.amount, sum(stands))
    if not whole:
        return
    pieces = (
        ("paid", "已付款", stands.paid),
        ("contracted", "已签约，未付款", stands.owed),
        ("resolved", "已议决" if decided_only else "已议决，未签约也未付款", stands.open),
        ("over", "已结束项目的结余", stands.left_over),
        ("left", "未议决" if not sums.resolved.unknown else "未议决，或者不清楚", whole - sum(stands)),
    )
    before = 0
    for name, label, amount in pieces:
        x, end = before * WIDTH // whole, (before + amount) * WIDTH // whole
        if amount > 0:
            yield Segment(name, label, speaker.money(amount), x, end - x)
        before += amount


def _rows(
    sums: Totals, segments: tuple[Segment, ...], speaker: Speaker, *, is_put_in: bool, decided_only: bool
) -> Iterator[AccountRow]:
    """The bar's own pieces as a sum: what was put in is what was resolved and what was not."""
    if is_put_in:
        yield AccountRow("投入", speaker.sum(sums.allocated))
    yield AccountRow("已议决", speaker.sum(sums.resolved))
    if not decided_only:
        for segment in segments:
            if segment.name != "left":
                yield AccountRow(segment.label, segment.money, is_part=True)
    if is_put_in and sums.resolved.unknown == 0 and sums.allocated.amount >= sums.resolved.amount:
        yield AccountRow("未议决", speaker.money(sums.allocated.amount - sums.resolved.amount))


def _notes(sums: Totals, stands: Standing, agreed: Contracts, speaker: Speaker) -> Iterator[str]:
    """The same payments by their contracts, and what ended projects cost: exactly, so that they can be added."""
    if agreed.amount:
        parts = (("已付", agreed.paid), ("还要付", agreed.owed), ("项目结束后不用再付", agreed.unused))
        said = "，".join(
            f"{label if amount > 0 else '比合同多付'}{_exact(abs(amount), speaker)}"
            for label, amount in parts
            if amount
        )
        yield f"合同一共{_exact(agreed.amount, speaker)}：{said}。"
    if agreed.direct:
        also = "另外" if agreed.amount else ""
        yield f"{also}没有合同、直接付款的{_exact(agreed.direct, speaker)}。"
    if sums.spent.amount:
        unknown = f"（另有{sums.spent.unknown}个没有写）" if sums.spent.unknown else ""
        left_over = f"，结余{_exact(stands.left_over, speaker)}" if stands.left_over else ""
        yield f"已结束的项目决算{_exact(sums.spent.amount, speaker)}{unknown}{left_over}。"


def _exact(minor: int, speaker: Speaker) -> str:
    money = speaker.money(minor)
    return money.exact or money.text
