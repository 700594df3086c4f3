"""The fund bar and the account of a community's year: put in, resolved, contracted, paid, left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.model.terms import Coverage, Pot
from gongshi.totals import Standing, Totals, standing, totals
from gongshi_site.words import Money, Speaker, rate

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
class Account:
    """One pot of one year: a bar, the sentence that says the same, and the amounts."""

    fiscal_year: int | None
    title: str
    sentence: str
    segments: tuple[Segment, ...]
    rows: tuple[tuple[str, Money], ...]


def accounts(fund: CommunityFund, as_of: date) -> tuple[Account, ...]:
    """One account for each year and pot that has money, latest year first."""
    keys = {(one.fiscal_year, one.pot) for one in fund.community.allocations}
    ordered = sorted(keys, key=lambda key: (-(key[0] or 0), list(Pot).index(key[1]) if key[1] else -1))
    return tuple(_account(fund, year, pot, as_of) for year, pot in ordered)


def _account(fund: CommunityFund, year: int | None, pot: Pot | None, as_of: date) -> Account:
    speaker = Speaker(fund.programme)
    sums, stands = totals(fund, as_of, fiscal_year=year, pot=pot), standing(fund, as_of, fiscal_year=year, pot=pot)
    decided_only = fund.programme.coverage is Coverage.RESOLUTION
    return Account(
        fiscal_year=year,
        title=f"{f'{year}年度' if year else ''}{pot.zh if pot else '资金'}",
        sentence=_sentence(sums, speaker),
        segments=tuple(_segments(sums, stands, speaker, decided_only=decided_only)),
        rows=tuple(_rows(sums, stands, speaker, decided_only=decided_only)),
    )


def _sentence(sums: Totals, speaker: Speaker) -> str:
    put_in, resolved = speaker.sum(sums.allocated), speaker.sum(sums.resolved)
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
        ("resolved", "已议决" if decided_only else "已议决，未签约", stands.open),
        ("over", "已结束项目的结余", stands.left_over),
        ("left", "未议决", whole - sum(stands)),
    )
    before = 0
    for name, label, amount in pieces:
        x, end = before * WIDTH // whole, (before + amount) * WIDTH // whole
        if amount > 0:
            yield Segment(name, label, speaker.money(amount), x, end - x)
        before += amount


def _rows(sums: Totals, stands: Standing, speaker: Speaker, *, decided_only: bool) -> Iterator[tuple[str, Money]]:
    yield "投入", speaker.sum(sums.allocated)
    yield "已议决", speaker.sum(sums.resolved)
    if not decided_only:
        yield "已签约", speaker.sum(sums.contracted)
        yield "已付款", speaker.sum(sums.paid)
        yield "已结束项目的决算", speaker.sum(sums.spent)
        if stands.left_over:
            yield "已结束项目的结余", speaker.money(stands.left_over)
    if sums.resolved.unknown == 0 and sums.allocated.amount >= sums.resolved.amount:
        yield "未议决", speaker.money(sums.allocated.amount - sums.resolved.amount)
