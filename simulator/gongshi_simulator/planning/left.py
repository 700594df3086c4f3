"""What is left to be tried: capacities that are cheaper than one that does, and that nothing rules out.

If one does, all that are dearer go; if it does not, all that have no more of any hands under the same council. So of
what is left that is tried next from which most may be hoped: the more of its council it has below it, the likelier it
is taken to do. Where the cheapest is found and the rest is expected to miss, that is tried which then rules out most:
one of them, or the most of all other hands beside the least of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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

    def hopeful(self) -> Capacity:
        """The one that is likely to leave least, be it that it does or that it does not; of several the cheapest."""
        grid = self._grid()
        below = self._below(grid)
        likely = below / grid.sum(axis=tuple(range(len(HANDS))))[tuple(self._places.T[len(HANDS) :])].clip(min=1)
        after = self._is_left[::-1].cumsum()[::-1]
        return self._best(likely * after + (1 - likely) * below)

    def sweeping(self, known: Mapping[Capacity, bool]) -> Capacity:
        """The one that rules out most, should it miss. ``known``: what was tried, and whether it does."""
        grid = self._grid()
        below = self._below(grid)
        best = self._best(below)
        beside = max(self._beside_least(grid, known), key=lambda one: one[0], default=(0, best))
        return beside[1] if beside[0] > below[self._rank[best]] else best

    def _grid(self) -> npt.NDArray[np.int64]:
        grid = np.zeros([len(self._reach[lever]) for lever in LEVERS], dtype=np.int64)
        grid[tuple(self._places.T)] = self._is_left
        return grid

    def _below(self, grid: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """How many are left that have no more of any hands than each."""
        for axis in range(len(HANDS)):
            grid = grid.cumsum(axis=axis)
        below: npt.NDArray[np.int64] = grid[tuple(self._places.T)]
        return below

    def _best(self, gain: npt.NDArray[np.int64] | npt.NDArray[np.float64]) -> Capacity:
        return self._every[int(np.where(self._is_left, gain, -1).argmax())]

    def _beside_least(
        self, grid: npt.NDArray[np.int64], known: Mapping[Capacity, bool]
    ) -> Iterator[tuple[int, Capacity]]:
        """The most of all other hands beside the least of one, and how many that would rule out.

        Without those that were tried, and those that have no less of any than one that does.
        """
        does = [one for one in known if known[one]]
        for top in self.tops():
            under = grid[
                :, :, :, :, self._reach[Lever.SITTINGS].index(top.sittings), self._reach[Lever.ITEMS].index(top.items)
            ]
            for axis, lever in enumerate(HANDS):
                one = top.but(lever, self._reach[lever][0])
                if one not in known and not any(has_no_less(one, other) for other in does):
                    yield int(under.take(0, axis=axis).sum()), one


def has_no_less(one: Capacity, other: Capacity) -> bool:
    """Whether one has as much of all hands as another under the same council, or more."""
    is_same_council = (one.sittings, one.items) == (other.sittings, other.items)
    return is_same_council and all(one.of(lever) >= other.of(lever) for lever in HANDS)
