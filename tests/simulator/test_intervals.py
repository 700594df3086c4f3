"""Intervals against published values, and lead times where the year ends too soon."""

from __future__ import annotations

import pytest

from gongshi_simulator.intervals import Mean, mean, share, student_t
from gongshi_simulator.lead_times import Quantile, days_until, lead_quantile
from gongshi_simulator.metrics import Lead

# Any table of Student's t, two-sided 95 %.
TABLE = [(4, 2.776), (9, 2.262), (19, 2.093), (39, 2.023), (99, 1.984), (399, 1.966), (100_000, 1.960)]


@pytest.mark.parametrize(("freedom", "quantile"), TABLE)
def test_students_quantile_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student_t(freedom) == pytest.approx(quantile, abs=6e-4)


# Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
WILSON = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("number", "of", "low", "high"), WILSON)
def test_wilsons_interval_is_that_of_newcombes_examples(number: int, of: int, low: float, high: float) -> None:
    interval = share(number, of)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


def test_all_of_all_is_the_mirror_of_none() -> None:
    assert share(20, 20).low == pytest.approx(1 - 0.1611, abs=5e-5)
    assert share(20, 20).high == 1.0


def test_a_mean_has_the_interval_worked_out_by_hand() -> None:
    # Mean 3, variance 2.5, n 5: 2.776 * sqrt(2.5 / 5) = 1.963.
    interval = mean([1, 2, 3, 4, 5])
    assert interval == pytest.approx(Mean(3.0, 3 - 1.963, 3 + 1.963), abs=2e-3)


def test_no_interval_of_a_count_goes_below_nought() -> None:
    # Mean 0.025, one in forty: 0.025 - 2.023 * 0.025 is -0.026.
    assert mean([1, *[0] * 39]) == pytest.approx(Mean(0.025, 0.0, 0.0756), abs=1e-4)


def test_values_that_agree_leave_an_interval_of_no_width() -> None:
    assert mean([7, 7, 7]) == Mean(7.0, 7.0, 7.0)
    assert mean([7, 7, 7]).is_same
    assert not mean([7, 7, 8]).is_same


def closed(*days: int) -> list[Lead]:
    return [Lead(one, is_closed=True) for one in days]


def open_after(*days: int) -> list[Lead]:
    return [Lead(one, is_closed=False) for one in days]


def test_half_of_what_is_all_closed_is_the_median() -> None:
    assert [days_until(closed(10, 20, 30, 40), part) for part in (0.25, 0.5, 0.9)] == [10, 20, 40]


def test_what_is_still_open_counts_as_long_as_it_was_watched() -> None:
    # Product-limit: 4/5 after 10; the one open after 15 leaves; 4/5 * 2/3 after 20; 4/5 * 2/3 * 1/2 after 30.
    leads = closed(10, 20, 30) + open_after(15, 40)
    assert [days_until(leads, part) for part in (0.2, 0.4, 0.5, 0.7, 0.75)] == [10, 20, 30, 30, None]


def test_where_nobody_was_watched_long_enough_the_time_is_not_known() -> None:
    assert days_until(open_after(100, 200), 0.5) is None
    assert days_until([], 0.5) is None
    assert lead_quantile([open_after(100, 286)] * 40, 0.9) == Quantile(None, 286, None, None)


def test_a_quantiles_interval_comes_from_twenty_batches() -> None:
    years = [closed(100 + 2 * (number % 2)) for number in range(40)]
    # Ten batches of years with 100 days and ten with 102: 2.093 * 1.026 / sqrt(20) = 0.48.
    assert lead_quantile(years, 0.5) == pytest.approx(Quantile(100, 102, 99.52, 100.48), abs=0.01)


def test_a_batch_that_cannot_tell_leaves_no_interval() -> None:
    years = [closed(100), open_after(50)] * 20
    assert lead_quantile(years, 0.5) == Quantile(100, 100, None, None)
