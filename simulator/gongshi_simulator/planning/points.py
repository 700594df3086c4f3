"""Capacities that are tried: what each costs, what is reached with it, and whether that is enough.

Replications are doubled for those that are not decided yet. Source: half-widths in absolute terms, since relative ones
stop too soon where all years agree and hardly ever where few do; batches that double, so that they can run side by
side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi_simulator.planning.levers import Capacity, cost, with_capacity
from gongshi_simulator.planning.measures import Estimate, estimate
from gongshi_simulator.planning.requirement import Requirement, Verdict, slack, verdict
from gongshi_simulator.planning.trials import Trials, first_look
from gongshi_simulator.tally import Tally, together


class Point(NamedTuple):
    """A capacity that was tried: its cost in fen a year, and an estimate for each clause of the requirement.

    ``slack``: by how much the clause that is furthest from being met is exceeded; below 0 where it is missed.
    """

    capacity: Capacity
    cost_fen: int
    replications: int
    estimates: tuple[Estimate, ...]
    verdict: Verdict
    slack: float


def points(trials: Trials, required: Requirement, wanted: Sequence[Capacity], most: int) -> tuple[Point, ...]:
    """Each of the capacities, tried until it is decided or ``most`` replications have not decided it."""
    number = min(first_look(trials.scenario.district.communities.value), most)
    done, found, kept = 0, dict[Capacity, Point](), dict[Capacity, Tally]()
    still_open = tuple(wanted)
    while still_open and done < most:
        new = replications(trials, still_open, range(done, number))
        kept = {one: together([kept[one], more] if done else [more]) for one, more in zip(still_open, new, strict=True)}
        found |= {one: point(trials, required, one, tally) for one, tally in kept.items()}
        still_open = tuple(one for one in still_open if found[one].verdict is Verdict.UNDECIDED)
        done, number = number, min(2 * number, most)
    return tuple(found[one] for one in wanted)


def replications(trials: Trials, wanted: Sequence[Capacity], numbers: range) -> list[Tally]:
    """The replications with these numbers of each capacity."""
    return trials.tallies([(with_capacity(trials.scenario, one), numbers) for one in wanted])


def point(trials: Trials, required: Requirement, at: Capacity, tally: Tally) -> Point:
    """What a tally says of a capacity."""
    estimates = tuple(estimate(one.measure, tally) for one in required.clauses)
    return Point(
        capacity=at,
        cost_fen=cost(trials.scenario, at),
        replications=len(tally.replications),
        estimates=estimates,
        verdict=verdict(required, estimates),
        slack=slack(required, estimates),
    )


def frontier(tried: Sequence[Point]) -> tuple[Point, ...]:
    """The points that no cheaper one reaches as much as, from the cheapest to the dearest."""
    on_it: list[Point] = []
    for one in sorted(tried, key=lambda one: (one.cost_fen, -one.slack, one.capacity)):
        if not on_it or one.slack > on_it[-1].slack:
            on_it.append(one)
    return tuple(on_it)
