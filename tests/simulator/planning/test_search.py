"""The cheapest capacity: known answers, the same as by trying everything, and the same on any executor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from itertools import product

import pytest

from gongshi_simulator.executors import InThisProcess, executor
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.planning.bottleneck import bottleneck
from gongshi_simulator.planning.levers import LEVERS, Capacity, Lever, capacity, within_reach
from gongshi_simulator.planning.points import frontier, point, points, years_of_capacities
from gongshi_simulator.planning.requirement import Fulfilment, requirement
from gongshi_simulator.planning.search import search
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.planning.years import reached
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.variation import varied
from planned import ONE, QUEUE, reaching

With = Callable[..., Scenario]
Try = Callable[..., Trials]


@pytest.fixture
def trials(rules: FundRules) -> Try:
    """Trials of a scenario, of seed 1, worked out here."""

    def tried(scenario: Scenario, pool: Executor | None = None) -> Trials:
        return Trials(scenario, rules, 1, pool or InThisProcess(), lambda _: None)

    return tried


@pytest.fixture
def queue(scenario: With) -> Scenario:
    """Four projects and too few experts, of whom there may be up to four."""
    return reaching(scenario(**QUEUE), street__experts=(1, 1, 4))


@pytest.mark.parametrize(("share", "experts"), [(0.5, 1), (0.51, 2), (0.7, 2)])
def test_as_many_experts_as_there_is_time_for(queue: Scenario, trials: Try, share: float, experts: int) -> None:
    found = search(years_of_capacities(trials(queue)), requirement(f"closed_by_year_end >= {share}"), 10)
    assert found.chosen is not None
    assert found.chosen.capacity == capacity(queue).but(Lever.EXPERTS, experts)
    assert (found.undecided, found.confirmations, found.possible) == ((), 1, 4)
    # Two workers and two teams in each of four communities, eight officials; sittings 12 times.
    assert found.chosen.cost_fen == (4 * (120_000 + 24_000 + 18_000) + 640_000 + experts * 15_000) * 100


def test_one_more_expert_brings_two_projects_and_more_of_nothing_else_any(queue: Scenario, trials: Try) -> None:
    wider = reaching(queue, desk__workers=(2, 2, 3), judging__committees=(2, 2, 3))
    gains = {one.lever: one for one in bottleneck(years_of_capacities(trials(wider)), 10).gains}
    assert {lever: one.closed.mean for lever, one in gains.items()} == {
        Lever.EXPERTS: 2.0,
        Lever.WORKERS: 0.0,
        Lever.COMMITTEES: 0.0,
    }
    assert gains[Lever.EXPERTS].closed_share.mean == 0.5
    each = gains[Lever.EXPERTS].fen_for_each_closed
    assert each is not None
    assert each.mean == 15_000_00 / 2
    assert gains[Lever.WORKERS].fen_for_each_closed is None


def test_what_cannot_be_reached_is_said_with_what_comes_nearest(scenario: With, trials: Try) -> None:
    late = scenario(**ONE | {"work__service_days": 365})
    found = search(years_of_capacities(trials(late)), requirement("closed_by_year_end >= 0.5"), 10)
    assert (found.chosen, found.undecided, found.confirmations) == (None, (), 0)
    assert {one.verdict for one in found.tried} == {Fulfilment.NOT_MET}


def test_a_lever_that_costs_nothing_comes_before_one_that_does(shipped: Scenario, trials: Try) -> None:
    few = reaching(
        shipped,
        desk__workers=(2, 2, 3),
        judging__committees=(1, 1, 1),
        street__reviewers=(1, 1, 1),
        street__experts=(1, 1, 1),
        council__sittings_a_year=(4, 4, 4),
        council__agenda_items=(4, 4, 15),
    )
    found = search(years_of_capacities(trials(few)), requirement("closed_by_year_end >= 0.33"), 60)
    assert found.chosen is not None
    assert found.chosen.capacity == capacity(few).but(Lever.ITEMS, 15)


def test_the_same_is_found_as_by_trying_everything(shipped: Scenario, trials: Try) -> None:
    small = reaching(
        shipped,
        desk__workers=(1, 2, 2),
        judging__committees=(1, 1, 2),
        street__reviewers=(1, 1, 1),
        street__experts=(1, 1, 1),
        council__sittings_a_year=(6, 12, 12),
        council__agenda_items=(15, 15, 15),
    )
    required, tried = requirement("closed_by_year_end >= 0.44"), trials(small)
    found = search(years_of_capacities(tried), required, 40)
    assert found.chosen is not None
    every = [Capacity(*one) for one in product(*(within_reach(small, lever) for lever in LEVERS))]
    could = [
        one for one in points(years_of_capacities(tried), required, every, 40) if one.verdict is not Fulfilment.NOT_MET
    ]
    assert found.chosen.capacity in {one.capacity for one in could}
    cheaper = {one.capacity for one in could if one.cost_fen < found.chosen.cost_fen}
    assert cheaper == {one.capacity for one in found.undecided if one.cost_fen < found.chosen.cost_fen}


def test_replications_are_doubled_only_where_they_have_not_decided(shipped: Scenario, trials: Try) -> None:
    now = [capacity(shipped)]
    (clear,) = points(years_of_capacities(trials(shipped)), requirement("closed_by_year_end >= 0.9"), now, 120)
    (close,) = points(years_of_capacities(trials(shipped)), requirement("closed_by_year_end >= 0.34"), now, 120)
    assert (clear.verdict, clear.replications) == (Fulfilment.NOT_MET, 100)
    assert (close.verdict, close.replications) == (Fulfilment.UNDECIDED, 120)


def test_what_is_chosen_is_told_by_replications_that_nothing_was_chosen_by(queue: Scenario, trials: Try) -> None:
    required = requirement("resolved_money >= 0.01")
    amounts = reaching(queue, portfolio__amount=(1_000_00, 38_700_00, 200_000_00))
    chancy = trials(varied(amounts, {"portfolio.amount_spread": 0.7}))
    found = search(years_of_capacities(chancy), required, 20)
    assert found.chosen is not None
    fresh = years_of_capacities(chancy).fresh(found.chosen.capacity, range(20, 40))
    assert found.chosen == point(chancy.scenario, found.chosen.capacity, reached(required, fresh))
    assert found.chosen.estimates != found.tried[0].estimates


def test_processes_find_the_same(queue: Scenario, trials: Try) -> None:
    required = requirement("closed_by_year_end >= 0.7 and resolved_money >= 0.01")
    chancy = varied(queue, {"judging.acceptance_failed": 0.1})
    with executor("processes", 2) as pool:
        beside = search(years_of_capacities(trials(chancy, pool)), required, 20)
    assert beside == search(years_of_capacities(trials(chancy)), required, 20)


def test_no_point_of_the_frontier_is_dearer_and_reaches_less(queue: Scenario, trials: Try) -> None:
    every = [capacity(queue).but(Lever.EXPERTS, number) for number in (1, 2, 3, 4)]
    tried = points(years_of_capacities(trials(queue)), requirement("closed_by_year_end >= 0.9"), every, 10)
    assert [one.capacity.experts for one in frontier(tried)] == [1, 2]
