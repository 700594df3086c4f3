"""Numbers, money, days and texts as the pages say them, in Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision

from gongshi.model.programme import Programme
from gongshi.model.scalars import MINOR_DIGITS
from gongshi.model.words import Words
from gongshi.totals import Ratio, Sum

_LOCALE = "zh_CN"
_WAN = 10_000
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the records on a page. ``lang`` is set where it is not the page's language; "" is unknown."""

    kind: ClassVar = "said"
    paragraphs: tuple[str, ...]
    lang: str | None = None

    def __str__(self) -> str:
        return " ".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as people read it, and as programs do. A line may break between its parts, never within one."""

    kind: ClassVar = "day"
    parts: tuple[str, ...]
    iso: str

    @property
    def text(self) -> str:
        """The day as one text."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as it is read at a glance, and exactly where the two differ."""

    kind: ClassVar = "money"
    text: str
    exact: str | None
    value: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says a programme's texts and amounts. One for each programme; it knows its language and currency."""

    programme: Programme

    def said(self, words: Words) -> Said:
        """A text in the page's language where there is one, else in the programme's own."""
        reading = words.read("zh", self.programme.language)
        # In Chinese every line of a text is a paragraph of its own; an empty one only sets them apart.
        paragraphs = tuple(line.strip() for line in reading.text.splitlines() if line.strip())
        if reading.language is not None and reading.language.split("-")[0] == "zh":
            return Said(paragraphs)
        return Said(paragraphs, reading.language or "")

    def maybe(self, words: Words | None) -> Said | None:
        """As `said`; None for no text."""
        return None if words is None else self.said(words)

    def money(self, minor: int) -> Money:
        """An amount in minor units. Yuan over ten thousand are read in 万元, with the exact amount beside."""
        currency = self.programme.currency
        digits = get_currency_precision(currency) if currency else MINOR_DIGITS
        amount = Decimal(minor).scaleb(-digits)
        value = str(amount.quantize(Decimal(1).scaleb(-digits)))
        if currency == "CNY":
            return _yuan(amount, value)
        pattern = "#,##0.##"
        if currency is None:
            return Money(f"{format_decimal(amount, pattern, locale=_LOCALE)}（货币未注明）", None, value)
        text = format_currency(amount, currency, f"{pattern} ¤¤", locale=_LOCALE, currency_digits=False)
        return Money(text.replace(" ", "\u00a0"), None, value)

    def sum(self, total: Sum) -> Money:
        """A sum; where amounts in it are not known it says so."""
        money = self.money(total.amount)
        if not total.unknown:
            return money
        return Money(f"{money.exact or money.text}（另有{total.unknown}项不清楚，未计入）", None, money.value)


def _yuan(amount: Decimal, value: str) -> Money:
    exact = f"{format_decimal(amount, '#,##0' if amount == int(amount) else '#,##0.00', locale=_LOCALE)}元"
    if amount < _WAN:
        return Money(exact, None, value)
    wan = f"{format_decimal(amount / _WAN, '#,##0.##', locale=_LOCALE)}万元"
    return Money(wan, exact, value)


def day(of: date) -> Day:
    """2026年11月30日（星期一）"""
    date_part, weekday = f"{of.year}年{of.month}月{of.day}日", format_date(of, "EEEE", locale=_LOCALE)
    return Day((date_part, f"（{weekday}）"), of.isoformat())


def short_day(of: date) -> Day:
    """2026年11月30日"""
    return Day((f"{of.year}年{of.month}月{of.day}日",), of.isoformat())


def maybe_day(of: date | None) -> Day | None:
    """As `short_day`; None for no day."""
    return None if of is None else short_day(of)


def percentage(ratio: Ratio, unit: str) -> str:
    """A share with its numbers: 97.50%（120人中117人）. Under ten it is only counted."""
    counted = f"{ratio.whole}{unit}中{ratio.part}{unit}"
    if ratio.whole < 10:
        return counted
    return f"{rate(ratio)}（{counted}）"


def rate(ratio: Ratio) -> str:
    """A share alone, 97.50%, for a sentence that gives both its numbers itself."""
    share = Decimal(ratio.part * 100) / Decimal(ratio.whole)
    return f"{format_decimal(share, '0.00', locale=_LOCALE)}%"


def fraction(share: Fraction) -> str:
    """五分之一"""
    parts = (share.denominator, share.numerator)
    whole, part = (_DIGITS[number] if number < len(_DIGITS) else str(number) for number in parts)
    return f"{whole}分之{part}"


def listed(texts: Sequence[str]) -> str:
    """甲、乙、丙"""
    return "、".join(texts)


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page; ``path`` is from the site's root."""

    kind: ClassVar = "link"
    said: Said
    path: str


Value = str | Said | Day | Money | Link


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: what, and the fact or facts."""

    label: str
    values: tuple[Value, ...]


def rows(pairs: Sequence[tuple[str, Value | None]]) -> tuple[Row, ...]:
    """The lines for what is known; what is None is left out."""
    return tuple(Row(label, (value,)) for label, value in pairs if value is not None)
