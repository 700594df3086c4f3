"""Numbers, money and days as the pages say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

import pytest

from gongshi.fund import CommunityFund
from gongshi.model.programme import Programme
from gongshi.model.words import words
from gongshi.totals import Ratio, Sum
from gongshi_site.language import _, language, speaking
from gongshi_site.words import Day, Money, Said, Speaker, day, fraction, people, percentage, said_once, short_day


def speaker(currency: str | None = "CNY", language: str | None = "zh") -> Speaker:
    return Speaker(Programme(id="p", title=words("基金"), currency=currency, language=language))


@pytest.mark.parametrize(
    ("fen", "money"),
    [
        (0, Money("0元", None, "0.00")),
        (980_000, Money("9,800元", None, "9800.00")),
        (999_999, Money("9,999.99元", None, "9999.99")),
        (1_000_000, Money("1万元", "10,000元", "10000.00")),
        (3_851_250, Money("3.85万元", "38,512.50元", "38512.50")),
        (1_013_001_000, Money("1,013万元", "10,130,010元", "10130010.00")),
    ],
)
def test_yuan_are_read_in_wan_from_ten_thousand_on(fen: int, money: Money) -> None:
    assert speaker().money(fen) == money


@pytest.mark.parametrize(
    ("currency", "minor", "text"),
    [
        ("EUR", 720_000, "7,200\u00a0EUR"),
        ("PLN", 3_738_755, "37,387.55\u00a0PLN"),
        ("JPY", 7_200, "7,200\u00a0JPY"),
        (None, 720_000, "7,200（货币未注明）"),
    ],
)
def test_other_currencies_keep_their_code_and_digits(currency: str | None, minor: int, text: str) -> None:
    assert speaker(currency).money(minor).text == text


def test_a_sum_says_how_many_amounts_it_lacks() -> None:
    assert speaker().sum(Sum(100_00, 2)).text == "100元（另有2项不清楚，未计入）"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Ratio(117, 120), "97.50%（120人中117人）"),
        (Ratio(1, 3), "3人中1人"),
        (Ratio(9, 9), "9人中9人"),
        (Ratio(10, 10), "100.00%（10人中10人）"),
        (Ratio(2, 3 * 10), "6.67%（30人中2人）"),
    ],
)
def test_a_percentage_carries_its_numbers_and_small_ones_are_only_counted(ratio: Ratio, text: str) -> None:
    assert percentage(ratio, people(ratio)) == text


def test_days_are_read_with_their_weekday() -> None:
    assert day(date(2026, 4, 30)) == Day(("2026年4月30日", "（星期四）"), "2026-04-30")
    assert short_day(date(2026, 4, 3)) == Day(("2026年4月3日",), "2026-04-03")


@pytest.mark.parametrize(("share", "text"), [(Fraction(1, 5), "五分之一"), (Fraction(3, 20), "20分之三")])
def test_a_share_is_read_in_characters(share: Fraction, text: str) -> None:
    assert fraction(share) == text


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("zh", "路灯", Said(("路灯",))),
        ("pl", "Latarnia", Said(("Latarnia",), "pl")),
        (None, "Latarnia", Said(("Latarnia",), "")),
        ("en", {"en": "Lamp", "zh": "路灯"}, Said(("路灯",))),
        ("zh", {"en": "Lamp"}, Said(("Lamp",), "en")),
        ("zh", "第一段\n第二段\n\n第三段", Said(("第一段", "第二段", "第三段"))),
    ],
)
def test_a_text_says_its_language_where_it_is_not_the_pages(
    language: str | None, written: object, expected: Said
) -> None:
    assert speaker(language=language).said(words(written)) == expected


def test_what_is_said_once_of_a_community_is_said_once_in_each_language(
    community: Callable[[Mapping[str, str]], CommunityFund],
) -> None:
    fund, asked = community({}), list[str]()

    def title(_fund: CommunityFund) -> str:
        asked.append(language())
        return _("会议")

    said = []
    for spoken in ("zh", "en", "zh"):
        with speaking(spoken):
            said.append(said_once(title, fund))
    assert said == ["会议", "Meetings", "会议"]
    assert asked == ["zh", "en"]
