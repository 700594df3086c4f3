"""Numbers, money, days and texts as the pages say them, in the language being written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar, TypeVarTuple

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision
from markupsafe import Markup

from gongshi.fund import CommunityFund
from gongshi.model.programme import Programme
from gongshi.model.scalars import MINOR_DIGITS
from gongshi.model.words import Words
from gongshi.totals import Ratio, Sum
from gongshi_site.language import _, _n, language, number
from gongshi_site.markup import escaped, markup

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

# Looked up once: by its name Babel looks for a locale at every number.
_LOCALES = {language: Locale.parse(name) for language, name in (("zh", "zh_CN"), ("en", "en"))}
# Where a line may break, there is a bar.
_DAY = {"zh": "y年M月d日|（EEEE）", "en": "EEEE |d MMMM |y"}
_SHORT_DAY = {"zh": "y年M月d日", "en": "d MMMM |y"}
_WAN = 10_000
_CURRENCY = {"zh": "#,##0.## ¤¤", "en": "¤¤ #,##0.##"}
_DIGITS = "零一二三四五六七八九十"
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Said(NamedTuple):
    """A text of the records on a page. ``lang`` is set where it is not the page's language; "" is unknown."""

    paragraphs: tuple[str, ...]
    lang: str | None = None

    def __str__(self) -> str:
        return " ".join(self.paragraphs)

    @property
    def marked(self) -> str:
        """The text for a place within a sentence: marked with its language where that is not the page's."""
        if self.lang is None:
            return str(self)
        return Markup('<span lang="{}">{}</span>').format(self.lang, self)


class Day(NamedTuple):
    """A day as people read it, and as programs do. A line may break between its parts, never within one."""

    parts: tuple[str, ...]
    iso: str

    @property
    def text(self) -> str:
        """The day as one text."""
        return "".join(self.parts)

    @property
    def unbroken(self) -> Markup:
        """The day for a place within a sentence."""
        return Markup("<wbr>").join(unbroken(part) for part in self.parts)


class Money(NamedTuple):
    """An amount as it is read at a glance, and exactly where the two differ; texts, never markup."""

    text: str
    exact: str | None
    value: str


def unbroken(text: str) -> Markup:
    """A number with its unit, or a telephone, for a place within a sentence: no line breaks in it."""
    return markup(f'<span class="nowrap">{escaped(text)}</span>')


class Speaker(NamedTuple):
    """Says a programme's texts and amounts. One for each programme; it knows its language and currency."""

    programme: Programme

    def said(self, words: Words) -> Said:
        """A text in the page's language where there is one, else in the programme's own."""
        return _said(words.versions, language(), self.programme.language)

    def maybe(self, words: Words | None) -> Said | None:
        """As `said`; None for no text."""
        return None if words is None else self.said(words)

    def money(self, minor: int) -> Money:
        """An amount in minor units. In Chinese, yuan over ten thousand are read in 万元, the exact amount beside."""
        return _money(minor, self.programme.currency, language())

    def sum(self, total: Sum) -> Money:
        """A sum; where amounts in it are not known it says so."""
        money = self.money(total.amount)
        if not total.unknown:
            return money
        exact = money.exact or money.text
        return Money(_n("{amount}（另有{count}项不清楚，未计入）", total.unknown, amount=exact), None, money.value)


# A community's name and its projects' titles stand on a hundred pages each. They are looked up by their versions: a
# tuple of texts is hashed and compared three times as fast as the words that hold it.
@lru_cache(maxsize=10_000)
def _said(versions: tuple[tuple[str, str], ...], spoken: str, own: str | None) -> Said:
    reading = Words(versions).read(spoken, own)
    # In Chinese every line of a text is a paragraph of its own; an empty one only sets them apart.
    paragraphs = tuple(line.strip() for line in reading.text.splitlines() if line.strip())
    if reading.language is not None and reading.language.split("-")[0] == spoken:
        return Said(paragraphs)
    return Said(paragraphs, reading.language or "")


@lru_cache(maxsize=10_000)
def _money(minor: int, currency: str | None, spoken: str) -> Money:
    digits = get_currency_precision(currency) if currency else MINOR_DIGITS
    amount = Decimal(minor).scaleb(-digits)
    value = str(amount.quantize(Decimal(1).scaleb(-digits)))
    if currency == "CNY":
        return _yuan(amount, value)
    if currency is None:
        return Money(_("{amount}（货币未注明）", amount=_decimal(amount, "#,##0.##")), None, value)
    text = format_currency(amount, currency, _CURRENCY[spoken], locale=_LOCALES[spoken], currency_digits=False)
    return Money(text.replace(" ", "\u00a0"), None, value)


def _yuan(amount: Decimal, value: str) -> Money:
    exact = _("{amount}元", amount=_decimal(amount, "#,##0" if amount == int(amount) else "#,##0.00"))
    if amount < _WAN or language() != "zh":
        return Money(exact, None, value)
    return Money(f"{_decimal(amount / _WAN, '#,##0.##')}万元", exact, value)


def _decimal(amount: Decimal, pattern: str) -> str:
    return _decimal_in(amount, pattern, language())


# The share that was satisfied with a project stands on five pages, and Babel takes as long for it as a page for a row.
@lru_cache(maxsize=10_000)
def _decimal_in(amount: Decimal, pattern: str, spoken: str) -> str:
    return format_decimal(amount, pattern, locale=_LOCALES[spoken])


def day(of: date) -> Day:
    """2026年11月30日（星期一）; Monday 30 November 2026"""
    return _day(of, _DAY[language()], language())


def short_day(of: date) -> Day:
    """2026年11月30日; 30 November 2026"""
    return _day(of, _SHORT_DAY[language()], language())


@cache
def _day(of: date, pattern: str, language: str) -> Day:
    return Day(tuple(format_date(of, pattern, locale=_LOCALES[language]).split("|")), of.isoformat())


def maybe_day(of: date | None) -> Day | None:
    """As `short_day`; None for no day."""
    return None if of is None else short_day(of)


def percentage(ratio: Ratio, counted: str) -> str:
    """A share with its numbers, in ``counted``: 97.50%（120人中117人）. Under ten it is only counted."""
    return counted if ratio.whole < 10 else _("{rate}（{counted}）", rate=rate(ratio), counted=counted)


def people(ratio: Ratio) -> str:
    """120人中117人; 117 of 120 people"""
    return _n("{count}人中{part}人", ratio.whole, part=number(ratio.part))


def answers(ratio: Ratio) -> str:
    """802人次中744人次; 744 of 802 answers: somebody asked about two projects counts twice."""
    return _n("{count}人次中{part}人次", ratio.whole, part=number(ratio.part))


def rate(ratio: Ratio) -> str:
    """A share alone, 97.50%, for a sentence that gives both its numbers itself."""
    return f"{_decimal(Decimal(ratio.part * 100) / Decimal(ratio.whole), '0.00')}%"


def fraction(share: Fraction) -> str:
    """五分之一; one fifth"""
    part, whole = share.numerator, share.denominator
    if language() == "zh":
        return f"{_in_characters(whole)}分之{_in_characters(part)}"
    if part > len(_NUMBERS) or not 2 <= whole < len(_PARTS) + 2:
        return f"{part}/{whole}"
    return f"{_NUMBERS[part - 1]} {_PARTS[whole - 2]}{'s' if part > 1 else ''}"


def _in_characters(count: int) -> str:
    return _DIGITS[count] if count < len(_DIGITS) else str(count)


def listed(texts: Sequence[str]) -> str:
    """甲、乙、丙; first, second and third"""
    joined = Markup if any(isinstance(text, Markup) for text in texts) else str
    if language() == "zh":
        return joined("、").join(texts)
    *before, last = texts or [""]
    return joined(" and ").join((joined(", ").join(before), last)) if before else last


def clauses(texts: Sequence[str]) -> str:
    """已付6元，还要付4元; paid 6 yuan, to be paid 4 yuan"""
    return ("，" if language() == "zh" else ", ").join(texts)


def sentences(texts: Sequence[str]) -> str:
    """Sentences one after the other."""
    return ("" if language() == "zh" else " ").join(texts)


class Link(NamedTuple):
    """A way to another page; ``path`` is from the site's root."""

    said: Said
    path: str


Value = str | Said | Day | Money | Link


def as_text(value: Value) -> str:
    """A value where there is only text."""
    match value:
        case Day() | Money():
            return value.text
        case Link():
            return str(value.said)
        case _:
            return str(value)


class Row(NamedTuple):
    """A line of a summary: what, and the fact or facts."""

    label: str
    values: tuple[Value, ...]


def rows(pairs: Sequence[tuple[str, Value | None]]) -> tuple[Row, ...]:
    """The lines for what is known; what is None is left out."""
    return tuple(Row(label, (value,)) for label, value in pairs if value is not None)


def said_once(work: Callable[[CommunityFund, *Ts], T], fund: CommunityFund, *of: *Ts) -> T:
    """What ``work`` says of a community on many of its pages, worked out once in each language."""
    return fund.once(_said_in, language(), work, *of)


def _said_in(fund: CommunityFund, _language: str, work: Callable[[CommunityFund, *Ts], T], *of: *Ts) -> T:
    return work(fund, *of)
