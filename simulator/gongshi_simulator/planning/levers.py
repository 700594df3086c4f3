"""What a planner can have more of: how much of each, within the bounds that the scenario names, and what it costs.

Costs are the scenario's own, for all communities and sub-districts together, in fen a year.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from gongshi.model.terms import Term
from gongshi_simulator.assumption import Pooling
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.variation import varied

_MONTHS = 12


class Lever(Term):
    """What can be changed, by its place in a scenario; the order is that of `Capacity`."""

    WORKERS = "desk.workers", "每个社区的经办", "workers in each community"
    COMMITTEES = "judging.committees", "每个社区的监委会小组", "supervision teams in each community"
    REVIEWERS = "street.reviewers", "每个街道的经办", "officials of each street office"
    EXPERTS = "street.experts", "专家名额", "experts"
    SITTINGS = "council.sittings_a_year", "每年议事会次数", "sittings a year"
    ITEMS = "council.agenda_items", "每次会议最多几项", "items at a sitting"


LEVERS = tuple(Lever)


class Capacity(NamedTuple):
    """How much there is of each."""

    workers: int
    committees: int
    reviewers: int
    experts: int
    sittings: int
    items: int

    def of(self, lever: Lever) -> int:
        """How much there is of one."""
        return self[LEVERS.index(lever)]

    def but(self, lever: Lever, number: int) -> Capacity:
        """The same with another number of one."""
        numbers = list(self)
        numbers[LEVERS.index(lever)] = number
        return Capacity(*numbers)


def capacity(scenario: Scenario) -> Capacity:
    """What a scenario has."""
    return Capacity(*(_number(scenario, lever).value for lever in LEVERS))


def within_reach(scenario: Scenario, lever: Lever) -> tuple[int, ...]:
    """The numbers between the scenario's own bounds, ascending; of sittings those that divide the months evenly."""
    number = _number(scenario, lever)
    numbers = range(number.low, number.high + 1)
    return tuple(one for one in numbers if lever is not Lever.SITTINGS or _MONTHS % one == 0)


def with_capacity(scenario: Scenario, wanted: Capacity) -> Scenario:
    """The scenario with other capacities, checked anew."""
    return varied(scenario, {lever.value: wanted.of(lever) for lever in LEVERS})


def cost(scenario: Scenario, of: Capacity) -> int:
    """What a capacity costs in a year, in fen. A longer agenda costs nothing."""
    return sum(_fen_each(scenario, lever) * of.of(lever) for lever in LEVERS)


def _fen_each(scenario: Scenario, lever: Lever) -> int:
    """What one more of a lever costs everywhere in the scenario."""
    costs, district = scenario.costs, scenario.district
    communities, subdistricts = district.communities.value, district.subdistricts.value
    is_pooled = district.experts_shared.value is Pooling.DISTRICT
    return {
        Lever.WORKERS: costs.worker_year.value * communities,
        Lever.COMMITTEES: costs.committee_year.value * communities,
        Lever.REVIEWERS: costs.reviewer_year.value * subdistricts,
        Lever.EXPERTS: costs.expert_year.value * (1 if is_pooled else subdistricts),
        Lever.SITTINGS: costs.sitting.value * communities,
        Lever.ITEMS: 0,
    }[lever]


def _number(scenario: Scenario, lever: Lever) -> Any:  # noqa: ANN401 - one of the scenario's ranged numbers
    section, key = lever.value.split(".")
    return getattr(getattr(scenario, section), key)
