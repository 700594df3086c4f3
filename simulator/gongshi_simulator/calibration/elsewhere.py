"""What the scenario itself puts into a stretch of the records: tasks at desks and sittings of panels, by their means.

In working days and without queues, which depend on all that is going on.
"""

from __future__ import annotations

from gongshi_simulator.assumption import Spread
from gongshi_simulator.scenario import Scenario


def mean(spread: Spread) -> float:
    """The mean of what is drawn between low and high."""
    return (spread.low + spread.mode + spread.high) / 3


def at_desk(scenario: Scenario) -> float:
    """Working days of one task at the desk, without a queue."""
    return mean(scenario.desk.task_hours) / _desk_hours(scenario)


def in_panel(scenario: Scenario) -> float:
    """Working days of a panel's sitting, without waiting for anybody."""
    return mean(scenario.judging.panel_hours) / scenario.judging.committee_hours_a_day.value


def in_filing(scenario: Scenario) -> float:
    """Working days of writing and reviewing a filing, without queues, once or twice."""
    street = scenario.street
    once = at_desk(scenario) + mean(street.filing_hours) / street.hours_a_day.value
    return once * (1 + street.filing_returned.value)


def at_sorting(scenario: Scenario, proposals: int) -> float:
    """Working days of sorting so many proposals at the desk, without a queue."""
    return proposals * mean(scenario.proposing.sorting_hours) / _desk_hours(scenario)


def _desk_hours(scenario: Scenario) -> float:
    return scenario.desk.hours_a_day.value - scenario.desk.reporting_hours_a_day
