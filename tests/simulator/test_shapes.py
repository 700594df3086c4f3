"""Distributions by inversion, held against SciPy's: the same value for every uniform number, rising with it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from gongshi_simulator.shapes import beta, binomial, lognormal, poisson, triangular, within

UNIFORM: npt.NDArray[np.float64] = np.linspace(0, 1, 2001)[:-1] + 1 / 8000


def numbers(*values: float) -> tuple[npt.NDArray[np.float64], ...]:
    return tuple(np.array(value) for value in values)


@pytest.mark.parametrize(("low", "mode", "high"), [(2, 3, 10), (0, 0, 4), (5, 9, 9), (90, 210, 365)])
def test_a_triangular_number_is_the_quantile_of_the_triangle(low: float, mode: float, high: float) -> None:
    expected = stats.triang.ppf(UNIFORM, (mode - low) / (high - low), loc=low, scale=high - low)
    np.testing.assert_allclose(triangular(UNIFORM, *numbers(low, mode, high)), expected, rtol=1e-12, atol=1e-9)


def test_a_triangle_without_width_is_its_one_value() -> None:
    assert set(triangular(UNIFORM, *numbers(7, 7, 7)).tolist()) == {7.0}


def test_a_lognormal_number_is_the_quantile_with_this_mean() -> None:
    expected = stats.lognorm.ppf(UNIFORM, 0.7, scale=np.exp(-(0.7**2) / 2) * 38_700)
    np.testing.assert_allclose(lognormal(UNIFORM, 38_700, 0.7), expected, rtol=1e-9)
    assert stats.lognorm.mean(0.7, scale=np.exp(-(0.7**2) / 2) * 38_700) == pytest.approx(38_700)


def test_a_lognormal_number_is_finite_at_either_end() -> None:
    assert np.isfinite(lognormal(np.array([0.0, 1 - 2**-53]), 1.0, 1.0)).all()


@pytest.mark.parametrize(("number", "chance"), [(45, 0.0004), (25, 0.8), (60, 0.15), (1, 0.5), (1000, 0.999)])
def test_a_binomial_number_is_the_quantile_of_so_many_trials(number: int, chance: float) -> None:
    drawn = [binomial(one, number, chance) for one in UNIFORM.tolist()]
    assert drawn == stats.binom.ppf(UNIFORM, number, chance).astype(int).tolist()


def test_a_binomial_number_at_the_ends_of_chance() -> None:
    ends = [binomial(one, *of) for one in (0.0, 0.999999) for of in ((9, 0.0), (9, 1.0), (0, 0.5))]
    assert ends == [0, 9, 0, 0, 9, 0]


@pytest.mark.parametrize("mean", [0.3, 5.0, 50.5, 900.0])
def test_a_poisson_number_is_the_quantile_of_its_mean(mean: float) -> None:
    drawn = [poisson(one, mean) for one in UNIFORM.tolist()]
    assert drawn == stats.poisson.ppf(UNIFORM, mean).astype(int).tolist()


def test_a_beta_chance_is_the_quantile_with_this_mean_and_correlation() -> None:
    """Of mean m and intraclass correlation r = 1 / (a + b + 1): here a = 1.6 and b = 2.4."""
    drawn = [beta(one, 0.4, 0.2) for one in UNIFORM.tolist()]
    np.testing.assert_allclose(drawn, stats.beta.ppf(UNIFORM, 1.6, 2.4), rtol=1e-9)


def test_a_beta_chance_without_correlation_is_its_mean_and_with_all_of_it_nothing_or_everything() -> None:
    assert [beta(one, 0.4, 0.0) for one in (0.0, 0.5, 0.99)] == [0.4, 0.4, 0.4]
    assert [beta(one, 0.4, 1.0) for one in (0.0, 0.59, 0.6, 0.99)] == [0.0, 0.0, 1.0, 1.0]
    assert [beta(one, mean, 0.5) for one in (0.1, 0.9) for mean in (0.0, 1.0)] == [0.0, 1.0, 0.0, 1.0]


def test_a_part_is_taken_as_often_as_it_is_wide() -> None:
    assert [within(one, (0.5, 0.8)) for one in (0.0, 0.49, 0.5, 0.79, 0.8, 0.99)] == [0, 0, 1, 1, 2, 2]
    assert [within(one, (0.5, 0.5)) for one in (0.4, 0.5)] == [0, 2]


@pytest.mark.parametrize("chance", [0.1, 0.37, 0.8])
def test_more_who_might_act_or_a_greater_chance_never_give_fewer(chance: float) -> None:
    drawn = [[binomial(one, number, chance) for number in range(40)] for one in UNIFORM[::20].tolist()]
    assert set(np.diff(drawn, axis=1).ravel().tolist()) == {0, 1}
    likelier = [[binomial(one, 40, chance + more) for more in (0, 0.05, 0.1, 0.15)] for one in UNIFORM.tolist()]
    assert (np.diff(likelier, axis=1) >= 0).all()
