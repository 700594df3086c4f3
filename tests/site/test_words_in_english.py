"""Numbers, money, days and lists as the English pages say them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

import pytest
from markupsafe import Markup

from gongshi.fund import CommunityFund
from gongshi.model.programme import Programme
from gongshi.model.terms import Mode
from gongshi.model.words import words
from gongshi.totals import Ratio, Sum
from gongshi_site.language import _, label, number, speaking, word
from gongshi_site.views.period import closing_day, counting
from gongshi_site.words import (
    Day,
    Money,
    Said,
    Speaker,
    clauses,
    day,
    fraction,
    listed,
    people,
    percentage,
    short_day,
)

Community = Callable[[Mapping[str, str]], CommunityFund]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking("en"):
        yield


def speaker(currency: str | None = "CNY") -> Speaker:
    return Speaker(Programme(id="p", title=words("基金"), currency=currency, language="zh"))


@pytest.mark.parametrize(
    ("currency", "minor", "text"),
    [
        ("CNY", 980_000, "9,800\u00a0yuan"),
        ("CNY", 1_013_001_050, "10,130,010.50\u00a0yuan"),
        ("EUR", 720_000, "EUR\u00a07,200"),
        ("PLN", 3_738_755, "PLN\u00a037,387.55"),
        ("JPY", 7_200, "JPY\u00a07,200"),
        (None, 720_000, "7,200 (currency not stated)"),
    ],
)
def test_an_amount_is_said_exactly_with_its_currency(currency: str | None, minor: int, text: str) -> None:
    money = speaker(currency).money(minor)
    assert (money.text, money.exact) == (text, None)


@pytest.mark.parametrize(
    ("unknown", "text"),
    [
        (1, "100\u00a0yuan (1 more amount is not known and not counted)"),
        (2, "100\u00a0yuan (2 more amounts are not known and not counted)"),
    ],
)
def test_a_sum_says_how_many_amounts_it_lacks(unknown: int, text: str) -> None:
    assert speaker().sum(Sum(100_00, unknown)) == Money(text, None, "100.00")


def test_a_day_may_break_between_its_parts() -> None:
    assert day(date(2026, 11, 30)) == Day(("Monday ", "30 November ", "2026"), "2026-11-30")
    assert short_day(date(2026, 4, 3)).text == "3 April 2026"


@pytest.mark.parametrize(
    ("closing", "text"),
    [
        ("", "Monday 16 March 2026, 24:00 (end of the day)"),
        ("closing: '17:05'\n", "Monday 16 March 2026, 17:05"),
        ("closing: '09:00'\n", "Monday 16 March 2026, 9:00"),
    ],
)
def test_a_notice_ends_at_its_hour(closing: str, text: str, community: Community) -> None:
    notice = "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\n"
    fund = community({"notices/n01.yaml": notice + closing})
    last = closing_day(fund.notices["n01"], fund)
    assert last is not None
    assert last.text == text
    assert next(iter(counting(fund.notices["n01"], fund))).startswith(
        "The notice is posted for 10 days: holidays and weekends count; the day of posting does not count"
    )


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(1, 5), "one fifth"),
        (Fraction(1, 2), "one half"),
        (Fraction(2, 3), "two thirds"),
        (Fraction(3, 10), "three tenths"),
        (Fraction(3, 20), "3/20"),
    ],
)
def test_a_share_is_read_in_words(share: Fraction, text: str) -> None:
    assert fraction(share) == text


def test_a_percentage_carries_its_numbers() -> None:
    assert percentage(Ratio(1170, 1200), people(Ratio(1170, 1200))) == "97.50% (1,170 of 1,200 people)"
    assert percentage(Ratio(0, 1), people(Ratio(0, 1))) == "0 of 1 person"
    assert number(2618) == "2,618"


@pytest.mark.parametrize(
    ("texts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_read_with_and(texts: list[str], text: str) -> None:
    assert listed(texts) == text


def test_clauses_stand_one_after_the_other() -> None:
    assert clauses(["4 closed", "1 rejected"]) == "4 closed, 1 rejected"


def test_a_term_begins_a_line_with_a_capital() -> None:
    assert (word(Mode.COMMISSIONED), label(Mode.COMMISSIONED)) == ("commissioned", "Commissioned")


def test_a_text_without_an_english_version_keeps_its_language_within_a_sentence() -> None:
    assert speaker().said(words("路灯")) == Said(("路灯",), "zh")
    assert speaker().said(words({"zh": "路灯", "en": "Lamps"})) == Said(("Lamps",))
    places = listed([speaker().said(words("一栋<东>")).marked, speaker().said(words({"en": "the yard"})).marked])
    assert _("张贴地点：{places}", places=places) == Markup(
        'Posted at: <span lang="zh">一栋&lt;东&gt;</span> and the yard'
    )
