"""What is left to be tried: capacities that are cheaper than one that does, and that nothing rules out.

Of what is left that is tried next which, whether it does or not, leaves least: if it does, all that are dearer go, and
if it does not, all that have no more of any hands under the same council.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi_simulator.planning.levers import LEVERS, Capacity, Lever, capacity, cost
from gongshi_simulator.scenario import Scenario

HANDS = (Lever.WORKERS, Lever.COMMITTEES, Lever.REVIEWERS, Lever.EXPERTS)
COUNCIL = (Lever.SITTINGS, Lever.ITEMS)

Reach: TypeAlias = Mapping[Lever, tuple[int, ...]]


def order(scenario: Scenario, one: Capacity) -> tuple[int, int, Capacity]:
    """The cheapest first; of those that cost the same the one that changes least."""
    now = capacity(scenario)
    return cost(scenario, one), sum(a != b for a, b in zip(one, now, strict=True)), one


class Left:
    """All within reach, until they are ruled out."""

    def __init__(self, scenario: Scenario, reach: Reach) -> None:
        axes = [reach[lever] for lever in LEVERS]
        every = sorted((Capacity(*one) for one in product(*axes)), key=lambda one: order(scenario, one))
        self._reach, self._every = reach, every
        self._places = np.array([[axis.index(of) for axis, of in zip(axes, one, strict=True)] for one in every])
        self._rank = {one: at for at, one in enumerate(every)}
        self._is_left: npt.NDArray[np.bool_] = np.ones(len(every), dtype=np.bool_)

    def refill(self) -> None:
        """Nothing is ruled out any more."""
        self._is_left[:] = True

    def __len__(self) -> int:
        """How many are left."""
        return int(self._is_left.sum())

    def tops(self) -> list[Capacity]:
        """The most of all hands, under each council."""
        most = [self._reach[lever][-1] for lever in HANDS]
        return [Capacity(*most, *council) for council in product(*(self._reach[lever] for lever in COUNCIL))]

    def without_no_more_than(self, one: Capacity) -> None:
        """Rules out a capacity and all that have no more of any hands under the same council."""
        at = self._places[self._rank[one]]
        hands = len(HANDS)
        is_same = (self._places[:, hands:] == at[hands:]).all(axis=1)
        self._is_left &= ~(is_same & (self._places[:, :hands] <= at[:hands]).all(axis=1))

    def only_before(self, one: Capacity) -> None:
        """Rules out a capacity and all that come after it in the order."""
        self._is_left[self._rank[one] :] = False

    def halving(self) -> Capacity:
        """The one to try next; of those that leave as little the cheapest.

        Raises:
            ValueError: where nothing is left.
        """
        grid = np.zeros([len(self._reach[lever]) for lever in LEVERS], dtype=np.int64)
        places = tuple(self._places.T)
        grid[places] = self._is_left
        for axis in range(len(HANDS)):
            grid = grid.cumsum(axis=axis)
        after = self._is_left[::-1].cumsum()[::-1]
        gain = np.where(self._is_left, np.minimum(grid[places], after), 0)
        if not gain.any():
            raise ValueError("nothing is left")
        return self._every[int(gain.argmax())]
