"""Simulation time: dates, working days past Spring Festival, and the instant in which a year stops."""

from __future__ import annotations

import math
from datetime import date

import pytest
import simpy

from gongshi_simulator.clock import day_at, days_in, delay_until, midnight, midnight_after, work_clock
from gongshi_simulator.fund_rules import FundRules


def test_a_time_is_the_day_that_it_lies_in() -> None:
    assert [day_at(time, 2026) for time in (0.0, 0.99, 1.0, 364.99)] == [
        date(2026, 1, 1),
        date(2026, 1, 1),
        date(2026, 1, 2),
        date(2026, 12, 31),
    ]
    assert [days_in(2024), days_in(2026)] == [366, 365]


def test_a_day_begins_and_ends_at_midnight() -> None:
    assert midnight(date(2026, 3, 1)) == 59.0
    assert midnight_after(date(2026, 3, 1), 2026) == 60.0
    assert midnight_after(date(2027, 1, 4), 2026) == 369.0


@pytest.mark.parametrize(
    ("begun", "working_days", "through"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),  # Monday to Friday, then Monday
        (date(2026, 3, 7), 0, date(2026, 3, 9)),  # nothing happens on a Saturday
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # Friday and the worked Saturday, then the festival
        (date(2026, 2, 16), 1, date(2026, 2, 25)),  # begun within the festival
        (date(2026, 9, 18), 3, date(2026, 9, 22)),  # the Sunday that is worked counts
    ],
)
def test_an_office_works_on_working_days_only(rules: FundRules, begun: date, working_days: int, through: date) -> None:
    later = work_clock(2026, rules.days).later(midnight(begun), working_days)
    assert day_at(later, 2026) == through


def test_what_does_not_end_within_the_year_never_ends(rules: FundRules) -> None:
    assert work_clock(2026, rules.days).later(midnight(date(2026, 12, 31)), 1) == math.inf


def test_parts_of_a_day_add_up(rules: FundRules) -> None:
    clock = work_clock(2026, rules.days)
    assert clock.later(clock.later(60.25, 0.5), 0.5) == clock.later(60.25, 1.0) == 61.25


def test_a_wait_never_falls_short_of_its_midnight() -> None:
    nows = [0.1 * step for step in range(800)]
    assert all(now + delay_until(89.0, now) >= 89.0 for now in nows)


def test_a_year_stops_before_the_first_instant_of_the_next() -> None:
    env = simpy.Environment()
    happened: list[float] = []

    def tell(at: float) -> simpy.events.ProcessGenerator:
        yield env.timeout(at)
        happened.append(env.now)

    for at in (364.0, 364.999, 365.0):
        env.process(tell(at))
    env.run(until=days_in(2026))
    assert happened == [364.0, 364.999]
