"""The council's calendar, its quorum and its majorities."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from gongshi.model.terms import ProjectKind
from gongshi_simulator.council import Planned, Votes, is_passed, planned, sitting_days, votes
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario

With = Callable[..., Scenario]
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


@pytest.mark.parametrize(("present", "is_quorate"), [(16, False), (17, True)])
def test_two_thirds_of_twenty_five_members_are_seventeen(
    scenario: With, rules: FundRules, present: int, *, is_quorate: bool
) -> None:
    yearly = scenario(council__sittings_a_year=1)
    coming = planned(yearly.council, np.full(12, present), 2026, rules.days)
    assert coming == (Planned(date(2026, 12, 21), present, is_quorate),)


def test_a_monthly_and_a_quarterly_council_meet_the_same_members(scenario: With, rules: FundRules) -> None:
    drawn = np.arange(12) + 10
    monthly, quarterly = (
        planned(scenario(council__sittings_a_year=often).council, drawn, 2026, rules.days) for often in (12, 4)
    )
    assert set(quarterly) < set(monthly)


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
    assert [votes(support, 20).in_favour for support in (0.0, 0.52, 0.53, 1.0)] == [0, 10, 11, 20]
