"""Warnings tell what the model means, no more and no less: late postings, and projects that are left lying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from gongshi.findings import Level
from gongshi.model.event import Contracted
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.scenario import Scenario
from simulated_records import Write, Written, standing

With = Callable[..., Scenario]

_DECISIONS = ("resolved", "redeliberated/upheld", "redeliberated/amended", "rep_voted/upheld", "rep_voted/amended")


def files(written: Written, rule: str) -> list[str]:
    """The projects that a rule warns of, one for each finding."""
    told = (one.split() for one in written.found(Level.WARNING))
    return sorted(place.rpartition("/")[2].partition(".")[0] for name, place in told if name == rule)


def posted_late(told: Chronicle) -> Iterator[str]:
    """The projects posted more than seven days after a decision, or not at all by then; once for each decision."""
    for project, course in told.courses.items():
        for at, one in enumerate(course):
            if one.transition in _DECISIONS:
                posted = next((later.day for later in course[at + 1 :] if later.event == "posted"), told.as_of)
                if posted > one.day + timedelta(days=7):
                    yield told.project_ids[project]


def test_a_busy_desk_posts_late_and_nothing_else_is_found(write: Write, scenario: With) -> None:
    written = write(scenario(desk__task_hours=20, desk__workers=1))
    (told,) = written.chronicles
    late = sorted(posted_late(told))
    assert len(late) > 0
    assert files(written, "R07") == late
    assert written.found(Level.ERROR) == []


def test_works_that_wait_for_a_contractor_are_late(write: Write, scenario: With) -> None:
    written = write(scenario(portfolio__works=1, work__contractors=1, work__works_days=40))
    (told,) = written.chronicles
    states = standing(told)
    late = [
        project.id
        for project in written.community(told).projects
        if states[project.id] in {"contracted", "in_progress"}
        for event in project.history
        if isinstance(event, Contracted) and event.last_day and told.as_of > event.last_day + timedelta(days=30)
    ]
    assert len(late) > 0
    assert files(written, "R32") == late
    assert written.found(Level.ERROR) == []


def test_a_council_with_a_smaller_quorum_and_majority_decides_by_rules_of_its_own(write: Write, scenario: With) -> None:
    half = {"council__quorum": "1/2", "council__works_majority": "1/2", "portfolio__works": 1, "work__contractors": 20}
    easy = scenario(**half, council__attendance=0.6, council__two_thirds_support=0.2)
    written = write(easy)
    decided = [sitting for sitting in written.years[0].log.sittings if sitting.is_quorate]
    assert min(sitting.present for sitting in decided) < 17  # two thirds of 25 members
    assert written.found(Level.WARNING) == []
