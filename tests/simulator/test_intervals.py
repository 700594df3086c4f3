"""Intervals against published values, and lead times where the year ends too soon."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gongshi_simulator.intervals import Mean, Share, difference, family, mean, ratio, ratio_values, share, student_t
from gongshi_simulator.lead_times import Quantile, Stays, days_until, lead_quantile, through
from gongshi_simulator.streams import Floats

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


def test_a_difference_may_lie_below_nought() -> None:
    # Mean -1, standard deviation 2, n 3: 4.303 * 2 / sqrt(3) = 4.968.
    assert difference([-3, -1, 1]) == pytest.approx(Mean(-1.0, -5.968, 3.968), abs=1e-3)
    assert difference([-2, -2]) == Mean(-2.0, -2.0, -2.0)


def test_a_ratio_of_sums_has_the_interval_worked_out_by_hand() -> None:
    # 12 of 20; what each year has beyond 0.6 of its own: 0.4, 0.2, -0.6, 0; the root of 0.56 / 3 is 0.4320;
    # 3.182 * 0.4320 / sqrt(4) / 5 = 0.1375.
    assert ratio([1, 5, 3, 3], [1, 8, 6, 5]) == pytest.approx(Share(12, 20, 0.4625, 0.7375), abs=1e-4)


def test_no_ratio_of_counts_goes_below_nought() -> None:
    # A half; one off to either side; 12.706 * sqrt(2) / sqrt(2) / 2 = 6.353.
    assert ratio([0, 2], [2, 2]) == pytest.approx(Share(2, 4, 0.0, 6.853), abs=1e-3)


def test_a_ratio_that_is_the_same_in_all_years_leaves_an_interval_of_no_width() -> None:
    same = ratio([1, 2, 4], [2, 4, 8])
    assert (same.low, same.share, same.high) == (0.5, 0.5, 0.5)


def test_of_nothing_there_is_no_share() -> None:
    nothing = ratio([0, 0], [0, 0])
    assert nothing == Share(0, 0, 0, 0)
    with pytest.raises(ZeroDivisionError):
        _ = nothing.share


def stays(ended: Sequence[int] = (), still_open: Sequence[int] = ()) -> Stays:
    """How many took so many days, and how many were still open after so many."""
    counts = np.zeros((2, 367), dtype=np.int32)
    np.add.at(counts[1], list(ended), 1)
    np.add.at(counts[0], list(still_open), 1)
    return counts


def test_half_of_what_has_all_ended_is_the_median() -> None:
    assert [days_until(stays([10, 20, 30, 40]), part) for part in (0.25, 0.5, 0.9)] == [10, 20, 40]


def test_what_is_still_open_counts_as_long_as_it_was_watched() -> None:
    # Product-limit: 4/5 after 10; the one open after 15 leaves; 4/5 * 2/3 after 20; 4/5 * 2/3 * 1/2 after 30.
    watched = stays([10, 20, 30], still_open=[15, 40])
    assert [days_until(watched, part) for part in (0.2, 0.4, 0.5, 0.7, 0.75)] == [10, 20, 30, 30, None]
    assert through(watched)[[9, 10, 19, 20, 29, 30, 366]] == pytest.approx(
        [0, 1 / 5, 1 / 5, 7 / 15, 7 / 15, 11 / 15, 11 / 15]
    )


def test_what_ends_on_the_day_on_which_another_is_last_seen_had_that_one_beside_it() -> None:
    assert through(stays([10], still_open=[10]))[10] == 0.5


def test_where_nobody_was_watched_long_enough_the_time_is_not_known() -> None:
    assert days_until(stays(still_open=[100, 200]), 0.5) is None
    assert days_until(stays(), 0.5) is None
    batches = np.array([stays(still_open=[100, 286])] * 20)
    assert lead_quantile(batches, 0.9) == Quantile(None, 286, None, None)
    assert lead_quantile(np.array([stays()] * 20), 0.9) == Quantile(None, 0, None, None)


def test_a_quantiles_interval_comes_from_twenty_batches() -> None:
    # Ten batches with 100 days and ten with 102: 2.093 * 1.026 / sqrt(20) = 0.48.
    batches = np.array([stays([100 + 2 * (number % 2)]) for number in range(20)])
    assert lead_quantile(batches, 0.5) == pytest.approx(Quantile(100, 102, 99.52, 100.48), abs=0.01)


def test_a_batch_that_cannot_tell_leaves_no_interval() -> None:
    batches = np.array([stays([100]), stays(still_open=[50])] * 10)
    assert lead_quantile(batches, 0.5) == Quantile(100, 100, None, None)


def test_several_differences_that_hold_together_are_each_wider() -> None:
    # 2, 0, 0, 2: mean 1, spread 1.1547; quantiles for three degrees of freedom 3.182, and 5.841 for one of five.
    for together, quantile in ((1, 3.182), (5, 5.841)):
        half = quantile * 1.1547 / 2
        assert difference([2, 0, 0, 2], family(together)) == pytest.approx(Mean(1.0, 1 - half, 1 + half), abs=1e-3)


def test_a_difference_of_ratios_is_that_of_their_sums() -> None:
    of = np.full(4, 4.0)
    after, before = ratio_values([3, 1, 2, 2], of), ratio_values([1, 1, 2, 0], of)
    assert after is not None
    assert before is not None
    half = 3.182 * 1.1547 / 4 / 2
    assert difference(after - before) == pytest.approx(Mean(0.25, 0.25 - half, 0.25 + half), abs=1e-3)


def test_the_interval_of_such_a_difference_covers_the_true_one_as_often_as_it_says() -> None:
    # Binomial parts of the same wholes, 0.5 and 0.6 by the same uniform numbers; 95 % of 2000 within z = 4.
    random = np.random.Generator(np.random.PCG64(7))
    of = random.integers(5, 15, (2000, 30)).astype(float)
    uniform = random.random((2000, 30, 15))
    counted = np.arange(15) < of[..., None]
    parts = ((counted & (uniform < chance)).sum(axis=2).astype(float) for chance in (0.6, 0.5))
    found = [difference(values(a, n) - values(b, n)) for a, b, n in zip(*parts, of, strict=True)]
    covered = np.mean([one.low <= 0.1 <= one.high for one in found])
    assert abs(covered - 0.95) < 4 * (0.95 * 0.05 / 2000) ** 0.5


def values(numbers: Floats, of: Floats) -> Floats:
    """The values of a ratio that is known."""
    told = ratio_values(numbers, of)
    assert told is not None
    return told
