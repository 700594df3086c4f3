"""Numbers as people read them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, share
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.report.wording import (
    day_words,
    mean_bracketed,
    mean_interval,
    mean_words,
    number_text,
    percent_words,
    quantile_number,
    quantile_words,
    rounded,
    share_words,
    signed,
)


def test_means_and_shares_stand_in_sentences_with_their_intervals() -> None:
    assert mean_bracketed(Mean(6.14, 5.95, 6.33)) == "6.1（6.0–6.3）"
    assert mean_words(Mean(6.14, 5.95, 6.33)) == Message("6.1（6.0–6.3）", "6.1 (6.0–6.3)")
    assert mean_interval(Mean(6, 6, 6), 400) == Message("400个模拟年都一样", "the same in all 400 years")
    assert percent_words(Mean(0.542, 0.52, 0.563)) == Message("54.2%（52.0–56.3%）", "54.2% (52.0–56.3%)")
    assert share_words(share(12, 400)).zh == "3.0%（12/400，95%区间1.7–5.2%）"
    assert share_words(share(12, 400)).en == "3.0% (12/400, 95% interval 1.7–5.2%)"


def test_days_stand_with_their_intervals_or_say_that_a_year_is_too_short() -> None:
    assert quantile_words(Quantile(242, 286, 236.9, 247.1)) == Message("242天（237–247）", "242 days (237–247)")
    assert quantile_words(Quantile(14, 99, 13.8, 14.2)).zh == "14天（13.8–14.2）"
    assert quantile_words(Quantile(None, 286, None, None)) == Message("超过286天", "over 286 days")
    assert quantile_words(Quantile(None, 0, None, None)).zh == "没有可数的项目"
    assert [quantile_number(Quantile(days, 286, None, None)) for days in (None, 200)] == [">286天", "200天"]
    assert day_words(date(2026, 3, 5)) == Message("3月5日", "5 March")


def test_a_difference_has_its_sign_and_nought_has_none() -> None:
    assert [signed(one) for one in (1.24, -0.4, 0.04, -0.04)] == ["+1.2", "−0.4", "0.0", "0.0"]


def test_numbers_of_a_scenario_stand_as_they_are_written() -> None:
    assert [rounded(-0.01), number_text(0.0004), number_text(0.5), number_text(12)] == ["0.0", "0.0004", "0.5", "12"]
    assert number_text(Fraction(2, 3)) == "2/3"
