"""A plan: what a requirement takes at the least, where the year is held up, and until when resolutions are safe."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongshi_simulator.planning.bottleneck import Bottleneck, bottleneck
from gongshi_simulator.planning.levers import capacity
from gongshi_simulator.planning.points import Point, frontier, years_of_capacities
from gongshi_simulator.planning.requirement import Requirement
from gongshi_simulator.planning.safe_dates import Reopened, SafeDate, reopened, safe_dates
from gongshi_simulator.planning.search import Found, search
from gongshi_simulator.planning.trials import Trials

_REOPENED_IN = 10
"""October: by then a quarterly council has one sitting left."""


class Spent(NamedTuple):
    """Community-years that were played for each part of a plan. Those that two parts need are counted for the first."""

    search: int
    bottleneck: int
    safe_dates: int
    reopened: int


class Plan(NamedTuple):
    """The answer and what stands behind it.

    ``now`` the scenario as it stands. ``found.chosen`` the cheapest capacity that meets the requirement, None where
    none within the bounds does; ``best`` is then what comes nearest to it, of those that cost the same the cheapest.
    ``frontier`` the points that no cheaper one reaches as much as.
    """

    requirement: Requirement
    now: Point
    found: Found
    best: Point
    frontier: tuple[Point, ...]
    bottleneck: Bottleneck
    safe_dates: tuple[SafeDate, ...]
    reopened: tuple[Reopened, ...]
    spent: Spent


def plan(trials: Trials, required: Requirement, most: int) -> Plan:
    """The plan for a requirement, with ``most`` replications for one point at most."""
    counted = _Counted(trials)
    years = years_of_capacities(counted.trials)
    found, searching = search(years, required, most), counted.since()
    held_up, stepping = bottleneck(years, most), counted.since()
    safe, probing = safe_dates(counted.trials, most), counted.since()
    again = reopened(counted.trials, most, date(trials.scenario.year, _REOPENED_IN, 1))
    now = next(one for one in found.tried if one.capacity == capacity(trials.scenario))
    nearest = max(found.tried, key=lambda one: (one.slack, -one.cost_fen))
    best = found.chosen or nearest
    told = [one for one in found.tried if one.capacity != best.capacity]
    return Plan(
        requirement=required,
        now=now,
        found=found,
        best=best,
        frontier=frontier([best, *told]),
        bottleneck=held_up,
        safe_dates=safe,
        reopened=again,
        spent=Spent(searching, stepping, probing, counted.since()),
    )


class _Counted:
    """Trials that are counted as they are told of."""

    def __init__(self, trials: Trials) -> None:
        self._told, self._number = trials.told, 0
        self.trials = trials._replace(told=self._hears)

    def _hears(self, more: int) -> None:
        self._number += more
        self._told(more)

    def since(self) -> int:
        """The number since this was last asked."""
        number, self._number = self._number, 0
        return number
