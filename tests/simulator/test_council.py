"""The council's calendar, its quorum, its majorities and its purse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gongshi.model.terms import ProjectKind
from gongshi_simulator.clock import day_at
from gongshi_simulator.council import Council, Votes, is_passed, votes
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, sitting_days
from without_chance import CERTAIN, year_of

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]
Years = Callable[..., list[CommunityYear]]
TWO_THIRDS = Fraction(2, 3)


def test_a_quarterly_council_sits_in_the_last_month_of_a_quarter(shipped: Scenario, rules: FundRules) -> None:
    assert sitting_days(shipped.council, 2026, rules.days) == (
        date(2026, 3, 20),
        date(2026, 6, 22),  # the 20th is a Saturday within the Dragon Boat holiday
        date(2026, 9, 20),  # a Sunday that is worked
        date(2026, 12, 21),
    )


def test_spring_festival_stops_a_sitting(scenario: With, rules: FundRules) -> None:
    monthly = scenario(council__sittings_a_year=12, council__sitting_day=16)
    assert sitting_days(monthly.council, 2026, rules.days)[1] == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("members", "quorum", "needed"),
    [(25, Fraction(2, 3), 17), (24, Fraction(2, 3), 16), (25, Fraction(1, 2), 13), (25, Fraction(1), 25)],
)
def test_a_part_of_the_members_that_must_come_is_of_whole_members(
    scenario: With, here: Here, members: int, quorum: Fraction, needed: int
) -> None:
    assert here(scenario(council__members=members, council__quorum=quorum, council__attendance=1)).quorum == needed


@pytest.mark.parametrize(("present", "is_quorate"), [(16, False), (17, True)])
def test_a_sitting_to_which_a_quorum_comes_is_one(
    scenario: With, here: Here, present: int, *, is_quorate: bool
) -> None:
    # All who are members come, but they are fewer than the rules ask for.
    few = scenario(**CERTAIN | {"council__members": present, "council__quorum": Fraction(1, 2)})
    asked = replace(here(few), quorum=17)
    assert [(one.present, one.is_quorate) for one in year_of(asked).log.sittings[:1]] == [(present, is_quorate)]


def test_a_monthly_and_a_quarterly_council_meet_the_same_members(scenario: With, years: Years) -> None:
    monthly, quarterly = (
        [(one.time, one.present) for one in years(scenario(council__sittings_a_year=often))[0].log.sittings]
        for often in (12, 4)
    )
    assert [day_at(time, 2026).month for time, _ in quarterly] == [3, 6, 9, 12]
    assert set(quarterly) < set(monthly)
    assert len({present for _, present in monthly}) > 1


@pytest.mark.parametrize(
    ("present", "in_favour", "service", "works"),
    [(20, 10, False, False), (20, 11, True, False), (21, 13, True, False), (21, 14, True, True), (20, 14, True, True)],
)
def test_services_need_more_than_half_and_works_two_thirds(
    present: int, in_favour: int, *, service: bool, works: bool
) -> None:
    vote = Votes(present, in_favour)
    assert is_passed(vote, ProjectKind.SERVICE, TWO_THIRDS) is service
    assert is_passed(vote, ProjectKind.WORKS, TWO_THIRDS) is works


def test_a_vote_is_of_whole_members() -> None:
    assert [votes(support, 20).in_favour for support in (0.0, 0.52, 0.525, 0.53, 1.0)] == [0, 10, 11, 11, 20]


def test_money_is_set_aside_to_the_last_fen_and_set_free_again() -> None:
    council = Council(agenda_items=8, left=100)
    assert [council.spends(amount) for amount in (60, 41, 40, 1)] == [True, False, True, False]
    council.gets_back(40)
    assert [council.spends(amount) for amount in (41, 40)] == [False, True]
