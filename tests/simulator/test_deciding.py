"""What council, notices and objections do to a project, every day worked out by hand; days off as in test_timeline."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy.typing as npt
import pytest

from gongshi_simulator.clock import day_at
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.log import Log
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Stream
from without_chance import CERTAIN, exactly, told, year_of

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]

OBJECTING = CERTAIN | {"objecting__own_objection": 0.3, "objecting__grievance_reach": Fraction(1)}
"""Three in ten representatives object, most of them at once; `objectors` says how many it turns out to be."""


def objectors(number: int, reps: int = 45) -> dict[Stream, npt.ArrayLike]:
    """So many object to the first posting of the first of three projects, all in time, and nobody to another."""
    return {
        Stream.OBJECTING: [[exactly(number, reps, 0.3), 0.0, 0.0], [0.0] * 3, [0.0] * 3],
        Stream.OBJECTING_IN_TIME: [[0.5]],
    }


def over(log: Log) -> list[str]:
    """The first day after each posting."""
    return [f"{day_at(posting.over, 2026):%m-%d}" for posting in log.postings]


def test_ten_days_posted_before_spring_festival_end_after_it(scenario: With, here: Here) -> None:
    fifth = scenario(**CERTAIN | {"council__sitting_day": 5})
    log = year_of(here(fifth)).log
    assert told(log)[2:5] == [("resolved", "02-05"), ("posted", "02-06"), ("filed", "03-05")]
    # The tenth day is the 16th, within the festival; the first day worked after it, the 24th, is the last.
    assert over(log) == ["02-25"]


def test_a_scenario_may_try_another_posting_than_the_rule_packs(scenario: With, here: Here) -> None:
    one = scenario(**CERTAIN)
    tried = {"value": 5, "low": 5, "high": 15, "basis": "assumed", "why": "试一试"}
    five = Scenario.model_validate(one.model_dump() | {"what_if": {"posting_days": tried}})
    assert [over(year_of(here(each)).log) for each in (one, five)] == [["02-03"], ["01-27"]]


def test_a_posting_that_the_years_end_cuts_short_is_judged_by_nobody(scenario: With, here: Here) -> None:
    log = year_of(here(scenario(**CERTAIN | {"council__sittings_a_year": 1}))).log
    # The 20th of December is a Sunday; from the 22nd ten days lead into the next year.
    assert told(log)[2:] == [("resolved", "12-21"), ("posted", "12-22")]
    assert log.postings == []


@pytest.mark.parametrize(("reps", "objecting", "postings"), [(45, 8, 1), (45, 9, 2), (46, 9, 1), (46, 10, 2)])
def test_a_fifth_of_the_representatives_reopens_and_one_fewer_does_not(
    scenario: With, here: Here, reps: int, objecting: int, postings: int
) -> None:
    setting = here(scenario(**OBJECTING | {"objecting__resident_reps": reps}))
    log = year_of(setting, lucks=objectors(objecting, reps)).log
    assert [posting.counted for posting in log.postings] == [objecting, 0][:postings]
    events = [event for event, _ in told(log)]
    assert (events.count("redeliberated/upheld"), events.count("posted")) == (postings - 1, postings)


def test_objections_that_come_late_or_are_withdrawn_do_not_count(scenario: With, here: Here) -> None:
    setting = here(scenario(**OBJECTING | {"objecting__objection_delay_days": 4, "objecting__withdrawn": 0.1}))
    ten = objectors(10)
    # Posted from 21 January until 2 February is over: thirteen days.
    late = {Stream.OBJECTING_IN_TIME: [[exactly(9, 10, 1 - math.exp(-13 / 4))]]}
    withdrawn = {Stream.WITHDRAWN: [[exactly(1, 9, 0.1)]]}
    for lucks, came, postings in (
        (ten | late | {Stream.WITHDRAWN: [[0.0]]}, (9, 1, 0), 2),
        (ten | late | withdrawn, (8, 1, 1), 1),
    ):
        log = year_of(setting, lucks=lucks).log
        first = log.postings[0]
        assert (first.counted, first.late, first.withdrawn) == came
        assert len(log.postings) == postings


@pytest.mark.parametrize(
    ("policy", "by", "days"),
    [
        # The sitting of 20 February falls into the festival. Posted until Saturday 7 March, so until Monday.
        ("next_sitting", "redeliberated", ["02-24", "02-25", "03-19"]),
        # Five days from 3 February, a Sunday. The tenth day is the 20th, within the festival: posted until the 24th.
        ("extra_sitting", "redeliberated", ["02-09", "02-10", "03-05"]),
        # Two weeks from 3 February, within the festival, too.
        ("assembly", "rep_voted", ["02-24", "02-25", "03-19"]),
    ],
)
def test_the_second_decision_is_the_next_sittings_an_extra_ones_or_the_assemblys(
    scenario: With, here: Here, policy: str, by: str, days: list[str]
) -> None:
    again = {"objecting__second_decision": policy, "objecting__extra_sitting_notice_days": 5}
    setting = here(scenario(**OBJECTING | again))
    happened = told(year_of(setting, lucks=objectors(9)).log)[3:7]
    assert happened == [("posted", "01-21"), *zip((f"{by}/upheld", "posted", "filed"), days, strict=True)]


@pytest.mark.parametrize(
    ("luck", "outcome", "then"), [(0.49, "upheld", ["posted"]), (0.51, "amended", ["posted"]), (0.81, "overturned", [])]
)
def test_a_second_decision_upholds_amends_or_overturns_as_often_as_the_scenario_says(
    scenario: With, here: Here, luck: float, outcome: str, then: list[str]
) -> None:
    setting = here(scenario(**OBJECTING | {"objecting__upheld": 0.5, "objecting__amended": 0.3}))
    log = year_of(setting, lucks=objectors(9) | {Stream.SECOND_DECISION: [[luck]]}).log
    assert [event for event, _ in told(log)][4:6] == [f"redeliberated/{outcome}", *then]


def test_an_overturned_resolution_sets_its_money_free_for_what_waits(scenario: With, here: Here) -> None:
    lacking = {"objecting__upheld": 0, "portfolio__amount": 30_000_00, "funding__allocated": 50_000_00}
    log = year_of(here(scenario(**OBJECTING | lacking)), projects=2, lucks=objectors(9)).log
    assert told(log, 0)[2:] == [
        ("resolved", "01-20"),
        ("posted", "01-21"),
        ("redeliberated/overturned", "02-24"),
    ]
    # There was no money left for it in January; the same sitting that overturns the other resolves it.
    assert told(log, 1)[1:4] == [("shortlisted", "01-09"), ("resolved", "02-24"), ("posted", "02-25")]


def test_what_the_money_left_does_not_cover_waits_and_what_is_cheaper_passes_it(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"funding__allocated": 50_000_00}))
    log = year_of(setting, projects=3, amount=[30_000_00, 30_000_00, 20_000_00]).log
    assert [[day for event, day in told(log, one) if event == "resolved"] for one in range(3)] == [
        ["01-20"],
        [],
        ["01-20"],
    ]
    assert told(log, 1)[-1] == ("shortlisted", "01-12")


def test_what_was_objected_to_comes_before_what_has_waited_longer(scenario: With, here: Here) -> None:
    setting = here(scenario(**OBJECTING | {"council__agenda_items": 1}))
    log = year_of(setting, projects=2, lucks=objectors(9)).log
    assert [sitting.projects for sitting in log.sittings[:4]] == [(0,), (0,), (1,), ()]


def test_an_extra_sitting_leaves_what_else_waits_to_the_next(scenario: With, here: Here) -> None:
    extra = {"council__agenda_items": 2, "objecting__second_decision": "extra_sitting"}
    log = year_of(here(scenario(**OBJECTING | extra)), projects=3, lucks=objectors(9)).log
    assert [(f"{day_at(one.time, 2026):%m-%d}", one.projects) for one in log.sittings[:3]] == [
        ("01-20", (0, 1)),
        ("02-10", (0,)),
        ("02-24", (2,)),
    ]


def test_an_extra_sitting_that_too_few_come_to_leaves_it_to_the_next(scenario: With, here: Here) -> None:
    again = {"objecting__second_decision": "extra_sitting", "council__attendance": 0.8}
    extra_of_february = {Stream.ATTENDANCE: [*[0.5] * 12, 0.5, 0.0]}
    log = year_of(here(scenario(**OBJECTING | again)), lucks=objectors(9) | extra_of_february).log
    assert [one.present for one in log.sittings[:3]] == [20, 0, 20]
    assert told(log)[4] == ("redeliberated/upheld", "02-24")


def test_what_is_put_off_is_put_off_once(scenario: With, here: Here) -> None:
    assert told(year_of(here(scenario(**CERTAIN | {"council__deferred": 1}))).log)[2:4] == [
        ("deferred", "01-20"),
        ("resolved", "02-24"),
    ]


def test_without_a_quorum_nothing_is_decided_and_what_waits_goes_on_waiting(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"council__attendance": 0.8}))
    log = year_of(setting, lucks={Stream.ATTENDANCE: [0.0, 0.5]}).log
    # 0.8 of 25 come in the median; nobody does in January.
    assert [(one.present, one.is_quorate, one.projects) for one in log.sittings[:2]] == [
        (0, False, ()),
        (20, True, (0,)),
    ]
    assert told(log)[2] == ("resolved", "02-24")


def test_what_is_always_objected_to_is_given_up_after_as_many_postings_as_are_drawn(scenario: With, here: Here) -> None:
    log = year_of(here(scenario(**CERTAIN | {"objecting__own_objection": 1}))).log
    assert [event for event, _ in told(log)].count("posted") == ATTEMPTS
    assert told(log)[-1][0] == "terminated"
