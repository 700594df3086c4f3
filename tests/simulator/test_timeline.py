"""Whole projects without chance, every day worked out by hand: how they are carried out, and what comes between.

2026: worked are the Sundays 4 January and 20 September and the Saturdays 14 and 28 February, 9 May and 10 October. Off
are 1 to 3 January, 15 to 23 February, 4 to 6 April, 1 to 5 May, 19 to 21 June, 25 to 27 September, 1 to 7 October.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from gongshi_simulator.clock import midnight
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.log import Kind, Turn
from gongshi_simulator.model import simulate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.shapes import Durations
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream
from without_chance import CERTAIN, fixed, told, year_of

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


def test_a_commissioned_project_has_the_days_worked_out_by_hand(scenario: With, here: Here) -> None:
    assert told(year_of(here(scenario(**CERTAIN))).log) == [
        ("proposed", "01-01"),
        ("shortlisted", "01-08"),  # sorted on Sunday the 4th; three working days: the 5th to the 7th
        ("resolved", "01-20"),
        ("posted", "01-21"),  # a day at the desk
        ("filed", "02-12"),  # hangs until Saturday the 31st, so until Monday; desk, review; 5, 6 and 9 to 11 February
        ("called", "02-13"),
        ("selected", "03-06"),  # 13 and 14 February, 24 to 28, 2 to 5 March: eleven
        ("contracted", "03-17"),  # 6, 9 to 13 and 16 March: seven
        ("started", "03-17"),
        ("delivered", "07-06"),  # a hundred days: 15 in March, 27, 26 and 27 in the months after, 1 to 5 July
        ("accepted/passed", "07-10"),  # two working days to come together, two of the panel: Monday to Thursday
        ("evaluated/passed", "07-17"),  # seven among residents, to Tuesday the 14th; two of the panel
        ("closed", "07-20"),  # the desk's Friday; Monday is the next day that is worked
    ]


@pytest.mark.parametrize("workers", [1, 3])
def test_one_worker_sorts_however_many_there_are(scenario: With, here: Here, workers: int) -> None:
    """From Friday the 2nd, four hours on a day that is worked, of which 4 January is one: six days."""
    sorting = {"proposing__sorting_hours": 24, "proposing__sorting_working_days": 0, "desk__workers": workers}
    log = year_of(here(scenario(**CERTAIN | sorting))).log
    assert told(log)[1] == ("shortlisted", "01-12")
    assert len([turn for turn in log.turns if turn.asked < midnight(date(2026, 1, 12))]) == 1


def test_what_residents_carry_out_starts_on_the_day_of_its_filing(scenario: With, here: Here) -> None:
    self_run = scenario(**CERTAIN | {"portfolio__commissioned": 0})
    assert told(year_of(here(self_run)).log)[4:8] == [
        ("filed", "02-12"),
        ("contracted", "02-12"),
        ("started", "02-12"),
        ("delivered", "06-09"),  # three days in February before the festival and five after, 31, 27, 26 and 8 in June
    ]


def test_a_micro_grant_is_delivered_with_the_last_of_its_children(scenario: With, here: Here) -> None:
    micro = here(scenario(**CERTAIN | {"portfolio__commissioned": 0, "portfolio__micro": 1}))
    # A triangular from 0 to its mode 100 is 100 times the root of its uniform number: 30, 90 and 60 days.
    children = Durations(np.array([[0.09, 0.81, 0.36]]), 0, 100, 100)
    assert told(year_of(micro, children=children).log)[4:8] == [
        ("filed", "02-12"),
        ("contracted", "03-05"),  # desk; 13 and 14 February, 24 to 28, 2 to 4 March: ten
        ("started", "03-05"),
        ("delivered", "06-11"),  # 27 days in March, 27 in April, 26 in May, 1 to 10 June
    ]


WORKS = CERTAIN | {"portfolio__works": 1}


def test_works_wait_for_the_contractor_who_is_at_others(scenario: With, here: Here) -> None:
    log = year_of(here(scenario(**WORKS)), projects=2).log
    assert told(log, 0)[7:10] == [
        ("contracted", "03-17"),
        ("started", "03-17"),
        ("delivered", "05-24"),  # 15 days in March, 27 in April, 6 to 23 May
    ]
    assert told(log, 1)[7:10] == [
        ("contracted", "03-18"),  # a day later at the desk, and from then on
        ("started", "05-24"),
        ("delivered", "07-26"),  # 8 days in May, 27 in June, 25 in July
    ]


def test_an_expert_judges_one_technical_work_after_the_other(scenario: With, here: Here) -> None:
    scarce = ("desk__workers", "street__reviewers", "judging__committees", "work__contractors")
    log = year_of(here(scenario(**WORKS | dict.fromkeys(scarce, 2))), projects=2).log
    panel = [turn.kind for turn in log.turns if turn.project == 0 and turn.left == midnight(date(2026, 5, 29))]
    assert panel == [Kind.COMMITTEE, Kind.REVIEWERS, Kind.EXPERTS]
    # Both come together on Wednesday 27 May: the one sits until Thursday, the other from Friday to Monday.
    assert [told(log, project)[9:] for project in (0, 1)] == [
        [
            ("delivered", "05-24"),
            ("accepted/passed", day),
            ("evaluated/passed", "06-05"),  # seven working days from Monday the 25th, two of the panel
            ("closed", "06-08"),
        ]
        for day in ("05-29", "06-02")
    ]


@pytest.mark.parametrize(
    ("shared", "accepted"), [("subdistrict", ["05-29", "05-29"]), ("district", ["05-29", "06-02"])]
)
def test_two_subdistricts_wait_for_each_others_expert_only_where_they_share_one(
    scenario: With, here: Here, shared: str, accepted: list[str]
) -> None:
    apart = {"district__communities": 2, "district__subdistricts": 2, "district__experts_shared": shared}
    setting = here(scenario(**WORKS | apart))
    played = [year for unit in setting.units for year in simulate(setting, unit, [fixed(setting) for _ in unit])]
    assert [dict(told(year.log))["accepted/passed"] for year in played] == accepted


def test_communities_of_a_subdistrict_wait_for_its_official(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"district__communities": 2}))
    played = simulate(setting, (0, 1), [fixed(setting), fixed(setting)])
    assert [dict(told(year.log))["filed"] for year in played] == ["02-12", "02-13"]


def test_a_filing_that_is_returned_goes_over_both_desks_again(scenario: With, here: Here) -> None:
    returned = scenario(**CERTAIN | {"street__filing_returned": 1})
    # Desk, review, desk, and a review on Friday the 6th; 9 to 13 February; the Saturday after is worked.
    assert told(year_of(here(returned)).log)[4] == ("filed", "02-14")


def test_where_too_few_apply_the_call_is_put_out_once_more(scenario: With, here: Here) -> None:
    five = scenario(**CERTAIN | {"choosing__bidders": 5, "choosing__min_bidders": 5})
    log = year_of(here(five), lucks={Stream.BIDDERS: [[0.0, 0.5]]}).log
    assert told(log)[5:9] == [
        ("called", "02-13"),
        ("called", "03-06"),
        ("selected", "03-23"),  # 6, 9 to 13, 16 to 20 March: eleven
        ("contracted", "04-01"),  # 23 to 27, 30 and 31 March: seven
    ]
    # Nobody applied to the first; the median of five on average is five.
    assert [event.amounts for event in log.events if event.transition == "selected"] == [(5,)]


def test_where_too_few_ever_apply_the_project_rests_with_its_last_call(scenario: With, here: Here) -> None:
    few = scenario(**CERTAIN | {"choosing__bidders": 1, "choosing__min_bidders": 3})
    one_each_time = {Stream.BIDDERS: [[0.5] * ATTEMPTS]}
    assert [event for event, _ in told(year_of(here(few), lucks=one_each_time).log)[5:]] == ["called"] * ATTEMPTS


def test_the_work_rests_on_announced_holidays_and_on_no_weekend(scenario: With, here: Here) -> None:
    short = scenario(**CERTAIN | {"portfolio__commissioned": 0, "work__service_days": 12})
    assert told(year_of(here(short)).log)[6:8] == [
        ("started", "02-12"),
        ("delivered", "03-05"),  # until Saturday 14 February; from the 24th on nine days, Sunday 1 March among them
    ]


def test_the_committee_visits_every_thirty_days_all_at_once_in_the_middle_of_the_work(
    scenario: With, here: Here
) -> None:
    log = year_of(here(scenario(**CERTAIN)), 1).log
    # Fifty days after 17 March; three visits of two hours, a day and a half.
    middle = midnight(date(2026, 5, 14))
    visits = next(turn for turn in log.turns if turn.kind is Kind.COMMITTEE)
    assert visits == Turn(Kind.COMMITTEE, 0, Urgency.VISIT, asked=middle, got=middle, left=middle + 1.5)


def test_work_that_the_committee_has_not_seen_is_not_delivered(scenario: With, here: Here) -> None:
    short = {"portfolio__commissioned": 0, "work__service_days": 4, "work__visit_hours": 20}
    # Half done on Saturday 14 February, which is worked; five days with four hours: that, and 24 to 27 February.
    assert told(year_of(here(scenario(**CERTAIN | short))).log)[7] == ("delivered", "02-28")


def test_a_mid_term_review_that_asks_for_mending_makes_the_work_longer(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"work__service_days": 200, "street__midterm_failed": 0.5}))
    fine, wanting = (told(year_of(setting, lucks={Stream.MIDTERM_FAILED: [luck]}).log)[9:11] for luck in (0.6, 0.4))
    # October begins with a holiday, and the review on Thursday the 8th; the work goes on.
    assert fine == [("midterm_reviewed", "10-09"), ("delivered", "10-24")]  # 184 days by September, 8 to 23 October
    assert wanting == [("midterm_reviewed", "10-09"), ("delivered", "11-13")]  # twenty days more


def test_what_the_mid_term_review_finds_is_mended_after_it_is_found(scenario: With, here: Here) -> None:
    # Done on 10 October; the review takes ten working days from the 8th, the worked Saturday among them.
    slow = {"work__service_days": 187, "street__midterm_hours": 40, "street__midterm_failed": 0.5}
    setting = here(scenario(**CERTAIN | slow))
    fine, wanting = (told(year_of(setting, lucks={Stream.MIDTERM_FAILED: [luck]}).log)[9:11] for luck in (0.6, 0.4))
    assert fine == [("midterm_reviewed", "10-21"), ("delivered", "10-21")]
    assert wanting == [("midterm_reviewed", "10-21"), ("delivered", "11-10")]


def test_work_that_ends_early_is_judged_by_nobody(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"work__terminated": 0.5}))
    log = year_of(setting, lucks={Stream.TERMINATED: [0.4], Stream.TERMINATED_AT: [0.5]}).log
    # Fifty of its hundred days: 15 in March, 27 in April, 6 to 13 May.
    assert told(log)[8:] == [("started", "03-17"), ("terminated", "05-14")]


def test_a_failed_acceptance_is_mended_and_all_is_judged_again(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"judging__acceptance_failed": 0.5}))
    assert told(year_of(setting, lucks={Stream.ACCEPTANCE_FAILED: [[0.4, 0.6]]}).log)[9:] == [
        ("delivered", "07-06"),
        ("accepted/failed", "07-10"),
        ("rectified", "08-06"),  # twenty days from 17 July, when the panel had heard the evaluation in vain
        ("accepted/passed", "08-12"),  # 6 and 7 August to come together, 10 and 11 of the panel
        ("evaluated/passed", "08-19"),  # 6, 7 and 10 to 14 August among residents, 17 and 18 of the panel
        ("closed", "08-20"),
    ]


def test_after_a_failed_evaluation_what_has_passed_is_not_judged_again(scenario: With, here: Here) -> None:
    setting = here(scenario(**CERTAIN | {"judging__evaluation_failed": 0.5}))
    assert told(year_of(setting, lucks={Stream.EVALUATION_FAILED: [[0.4, 0.6]]}).log)[10:] == [
        ("accepted/passed", "07-10"),
        ("evaluated/failed", "07-17"),
        ("rectified", "08-06"),
        ("evaluated/passed", "08-19"),
        ("closed", "08-20"),
    ]


def test_what_last_year_left_is_finished_first(scenario: With, here: Here) -> None:
    # The year's own proposals are collected for long, so that these have all people to themselves.
    left = {"proposing__collection_days": 330, "carried_in__in_progress": 1, "carried_in__delivered": 1}
    year = year_of(here(scenario(**CERTAIN | left)))
    in_progress, delivered = (told(year.log, project) for project in year.draws.carried_in)
    assert delivered == [
        ("accepted/passed", "01-08"),  # 4 and 5 January to come together, 6 and 7 of the panel
        ("evaluated/passed", "01-15"),  # 4 to 9 and 12 January among residents, 13 and 14 of the panel
        ("closed", "01-16"),
    ]
    assert in_progress == [
        ("started", "01-01"),
        ("delivered", "02-03"),  # thirty days from 4 January on
        ("accepted/passed", "02-09"),  # 3 and 4 February, then 5 and 6; a weekend follows
        ("evaluated/passed", "02-14"),  # 3 to 6 and 9 to 11 February, then 12 and 13
        ("closed", "02-24"),  # the desk's Saturday before the festival
    ]


def test_reports_leave_the_desk_less_time_for_projects(scenario: With, here: Here) -> None:
    reports = {"desk__weekly_report_hours": 5, "desk__monthly_report_hours": 21}
    # An hour a day each: what took a day now takes two.
    assert told(year_of(here(scenario(**CERTAIN | reports))).log)[1:4] == [
        ("shortlisted", "01-09"),
        ("resolved", "01-20"),
        ("posted", "01-22"),
    ]


@pytest.mark.parametrize(
    ("desk", "closed"),
    [({}, "11-09"), ({"desk__busy_months": 2, "desk__hours_left_when_busy": 0.5}, "11-10")],
)
def test_at_the_years_end_the_desk_has_other_duties(
    scenario: With, here: Here, desk: dict[str, object], closed: str
) -> None:
    late = scenario(**CERTAIN | {"work__service_days": 200} | desk)
    # Asking residents from 26 October to 3 November, then the panel; the desk begins on Friday the 6th.
    assert told(year_of(here(late)).log)[-2:] == [("evaluated/passed", "11-06"), ("closed", closed)]


@pytest.mark.parametrize(("hours", "closed"), [(0, "12-02"), (42, "12-03")])
def test_the_annual_report_takes_its_hours_from_decembers_days(
    scenario: With, here: Here, hours: int, closed: str
) -> None:
    late = scenario(**CERTAIN | {"work__service_days": 225, "desk__annual_report_hours": hours})
    # Delivered on 18 November, residents asked until Thursday the 26th, the panel on Friday and Monday.
    assert told(year_of(here(late)).log)[-2:] == [("evaluated/passed", "12-01"), ("closed", closed)]


def test_a_notice_is_put_up_before_papers_are_closed_that_waited_longer(scenario: With, here: Here) -> None:
    busy = {
        "desk__task_hours": 8,
        "street__reviewers": 3,
        "judging__committees": 3,
        "judging__survey_working_days": 9,
        "carried_in__delivered": 3,
    }
    year = year_of(here(scenario(**CERTAIN | busy)))
    # All three are judged by Monday 19 January; the desk has two days' work with each, and with the notice of the 20th.
    assert [told(year.log, project)[-1] for project in year.draws.carried_in] == [
        ("closed", "01-21"),
        ("closed", "01-27"),
        ("closed", "01-29"),
    ]
    assert told(year.log)[3] == ("posted", "01-23")
