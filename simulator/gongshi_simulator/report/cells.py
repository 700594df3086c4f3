"""One number of a report with its interval, as the page shows it and as CSV and JSON have it.

In CSV and JSON a number stands under its key, its interval under ``_low`` and ``_high``, and what a share is counted
from under ``_number`` and ``_of``. Money is in yuan, shares are parts of one. No bounds where there is no interval.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.report.wording import (
    day_text,
    difference_numbers,
    mean_number,
    mean_span,
    percent_span,
    percent_text,
    plus_minus,
    quantile_span,
    same,
    times,
    wan,
)
from gongshi_simulator.tally import BATCHES

Cell: TypeAlias = Mean | Share | Quantile | int | date | Message | None
Number: TypeAlias = str | int | float | None

_DECIMALS = 6
NOTHING = Message("", "")


class Unit(Enum):
    """What a number counts; of a difference the sign is told, points are those of parts of one."""

    COUNT = "count"
    PART = "part"
    YUAN = "yuan"
    DIFFERENCE = "difference"
    POINTS = "points"
    INDEX = "index"


class Shown(NamedTuple):
    """A cell as it is read: the number or the text, and its interval beside it; English only where it is words."""

    text: Message
    beside: Message = NOTHING


def shown(cell: Cell, unit: Unit) -> Shown:
    """A cell as the page has it."""
    match cell:
        case Mean():
            return _shown_mean(cell, unit)
        case Share():
            return _shown_share(cell, unit)
        case Quantile():
            return _shown_quantile(cell)
        case Message():
            return Shown(cell)
        case _:
            return _said(_plain(cell))


def why_no_interval(cell: Cell, years: int) -> Message:
    """Why a number stands without its interval; nothing where it has one, or could have none."""
    match cell:
        case Share(of=0):
            return Message("没有可数的", "nothing to count")
        case Mean() | Share() if cell.low == cell.high:
            return same(years)
        case Quantile():
            return _why_no_days(cell)
        case _:
            return NOTHING


def _why_no_days(quantile: Quantile) -> Message:
    if not quantile.watched:
        return Message("没有可数的项目", "no project to tell from")
    if quantile.days is None:
        return Message("一年里看不到那么久", "more than a year shows")
    if quantile.low is None:
        return Message("有的批次里看不到，没有区间", "some batch cannot tell, so there is no interval")
    if quantile.low == quantile.high:
        return Message(f"{BATCHES}批结果都一样", f"the same in all {BATCHES} batches")
    return NOTHING


def _plain(cell: int | date | None) -> str:
    if cell is None:
        return "—"
    return day_text(cell) if isinstance(cell, date) else f"{cell:,}"


def _said(text: str, beside: str = "") -> Shown:
    return Shown(Message(text, ""), Message(beside, ""))


def _shown_mean(mean: Mean, unit: Unit) -> Shown:
    if unit in {Unit.DIFFERENCE, Unit.POINTS}:
        return _shown_difference(times(mean, 100) if unit is Unit.POINTS else mean)
    if unit is Unit.INDEX:
        return _said(*plus_minus(mean))
    if unit is Unit.PART:
        whole = Mean(*(100 * one for one in mean))
        span = mean_span(whole)
        return _said(f"{mean_number(whole)}%", span and f"{span}%")
    scaled = Mean(*(wan(one) for one in mean)) if unit is Unit.YUAN else mean
    return _said(mean_number(scaled), mean_span(scaled))


def _shown_difference(difference: Mean) -> Shown:
    mean, low, high = difference_numbers(difference)
    return _said(mean, "" if difference.is_same else f"[{low}, {high}]")


def _shown_share(share: Share, unit: Unit) -> Shown:
    if not share.of:
        return _said("—")
    if unit is Unit.YUAN:
        counted = f"{wan(share.number):,.0f}/{wan(share.of):,.0f}万元"
    else:
        counted = f"{share.number:,.0f}/{share.of:,.0f}"
    span = "" if share.low == share.high else f"，{percent_span(share)}"
    return _said(percent_text(share), counted + span)


def _shown_quantile(quantile: Quantile) -> Shown:
    if quantile.days is None:
        return _said(f">{quantile.watched}" if quantile.watched else "—")
    return _said(str(quantile.days), quantile_span(quantile))


def flat(key: str, cell: Cell) -> dict[str, Number]:
    """A cell as key -> number, its interval and what it is counted from under keys of their own."""
    match cell:
        case Mean():
            low, high = (None, None) if cell.is_same else (cell.low, cell.high)
            return {key: _round(cell.mean), f"{key}_low": _round(low), f"{key}_high": _round(high)}
        case Share():
            part = cell.share if cell.of else None
            low, high = (cell.low, cell.high) if cell.of else (None, None)
            counted = {f"{key}_number": _round(cell.number), f"{key}_of": _round(cell.of)}
            return {key: _round(part), f"{key}_low": _round(low), f"{key}_high": _round(high), **counted}
        case Quantile():
            bounds = {f"{key}_low": _round(cell.low), f"{key}_high": _round(cell.high)}
            return {key: cell.days, **bounds, f"{key}_watched": cell.watched}
        case Message():
            return {key: cell.zh}
        case date():
            return {key: cell.isoformat()}
        case _:
            return {key: cell}


def _round(number: float | None) -> Number:
    return None if number is None else round(number, _DECIMALS)
