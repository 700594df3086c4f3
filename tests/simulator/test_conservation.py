"""What must hold in every simulated year: nothing is lost, no rule of the fund is bent, and all is counted once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from scipy import stats

import recounted
from gongshi.history import FINAL, TRANSITIONS, State
from gongshi.periods import last_day
from gongshi_simulator.bands import Band
from gongshi_simulator.clock import day_at, midnight_after
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.experiment import replayed, replicate
from gongshi_simulator.log import Kind, Posting
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, posting_period
from gongshi_simulator.spans import BANDS, STAGES, Stage
from gongshi_simulator.tally import Number
from storms import POLICIES, REPLICATIONS, SEED, Storm, histories, storm_where

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


@pytest.fixture(scope="module", params=POLICIES)
def storm(request: pytest.FixtureRequest, scenario: With, here: Here) -> Storm:
    return storm_where(request.param, scenario, here)


def begins_in(setting: Setting, year: CommunityYear, project: int) -> State:
    """Where a project stands on New Year's Day."""
    if project < year.draws.proposals:
        return State.PROPOSED
    is_under_way = project - year.draws.proposals < setting.scenario.carried_in.in_progress.value
    return State.CONTRACTED if is_under_way else State.DELIVERED


def test_every_event_follows_the_cores_state_machine_and_nothing_follows_the_end(storm: Storm) -> None:
    seen: set[str] = set()
    for year in storm.years:
        for project, events in histories(year):
            state = begins_in(storm.setting, year, project)
            for event in events:
                assert state not in FINAL
                state = TRANSITIONS[event.transition][state]
            assert [event.time for event in events] == sorted(event.time for event in events)
            seen.update(event.transition for event in events)
    never = {"voted", "paid"}
    by = "rep_voted" if storm.setting.scenario.objecting.second_decision.value == "assembly" else "redeliberated"
    never |= {one for one in TRANSITIONS if one.startswith(("redeliberated", "rep_voted")) and not one.startswith(by)}
    assert seen == set(TRANSITIONS) - never


def test_a_project_closes_at_most_once_and_with_both_judgements_passed(storm: Storm) -> None:
    closed = 0
    for year in storm.years:
        for _, events in histories(year):
            names = [event.transition for event in events]
            if "closed" in names:
                judged = [name for name in names if name.startswith(("accepted", "evaluated"))]
                last = {name.split("/")[0]: name for name in judged}
                assert last == {"accepted": "accepted/passed", "evaluated": "evaluated/passed"}
                assert names.count("closed") == 1
                closed += 1
    assert closed > 100


def test_after_a_judgement_that_failed_nothing_is_told_until_the_mending(storm: Storm) -> None:
    following = Counter[str]()
    for year in storm.years:
        for _, events in histories(year):
            for event, then in pairwise(events):
                if event.transition.endswith("/failed"):
                    following[then.transition] += 1
    assert set(following) == {"rectified"}


def test_all_that_time_leaves_out_is_told(storm: Storm) -> None:
    """Every candidate is proposed, and every one of them shortlisted or screened out unless the year ends before."""
    for year in storm.years:
        names = Counter(event.transition for event in year.log.events if event.project < year.draws.proposals)
        proposed = {event.project for event in year.log.events if event.transition == "proposed"}
        assert proposed == set(year.draws.candidates)
        assert names["shortlisted"] + names["screened_out"] == len(proposed)
        assert names["resolved"] + names["rejected"] <= names["shortlisted"]


def test_the_council_keeps_to_its_agenda_and_decides_nothing_without_a_quorum(storm: Storm) -> None:
    sittings = [sitting for year in storm.years for sitting in year.log.sittings]
    assert max(len(sitting.projects) for sitting in sittings) == 5
    assert {sitting.is_quorate for sitting in sittings} == {True, False}
    # Two thirds of 25 members are 17.
    assert all(sitting.is_quorate == (sitting.present >= 17) for sitting in sittings)
    assert all(sitting.is_quorate or not sitting.projects for sitting in sittings)


def test_the_council_sits_once_a_day_and_is_called_to_one_extra_sitting_at_a_time(storm: Storm) -> None:
    calendar = {time for _, time in storm.setting.sittings}
    notice = storm.setting.scenario.objecting.extra_sitting_notice_days.value
    for year in storm.years:
        days = [int(sitting.time) for sitting in year.log.sittings]
        assert days == sorted(set(days))
        extra = [sitting.time for sitting in year.log.sittings if sitting.time not in calendar]
        assert all(then - one >= notice for one, then in pairwise(extra))


def test_who_stays_away_from_one_extra_sitting_may_come_to_the_next(scenario: With, here: Here) -> None:
    """Of 25 each comes with 0.66: by chance as many come to two sittings in one of eight or nine."""
    values = {"objecting__second_decision": "extra_sitting", "council__attendance": 0.66}
    setting = here(scenario(**values, council__sittings_a_year=12, objecting__own_objection=0.3))
    calendar = {time for _, time in setting.sittings}
    pairs = [
        (one, other)
        for number in range(20)
        for year in replayed(setting, SEED, number)
        for one, other in pairwise(sitting for sitting in year.log.sittings if sitting.time not in calendar)
        if setting.month[int(one.time)] == setting.month[int(other.time)]
    ]
    alike = float((stats.binom.pmf(np.arange(26), 25, 0.66) ** 2).sum())
    same = sum(one.present == other.present for one, other in pairs)
    assert len(pairs) > 60
    assert abs(same - len(pairs) * alike) < 4 * math.sqrt(len(pairs) * alike * (1 - alike))


def test_only_a_sitting_decides_and_only_on_what_is_on_its_agenda(storm: Storm) -> None:
    """What it could not pay for is on the agenda and nothing is told of it."""
    for year in storm.years:
        on_agenda = {(sitting.time, project) for sitting in year.log.sittings for project in sitting.projects}
        council = ("resolved", "rejected", "deferred", "redeliberated")
        decided = [(one.time, one.project) for one in year.log.events if one.transition.startswith(council)]
        assert len(set(decided)) == len(decided)
        assert set(decided) <= on_agenda


def test_the_council_takes_up_what_is_reopened_first_and_then_what_has_waited_longest(storm: Storm) -> None:
    is_assembly = storm.setting.scenario.objecting.second_decision.value == "assembly"
    calendar = {time for _, time in storm.setting.sittings}
    taken_up = Counter[bool]()
    for year in storm.years:
        first = {(True, one.time, one.project) for one in year.log.events if one.transition == "shortlisted"}
        reopened = {(False, one.over, one.project) for one in year.log.postings if one.is_challenged}
        waiting = first if is_assembly else first | reopened
        decided = {(one.time, one.project) for one in year.log.events if one.transition not in {"deferred", "proposed"}}
        for sitting in year.log.sittings:
            # What is reopened in the very instant of a sitting may or may not come in time for it.
            ready = [
                one
                for one in waiting
                if one[1] < sitting.time or (one[1] == sitting.time and one[2] in sitting.projects)
            ]
            # An extra sitting is on nothing but what is reopened.
            on_it = [one for one in ready if sitting.time in calendar or not one[0]]
            agenda = sorted(on_it)[:5] if sitting.is_quorate else []
            assert sitting.projects == tuple(project for _, _, project in agenda)
            waiting = waiting - set(agenda)
            left = [project for _, _, project in agenda if (sitting.time, project) not in decided]
            waiting |= {(True, sitting.time, project) for project in left}
            taken_up.update(is_first for is_first, _, _ in agenda)
    assert (taken_up[True] > 500, taken_up[False] > 20) == (True, not is_assembly)


def test_the_money_resolved_is_never_more_than_the_allocation(storm: Storm) -> None:
    """What is overturned is free again; what ends early is not."""
    spent = Counter[bool]()
    for year in storm.years:
        left = round(storm.setting.scenario.funding.allocated.value * year.draws.size)
        for event in sorted(year.log.events, key=lambda one: one.time):
            if event.transition == "resolved":
                left -= year.draws.amount[event.project]
            if event.transition.endswith("/overturned"):
                left += year.draws.amount[event.project]
            assert left >= 0
        spent[left < storm.setting.scenario.portfolio.amount.value] += 1
    assert spent[True] > 3


def test_a_notice_hangs_for_just_as_long_as_the_funds_period_says(storm: Storm) -> None:
    """Ten days, the first not counted, and on past holidays and weekends, to the midnight after the last."""
    period, days = posting_period(storm.setting.scenario, storm.setting.rules), storm.setting.rules.days
    lengths = Counter[int]()
    for year in storm.years:
        for posting in year.log.postings:
            start = day_at(posting.time, 2026)
            end = last_day(start, period, days).last_day
            assert posting.over == midnight_after(end, 2026)
            lengths[(end - start).days] += 1
    assert min(lengths) == 10
    assert max(lengths) >= 14


@pytest.mark.parametrize(
    ("up", "last"),
    [
        (date(2026, 3, 20), date(2026, 3, 30)),
        (date(2026, 3, 25), date(2026, 4, 7)),
        (date(2026, 2, 10), date(2026, 2, 24)),
        (date(2026, 9, 21), date(2026, 10, 8)),
        (date(2026, 12, 31), date(2027, 1, 11)),
    ],
)
def test_the_last_day_of_a_notice_by_the_calendar_of_2026(shipped: Scenario, here: Here, up: date, last: date) -> None:
    """Tomb-sweeping Day is 4 to 6 April, Spring Festival 15 to 23 February, National Day 1 to 7 October."""
    assert here(shipped).posting_over[up.timetuple().tm_yday - 1] == midnight_after(last, 2026)


def last_postings(year: CommunityYear) -> dict[int, Posting]:
    return {posting.project: posting for posting in year.log.postings}


def test_work_begins_after_a_posting_that_nothing_stood_against(storm: Storm) -> None:
    after = ("filed", "called", "selected", "contracted", "started")
    for year in storm.years:
        postings = last_postings(year)
        for project, events in histories(year):
            if project < year.draws.proposals:
                begun = [event.time for event in events if event.transition in after]
                assert not begun or (not postings[project].is_challenged and min(begun) >= postings[project].over)


def test_every_posting_that_is_challenged_is_decided_again_once(storm: Storm) -> None:
    """Unless the year ends before: then the project rests posted."""
    decided = 0
    for year in storm.years:
        for project, events in histories(year):
            overs = [one.over for one in year.log.postings if one.project == project and one.is_challenged]
            again = [one.time for one in events if one.transition.startswith(("redeliberated", "rep_voted"))]
            assert len(again) <= len(overs) < ATTEMPTS
            assert all(over <= time for over, time in zip(overs, again, strict=False))
            if len(again) < len(overs):
                assert len(again) == len(overs) - 1
                assert events[-1].transition == "posted"
            decided += len(again)
    assert decided > 100


def test_from_its_proposal_on_a_project_is_in_exactly_one_band(storm: Storm) -> None:
    for number, years in zip(REPLICATIONS, storm.replications, strict=True):
        proposed = [event.time for year in years for event in year.log.events if event.transition == "proposed"]
        so_far = [sum(time < day + 1 for time in proposed) for day in range(storm.setting.days)]
        occupancy = replicate(storm.setting, SEED, [number]).occupancy
        assert occupancy.sum(axis=1).tolist() == so_far
        assert occupancy.min() == 0


def test_what_waits_for_the_council_is_rate_times_waiting_time(storm: Storm) -> None:
    """L = λW, between the projects waiting each night and what the log says of each. Source: Little (1961)."""
    for number, years in zip(REPLICATIONS, storm.replications, strict=True):
        waits = [wait for year in years for wait in nights_before_the_council(year, storm.setting.days)]
        arrivals_a_day, mean_wait = len(waits) / storm.setting.days, math.fsum(waits) / len(waits)
        waiting = replicate(storm.setting, SEED, [number]).occupancy[:, BANDS.index(Band.WAITING)].mean()
        assert waiting == pytest.approx(arrivals_a_day * mean_wait, rel=1e-12)


def nights_before_the_council(year: CommunityYear, days: int) -> Iterator[int]:
    """How many nights each project of the list spent before it was resolved or rejected."""
    for _, events in histories(year):
        at = {event.transition: int(event.time) for event in events}
        if "shortlisted" in at:
            yield min(at.get("resolved", days), at.get("rejected", days)) - at["shortlisted"]


def test_what_waits_for_people_is_rate_times_waiting_time(storm: Storm) -> None:
    for number, years in zip(REPLICATIONS, storm.replications, strict=True):
        queue = replicate(storm.setting, SEED, [number]).queue
        for kind in Kind:
            turns = [turn for year in years for turn in year.log.turns if turn.kind is kind]
            nights = [int(min(turn.got, storm.setting.days)) - int(turn.asked) for turn in turns]
            rate, mean_wait = len(turns) / storm.setting.days, sum(nights) / len(turns)
            assert queue[:, kind].mean() == pytest.approx(rate * mean_wait, rel=1e-12)


def test_all_counts_agree_with_a_slow_recount(storm: Storm) -> None:
    for number, years in zip(REPLICATIONS[:2], storm.replications, strict=False):
        tally = replicate(storm.setting, SEED, [number])
        counted = {one.name: tally.numbers[0, one].item() for one in Number}
        assert counted == pytest.approx(recounted.numbers(storm.setting, years), rel=1e-12)
        assert tally.communities[0].tolist() == recounted.communities(storm.setting, years)
        assert tally.occupancy.tolist() == recounted.occupancy(storm.setting, years).tolist()
        month_ends = [begins - 1 for begins in storm.setting.month_begins[1:]]
        assert tally.month_ends[0].tolist() == tally.occupancy[month_ends].tolist()


def test_all_durations_agree_with_a_slow_recount(storm: Storm) -> None:
    for number, years in zip(REPLICATIONS[:2], storm.replications, strict=False):
        tally = replicate(storm.setting, SEED, [number])
        by_stage, by_way = recounted.stays(storm.setting, years, number)
        assert np.array_equal(tally.stays, by_stage)
        assert np.array_equal(tally.leads, by_way)
        queue = recounted.queue(storm.setting, years)
        assert np.array_equal(tally.queue, queue)
        assert np.array_equal(tally.waited[0].T, np.add.reduceat(queue, storm.setting.month_begins[:-1]))
        np.testing.assert_allclose(tally.busy[0], recounted.busy(storm.setting, years), rtol=1e-9, atol=1e-9)
        assert by_stage[:, STAGES.index(Stage.WHOLE)].sum() > 10


def test_years_in_which_nothing_is_resolved_are_counted_too(scenario: With, here: Here) -> None:
    setting = here(scenario(council__majority_supports=0, council__two_thirds_support=0, district__communities=3))
    tally, years = replicate(setting, SEED, [0]), tuple(replayed(setting, SEED, 0))
    counted = {one.name: tally.numbers[0, one].item() for one in Number}
    assert counted == recounted.numbers(setting, years)
    assert (counted["RESOLVED"], counted["ALL_CLOSED"], tally.leads.sum()) == (0, 0, 0)
