"""Days worked out by hand: a whole project, a posting over Spring Festival, a second decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from gongshi_simulator.draws import drawn
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.model import SimulatedYear, simulate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.streams import Key

With = Callable[..., Scenario]
Years = Callable[..., list[SimulatedYear]]

CERTAIN: dict[str, object] = {
    "proposing__candidates": 1,
    "proposing__collection_days": 1,
    "proposing__sorting_working_days": 3,
    "proposing__shortlisted": 1,
    "portfolio__works": 0,
    "portfolio__commissioned": 1,
    "portfolio__micro": 0,
    "council__sittings_a_year": 12,
    "council__attendance": 1,
    "council__majority_supports": 1,
    "council__two_thirds_support": 1,
    "objecting__own_objection": 0,
    "objecting__grievance": 0,
    "offices__desk_hours": 4,
    "offices__filing_working_days": 5,
    "offices__call_working_days": 11,
    "offices__contract_working_days": 7,
    "work__service_days": 100,
    "judging__panel_working_days": 2,
    "judging__survey_working_days": 7,
    "judging__acceptance_failed": 0,
    "judging__evaluation_failed": 0,
    "judging__rectification_days": 20,
}


def told(year: SimulatedYear) -> list[tuple[str, str]]:
    """The first project's events and days."""
    return [(event.event, str(event.date)[5:]) for event in year.projects[0].history]


def test_a_project_without_chance_has_the_days_worked_out_by_hand(scenario: With, years: Years) -> None:
    assert told(years(scenario(**CERTAIN))[0]) == [
        ("proposed", "01-01"),
        ("shortlisted", "01-07"),  # from Friday 2 January, a holiday: 4 (a worked Sunday), 5 and 6 January
        ("resolved", "01-20"),
        ("posted", "01-21"),  # a day's work at the desk
        ("filed", "02-11"),  # hangs until Saturday 31 January and so until Monday; desk; five working days
        ("called", "02-12"),
        ("selected", "03-05"),  # 12 to 14 February, then 24 to 28 (a worked Saturday), then 2 to 4 March
        ("contracted", "03-16"),
        ("started", "03-16"),
        ("delivered", "06-24"),
        ("accepted", "06-26"),
        ("evaluated", "07-07"),  # seven working days among residents, two of the panel
        ("closed", "07-08"),
    ]


def test_what_residents_carry_out_is_contracted_on_the_day_of_filing(scenario: With, years: Years) -> None:
    self_run = scenario(**CERTAIN | {"portfolio__commissioned": 0})
    assert told(years(self_run)[0])[4:7] == [("filed", "02-11"), ("contracted", "02-11"), ("started", "02-11")]


def test_ten_days_posted_before_spring_festival_end_after_it(scenario: With, years: Years) -> None:
    day = scenario(**CERTAIN | {"council__sitting_day": 5, "proposing__sorting_working_days": 10})
    year = years(day)[0]
    assert told(year)[3:5] == [("posted", "02-06"), ("filed", "03-04")]
    # The tenth day is 16 February, within the festival; the first day worked after it is the 24th.
    assert [(one.start, one.end) for one in year.postings] == [(date(2026, 2, 6), date(2026, 2, 24))]


def test_a_failed_acceptance_is_mended_and_judged_again(scenario: With, rules: FundRules) -> None:
    certain = scenario(**CERTAIN)
    draws = drawn(certain, Key(1, 0, 0))
    for stream in draws.occurs:
        if stream.name == "ACCEPTANCE_FAILED":
            draws.occurs[stream][0, 0] = True
    assert told(simulate(certain, rules, draws))[9:] == [
        ("delivered", "06-24"),
        ("accepted", "06-26"),
        ("rectified", "07-27"),  # twenty days from 7 July, when the panel had heard the evaluation too
        ("accepted", "07-29"),
        ("evaluated", "08-07"),
        ("closed", "08-10"),
    ]


@pytest.mark.parametrize(("reps", "objecting", "postings"), [(45, 8, 1), (45, 9, 2), (46, 9, 1), (46, 10, 2)])
def test_a_fifth_of_the_representatives_reopens_and_one_fewer_does_not(
    scenario: With, rules: FundRules, reps: int, objecting: int, postings: int
) -> None:
    certain = scenario(**CERTAIN, objecting__resident_reps=reps, objecting__upheld=1, objecting__amended=0)
    draws = drawn(certain, Key(1, 0, 0))
    delays = np.full_like(draws.objection_delay_days, np.inf)
    delays[0, 0, :objecting] = 3.0
    events = [event for event, _ in told(simulate(certain, rules, replace(draws, objection_delay_days=delays)))]
    assert (events.count("redeliberated"), events.count("posted")) == (postings - 1, postings)


def test_objections_after_the_last_day_do_not_count(scenario: With, rules: FundRules) -> None:
    certain = scenario(**CERTAIN)
    draws = drawn(certain, Key(1, 0, 0))
    # Posted when 21 January begins and until 2 February is over: thirteen days.
    for delay, reopened in ((12.99, True), (13.0, False)):
        delays = np.full_like(draws.objection_delay_days, np.inf)
        delays[0, 0, :9] = delay
        year = simulate(certain, rules, replace(draws, objection_delay_days=delays))
        assert (year.postings[0].challenged_at is not None) is reopened


@pytest.mark.parametrize(
    ("policy", "event", "day"), [("next_sitting", "redeliberated", "02-24"), ("assembly", "rep_voted", "02-24")]
)
def test_the_second_decision_is_the_next_sittings_or_the_assemblys(
    scenario: With, rules: FundRules, policy: str, event: str, day: str
) -> None:
    values = {"objecting__second_decision": policy, "objecting__upheld": 1, "objecting__amended": 0}
    certain = scenario(**CERTAIN | values)
    draws = drawn(certain, Key(1, 0, 0))
    delays = np.full_like(draws.objection_delay_days, np.inf)
    delays[0, 0] = 0.5
    happened = told(simulate(certain, rules, replace(draws, objection_delay_days=delays)))
    assert happened[3:7] == [
        ("posted", "01-21"),
        (event, day),  # the sitting of 20 February, and two weeks from 3 February, fall into the festival
        ("posted", "02-25"),
        ("filed", "03-18"),  # until Saturday 7 March and so until Monday the 9th
    ]


def test_an_overturned_resolution_goes_no_further(scenario: With, rules: FundRules) -> None:
    certain = scenario(**CERTAIN, objecting__upheld=0, objecting__amended=0)
    draws = drawn(certain, Key(1, 0, 0))
    delays = np.zeros_like(draws.objection_delay_days)
    happened = told(simulate(certain, rules, replace(draws, objection_delay_days=delays)))
    assert happened[-1] == ("redeliberated", "02-24")


def test_events_follow_each_other_in_time(shipped: Scenario, years: Years) -> None:
    for year in years(shipped, 20):
        for project in year.projects:
            days = [event.date for event in project.history if event.date is not None]
            assert len(days) == len(project.history)
            assert all(earlier <= later for earlier, later in pairwise(days))
