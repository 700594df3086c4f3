"""The sections of a report, in the order in which a planner asks."""

from __future__ import annotations

from collections.abc import Callable

from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections import (
    communities,
    lead_times,
    money,
    one_year,
    outcomes,
    projects_by_state,
    queues,
    stages,
    utilisation,
)

SECTIONS: tuple[Callable[[Evidence], Section | None], ...] = (
    projects_by_state.section,
    outcomes.section,
    stages.section,
    lead_times.section,
    utilisation.section,
    queues.section,
    money.section,
    communities.section,
    one_year.section,
)


def sections(seen: Evidence) -> tuple[Section, ...]:
    """All that there is something to tell of."""
    return tuple(section for make in SECTIONS if (section := make(seen)) is not None)
