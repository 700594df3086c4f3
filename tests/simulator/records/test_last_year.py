"""Projects that were carried in: last year's history that the model does not play, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi.findings import Level
from gongshi_simulator.scenario import Scenario
from simulated_records import Write

With = Callable[..., Scenario]
CERTAIN: dict[str, object] = {
    "portfolio__works": 0,
    "portfolio__commissioned": 1,
    "portfolio__micro": 0,
    "work__service_days": 100,
    "work__terminated": 0,
    "carried_in__in_progress": 1,
    "carried_in__delivered": 0,
    "carried_in__remaining_days": 60,
    "street__filing_working_days": 5,
    "choosing__call_working_days": 11,
    "choosing__contract_working_days": 7,
    "judging__acceptance_failed": 0,
    "judging__evaluation_failed": 0,
}


def test_a_project_without_chance_has_the_days_worked_out_by_hand(write: Write, scenario: With) -> None:
    written = write(scenario(**CERTAIN))
    project = written.fund.communities[0].projects[0]
    assert [(event.event, str(event.date)) for event in project.history][:11] == [
        ("proposed", "2025-07-24"),  # sixty days before the sitting
        ("shortlisted", "2025-08-29"),  # three weeks and a working day before it
        ("resolved", "2025-09-22"),  # the 20th is a Saturday; after it all is ready by 12 November
        ("posted", "2025-09-23"),
        ("filed", "2025-10-16"),  # hangs over National Day until 9 October; six working days, 11 October among them
        ("called", "2025-11-04"),  # eleven working days
        ("selected", "2025-11-19"),  # and seven more
        ("contracted", "2025-11-28"),  # a hundred days before the end, but before December; a working day earlier
        ("started", "2025-11-28"),
        ("paid", "2025-11-28"),
        ("delivered", "2026-03-14"),  # sixty days from New Year on that are no holidays
    ]
    assert written.found(Level.ERROR) == []


def test_what_was_delivered_last_year_is_judged_in_this_one(write: Write, scenario: With) -> None:
    written = write(scenario(**CERTAIN | {"carried_in__in_progress": 0, "carried_in__delivered": 3}))
    (told,) = written.chronicles
    carried = [one for one in written.community(told).projects if one.fiscal_year == 2025]
    years = {(event.event, event.date.year) for one in carried for event in one.history if event.date}
    judging = {"delivered", "accepted", "evaluated", "closed"}
    assert {(event, year) for event, year in years if event in judging} == {
        ("delivered", 2025),
        ("accepted", 2026),
        ("evaluated", 2026),
        ("closed", 2026),
    }


def test_without_carried_in_projects_there_is_no_last_year(write: Write, scenario: With) -> None:
    written = write(scenario(carried_in__in_progress=0, carried_in__delivered=0))
    fund = written.fund.communities[0]
    assert {project.fiscal_year for project in fund.projects} == {2026}
    assert [one.fiscal_year for one in fund.community.allocations] == [2026]
    assert [one.id for one in fund.proposal_years] == ["2026"]
    assert written.found(Level.WARNING) == []


@pytest.mark.parametrize("days", [1, 30, 90])
def test_last_years_postings_hang_as_long_as_the_scenario_tries(write: Write, scenario: With, days: int) -> None:
    tree = scenario().model_dump()
    tree["what_if"] = {"posting_days": {"value": days, "low": days, "high": days, "basis": "assumed", "why": "试一试"}}
    written = write(Scenario.model_validate(tree))
    assert written.found(Level.ERROR) == []
    assert written.judged().answers["R04"].keys() == {"holds"}
