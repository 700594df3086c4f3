"""Exact sums, honest about what is not known; and counting objections."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.fund import CommunityFund, read_fund
from gongshi.history import State
from gongshi.model.terms import Pot
from gongshi.objections import Tally, tally, threshold
from gongshi.totals import Contracts, Ratio, Standing, Sum, contracts, standing, totals

Community = Callable[[Mapping[str, str]], CommunityFund]
WriteFund = Callable[[Mapping[str, str]], Path]
LAST_DAY = date(2026, 12, 31)

TWO_POTS = {
    "community.yaml": """\
        id: wutong
        title: 梧桐社区
        allocations:
        - {fiscal_year: 2025, pot: support, amount: 90.00}
        - {fiscal_year: 2026, pot: support, amount: 1000.10}
        - {fiscal_year: 2026, pot: incentive, amount: 200.20, date: 2026-06-01}
        """,
    "projects/p1.yaml": """\
        id: p1
        title: 路灯
        fiscal_year: 2026
        pot: support
        budget: 500.05
        history:
        - {date: 2026-03-05, event: resolved}
        - {date: 2026-04-05, event: contracted, amount: 480.00}
        - {date: 2026-04-10, event: started}
        - {date: 2026-05-05, event: paid, amount: 100.03}
        - {date: 2026-05-06, event: paid, amount: 200.04}
        - {date: 2026-07-10, event: accepted, outcome: passed}
        - {date: 2026-07-15, event: evaluated, outcome: passed, asked: 40, satisfied: 38}
        - {date: 2026-07-20, event: closed, cost: 470.00}
        """,
    "projects/p2.yaml": """\
        id: p2
        title: 母项目
        fiscal_year: 2026
        pot: incentive
        budget: 150.00
        history:
        - {date: 2026-03-05, event: resolved, amount: 140.00}
        """,
    "projects/p3.yaml": """\
        id: p3
        title: 子项目
        fiscal_year: 2026
        pot: incentive
        parent_project: p2
        budget: 50.00
        history:
        - {date: 2026-03-05, event: resolved}
        """,
}


def test_the_totals_of_one_pot_and_year(community: Community) -> None:
    sums = totals(community(TWO_POTS), LAST_DAY, fiscal_year=2026, pot=Pot.SUPPORT)
    assert (sums.allocated, sums.resolved, sums.contracted, sums.paid, sums.spent) == (
        Sum(100010),
        Sum(50005),
        Sum(48000),
        Sum(30007),
        Sum(47000),
    )
    assert sums.states == {State.CLOSED: 1}
    assert sums.satisfied == Ratio(38, 40)
    assert sums.resolved_share == Ratio(50005, 100010)


def test_a_childs_money_is_its_mothers(community: Community) -> None:
    sums = totals(community(TWO_POTS), LAST_DAY, fiscal_year=2026, pot=Pot.INCENTIVE)
    assert (sums.asked, sums.resolved, sums.projects) == (Sum(15000), Sum(14000), 2)


def test_all_years_and_pots_together(community: Community) -> None:
    sums = totals(community(TWO_POTS), LAST_DAY)
    assert (sums.allocated, sums.resolved, sums.projects) == (Sum(129030), Sum(64005), 3)


def test_money_that_comes_later_is_not_there_yet(community: Community) -> None:
    assert totals(community(TWO_POTS), date(2026, 5, 31), fiscal_year=2026).allocated == Sum(100010)
    assert totals(community(TWO_POTS), date(2026, 6, 1), fiscal_year=2026).allocated == Sum(120030)


def test_an_amount_nobody_wrote_down_is_counted_as_unknown(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": "{id: p1, title: 路灯, history: [{event: resolved}]}\n",
            "projects/p2.yaml": "{id: p2, title: 花坛, budget: 10.00, history: [{event: resolved}]}\n",
        }
    )
    sums = totals(fund, LAST_DAY)
    assert (sums.asked, sums.resolved, sums.resolved_share) == (Sum(1000, 1), Sum(1000, 1), None)


@pytest.mark.parametrize("unsaid", ["fiscal_year: 2026\n", "pot: support\n", ""])
def test_a_resolved_project_of_unsaid_year_or_pot_may_belong_to_any(unsaid: str, community: Community) -> None:
    text = f"id: p4\ntitle: 长椅\nbudget: 10.00\n{unsaid}history: [{{date: 2026-03-05, event: resolved}}]\n"
    sums = totals(community(TWO_POTS | {"projects/p4.yaml": text}), LAST_DAY, fiscal_year=2026, pot=Pot.SUPPORT)
    assert sums.resolved == Sum(50005, 1)
    assert sums.resolved_share is None


@pytest.mark.parametrize(
    "other", ["fiscal_year: 2025\n", "pot: incentive\n", "parent_project: p1\n", "history: [{event: rejected}]\n"]
)
def test_a_project_that_cannot_have_this_money_leaves_nothing_unknown(other: str, community: Community) -> None:
    history = "" if "history" in other else "history: [{date: 2026-03-05, event: resolved}]\n"
    files = TWO_POTS | {"projects/p4.yaml": f"id: p4\ntitle: 长椅\nbudget: 10.00\n{other}{history}"}
    assert totals(community(files), LAST_DAY, fiscal_year=2026, pot=Pot.SUPPORT).resolved == Sum(50005)


def test_a_project_that_cannot_be_read_may_have_any_money(write_fund: WriteFund) -> None:
    fund = read_fund(write_fund(TWO_POTS | {"projects/p4.yaml": "id: [\n"})).fund
    assert fund is not None
    sums = totals(fund.communities[0], LAST_DAY, fiscal_year=2026, pot=Pot.SUPPORT)
    assert sums.resolved == Sum(50005, 1)


def test_a_terminated_project_cost_what_it_says(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": "{id: p1, title: 路灯, history: [{event: terminated, reason: 停, cost: 12.30}]}\n",
            "projects/p2.yaml": "{id: p2, title: 花坛, history: [{event: terminated, reason: 停}]}\n",
        }
    )
    assert totals(fund, LAST_DAY).spent == Sum(1230, 1)


@given(st.integers(0, 10_000), st.integers(1, 20), st.integers(1, 20))
def test_the_threshold_is_the_least_count_that_is_at_least_the_share(reps: int, part: int, whole: int) -> None:
    share = Fraction(min(part, whole), max(part, whole))
    needed = threshold(reps, share)
    assert needed >= reps * share > needed - 1


@pytest.mark.parametrize(
    ("reps", "needed"), [(34, 7), (40, 8), (45, 9), (47, 10), (50, 10), (51, 11), (60, 12), (61, 13)]
)
def test_a_fifth_rounds_up(reps: int, needed: int) -> None:
    assert threshold(reps, Fraction(1, 5)) == needed


NOTICE = """\
id: n1
kind: resolution
title: 公示
posting_start: 2026-03-06
posting_end: 2026-03-16
objections:
- {date: 2026-03-06, scope: project, project: p1, resident_reps: 2}
- {date: 2026-03-16, scope: resolution, resident_reps: 4, withdrawn: 1, residents: 9}
- {date: 2026-03-10, scope: project, project: p2, resident_reps: 5}
- {date: 2026-03-17, scope: project, project: p1, resident_reps: 6}
- {scope: project, project: p1, resident_reps: 3}
"""
TWO_PROJECTS = {
    "projects/p1.yaml": "{id: p1, title: 路灯}\n",
    "projects/p2.yaml": "{id: p2, title: 花坛}\n",
    "notices/n1.yaml": NOTICE,
}


@pytest.mark.parametrize(
    ("project", "as_of", "expected"),
    [
        ("p1", LAST_DAY, Tally(counted=5, undated=3, late=6, uncounted=0, needed=10, reached=False)),
        ("p2", LAST_DAY, Tally(counted=8, undated=0, late=0, uncounted=0, needed=10, reached=False)),
        ("p2", date(2026, 3, 9), Tally(counted=0, undated=0, late=0, uncounted=0, needed=10, reached=False)),
        ("p1", date(2026, 3, 6), Tally(counted=2, undated=3, late=0, uncounted=0, needed=10, reached=False)),
    ],
)
def test_objections_count_by_scope_window_and_day(
    community: Community, project: str, as_of: date, expected: Tally
) -> None:
    fund = community(TWO_PROJECTS)
    assert tally(fund.notices["n1"], project, fund, as_of) == expected


def test_undated_objections_that_would_decide_leave_it_open(community: Community) -> None:
    fund = community({**TWO_PROJECTS, "notices/n1.yaml": NOTICE.replace("resident_reps: 3}", "resident_reps: 5}")})
    assert tally(fund.notices["n1"], "p1", fund, LAST_DAY) == Tally(5, 5, 6, 0, 10, reached=None)


@pytest.mark.parametrize(("reps", "reached"), [(37, True), (38, None)])
def test_where_more_objected_to_one_matter_than_there_are_it_is_open_whether_enough_did(
    community: Community, *, reps: int, reached: bool | None
) -> None:
    fund = community(
        {**TWO_PROJECTS, "notices/n1.yaml": NOTICE.replace("resident_reps: 2", f"resident_reps: {reps + 1}")}
    )
    counted = tally(fund.notices["n1"], "p1", fund, LAST_DAY)
    assert (counted.counted, counted.reached, counted.too_many) == (reps + 4, reached, reached is None)


def test_the_roster_of_the_first_day_sets_what_is_needed(community: Community) -> None:
    rosters = """\
        id: wutong
        title: 梧桐社区
        rosters:
        - {since: 2026-03-06, resident_reps: 60}
        - {since: 2024-01-01, resident_reps: 34}
        - {since: 2026-03-07, resident_reps: 90}
        """
    fund = community({**TWO_PROJECTS, "community.yaml": rosters})
    assert tally(fund.notices["n1"], "p1", fund, LAST_DAY).needed == 12


def test_before_the_first_roster_nobody_knows_what_is_needed(community: Community) -> None:
    rosters = "{id: wutong, title: 梧桐社区, rosters: [{since: 2026-03-07, resident_reps: 60}]}\n"
    fund = community({**TWO_PROJECTS, "community.yaml": rosters})
    counted = tally(fund.notices["n1"], "p1", fund, LAST_DAY)
    assert (counted.needed, counted.reached) == (None, None)


def project(number: int, history: str, *, more: str = "") -> dict[str, str]:
    """A project of 2026 with a budget of 500 yuan that was resolved; what follows is ``history``."""
    return {
        f"projects/p{number}.yaml": f"""\
id: p{number}
title: 路灯
fiscal_year: 2026
pot: support
budget: 500.00
{more}history:
- {{date: 2026-03-05, event: resolved}}
{history}"""
    }


CONTRACTED = "- {date: 2026-04-05, event: contracted, amount: 480.00}\n"
PAID = "- {date: 2026-05-05, event: paid, amount: 100.00}\n"
DONE = "- {date: 2026-06-05, event: started}\n- {date: 2026-07-20, event: closed, cost: 100.00}\n"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ("", Standing(open=50000)),
        (CONTRACTED, Standing(owed=48000, open=2000)),
        (CONTRACTED + PAID, Standing(paid=10000, owed=38000, open=2000)),
        (PAID, Standing(paid=10000, open=40000)),
        (CONTRACTED + PAID + DONE, Standing(paid=10000, left_over=40000)),
        (PAID + "- {date: 2026-06-05, event: terminated, reason: 做不下去}\n", Standing(paid=10000, left_over=40000)),
    ],
)
def test_every_resolved_yuan_stands_in_one_place(history: str, expected: Standing, community: Community) -> None:
    assert standing(community(project(1, history)), LAST_DAY) == expected
    assert sum(expected) == 50000


def test_money_of_children_stands_with_their_mother(community: Community) -> None:
    files = project(1, CONTRACTED) | project(2, PAID, more="parent_project: p1\n")
    assert standing(community(files), LAST_DAY) == Standing(owed=48000, open=2000)


def test_only_the_money_of_the_year_and_pot_asked_for_is_looked_at(community: Community) -> None:
    fund = community(project(1, PAID))
    assert standing(fund, LAST_DAY, fiscal_year=2026, pot=Pot.SUPPORT) == Standing(paid=10000, open=40000)
    assert standing(fund, LAST_DAY, fiscal_year=2025) == Standing()
    assert standing(fund, LAST_DAY, pot=Pot.INCENTIVE) == Standing()


def test_what_happens_later_leaves_the_money_where_it_stood(community: Community) -> None:
    assert standing(community(project(1, CONTRACTED + PAID)), date(2026, 4, 30)) == Standing(owed=48000, open=2000)


def test_contracts_are_paid_owed_or_not_needed_and_what_has_none_is_paid_directly(community: Community) -> None:
    resolved = "{event: resolved, amount: 900.00}"
    history = {
        "running": "{event: contracted, amount: 800.00}, {event: paid, amount: 300.00}",
        "closed": "{event: contracted, amount: 500.00}, {event: paid, amount: 450.00}, {event: closed, cost: 450.00}",
        "self": "{event: paid, amount: 70.00}",
    }
    fund = community(
        {
            f"projects/{name}.yaml": f"{{id: {name}, title: 路灯, history: [{resolved}, {events}]}}"
            for name, events in history.items()
        }
    )
    agreed = contracts(fund, date(2026, 12, 31))
    assert agreed == Contracts(paid=750_00, owed=500_00, unused=50_00, direct=70_00)
    assert agreed.amount == 1300_00
