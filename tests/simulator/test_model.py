"""What must hold in every simulated year: events in place, nothing lost, the council within its bounds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from statistics import mean

import numpy as np
import pytest

from gongshi.history import TRANSITIONS, State
from gongshi_simulator.bands import Band
from gongshi_simulator.log import Event, Log
from gongshi_simulator.measuring import Measuring
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import BANDS
from gongshi_simulator.tally import Counts
from without_chance import CERTAIN, told, year_of

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]
Years = Callable[..., list[CommunityYear]]

STORMY = {
    "council__sittings_a_year": 12,
    "council__attendance": 0.7,
    "council__deferred": 0.2,
    "objecting__grievance": 0.3,
    "objecting__grievance_objection": 0.6,
    "street__filing_returned": 0.3,
    "street__midterm_failed": 0.3,
    "choosing__bidders": 3,
    "work__terminated": 0.1,
    "judging__acceptance_failed": 0.3,
    "judging__evaluation_failed": 0.3,
}
"""Years in which much goes wrong."""


@pytest.fixture(scope="module")
def stormy(scenario: With, years: Years) -> list[CommunityYear]:
    """Forty such years, half of them with an assembly that decides again, a quarter with extra sittings."""
    policies = {"next_sitting": 10, "extra_sitting": 10, "assembly": 20}
    return [
        year
        for policy, number in policies.items()
        for year in years(scenario(**STORMY | {"objecting__second_decision": policy}), number)
    ]


def occupancy(setting: Setting, year: CommunityYear) -> Counts:
    """Projects at the end of each day [day, band]."""
    measuring = Measuring(setting, [0])
    measuring.take_in(0, [year])
    return measuring.tally.occupancy


def by_project(log: Log) -> dict[int, list[Event]]:
    """The events of each project, in the order of time."""
    events: dict[int, list[Event]] = defaultdict(list)
    for event in log.events:
        events[event.project].append(event)
    return events


def states(events: list[Event]) -> list[State | None]:
    """Where the core's state machine has a project after each of its events; None once one cannot follow."""
    state: State | None = State.PROPOSED
    after = []
    for event in events:
        state = TRANSITIONS[event.transition].get(state) if state is not None else None
        after.append(state)
    return after


def test_every_kind_of_event_comes_up_and_none_is_out_of_place(stormy: list[CommunityYear]) -> None:
    seen: set[str] = set()
    for year in stormy:
        for project, events in by_project(year.log).items():
            seen |= {event.transition for event in events}
            if project < year.draws.proposals:
                assert None not in states(events)
    again = {
        f"{by}/{outcome}" for by in ("redeliberated", "rep_voted") for outcome in ("upheld", "amended", "overturned")
    }
    judged = {f"{by}/{outcome}" for by in ("accepted", "evaluated") for outcome in ("passed", "failed")}
    assert seen == again | judged | {
        *("proposed", "shortlisted", "screened_out", "deferred", "resolved", "rejected", "posted", "filed", "called"),
        *("selected", "contracted", "started", "midterm_reviewed", "terminated", "delivered", "rectified", "closed"),
    }


def test_work_begins_after_the_last_posting_has_ended(stormy: list[CommunityYear]) -> None:
    begins = {"filed", "called", "contracted", "started"}
    for year in stormy:
        over = {posting.project: posting.over for posting in year.log.postings}
        own = [event for event in year.log.events if event.project < year.draws.proposals]
        assert all(event.time >= over[event.project] for event in own if event.transition in begins)


def test_what_enough_have_objected_to_is_carried_out_only_once_it_is_decided_again(
    stormy: list[CommunityYear],
) -> None:
    for year in stormy:
        challenged = Counter(posting.project for posting in year.log.postings if posting.is_challenged)
        for project, number in challenged.items():
            again = [e for e, _ in told(year.log, project) if e.startswith(("redeliberated", "rep_voted"))]
            assert len(again) in {number, number - 1}
            if len(again) < number or again[-1].endswith("overturned"):
                assert "filed" not in dict(told(year.log, project))


def test_from_its_proposal_a_project_is_in_exactly_one_band_on_every_day(
    scenario: With, here: Here, stormy: list[CommunityYear]
) -> None:
    setting = here(scenario(**STORMY))
    for year in stormy:
        proposed = [int(event.time) for event in year.log.events if event.transition == "proposed"]
        counts = occupancy(setting, year)
        assert counts.sum(axis=1).tolist() == [sum(day <= at for day in proposed) for at in range(365)]
        assert counts.min() >= 0


def test_a_project_closes_at_most_once_and_stays_closed(
    scenario: With, here: Here, stormy: list[CommunityYear]
) -> None:
    setting = here(scenario(**STORMY))
    for year in stormy:
        for project in by_project(year.log):
            names = [event for event, _ in told(year.log, project)]
            assert names.count("closed") == ("closed" in names[-1:])
        assert (np.diff(occupancy(setting, year)[:, BANDS.index(Band.CLOSED)]) >= 0).all()


def test_the_council_never_exceeds_its_agenda_nor_decides_without_a_quorum(scenario: With, years: Years) -> None:
    small = scenario(council__agenda_items=3, council__attendance=0.66, council__sittings_a_year=12)
    sittings = [sitting for year in years(small, 30) for sitting in year.log.sittings]
    assert max(len(sitting.projects) for sitting in sittings) == 3
    assert {sitting.is_quorate for sitting in sittings} == {True, False}
    assert all(sitting.present >= 17 if sitting.is_quorate else not sitting.projects for sitting in sittings)


def test_no_more_is_resolved_than_there_is_money_for(scenario: With, years: Years) -> None:
    for year in years(scenario(district__communities=5, district__size_spread=0.3), 10):
        in_force = {event.project for event in year.log.events if event.transition == "resolved"}
        in_force -= {event.project for event in year.log.events if event.transition.endswith("/overturned")}
        allocated = 475_600_00 * year.draws.size
        assert sum(year.draws.amount[project] for project in in_force) <= allocated


def test_about_as_many_are_resolved_as_wuhou_reports(shipped: Scenario, years: Years) -> None:
    resolved = [sum(event.transition == "resolved" for event in year.log.events) for year in years(shipped, 200)]
    # 2,618 projects of 71 communities in three years; four standard errors of 200 years are half a project.
    assert abs(mean(resolved) - 2618 / 71 / 3) < 0.5


def test_what_is_unfinished_at_the_years_end_stays_where_it_is(shipped: Scenario, years: Years) -> None:
    last = Counter(
        states(events)[-1]
        for year in years(shipped, 20)
        for project, events in by_project(year.log).items()
        if project < year.draws.proposals
    )
    assert last[State.IN_PROGRESS] > 0
    assert last[State.CLOSED] > 0


def test_where_the_list_is_settled_after_the_last_sitting_nothing_is_decided(scenario: With, here: Here) -> None:
    # Settled on 22 December; 20 December is a Sunday, so that the council sits on the 21st.
    year = year_of(here(scenario(**CERTAIN | {"proposing__collection_days": 349})), projects=2)
    told_of = [[event for event, _ in told(year.log, project)] for project in range(2)]
    assert told_of == [["proposed", "shortlisted"]] * 2
    assert [sitting.projects for sitting in year.log.sittings] == [()] * 12
