"""A finished year foretold from what was known when it began, and held against what then happened.

What is foretold is the year itself and not a mean of many: its interval holds 95 % of the simulated years. How the
values lie among the simulated ones tells more than whether they are inside: where a model is right, they lie anywhere.
Source: Gneiting and Katzfuss (2014), Probabilistic forecasting, on coverage and the probability integral transform.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from datetime import date
from typing import NamedTuple

import numpy as np

from gongshi.fund import CommunityFund
from gongshi_simulator.calibration.calibrating import found_habits
from gongshi_simulator.calibration.facts import found_carried_in, found_facts
from gongshi_simulator.calibration.known import known
from gongshi_simulator.calibration.measured import applied
from gongshi_simulator.calibration.outcome import VALUES, Metric, Outcome, observed, simulated, together
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import LEVEL
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.streams import Floats

_CHUNK = 50
MONEY_KNOWN_BY = (1, 31)
"""Month and day: a year's money is told to communities in its first month, and so known for its plan."""


class Foretold(NamedTuple):
    """One number of a year: 95 % of the simulated years lie between ``low`` and ``high``, half below ``middle``.

    ``rank``: the share of the simulated years below what was ``observed``, half of those equal to it among them.
    """

    metric: Metric
    low: float
    middle: float
    high: float
    observed: float
    rank: float

    @property
    def is_inside(self) -> bool:
        """Whether what happened lies in the interval."""
        return self.low <= self.observed <= self.high


class Plan(NamedTuple):
    """How a back-test is run."""

    year: int
    seed: int
    replications: int


class BackTest(NamedTuple):
    """A year foretold: ``whole`` for all communities together, and each by its id.

    ``measured``: how many numbers rested on earlier records; all others were assumed.
    """

    plan: Plan
    measured: int
    whole: tuple[Foretold, ...]
    communities: Mapping[str, tuple[Foretold, ...]]

    def inside(self, metric: Metric) -> tuple[int, int]:
        """How many communities have a number inside its interval, and of how many."""
        told = [one for its in self.communities.values() for one in its if one.metric is metric]
        return sum(one.is_inside for one in told), len(told)


def back_test(
    communities: Sequence[CommunityFund], scenario: Scenario, rules: FundRules, plan: Plan, executor: Executor
) -> BackTest:
    """The year ``plan.year``, foretold from the records of the years before; each community by itself.

    Raises:
        CouldNotRun: where what was measured makes no scenario.
    """
    eve = known(communities, date(plan.year - 1, 12, 31))
    habits = [one for one in found_habits(eve, scenario) if one.is_enough]
    usual = applied(scenario, habits, eve, plan.year)
    foretold: dict[str, tuple[Foretold, ...]] = {}
    drawn, happened = [], []
    for number, fund in enumerate(communities):
        here = setting(_of_community(fund, usual), rules)
        drawn.append(_drawn(here, plan._replace(seed=(plan.seed + number) % 2**32), executor))
        happened.append(observed(fund, plan.year))
        foretold[fund.community.id] = compared(drawn[-1], happened[-1])
    whole = [together(its) for its in zip(*drawn, strict=True)]
    return BackTest(plan, len(habits), compared(whole, together(happened)), foretold)


def _of_community(fund: CommunityFund, usual: Scenario) -> Scenario:
    """The usual scenario with what is given for one community when the year begins."""
    year = usual.year
    eve, begun = known((fund,), date(year - 1, 12, 31)), known((fund,), date(year, *MONEY_KNOWN_BY))
    return applied(usual, (*found_facts(begun, year), *found_carried_in(eve, year)), begun, year)


def _drawn(here: Setting, plan: Plan, executor: Executor) -> list[Outcome]:
    firsts = range(0, plan.replications, _CHUNK)
    chunks = [range(first, min(first + _CHUNK, plan.replications)) for first in firsts]
    futures = [executor.submit(simulated, here, plan.seed, chunk) for chunk in chunks]
    return [one for future in futures for one in future.result()]


def compared(drawn: Sequence[Outcome], happened: Outcome) -> tuple[Foretold, ...]:
    """Every metric of what happened beside those of the simulated years."""
    return tuple(_foretold(metric, np.array([of(one) for one in drawn]), of(happened)) for metric, of in VALUES.items())


def _foretold(metric: Metric, drawn: Floats, happened: float) -> Foretold:
    tail = (1 - LEVEL) / 2
    # Values that are there, not means of two: some are days beyond the year, which are not known.
    low, middle, high = (float(np.quantile(drawn, part, method="inverted_cdf")) for part in (tail, 0.5, 1 - tail))
    rank = float((drawn < happened).mean() + (drawn == happened).mean() / 2)
    return Foretold(metric, low, middle, high, happened, rank)
