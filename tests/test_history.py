"""The state of a project, what is due, and what keeps it from being closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.deadlines import Deadline, DeadlineKind, deadlines
from gongshi.fund import CommunityFund
from gongshi.history import (
    FINAL,
    TRANSITIONS,
    Blocker,
    State,
    Terms,
    blocks_closing,
    known_on,
    resolved_amount,
    state_of,
    steps,
    terms_of,
)
from gongshi.model.event import EVENT_WORDS
from gongshi.model.terms import Mode
from gongshi.model.words import words

Community = Callable[[Mapping[str, str]], CommunityFund]

WHOLE_LIFE = """\
id: p1
title: 路灯
fiscal_year: 2026
budget: 1000.00
history:
- {date: 2026-01-05, event: proposed}
- {date: 2026-01-10, event: shortlisted}
- {date: 2026-02-01, event: deferred}
- {date: 2026-03-05, event: resolved, meeting: m1}
- {date: 2026-03-06, event: posted, notice: n1}
- {date: 2026-03-20, event: filed}
- {date: 2026-03-25, event: called}
- {date: 2026-04-01, event: selected, implementer: {kind: company, name: 示例公司}}
- {date: 2026-04-05, event: contracted, amount: 900.00, last_day: 2026-06-30}
- {date: 2026-04-10, event: started}
- {date: 2026-05-01, event: paid, amount: 300.00}
- {date: 2026-05-15, event: midterm_reviewed, outcome: passed}
- {date: 2026-06-20, event: delivered}
- {date: 2026-06-25, event: accepted, outcome: failed}
- {date: 2026-07-05, event: rectified}
- {date: 2026-07-10, event: accepted, outcome: passed}
- {date: 2026-07-15, event: evaluated, outcome: passed, asked: 40, satisfied: 38}
- {date: 2026-07-20, event: closed, cost: 880.00}
- {date: 2026-07-25, event: paid, amount: 580.00}
"""
NOTICE = """\
id: n1
kind: resolution
title: 议决结果公示
posting_start: 2026-03-06
posting_end: 2026-03-16
objections: []
"""
MEETING = "{id: m1, date: 2026-03-05, body: residents_council}\n"


@pytest.fixture
def whole_life(community: Community) -> CommunityFund:
    return community({"projects/p1.yaml": WHOLE_LIFE, "notices/n1.yaml": NOTICE, "meetings/m1.yaml": MEETING})


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 1, 1), State.PROPOSED),
        (date(2026, 1, 9), State.PROPOSED),
        (date(2026, 1, 10), State.SHORTLISTED),
        (date(2026, 2, 1), State.DEFERRED),
        (date(2026, 3, 5), State.RESOLVED),
        (date(2026, 3, 6), State.POSTED),
        (date(2026, 3, 16), State.POSTED),
        (date(2026, 3, 17), State.CONFIRMED),
        (date(2026, 3, 20), State.FILED),
        (date(2026, 3, 25), State.PROCURING),
        (date(2026, 4, 1), State.SELECTED),
        (date(2026, 4, 5), State.CONTRACTED),
        (date(2026, 4, 10), State.IN_PROGRESS),
        (date(2026, 5, 15), State.IN_PROGRESS),
        (date(2026, 6, 20), State.DELIVERED),
        (date(2026, 6, 25), State.RECTIFYING),
        (date(2026, 7, 5), State.DELIVERED),
        (date(2026, 7, 19), State.DELIVERED),
        (date(2026, 7, 20), State.CLOSED),
        (date(2026, 7, 25), State.CLOSED),
    ],
)
def test_the_state_on_each_day_of_a_whole_life(whole_life: CommunityFund, day: date, state: State) -> None:
    assert state_of(whole_life.projects[0], whole_life, day) is state


def test_every_event_of_a_whole_life_is_in_its_place(whole_life: CommunityFund) -> None:
    assert [step.event.event for step in steps(whole_life.projects[0], date(2026, 12, 31)) if step.after is None] == []


@pytest.mark.parametrize(
    ("day", "blockers"),
    [
        (date(2026, 4, 10), (Blocker.NOT_DELIVERED, Blocker.NOT_ACCEPTED, Blocker.NOT_EVALUATED)),
        (date(2026, 6, 20), (Blocker.NOT_ACCEPTED, Blocker.NOT_EVALUATED)),
        (date(2026, 6, 25), (Blocker.ACCEPTANCE_FAILED, Blocker.NOT_EVALUATED)),
        (date(2026, 7, 10), (Blocker.NOT_EVALUATED,)),
        (date(2026, 7, 15), ()),
        (date(2026, 7, 20), ()),
    ],
)
def test_what_keeps_a_project_from_being_closed(
    whole_life: CommunityFund, day: date, blockers: tuple[Blocker, ...]
) -> None:
    assert blocks_closing(whole_life.projects[0], whole_life, day) == blockers


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 1, 10), [(DeadlineKind.YEAR_ENDS, date(2026, 12, 31), False)]),
        (
            date(2026, 3, 10),
            [
                (DeadlineKind.POSTING_ENDS, date(2026, 3, 16), False),
                (DeadlineKind.YEAR_ENDS, date(2026, 12, 31), False),
            ],
        ),
        (date(2026, 3, 17), [(DeadlineKind.YEAR_ENDS, date(2026, 12, 31), False)]),
        (
            date(2026, 4, 10),
            [(DeadlineKind.WORK_ENDS, date(2026, 6, 30), False), (DeadlineKind.YEAR_ENDS, date(2026, 12, 31), False)],
        ),
        (date(2026, 7, 20), []),
    ],
)
def test_what_is_due(whole_life: CommunityFund, day: date, due: list[tuple[DeadlineKind, date, bool]]) -> None:
    assert deadlines(whole_life.projects[0], whole_life, day) == tuple(Deadline(*one) for one in due)


@pytest.mark.parametrize(("day", "overdue"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_work_is_overdue_on_the_day_after_its_planned_end(community: Community, day: date, *, overdue: bool) -> None:
    fund = community(
        {
            "projects/p1.yaml": """\
            id: p1
            title: 路灯
            planned_end: 2026-06-30
            history:
            - {date: 2026-03-05, event: resolved}
            - {date: 2026-04-10, event: started}
            """
        }
    )
    assert deadlines(fund.projects[0], fund, day) == (Deadline(DeadlineKind.WORK_ENDS, date(2026, 6, 30), overdue),)


OBJECTED = """\
id: n1
kind: resolution
title: 议决结果公示
posting_start: 2026-03-06
posting_end: 2026-03-16
objections:
- {{date: 2026-03-09, scope: project, project: p1, resident_reps: {reps}}}
"""


@pytest.mark.parametrize(("reps", "state"), [(9, State.CONFIRMED), (10, State.CHALLENGED)])
def test_ten_of_forty_seven_representatives_challenge_a_resolution(
    community: Community, reps: int, state: State
) -> None:
    fund = community(
        {
            "projects/p1.yaml": WHOLE_LIFE,
            "notices/n1.yaml": OBJECTED.format(reps=reps),
            "meetings/m1.yaml": MEETING,
        }
    )
    assert state_of(fund.projects[0], fund, date(2026, 3, 18)) is state


def test_a_challenge_shows_from_the_day_it_is_reached(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": WHOLE_LIFE,
            "notices/n1.yaml": OBJECTED.format(reps=10),
            "meetings/m1.yaml": MEETING,
        }
    )
    states = [state_of(fund.projects[0], fund, date(2026, 3, day)) for day in (8, 9)]
    assert states == [State.POSTED, State.CHALLENGED]


@pytest.mark.parametrize(
    ("second", "state", "amount"),
    [
        ("redeliberated, outcome: upheld", State.RESOLVED, 100000),
        ("redeliberated, outcome: amended, amount: 600.00", State.RESOLVED, 60000),
        ("redeliberated, outcome: overturned", State.REJECTED, 0),
        ("rep_voted, outcome: upheld", State.RESOLVED, 100000),
        ("rep_voted, outcome: amended, amount: 600.00", State.RESOLVED, 60000),
        ("rep_voted, outcome: overturned", State.REJECTED, 0),
    ],
)
def test_a_second_decision_sets_state_and_amount(community: Community, second: str, state: State, amount: int) -> None:
    fund = community(
        {
            "projects/p1.yaml": f"""\
            id: p1
            title: 路灯
            budget: 1000.00
            history:
            - {{date: 2026-03-05, event: resolved, meeting: m1}}
            - {{date: 2026-03-06, event: posted, notice: n1}}
            - {{date: 2026-03-20, event: {second}}}
            """,
            "notices/n1.yaml": OBJECTED.format(reps=10),
            "meetings/m1.yaml": MEETING,
        }
    )
    assert state_of(fund.projects[0], fund, date(2026, 3, 20)) is state
    assert resolved_amount(fund.projects[0], date(2026, 3, 20)) == amount


@pytest.mark.parametrize(
    ("history", "amount"),
    [
        ("- {event: shortlisted}", 0),
        ("- {event: resolved}", 100000),
        ("- {event: resolved, amount: 750.00}", 75000),
        ("- {event: rejected}", 0),
    ],
)
def test_the_resolved_amount_is_the_budget_unless_the_resolution_says_another(
    community: Community, history: str, amount: int
) -> None:
    fund = community({"projects/p1.yaml": f"id: p1\ntitle: 路灯\nbudget: 1000.00\nhistory:\n{history}\n"})
    assert resolved_amount(fund.projects[0], date(2026, 3, 20)) == amount


def test_a_resolution_without_any_amount_is_unknown_not_zero(community: Community) -> None:
    fund = community({"projects/p1.yaml": "id: p1\ntitle: 路灯\nhistory:\n- {event: resolved}\n"})
    assert resolved_amount(fund.projects[0], date(2026, 3, 20)) is None


def test_a_notice_without_its_last_day_leaves_a_project_posted(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": WHOLE_LIFE,
            "notices/n1.yaml": "{id: n1, kind: resolution, title: 公示, posting_start: 2026-03-06}\n",
            "meetings/m1.yaml": MEETING,
        }
    )
    assert state_of(fund.projects[0], fund, date(2026, 3, 19)) is State.POSTED


def test_an_event_without_a_date_has_happened(community: Community) -> None:
    fund = community({"projects/p1.yaml": "id: p1\ntitle: 路灯\nhistory:\n- {event: resolved}\n"})
    assert state_of(fund.projects[0], fund, date(2018, 1, 1)) is State.RESOLVED


def test_a_misplaced_event_leads_nowhere(community: Community) -> None:
    fund = community(
        {"projects/p1.yaml": "id: p1\ntitle: 路灯\nhistory:\n- {event: delivered}\n- {event: shortlisted}\n"}
    )
    taken = [(step.at, step.before, step.after) for step in steps(fund.projects[0], date(2026, 1, 1))]
    assert taken == [(0, State.PROPOSED, None), (1, State.PROPOSED, State.SHORTLISTED)]


def test_a_change_resolved_while_work_goes_on_leaves_the_work_going_on(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": """\
            id: p1
            title: 路灯
            history:
            - {date: 2026-03-05, event: resolved, amount: 1000.00}
            - {date: 2026-04-10, event: started}
            - {date: 2026-05-05, event: resolved, amount: 1200.00}
            - {date: 2026-05-06, event: posted}
            """
        }
    )
    assert state_of(fund.projects[0], fund, date(2026, 5, 10)) is State.IN_PROGRESS
    assert resolved_amount(fund.projects[0], date(2026, 5, 10)) == 120000


def test_every_kind_of_event_has_transitions_and_a_name() -> None:
    assert {name.split("/")[0] for name in TRANSITIONS} == set(EVENT_WORDS)


def test_only_a_payment_follows_the_end_of_a_project_and_a_notice_its_being_turned_down() -> None:
    after_the_end = {event: FINAL & set(states) for event, states in TRANSITIONS.items() if FINAL & set(states)}
    assert after_the_end == {"paid": {State.CLOSED, State.TERMINATED}, "posted": {State.REJECTED}}


def test_a_second_decision_changes_what_the_project_is_to_do_from_its_day_on(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": """\
            id: p1
            title: 路灯
            goal: 装二十盏
            mode: commissioned
            history:
            - {date: 2026-03-05, event: resolved}
            - {date: 2026-03-06, event: posted}
            - {date: 2026-03-20, event: redeliberated, outcome: amended, changed: {goal: 装十二盏, mode: self}}
            """
        }
    )
    before, after = (terms_of(fund.projects[0], date(2026, 3, day)) for day in (19, 20))
    assert before == Terms(words("装二十盏"), Mode.COMMISSIONED, None)
    assert after == Terms(words("装十二盏"), Mode.SELF, None)


def test_a_project_of_which_nothing_had_happened_is_not_known_yet(community: Community) -> None:
    read = community(
        {
            "projects/p1.yaml": "{id: p1, title: 路灯, history: [{date: 2026-03-05, event: proposed}]}",
            "projects/p2.yaml": "{id: p2, title: 长椅, history: [{event: proposed}]}",
            "projects/p3.yaml": "{id: p3, title: 花坛}",
        }
    )
    known = [[one.id for one in known_on(read, date(2026, 3, day)).projects] for day in (4, 5)]
    assert known == [["p2", "p3"], ["p1", "p2", "p3"]]


def test_what_a_notice_is_about_is_asked_anew_of_what_was_known_on_a_day(community: Community) -> None:
    read = community(
        {
            "notices/n1.yaml": "{id: n1, kind: acceptance, title: 验收结果公示, projects: [p2, p1]}",
            "projects/p1.yaml": "{id: p1, title: 路灯, history: [{date: 2026-03-05, event: proposed}]}",
            "projects/p2.yaml": "{id: p2, title: 长椅, history: [{date: 2026-03-04, event: posted, notice: n1}]}",
        }
    )
    known = known_on(read, date(2026, 3, 4))
    about = [[one.id for one in fund.announced_by(fund.notices["n1"])] for fund in (read, known)]
    assert about == [["p1", "p2"], ["p2"]]
