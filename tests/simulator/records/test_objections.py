"""Objections as records have them: as many as the log counted, on days of the posting, first many and then few."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

import pytest

from gongshi.model.event import Redeliberated, RepVoted
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind
from gongshi.objections import tally
from gongshi.rules.verdict import Answer
from gongshi_simulator.assumption import SecondDecision
from gongshi_simulator.clock import day_at
from gongshi_simulator.log import Posting
from gongshi_simulator.records.catalogue.sentences import LATE
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.scenario import Scenario
from simulated_records import Write, Written

With = Callable[..., Scenario]
MANY = {"objecting__own_objection": 0.15, "objecting__withdrawn": 0.2}


@pytest.fixture
def written(write: Write, scenario: With) -> Written:
    return write(scenario(**MANY))


def notice_of(written: Written, told: Chronicle, posting: Posting) -> Notice:
    """The notice under which a project hung from that day on."""
    day = day_at(posting.time, told.year)
    every = written.community(told).notices.values()
    return next(one for one in every if one.kind is NoticeKind.RESOLUTION and one.posting_start == day)


def test_the_core_counts_what_the_log_counted(written: Written) -> None:
    (told,) = written.chronicles
    fund = written.community(told)
    for posting in told.log.postings:
        notice = notice_of(written, told, posting)
        told_of = tally(notice, told.project_ids[posting.project], fund, date.max)
        assert (told_of.counted, told_of.needed) == (posting.counted, posting.needed)
    assert sum(posting.counted for posting in told.log.postings) > 50


def test_as_many_are_late_or_taken_back_as_the_log_has_but_for_those_of_next_year(write: Write, scenario: With) -> None:
    written = write(scenario(**MANY, objecting__objection_delay_days=8))
    (told,) = written.chronicles
    before_autumn = [one for one in told.log.postings if one.over < 270]
    of = [
        objection
        for posting in before_autumn
        for objection in notice_of(written, told, posting).objections or ()
        if objection.project == told.project_ids[posting.project]
    ]
    late = sum(one.resident_reps or 0 for one in of if str(one.answer) == LATE)
    assert sum(one.withdrawn for one in of) == sum(posting.withdrawn for posting in before_autumn) > 0
    assert late == sum(posting.late for posting in before_autumn) > 0


def test_objections_come_after_exponential_delays(write: Write, scenario: With) -> None:
    """How many come on the first day, against the truncated exponential; z within 4."""
    expected = variance = came = 0.0
    for seed in range(1, 5):
        written = write(scenario(**MANY), seed)
        (told,) = written.chronicles
        for posting in told.log.postings:
            first = math.ceil(posting.time + 1e-9) - posting.time
            chance = (1 - math.exp(-first / 4)) / (1 - math.exp(-(posting.over - posting.time) / 4))
            number = posting.counted + posting.withdrawn
            expected += number * chance
            variance += number * chance * (1 - chance)
            came += sum(
                objection.resident_reps or 0
                for objection in notice_of(written, told, posting).objections or ()
                if objection.date == day_at(posting.time, told.year)
                and objection.project == told.project_ids[posting.project]
            )
    assert variance > 20
    assert abs(came - expected) < 4 * math.sqrt(variance)


def test_a_notice_that_still_hangs_at_the_years_end_says_nothing_of_objections(write: Write, scenario: With) -> None:
    written = write(
        scenario(**MANY, council__sittings_a_year=12, council__agenda_items=1, proposing__collection_days=200)
    )
    resolutions = [one for one in written.fund.communities[0].notices.values() if one.kind is NoticeKind.RESOLUTION]
    hanging = [one.objections for one in resolutions if one.posting_end and one.posting_end >= written.as_of]
    others = [one.objections for one in resolutions if one.posting_end and one.posting_end < written.as_of]
    assert hanging == [None]
    assert None not in others


@pytest.mark.parametrize(
    ("policy", "event"), [(SecondDecision.EXTRA_SITTING, Redeliberated), (SecondDecision.ASSEMBLY, RepVoted)]
)
def test_who_decides_again_is_who_the_scenario_says(
    write: Write, scenario: With, policy: SecondDecision, event: type[Redeliberated | RepVoted]
) -> None:
    written = write(scenario(objecting__own_objection=0.3, objecting__second_decision=policy))
    (told,) = written.chronicles
    projects = written.community(told).projects
    again = [one for project in projects for one in project.history if isinstance(one, Redeliberated | RepVoted)]
    assert {type(one) for one in again} == {event}
    assert len(again) == sum(one.transition.startswith(("redel", "rep_v")) for one in told.log.events)
    answers = written.judged().answers
    assert [set(answers[rule]) for rule in ("R12", "R14", "R15", "R16")] == 4 * [{Answer.HOLDS}]
