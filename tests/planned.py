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


def reaching(scenario: Scenario, **bounds: tuple[int, int, int]) -> Scenario:
    """The scenario with other numbers, as ``desk__workers=(1, 2, 4)``: the least, the value and the most."""
    tree = scenario.model_dump()
    for path, (low, value, high) in bounds.items():
        section, key = path.split("__")
        tree[section][key].update(low=low, value=value, high=high)
    return Scenario.model_validate(tree)
