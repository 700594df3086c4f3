"""What a planner can have more of, what it costs, and what one more of it changes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gongshi_simulator.assumption import Pooling
from gongshi_simulator.intervals import Mean
from gongshi_simulator.planning.levers import Capacity, Lever, capacity, cost, with_capacity, within_reach
from gongshi_simulator.planning.paired import Parts, mean_difference, ratio_difference
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.variation import varied

With = Callable[..., Scenario]


def test_a_scenario_has_what_it_says(shipped: Scenario) -> None:
    assert capacity(shipped) == Capacity(workers=2, committees=1, reviewers=1, experts=1, sittings=4, items=8)
    more = Capacity(workers=3, committees=2, reviewers=4, experts=5, sittings=12, items=9)
    assert capacity(with_capacity(shipped, more)) == more


def test_only_what_is_asked_for_becomes_another(shipped: Scenario) -> None:
    now = capacity(shipped)
    assert with_capacity(shipped, now) == shipped
    tree = with_capacity(shipped, now.but(Lever.EXPERTS, 3)).model_dump()
    tree["street"]["experts"]["value"] = 1
    assert Scenario.model_validate(tree) == shipped


def test_numbers_stay_within_the_scenarios_own_bounds(shipped: Scenario) -> None:
    assert [within_reach(shipped, one) for one in (Lever.WORKERS, Lever.SITTINGS)] == [(1, 2, 3, 4), (2, 3, 4, 6, 12)]


def test_cost_is_counted_everywhere_that_the_hands_are(shipped: Scenario) -> None:
    # Yuan a year: worker 60,000, team 12,000, official 80,000, expert 15,000, sitting 1,500; one community.
    of = Capacity(workers=2, committees=3, reviewers=1, experts=2, sittings=12, items=15)
    assert cost(shipped, of) == (120_000 + 36_000 + 80_000 + 30_000 + 18_000) * 100
    district = varied(shipped, {"district.communities": 6, "district.subdistricts": 2})
    assert cost(district, of) == (6 * 174_000 + 2 * 110_000) * 100
    pooled = varied(district, {"district.experts_shared": Pooling.DISTRICT})
    assert cost(pooled, of) == (6 * 174_000 + 2 * 80_000 + 30_000) * 100


def test_a_longer_agenda_costs_nothing(shipped: Scenario) -> None:
    now = capacity(shipped)
    assert cost(shipped, now.but(Lever.ITEMS, 15)) == cost(shipped, now)


def test_differences_are_taken_in_pairs() -> None:
    assert mean_difference([3, 8, 5], [1, 6, 3], 1) == Mean(2.0, 2.0, 2.0)
    # 2, 0, 0, 2: mean 1, spread 1.1547; quantiles for three degrees of freedom 3.182, and 5.841 for one of five.
    for looked_at, quantile in ((1, 3.182), (5, 5.841)):
        half = quantile * 1.1547 / 2
        assert mean_difference([3, 1, 2, 2], [1, 1, 2, 0], looked_at) == pytest.approx(
            Mean(1.0, 1 - half, 1 + half), abs=1e-3
        )


def test_a_difference_of_ratios_is_that_of_their_sums() -> None:
    of = np.array([4.0, 4.0, 4.0, 4.0])
    after, before = Parts(np.array([3.0, 1.0, 2.0, 2.0]), of), Parts(np.array([1.0, 1.0, 2.0, 0.0]), of)
    half = 3.182 * 1.1547 / 4 / 2
    assert ratio_difference(after, before, 1) == pytest.approx(Mean(0.25, 0.25 - half, 0.25 + half), abs=1e-3)
    nothing = Parts(np.zeros(4), np.zeros(4))
    assert ratio_difference(nothing, nothing, 1) == Mean(0.0, 0.0, 0.0)


def test_its_interval_covers_the_true_difference_as_often_as_it_says() -> None:
    # Binomial parts of the same wholes, 0.5 and 0.6 by the same uniform numbers; 95 % of 2000 within z = 4.
    random = np.random.Generator(np.random.PCG64(7))
    of = random.integers(5, 15, (2000, 30)).astype(float)
    uniform = random.random((2000, 30, 15))
    counted = np.arange(15) < of[..., None]
    after, before = ((counted & (uniform < chance)).sum(axis=2).astype(float) for chance in (0.6, 0.5))
    found = [ratio_difference(Parts(a, n), Parts(b, n), 1) for a, b, n in zip(after, before, of, strict=True)]
    covered = np.mean([one.low <= 0.1 <= one.high for one in found])
    assert abs(covered - 0.95) < 4 * (0.95 * 0.05 / 2000) ** 0.5
