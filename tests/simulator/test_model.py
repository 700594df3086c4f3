"""What must hold in every simulated year: valid histories, rules kept, nothing lost, nobody in two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from gongshi.fund import CommunityFund
from gongshi.history import State, steps
from gongshi.model.event import Posted
from gongshi.model.notice import Notice, Objection
from gongshi.model.project import Project
from gongshi.model.terms import NoticeKind, Scope
from gongshi.rules.registry import RULES
from gongshi.rules.verdict import Answer
from gongshi_simulator.bands import Band
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.log import Holding
from gongshi_simulator.metrics import BANDS, measured
from gongshi_simulator.model import SimulatedYear
from gongshi_simulator.scenario import Scenario

With = Callable[..., Scenario]
Years = Callable[..., list[SimulatedYear]]
END = date(2026, 12, 31)
STORMY = {
    "council__sittings_a_year": 12,
    "objecting__grievance": 0.5,
    "objecting__grievance_objection": 0.6,
    "judging__acceptance_failed": 0.3,
    "judging__evaluation_failed": 0.3,
}


@pytest.fixture(scope="module")
def stormy(scenario: With, years: Years) -> list[SimulatedYear]:
    """Forty years in which much goes wrong."""
    return years(scenario(**STORMY), 40)


@pytest.fixture(scope="module")
def assembled(scenario: With, years: Years) -> list[SimulatedYear]:
    """The same, where the assembly decides again."""
    return years(scenario(**STORMY, objecting__second_decision="assembly"), 40)


def test_no_event_of_any_simulated_project_is_out_of_place(
    stormy: list[SimulatedYear], assembled: list[SimulatedYear]
) -> None:
    projects = [project for year in stormy + assembled for project in year.projects]
    misplaced = [(p.id, step) for p in projects for step in steps(p, END) if step.after is None]
    assert misplaced == []
    seen = {event.event for project in projects for event in project.history}
    assert seen >= {"redeliberated", "rep_voted", "rectified", "screened_out", "rejected", "closed"}


@pytest.mark.parametrize("rule", ["R01", "R04", "R05", "R08", "R09", "R12", "R21", "R31"])
def test_simulated_years_keep_the_rules(
    community: Callable[..., CommunityFund], rules: FundRules, assembled: list[SimulatedYear], rule: str
) -> None:
    fund = replace(community({"community.yaml": ROSTER}), calendar=rules.days)
    module = RULES[rule]
    answers: Counter[Answer] = Counter()
    for year in assembled:
        verdicts = module.judge(as_records(fund, year), END, module.parameters())
        answers.update(verdict.answer for verdict in verdicts)
    assert answers[Answer.BROKEN] == 0
    assert answers[Answer.HOLDS] > 100


ROSTER = "id: wutong\ntitle: 梧桐社区\nrosters:\n- {since: 2026-01-01, resident_reps: 45, council_members: 25}\n"


def as_records(community: CommunityFund, year: SimulatedYear) -> CommunityFund:
    """The community with a year's projects, and a notice for each posting, with its objections on the first day."""
    notices = {}
    for number, posting in enumerate(year.postings):
        name, project = f"n{number}", year.projects[posting.project].id
        came = Objection(date=posting.start, scope=Scope.PROJECT, project=project, resident_reps=posting.objections)
        notices[(project, posting.start)] = Notice(
            id=name,
            kind=NoticeKind.RESOLUTION,
            title="公示",
            posting_start=posting.start,
            posting_end=posting.end,
            objections=(came,) if posting.objections else (),
        )
    projects = tuple(_announced(project, notices) for project in year.projects)
    return replace(community, projects=projects, notices={notice.id: notice for notice in notices.values()})


def _announced(project: Project, notices: dict[tuple[str, date], Notice]) -> Project:
    history = tuple(
        event.model_copy(update={"notice": notices[project.id, event.date].id})
        if isinstance(event, Posted) and event.date is not None
        else event
        for event in project.history
    )
    return project.model_copy(update={"history": history})


def test_work_begins_after_the_last_posting_has_ended(stormy: list[SimulatedYear]) -> None:
    for year in stormy:
        ends = {posting.project: posting.end for posting in year.postings}
        for at, project in enumerate(year.projects):
            work = [e.date for e in project.history if e.event in {"called", "contracted", "started"}]
            assert all(day is not None and day > ends[at] for day in work)


def test_from_its_proposal_a_project_is_in_exactly_one_band_on_every_day(stormy: list[SimulatedYear]) -> None:
    for year in stormy:
        occupancy = measured(year.projects, 2026).occupancy
        proposed = sorted((project.history[0].date, project.id) for project in year.projects if project.history)
        so_far = [sum(day.timetuple().tm_yday <= at for day, _ in proposed if day) for at in range(1, 366)]
        assert occupancy.sum(axis=1).tolist() == so_far
        assert occupancy.min() >= 0


def test_a_project_closes_at_most_once_and_stays_closed(stormy: list[SimulatedYear]) -> None:
    for year in stormy:
        for project in year.projects:
            names = [event.event for event in project.history]
            assert names.count("closed") == ("closed" in names[-1:])
        closed = measured(year.projects, 2026).occupancy[:, BANDS.index(Band.CLOSED)]
        assert (np.diff(closed) >= 0).all()


def test_the_council_never_exceeds_its_agenda_nor_decides_without_a_quorum(scenario: With, years: Years) -> None:
    small = scenario(council__agenda_items=3, council__attendance=0.66, council__sittings_a_year=12)
    sittings = [sitting for year in years(small, 30) for sitting in year.sittings]
    assert max(len(sitting.projects) for sitting in sittings) == 3
    assert {sitting.is_quorate for sitting in sittings} == {True, False}
    assert all(sitting.present >= 17 if sitting.is_quorate else not sitting.projects for sitting in sittings)


def test_no_worker_and_no_panel_is_in_two_places(scenario: With, years: Years) -> None:
    scarce = scenario(**STORMY, offices__workers=1, judging__panels=1, offices__desk_hours_a_day=1)
    for year in years(scarce, 20):
        for resource in ("workers", "panels"):
            held = sorted((one for one in year.holdings if one.resource == resource), key=lambda one: one.got_at)
            assert most_at_once(held) <= 1
            assert all(one.asked_at <= one.got_at <= one.left_at for one in held)


def most_at_once(held: list[Holding]) -> int:
    """How many turns overlap; one that ends when another begins does not."""
    changes = sorted([(one.got_at, 1) for one in held] + [(one.left_at, -1) for one in held])
    return int(np.cumsum([change for _, change in changes]).max(initial=0))


def test_what_waits_is_rate_times_waiting_time(stormy: list[SimulatedYear]) -> None:
    """Little's law, L = λW, between the daily counts and the projects' own histories. Little (1961)."""
    for year in stormy:
        waits = list(_waits(year))
        arrivals_a_day, mean_wait = len(waits) / 365, np.mean(waits)
        waiting = measured(year.projects, 2026).occupancy[:, BANDS.index(Band.WAITING)].mean()
        assert waiting == pytest.approx(arrivals_a_day * mean_wait)


def _waits(year: SimulatedYear) -> Iterator[int]:
    """Days from being shortlisted to the council's decision, or to the year's end."""
    for project in year.projects:
        days = {event.event: event.date for event in project.history}
        listed = days.get("shortlisted")
        if listed is not None:
            decided = days.get("resolved") or days.get("rejected")
            yield ((decided or date(2027, 1, 1)) - listed).days


def test_a_queue_for_a_worker_obeys_littles_law_too(scenario: With, years: Years) -> None:
    busy = scenario(offices__workers=1, offices__desk_hours_a_day=1)
    for year in years(busy, 10):
        desk = [one for one in year.holdings if one.resource == "workers"]
        changes = sorted([(one.asked_at, 1) for one in desk] + [(one.left_at, -1) for one in desk])
        times = np.array([time for time, _ in changes])
        present = np.cumsum([change for _, change in changes])
        area = float((present[:-1] * np.diff(times)).sum())
        assert area == pytest.approx(sum(one.left_at - one.asked_at for one in desk))


def test_a_monthly_council_closes_no_fewer_than_a_quarterly_one(scenario: With, years: Years) -> None:
    closed = {often: _closed(years(scenario(council__sittings_a_year=often), 60)) for often in (4, 12)}
    assert closed[12] > closed[4]


def test_more_objections_close_no_more(scenario: With, years: Years) -> None:
    closed = [
        _closed(years(scenario(objecting__grievance=chance, objecting__grievance_objection=0.6), 60))
        for chance in (0, 0.2, 0.6)
    ]
    assert closed[0] > closed[1] > closed[2]


def test_another_panel_closes_no_fewer(scenario: With, years: Years) -> None:
    closed = [_closed(years(scenario(judging__panels=panels, judging__panel_working_days=15), 60)) for panels in (1, 3)]
    assert closed[1] > closed[0]


def _closed(simulated: list[SimulatedYear]) -> float:
    return float(np.mean([measured(year.projects, 2026).closed for year in simulated]))


def test_about_as_many_are_resolved_as_wuhou_reports(shipped: Scenario, years: Years) -> None:
    resolved = [len(measured(year.projects, 2026).leads) for year in years(shipped, 200)]
    assert float(np.mean(resolved)) == pytest.approx(2618 / 71 / 3, abs=0.5)


def test_what_is_unfinished_at_the_years_end_stays_where_it_is(shipped: Scenario, years: Years) -> None:
    last = Counter(list(steps(project, END))[-1].after for year in years(shipped, 20) for project in year.projects)
    assert last[State.IN_PROGRESS] > 0
    assert last[State.CLOSED] > 0


def test_where_collection_takes_all_year_nothing_is_decided(scenario: With, years: Years) -> None:
    late = scenario(proposing__collection_days=365, proposing__candidates=2)
    year = years(late)[0]
    assert [[event.event for event in project.history] for project in year.projects] == [["proposed"]] * 2
    assert measured(year.projects, 2026).leads == ()
