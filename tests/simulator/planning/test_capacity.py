"""What a planner can have more of, what it costs, and what one more of it changes."""

from __future__ import annotations

from collections.abc import Callable

from gongshi_simulator.assumption import Pooling
from gongshi_simulator.planning.levers import Capacity, Lever, capacity, cost, with_capacity, within_reach
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
