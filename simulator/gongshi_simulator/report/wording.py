"""Numbers as people read them, in both languages at once: means and shares with their 95% intervals in brackets.

An interval of no width is none: where all simulated years agree, that is said instead.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi.model.terms import Term
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.lead_times import Quantile

_ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTHS = tuple(Message(f"{number}月", name) for number, name in enumerate(_ENGLISH_MONTHS, start=1))

_MOST_PLACES = 4

_ALL_THE_SAME = Message("各年都一样", "the same in all years")


def rounded(value: float, digits: int = 1) -> str:
    """A number with a fixed number of decimal places; never a negative nought."""
    text = f"{value:.{digits}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def between(low: float, high: float, digits: int = 1) -> str:
    """``5.9–6.3``."""
    return f"{rounded(low, digits)}–{rounded(high, digits)}"


def mean_number(mean: Mean, digits: int = 1) -> str:
    """``6.1``; the number of each year, ``6``, where all agree."""
    if mean.is_same and float(mean.mean).is_integer():
        return f"{mean.mean:.0f}"
    return rounded(mean.mean, digits if mean.is_same else _places(mean, digits))


def mean_span(mean: Mean, digits: int = 1) -> str:
    """``5.9–6.3``; nothing where all years agree."""
    return "" if mean.is_same else between(mean.low, mean.high, _places(mean, digits))


def mean_bracketed(mean: Mean, digits: int = 1) -> str:
    """``6.1（5.9–6.3）``; the number alone where all years agree."""
    span = mean_span(mean, digits)
    return mean_number(mean, digits) + (f"（{span}）" if span else "")


def mean_words(mean: Mean) -> Message:
    """``6.1（5.9–6.3）``, as it stands in a sentence of either language."""
    return _in_brackets(mean_number(mean), mean_span(mean))


def percent_words(mean: Mean) -> Message:
    """``54.2%（52.0–56.3%）``, of a mean of shares."""
    whole = Mean(*(100 * one for one in mean))
    span = mean_span(whole)
    return _in_brackets(f"{mean_number(whole)}%", span and f"{span}%")


def _in_brackets(number: str, span: str) -> Message:
    return Message(f"{number}（{span}）", f"{number} ({span})") if span else Message(number, number)


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
    """``1.7–5.2%``; nothing where all years agree."""
    return "" if share.low == share.high else f"{between(100 * share.low, 100 * share.high)}%"


def percent_interval(share: Share) -> Message:
    """``95%区间1.7–5.2%``, as it stands in a sentence."""
    span = percent_span(share)
    return Message(f"95%区间{span}", f"95% interval {span}") if span else _ALL_THE_SAME


def part_words(share: Share) -> Message:
    """``30.1%（95%区间…）``, as it stands in a sentence that has told of what."""
    part, span = percent_text(share), percent_interval(share)
    return Message(f"{part}（{span.zh}）", f"{part} ({span.en})")


def share_words(share: Share) -> Message:
    """``30.1%（n/N，95%区间…）``, as it stands in a sentence."""
    counted, span = f"{share.number:,.0f}/{share.of:,.0f}", percent_interval(share)
    part = percent_text(share)
    return Message(f"{part}（{counted}，{span.zh}）", f"{part} ({counted}, {span.en})")


def quantile_words(quantile: Quantile) -> Message:
    """``175天（169–181）``, as it stands in a sentence; ``超过286天`` where the year is too short to tell."""
    if quantile.days is None and not quantile.watched:
        return Message("没有可数的项目", "no project to tell from")
    if quantile.days is None:
        return Message(f"超过{quantile.watched}天", f"over {quantile.watched} days")
    if quantile.low is None or quantile.high is None or quantile.low == quantile.high:
        return Message(f"{quantile.days}天", f"{quantile.days} days")
    span = quantile_span(quantile)
    return Message(f"{quantile.days}天（{span}）", f"{quantile.days} days ({span})")


def quantile_number(quantile: Quantile) -> str:
    """``242天（237–247）``, as it stands in a plot; ``>286天`` where the year is too short to tell."""
    if quantile.days is None:
        return f">{quantile.watched}天" if quantile.watched else "—"
    if quantile.low is None or quantile.high is None or quantile.low == quantile.high:
        return f"{quantile.days}天"
    return f"{quantile.days}天（{quantile_span(quantile)}）"


def quantile_span(quantile: Quantile) -> str:
    """``237–247``; nothing where there is no interval."""
    if quantile.low is None or quantile.high is None or quantile.low == quantile.high:
        return ""
    return mean_span(Mean(quantile.days or 0, quantile.low, quantile.high), 0)


def signed(value: float, digits: int = 1) -> str:
    """A difference with its sign, ``+1.2`` or ``−0.4``; nought has none."""
    text = rounded(abs(value), digits)
    if float(text) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def difference_text(difference: Mean, agreed: Message) -> str:
    """``+12.2 [+10.1, +14.3]``, for a table in both languages; where there is no interval, ``agreed`` says why."""
    if difference.is_same:
        return f"{signed(difference.mean)}（{agreed.zh} {agreed.en}）"
    mean, low, high = difference_numbers(difference)
    return f"{mean} [{low}, {high}]"


def difference_numbers(difference: Mean) -> tuple[str, str, str]:
    """A difference and the ends of its interval, with decimals enough to show on which side of nought each lies."""
    digits = _sided_places(difference)
    mean, low, high = (signed(one, digits) for one in difference)
    return mean, low, high


def _sided_places(difference: Mean) -> int:
    """As many decimals as tell the ends of the interval apart, and on which side of nought each lies."""
    digits = 1 if difference.is_same else _places(difference, 1)
    while digits < _MOST_PLACES and any(one and float(rounded(one, digits)) == 0 for one in difference):
        digits += 1
    return digits


def plus_minus(index: Mean) -> tuple[str, str]:
    """``0.48`` and ``± 0.45``, of an index with an interval that reaches as far to either side."""
    return rounded(index.mean, 2).replace("-", "−"), f"± {rounded(index.high - index.mean, 2)}"


def times(mean: Mean, factor: float) -> Mean:
    """A mean in another unit: of a share, in percent."""
    return Mean(factor * mean.mean, factor * mean.low, factor * mean.high)


def named(term: Term) -> Message:
    """What a term is called."""
    return Message(term.zh, term.en)


def wan(yuan: float) -> float:
    """Yuan in 万元, tens of thousands."""
    return yuan / 10_000


def day_text(day: date) -> str:
    """``12月31日``."""
    return f"{day.month}月{day.day}日"


def day_words(day: date) -> Message:
    """A day of the year, in both languages."""
    return Message(day_text(day), f"{day.day} {MONTHS[day.month - 1].en}")


def number_text(value: float | Fraction) -> str:
    """A number of a scenario: whole numbers and fractions as they are, others with the places they need."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def yuan_text(minor: int) -> str:
    """``475,600``, of an amount in fen."""
    return f"{minor / 10**MINOR_DIGITS:,.0f}"
