"""A simulated project as a record of the core: the same history that a clerk writes, read by the same code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongshi.model.project import Project
from gongshi.model.terms import Pot
from gongshi_simulator.draws import Draws
from gongshi_simulator.scenario import Scenario


def project_record(scenario: Scenario, draws: Draws, at: int, events: Sequence[Mapping[str, object]]) -> Project:
    """The record of the project at position ``at``; its ``events`` are in the order of time."""
    return Project.model_validate(
        {
            "id": f"{scenario.year}-{at + 1:03}",
            "title": {"zh": f"模拟项目{at + 1}", "en": f"Simulated project {at + 1}"},
            "fiscal_year": scenario.year,
            "pot": Pot.SUPPORT,
            "kind": draws.kind[at],
            "mode": draws.mode[at],
            "budget": scenario.portfolio.amount.value,
            "history": events,
        }
    )
