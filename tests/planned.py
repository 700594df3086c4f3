"""Scenarios to plan with: one project whose every day can be counted, and how far its numbers may go."""

from __future__ import annotations

from gongshi_simulator.scenario import Scenario
from without_chance import CERTAIN

ONE: dict[str, object] = CERTAIN | {
    "proposing__households": 1,
    "proposing__reached": 0.01,
    "proposing__proposals_per_1000_reached": 1,
    "portfolio__commissioned": 0,
    "council__agenda_items": 8,
    "desk__workers": 2,
    "street__experts": 1,
    "street__filing_hours": 0,
    "street__midterm_hours": 0,
    "work__visit_hours": 0,
    "judging__panel_hours": 0,
}
"""One project, a service that residents run; nobody but the desk takes any time over it, and nobody queues."""

QUEUE: dict[str, object] = ONE | {
    "district__communities": 4,
    "portfolio__works": 1,
    "portfolio__technical": 1,
    "choosing__call_working_days": 5,
    "choosing__contract_working_days": 2,
    "work__works_days": 60,
    "work__contractors": 4,
    "street__reviewers": 8,
    "judging__committees": 2,
    "judging__committee_hours_a_day": 1,
    "judging__panel_hours": 60,
}
"""Four communities with one technical project each, all judged at once: sixty working days of an expert each.

Delivered in May, there is time until the year's end for two of them one after the other.
"""


def reaching(scenario: Scenario, **bounds: tuple[int, int, int]) -> Scenario:
    """The scenario with other numbers, as ``desk__workers=(1, 2, 4)``: the least, the value and the most."""
    tree = scenario.model_dump()
    for path, (low, value, high) in bounds.items():
        section, key = path.split("__")
        tree[section][key].update(low=low, value=value, high=high)
    return Scenario.model_validate(tree)
