"""Simulation time: dates, working days past Spring Festival, and the instant in which a year stops."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

import pytest
import simpy

from gongshi_simulator.clock import (
    day_at,
    days_in,
    delay_until,
    midnight,
    midnight_after,
    month_of_day,
    work_clock,
)
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


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


def test_every_day_has_its_month() -> None:
    months = month_of_day(2024)
    assert [months.count(month) for month in range(12)] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert [months[at] for at in (0, 30, 31, 59, 60, 365)] == [0, 0, 1, 1, 2, 11]


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
def test_an_office_works_on_working_days_only(
    shipped: Scenario, here: Here, begun: date, working_days: int, through: date
) -> None:
    later = here(shipped).office.later(midnight(begun), working_days)
    assert day_at(later, 2026) == through


def test_what_does_not_end_within_the_year_never_ends(shipped: Scenario, here: Here) -> None:
    assert here(shipped).office.later(midnight(date(2026, 12, 31)), 1) == math.inf


def test_parts_of_a_day_add_up(shipped: Scenario, here: Here) -> None:
    clock = here(shipped).office
    assert clock.later(clock.later(60.25, 0.5), 0.5) == clock.later(60.25, 1.0) == 61.25


def test_a_clock_counts_in_the_hours_that_each_day_has() -> None:
    clock = work_clock([2, 0, 4])
    # The first day is worked through when the third begins; an hour is half of the one and a quarter of the other.
    assert [clock.later(0.0, hours) for hours in (0, 1, 2, 3, 5, 6)] == [0.0, 0.5, 2.0, 2.25, 2.75, math.inf]
    assert clock.by((0.5, 1.0, 1.7, 2.25, 3.0, math.inf)).tolist() == [1, 2, 2, 3, 6, 6]


def test_a_worker_has_for_projects_what_reports_and_other_duties_leave(scenario: With, here: Here) -> None:
    desk = here(
        scenario(
            desk__hours_a_day=4,
            desk__weekly_report_hours=5,
            desk__monthly_report_hours=0,
            desk__annual_report_hours=21,
            desk__busy_months=2,
            desk__hours_left_when_busy=0.75,
        )
    ).desk
    days = [midnight(date(2026, month, 16)) for month in (10, 11, 12)]
    # Of four hours the weekly report takes one; three in four are left from November on; December has the year's, too.
    assert [round(float(desk.by(day + 1) - desk.by(day)), 9) for day in days] == [3, 2, 1]


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
