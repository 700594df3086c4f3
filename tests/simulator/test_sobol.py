"""Sobol's indices against functions whose indices are known, and numbers of a scenario as factors."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from gongshi_simulator.assumption import stated
from gongshi_simulator.executors import InThisProcess, executor
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.factors import Factor, factor, variant
from gongshi_simulator.sensitivity.outcomes import Years
from gongshi_simulator.sensitivity.ranking import points, ranking
from gongshi_simulator.sensitivity.sobol import Indices, indices, saltelli
from gongshi_simulator.sensitivity.wording import ranking_answer, warnings

With = Callable[..., Scenario]


def ranged(scenario: Scenario, **ranges: dict[str, object]) -> Scenario:
    """The scenario with other values and ranges, as ``council__deferred={"value": 0.1, "low": 0, "high": 0.2}``."""
    tree = scenario.model_dump()
    for path, range_of in ranges.items():
        section, key = path.split("__")
        tree[section][key].update(range_of)
    return Scenario.model_validate(tree)


def factors(scenario: Scenario, *paths: str) -> list[Factor]:
    known = {one.path: one for one in stated(scenario)}
    return [found for path in paths if (found := factor(known[path]))]


def check(found: tuple[Indices, ...] | None, first: list[float], total: list[float]) -> None:
    """Within twice SALib's 95 % interval, which is four standard errors; and the interval says something."""
    assert found is not None
    for of, part, whole in zip(found, first, total, strict=True):
        assert abs(of.first.value - part) <= 2 * of.first.half_width < 0.3
        assert abs(of.total.value - whole) <= 2 * of.total.half_width < 0.3


def test_the_ishigami_function_has_the_indices_that_are_known_of_it() -> None:
    # Ishigami and Homma (1990), a = 7, b = 0.1; indices as in Saltelli et al. (2008), Global Sensitivity Analysis.
    x, y, z = (np.pi * (2 * saltelli(3, 1024, seed=1) - 1)).T
    found = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
    check(indices(found, 3, seed=1), [0.3139, 0.4424, 0.0], [0.5576, 0.4424, 0.2437])


def test_in_a_sum_each_factor_has_the_part_of_its_square() -> None:
    one, two, none = saltelli(3, 256, seed=1).T
    check(indices(one + 2 * two + 0 * none, 3, seed=1), [0.2, 0.8, 0.0], [0.2, 0.8, 0.0])
    found = indices(one + 2 * two + 0 * none, 3, seed=1)
    assert found is not None
    assert (found[2].total.value, found[2].total.half_width, found[2].total.is_sure) == (0.0, 0.0, True)


@pytest.mark.parametrize("seed", [0, 7, 2**32 - 1])
def test_the_same_seed_gives_the_same_indices(seed: int) -> None:
    told = [indices(saltelli(2, 16, seed).sum(axis=1), 2, seed) for _ in range(2)]
    assert told[0] == told[1]


def test_what_never_changes_hangs_on_nothing() -> None:
    assert indices(np.full(16, 0.3), 2, seed=1) is None


def test_a_design_has_a_power_of_two_of_samples() -> None:
    with pytest.raises(ValueError, match="power of two, got 48"):
        saltelli(2, 48, seed=1)


def test_a_whole_number_takes_each_value_as_often(shipped: Scenario) -> None:
    given = ranged(shipped, desk__workers={"low": 1, "high": 4}, council__sittings_a_year={"low": 2, "high": 12})
    workers, sittings = factors(given, "desk.workers", "council.sittings_a_year")
    units = (np.arange(20) + 0.5) / 20
    assert [workers.move(one).to for one in units] == [1] * 5 + [2] * 5 + [3] * 5 + [4] * 5
    assert [sittings.move(one).to for one in units] == [2] * 4 + [3] * 4 + [4] * 4 + [6] * 4 + [12] * 4


def test_other_numbers_lie_evenly_between_their_bounds(shipped: Scenario) -> None:
    given = ranged(
        shipped,
        council__deferred={"low": 0.0, "high": 0.3},
        council__quorum={"low": "1/2", "high": "3/4"},
        work__works_days={"low": 20, "high": 150},
    )
    deferred, quorum, mode = factors(given, "council.deferred", "council.quorum", "work.works_days")
    assert [deferred.move(one).to for one in (0.0, 0.5, 0.9)] == [0.0, 0.15, 0.27]
    assert quorum.move(0.5).to == Fraction(5, 8)
    assert (mode.move(0.0).key, mode.move(0.0).to) == ("mode", 20)


def test_every_factor_comes_back_to_where_the_scenario_has_it(shipped: Scenario) -> None:
    every = factors(shipped, *(one.path for one in stated(shipped)))
    assert variant(shipped, every, [one.unit for one in every]).scenario == shipped


def test_numbers_that_contradict_each_other_are_pulled_back_and_others_are_not(shipped: Scenario) -> None:
    given = ranged(
        shipped,
        council__majority_supports={"value": 0.9, "low": 0.6, "high": 0.99},
        council__two_thirds_support={"value": 0.72, "low": 0.4, "high": 0.95},
        work__terminated={"low": 0.0, "high": 0.1},
    )
    named = factors(given, "council.majority_supports", "council.two_thirds_support", "work.terminated")
    found = variant(given, named, [0.0, 1 - 1e-9, 1 - 1e-9])
    # From 0.9 towards 0.6 and from 0.72 towards 0.95: half of the way is 0.75 and 0.835, a quarter 0.825 and 0.7775.
    council, work = found.scenario.council, found.scenario.work
    assert found.is_pulled
    assert (council.majority_supports.value, council.two_thirds_support.value) == (0.825, 0.7775)
    assert work.terminated.value == 0.1
    assert not variant(given, named, [0.9, 0.1, 0.5]).is_pulled


def test_points_at_which_all_is_the_same_are_played_once(shipped: Scenario) -> None:
    design = points(shipped, factors(shipped, "desk.workers", "council.sittings_a_year"), 16, 1)
    assert len(design.which) == 64
    assert len(design.scenarios) <= 4 * 5
    assert {one.council.sittings_a_year.value for one in design.scenarios} == {2, 3, 4, 6, 12}


def test_a_number_that_cannot_matter_has_no_part_and_one_that_does_has_all(scenario: With, rules: FundRules) -> None:
    few = scenario(proposing__proposals_per_1000_reached=3)
    small = ranged(few, council__sittings_a_year={"low": 2, "high": 12}, costs__sitting={"low": "300", "high": "6000"})
    named = factors(small, "costs.sitting", "council.sittings_a_year")
    found = []
    for name, jobs in (("serial", 1), ("processes", 2)):
        with executor(name, jobs) as pool:
            found.append(ranking(points(small, named, 8, 0), Years(rules, 0, range(6)), pool))
    assert found[0] == found[1]
    sittings, costs = found[0].ranked
    assert (costs.path, costs.first.value, costs.total.value) == ("costs.sitting", 0.0, 0.0)
    assert sittings.first.value == pytest.approx(1.0, abs=2 * sittings.first.half_width)
    assert "最要紧的是每年会议次数" in ranking_answer(found[0]).zh


def test_a_ranking_that_is_not_settled_says_so(shipped: Scenario, rules: FundRules) -> None:
    named = factors(shipped, "council.majority_supports", "council.two_thirds_support")
    found = ranking(points(shipped, named, 4, 1), Years(rules, 1, range(3)), InThisProcess())
    said = [one.zh for one in warnings(found)]
    assert [one.path for one in found.unsettled] == [one.path for one in found.ranked]
    assert said[0].endswith("的指数比自己的区间还小，名次定不下来；可以加大 --samples")
    assert said[1].startswith(f"16个点里有{found.pulled}个，几个数在那里互相矛盾")
    assert found.pulled > 0
