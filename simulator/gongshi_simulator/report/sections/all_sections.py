"""The sections of a report, in the order in which a planner asks."""

from __future__ import annotations

from collections.abc import Callable

from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections import (
    lead_times,
    money,
    one_year,
    outcomes,
    projects_by_state,
    stages,
    utilisation,
)

SECTIONS: tuple[Callable[[Evidence], Section], ...] = (
    projects_by_state.section,
    outcomes.section,
    stages.section,
    lead_times.section,
    utilisation.section,
    money.section,
    one_year.section,
)


def sections(seen: Evidence) -> tuple[Section, ...]:
    """All of them."""
    return tuple(make(seen) for make in SECTIONS)
