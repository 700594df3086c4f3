"""Many scenarios tried side by side, all under the same draws: the same seed and the same numbers of replications.

What comes out does not depend on the executor.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

from gongshi_simulator.executors import results
from gongshi_simulator.experiment import chunks, replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.tally import Gathered, Tally

_YEARS, _LEAST = 100, 5
"""A first look takes so many independent years, but so many replications at least, or no spread can be told."""

_ENOUGH = 1000
"""Community-years that know a share to within a hundredth or two; a point takes no more unless it is asked to."""
_USUAL = range(40, 401)


class Trials(NamedTuple):
    """What all that is tried has in common; ``told`` hears how many more community-years are done."""

    scenario: Scenario
    rules: FundRules
    seed: int
    pool: Executor
    told: Callable[[int], None]

    def tallies(self, asked: Sequence[tuple[Scenario, range]]) -> list[Tally]:
        """The replications of each scenario that are asked for."""
        gathered = [Gathered() for _ in asked]
        here = [setting(scenario, self.rules) for scenario, _ in asked]
        tasks = [(at, chunk) for at, (_, numbers) in enumerate(asked) for chunk in chunks(here[at], numbers)]
        for task, tally in results(self.pool, replicate, ((here[at], self.seed, chunk) for at, chunk in tasks)):
            gathered[tasks[task][0]].take_in(tally)
            self.told(tally.communities.shape[0] * tally.communities.shape[1])
        return [one.tally() for one in gathered]


def usual(communities: int) -> int:
    """How many replications one point takes at most, where nobody says: fewer of them the more communities each has."""
    return min(max(_USUAL[0], math.ceil(_ENOUGH / communities)), _USUAL[-1])


def first_look(years_each: int) -> int:
    """How many replications to begin with, where each gives so many independent years."""
    return max(_LEAST, math.ceil(_YEARS / years_each))
