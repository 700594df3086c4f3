"""What a search has left to try, and which of it comes next."""

from __future__ import annotations

import pytest

from gongshi_simulator.planning.left import Left
from gongshi_simulator.planning.levers import LEVERS, Capacity, within_reach
from gongshi_simulator.scenario import Scenario
from planned import reaching


@pytest.fixture
def left(shipped: Scenario) -> Left:
    """One to three workers and teams, all else as it stands: nine capacities, a worker dearer than a team."""
    small = reaching(
        shipped,
        desk__workers=(1, 1, 3),
        judging__committees=(1, 1, 3),
        street__reviewers=(1, 1, 1),
        street__experts=(1, 1, 1),
        council__sittings_a_year=(4, 4, 4),
        council__agenda_items=(8, 8, 8),
    )
    return Left(small, {lever: within_reach(small, lever) for lever in LEVERS})


def at(workers: int, committees: int) -> Capacity:
    return Capacity(workers, committees, 1, 1, 4, 8)


def test_one_that_misses_takes_all_that_have_no_more_of_any_hands_with_it(left: Left) -> None:
    assert len(left) == 9
    left.without_no_more_than(at(2, 2))
    assert len(left) == 5
    assert left.sweeping({}) == at(3, 3)


def test_one_that_does_takes_all_that_are_dearer_with_it(left: Left) -> None:
    # In the order of their costs: (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), ...
    left.only_before(at(2, 1))
    assert len(left) == 3
    assert left.sweeping({}) == at(1, 3)
    left.refill()
    assert len(left) == 9


def test_the_most_of_the_others_beside_the_least_of_one_is_tried_where_that_rules_out_more(left: Left) -> None:
    for one in (at(1, 3), at(2, 1)):
        left.without_no_more_than(one)
    left.only_before(at(3, 1))
    # Left are (2, 2) and (2, 3); the second rules out both.
    assert left.sweeping({at(3, 3): True}) == at(2, 3)
    left.refill()
    left.only_before(at(2, 2))
    # Left are one worker beside one to three teams, and (2, 1); of the former three teams rule out all three.
    assert left.sweeping({at(3, 3): True}) == at(1, 3)
    left.without_no_more_than(at(1, 3))
    assert left.sweeping({at(3, 3): True}) == at(2, 1)


def test_what_is_hoped_of_lies_between_the_cheapest_and_the_dearest(left: Left) -> None:
    assert left.hopeful() not in {at(1, 1), at(3, 3)}
    assert left.tops() == [at(3, 3)]
