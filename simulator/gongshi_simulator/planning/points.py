"""Capacities that are tried: what each costs, what is reached with it, and whether that is enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from gongshi_simulator.planning.levers import Capacity, cost, with_capacity
from gongshi_simulator.planning.measures import Estimate
from gongshi_simulator.planning.requirement import Fulfilment, Requirement
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.planning.years import Reached, Years, tried
from gongshi_simulator.scenario import Scenario


class Point(NamedTuple):
    """A capacity that was tried: its cost in fen a year, and an estimate for each clause of the requirement.

    ``slack``: by how much the clause that is furthest from being met is exceeded; below 0 where it is missed.
    """

    capacity: Capacity
    cost_fen: int
    replications: int
    estimates: tuple[Estimate, ...]
    verdict: Fulfilment
    slack: float


def years_of_capacities(trials: Trials) -> Years[Capacity]:
    """The years of the scenario with other capacities; none is played yet."""
    return Years(trials, partial(with_capacity, trials.scenario))


def points(years: Years[Capacity], required: Requirement, wanted: Sequence[Capacity], most: int) -> tuple[Point, ...]:
    """Each of the capacities, tried until it is decided or ``most`` replications have not decided it."""
    found = tried(years, required, wanted, most)
    return tuple(point(years.trials.scenario, one, found[one]) for one in wanted)


def point(scenario: Scenario, at: Capacity, told: Reached) -> Point:
    """What is reached with a capacity, and its cost."""
    return Point(at, cost(scenario, at), *told)


def frontier(tried: Sequence[Point]) -> tuple[Point, ...]:
    """The points that no cheaper one reaches as much as, from the cheapest to the dearest."""
    on_it: list[Point] = []
    for one in sorted(tried, key=lambda one: (one.cost_fen, -one.slack, one.capacity)):
        if not on_it or one.slack > on_it[-1].slack:
            on_it.append(one)
    return tuple(on_it)
