"""Numbers as people read them, in both languages at once: means and shares with their 95% intervals in brackets.

An interval of no width is none: where all simulated years agree, that is said instead.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.lead_times import BATCHES, Quantile


def rounded(value: float, digits: int = 1) -> str:
    """A number with a fixed number of decimal places; never a negative nought."""
    text = f"{value:.{digits}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def between(low: float, high: float, digits: int = 1) -> str:
    """``5.9–6.3``."""
    return f"{rounded(low, digits)}–{rounded(high, digits)}"


def mean_number(mean: Mean, digits: int = 1) -> str:
    """``6.1``; the number of each year, ``6``, where all agree."""
    return f"{mean.mean:g}" if mean.is_same else rounded(mean.mean, _places(mean, digits))


def mean_span(mean: Mean, digits: int = 1) -> str:
    """``5.9–6.3``; nothing where all years agree."""
    return "" if mean.is_same else between(mean.low, mean.high, _places(mean, digits))


def mean_text(mean: Mean, years: int, digits: int = 1) -> str:
    """``6.1（5.9–6.3）``."""
    agreed = same(years)
    return f"{mean_number(mean, digits)}（{mean_span(mean, digits) or f'{agreed.zh} {agreed.en}'}）"


def mean_interval(mean: Mean, years: int) -> Message:
    """``95%区间5.9–6.3``, as it stands in a sentence."""
    span = mean_span(mean)
    return Message(f"95%区间{span}", f"95% interval {span}") if span else same(years)


def same(years: int) -> Message:
    """What is said where an interval would have no width."""
    return Message(f"{years}个模拟年都一样", f"the same in all {years} years")


def _places(mean: Mean, digits: int) -> int:
    """As many decimals as tell the ends of the interval apart, ``digits`` or more."""
    while rounded(mean.low, digits) == rounded(mean.high, digits):
        digits += 1
    return digits


def percent_text(share: Share) -> str:
    """``3.0%``; never without its numbers beside it."""
    return f"{rounded(100 * share.number / share.of)}%"


def percent_span(share: Share) -> str:
    """``1.7–5.2%``."""
    return f"{between(100 * share.low, 100 * share.high)}%"


def share_text(share: Share) -> str:
    """``12/400 = 3.0%（1.7–5.2%）``."""
    return f"{share.number}/{share.of} = {percent_text(share)}（{percent_span(share)}）"


def quantile_text(quantile: Quantile) -> str:
    """``242天 days（237–247）``; where the year is too short to tell, how long projects were watched."""
    if quantile.days is None and not quantile.watched:
        return "没有可数的项目 no project to tell from"
    if quantile.days is None:
        return f"超过{quantile.watched}天 over {quantile.watched} days"
    if quantile.low is None or quantile.high is None:
        return f"{quantile.days}天 days（年数太少，没有区间 too few years for an interval）"
    if quantile.low == quantile.high:
        return f"{quantile.days}天 days（{BATCHES}批结果都一样 the same in all {BATCHES} batches）"
    return f"{quantile.days}天 days（{between(quantile.low, quantile.high, 0)}）"


def day_text(day: date) -> str:
    """``12月31日``."""
    return f"{day.month}月{day.day}日"


def number_text(value: float | Fraction) -> str:
    """A number of a scenario: whole numbers and fractions as they are, others with the places they need."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
