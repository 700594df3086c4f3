"""Period arithmetic: worked examples, every way of counting, holidays, unannounced years, and the day in Shanghai."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongshi.load.typed import load
from gongshi.model.holidays import HolidayYear
from gongshi.model.rule_pack import PostingPeriod
from gongshi.model.terms import Basis, DayKind, Roll
from gongshi.model.words import words
from gongshi.periods import Calendar, PeriodEnd, calendar, closes_at, day_of, days_counted, first_day, last_day

ROOT = Path(__file__).resolve().parent.parent
EMPTY = Calendar(frozenset(), frozenset(), frozenset())


def holiday_year(year: int) -> HolidayYear:
    path = ROOT / "data" / "holidays" / f"{year}.yaml"
    record = load(path, path.name, HolidayYear).record
    assert isinstance(record, HolidayYear)
    return record


@pytest.fixture(scope="module")
def announced() -> Calendar:
    """The shipped years, 2018 to 2026; 2027 is not announced."""
    return calendar(holiday_year(year) for year in range(2018, 2027))


def period(
    *, days: int = 10, first: bool = False, kind: DayKind = DayKind.CALENDAR, roll: Roll = Roll.NONE
) -> PostingPeriod:
    return PostingPeriod(
        days=days,
        first_day_counted=first,
        day_kind=kind,
        roll=roll,
        closing="24:00",
        basis=Basis.ASSUMED,
        citation=words("测试"),
    )


WORKED = [
    # published, day 10, if only listed holidays move it, if weekends move it too
    (date(2026, 4, 20), date(2026, 4, 30), date(2026, 4, 30), date(2026, 4, 30)),
    (date(2026, 4, 8), date(2026, 4, 18), date(2026, 4, 18), date(2026, 4, 20)),
    (date(2026, 9, 21), date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 8)),
    (date(2026, 9, 17), date(2026, 9, 27), date(2026, 9, 28), date(2026, 9, 28)),
    (date(2026, 2, 6), date(2026, 2, 16), date(2026, 2, 24), date(2026, 2, 24)),
    (date(2026, 12, 25), date(2027, 1, 4), date(2027, 1, 4), date(2027, 1, 4)),
]


@pytest.mark.parametrize(("posted", "tenth", "past_holidays", "past_weekends"), WORKED)
def test_the_worked_examples_of_the_three_readings(
    announced: Calendar, posted: date, tenth: date, past_holidays: date, past_weekends: date
) -> None:
    ends = [last_day(posted, period(roll=roll), announced).last_day for roll in Roll]
    assert ends == [tenth, past_holidays, past_weekends]


def test_only_the_example_that_ends_in_an_unannounced_year_is_provisional(announced: Calendar) -> None:
    provisional = [last_day(posted, period(roll=Roll.REST_DAYS), announced).provisional for posted, *_ in WORKED]
    assert provisional == [False, False, False, False, False, True]


def test_without_holidays_in_the_rule_an_unannounced_year_changes_nothing() -> None:
    assert last_day(date(2031, 3, 1), period(), EMPTY) == PeriodEnd(date(2031, 3, 11), provisional=False)


def test_a_year_nobody_announced_is_provisional_and_never_an_error() -> None:
    assert last_day(date(2031, 3, 1), period(roll=Roll.HOLIDAYS), EMPTY) == PeriodEnd(
        date(2031, 3, 11), provisional=True
    )


@pytest.mark.parametrize(("end", "provisional"), [(date(2026, 12, 24), False), (date(2026, 12, 25), True)])
def test_the_last_week_of_december_waits_for_the_next_years_announcement(
    announced: Calendar, end: date, *, provisional: bool
) -> None:
    assert last_day(end - timedelta(days=10), period(roll=Roll.HOLIDAYS), announced) == PeriodEnd(end, provisional)


def test_counting_the_first_day_ends_a_day_earlier() -> None:
    assert last_day(date(2026, 3, 1), period(first=True), EMPTY).last_day == date(2026, 3, 10)
    assert last_day(date(2026, 3, 1), period(first=False), EMPTY).last_day == date(2026, 3, 11)


def test_across_the_spring_festival_the_last_day_is_the_first_day_of_work(announced: Calendar) -> None:
    ends = {last_day(date(2026, 2, day), period(roll=Roll.REST_DAYS), announced).last_day for day in range(5, 14)}
    assert ends == {date(2026, 2, 24)}


def test_across_the_national_day_the_last_day_is_the_first_day_of_work(announced: Calendar) -> None:
    ends = {last_day(date(2026, 9, day), period(roll=Roll.HOLIDAYS), announced).last_day for day in range(21, 28)}
    assert ends == {date(2026, 10, 8)}


def test_a_saturday_worked_in_exchange_does_not_move(announced: Calendar) -> None:
    assert announced.is_rest_day(date(2026, 10, 10)) is False
    assert last_day(date(2026, 9, 30), period(roll=Roll.REST_DAYS), announced).last_day == date(2026, 10, 10)


def test_an_ordinary_saturday_moves_to_monday_only_where_weekends_move(announced: Calendar) -> None:
    posted = date(2026, 4, 8)
    assert last_day(posted, period(roll=Roll.HOLIDAYS), announced).last_day == date(2026, 4, 18)
    assert last_day(posted, period(roll=Roll.REST_DAYS), announced).last_day == date(2026, 4, 20)


def test_working_days_pass_over_the_holiday_and_count_the_worked_sunday(announced: Calendar) -> None:
    # 18, 20 (a worked Sunday), 21, 22, 23, 24, 28, 29, 30 September and 8 October.
    ten = period(kind=DayKind.WORKING)
    assert last_day(date(2026, 9, 17), ten, announced).last_day == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("posted", "first", "end"),
    [
        (date(2026, 3, 2), True, date(2026, 3, 6)),
        (date(2026, 3, 2), False, date(2026, 3, 9)),
        (date(2026, 3, 7), True, date(2026, 3, 13)),
    ],
)
def test_five_working_days(announced: Calendar, posted: date, end: date, *, first: bool) -> None:
    assert last_day(posted, period(days=5, first=first, kind=DayKind.WORKING), announced).last_day == end


@pytest.mark.parametrize(
    ("posted", "first", "kind", "counted"),
    [
        # A Friday, and the day before a Monday off.
        (date(2026, 3, 6), False, DayKind.CALENDAR, date(2026, 3, 7)),
        (date(2026, 3, 6), True, DayKind.CALENDAR, date(2026, 3, 6)),
        (date(2026, 3, 6), False, DayKind.WORKING, date(2026, 3, 9)),
        (date(2026, 3, 6), True, DayKind.WORKING, date(2026, 3, 6)),
        (date(2026, 4, 30), False, DayKind.WORKING, date(2026, 5, 6)),
    ],
)
def test_the_first_day_that_counts(
    announced: Calendar, posted: date, kind: DayKind, counted: date, *, first: bool
) -> None:
    found = first_day(posted, period(first=first, kind=kind), announced)
    assert (found, days_counted(posted, found, period(first=first, kind=kind), announced)) == (counted, 1)


def test_working_days_into_an_unannounced_year_are_provisional(announced: Calendar) -> None:
    assert last_day(date(2026, 12, 28), period(kind=DayKind.WORKING), announced).provisional is True


def test_no_reading_ends_before_one_that_asks_less(announced: Calendar) -> None:
    @given(st.dates(date(2018, 1, 1), date(2026, 11, 30)))
    def check(posted: date) -> None:
        least = last_day(posted, period(first=True), announced).last_day
        ends = [last_day(posted, period(roll=roll), announced).last_day for roll in Roll]
        assert [least, *ends] == sorted([least, *ends])
        assert not announced.is_rest_day(ends[-1])

    check()


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_shipped_holidays_are_those_of_another_publisher(shared: Path, announced: Calendar, year: int) -> None:
    listed = json.loads((shared / "real" / f"holiday_cn_{year}.json").read_text(encoding="utf-8"))["days"]
    off = {date.fromisoformat(day["date"]) for day in listed if day["isOffDay"]}
    worked = {date.fromisoformat(day["date"]) for day in listed if not day["isOffDay"]}
    assert {day for day in announced.days_off if day.year == year} == {day for day in off if day.year == year}
    assert {day for day in announced.working_days if day.year == year} == {day for day in worked if day.year == year}


def test_every_year_from_2018_on_is_there(announced: Calendar) -> None:
    assert announced.announced == frozenset(range(2018, 2027))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 4, 20, 15, 59, tzinfo=UTC), date(2026, 4, 20)),  # 23:59 in Shanghai
        (datetime(2026, 4, 20, 16, 0, tzinfo=UTC), date(2026, 4, 21)),
        (datetime(2026, 4, 20, 16, 1, tzinfo=UTC), date(2026, 4, 21)),  # 00:01 in Shanghai
    ],
)
def test_the_day_turns_at_midnight_in_shanghai(instant: datetime, day: date) -> None:
    assert day_of(instant) == day


def test_an_instant_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="an instant needs its time zone, got 2026-04-20 23:59:00"):
        day_of(datetime(2026, 4, 20, 23, 59))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Shanghai"])
def test_the_machines_own_time_zone_does_not_matter(zone: str) -> None:
    asked = (
        "from datetime import datetime, UTC, date; from gongshi.periods import day_of, closes_at;"
        "print(day_of(datetime(2026, 4, 20, 15, 59, tzinfo=UTC)), day_of(datetime(2026, 4, 20, 16, 1, tzinfo=UTC)),"
        "closes_at(date(2026, 4, 30), '24:00').timestamp())"
    )
    environment = {**os.environ, "TZ": zone}
    said = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "2026-04-20 2026-04-21 1777564800.0\n"


def test_the_last_day_is_over_at_its_closing_hour() -> None:
    end = date(2026, 4, 30)
    assert closes_at(end, "24:00").astimezone(UTC) == datetime(2026, 4, 30, 16, 0, tzinfo=UTC)
    assert closes_at(end, "17:30").astimezone(UTC) == datetime(2026, 4, 30, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "kind", "counted"),
    [(False, DayKind.CALENDAR, 9), (True, DayKind.CALENDAR, 10), (False, DayKind.WORKING, 5)],
)
def test_the_days_of_a_posting_are_counted_as_its_last_day_is(*, first: bool, kind: DayKind, counted: int) -> None:
    # From a Friday to the Sunday of the week after: five working days lie between.
    assert days_counted(date(2026, 3, 6), date(2026, 3, 15), period(first=first, kind=kind), EMPTY) == counted
