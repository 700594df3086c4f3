"""How long a notice hangs: the last day of a posting period under every way of counting its days.

Days are calendar days at the fund's own place. Nothing here reads a clock: days and instants come in.
Source of the conventions: Civil Code of the PRC, arts. 201 (the first day is not counted) and 203 (a last day
that is a statutory holiday moves to the day after; the day ends at 24:00 or at the close of business).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from gongshi.model.holidays import Holiday, HolidayYear
from gongshi.model.rule_pack import PostingPeriod
from gongshi.model.terms import DayKind, Roll

SHANGHAI = ZoneInfo("Asia/Shanghai")
_ONE_DAY = timedelta(days=1)
# The announcement of a year can set days of the December before it, as that for 2023 did with 31 December 2022.
_NEXT_YEAR_REACHES_BACK = 7


class PeriodEnd(NamedTuple):
    """The last day of a period. Provisional: it depends on holidays that nobody has announced yet."""

    last_day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: announced days off, announced working weekends, and the years announced."""

    days_off: frozenset[date]
    working_days: frozenset[date]
    announced: frozenset[int]

    def is_holiday(self, day: date) -> bool:
        """Whether ``day`` is announced as off; the weekends that a holiday takes in are."""
        return day in self.days_off

    def is_rest_day(self, day: date) -> bool:
        """Whether ``day`` is not worked: a holiday, or a weekend that is not worked in exchange."""
        return day in self.days_off or (day.weekday() >= 5 and day not in self.working_days)

    def is_announced(self, day: date) -> bool:
        """Whether all announcements that can concern ``day`` are there."""
        return not self.unannounced(day)

    def unannounced(self, day: date) -> frozenset[int]:
        """The years whose announcements can concern ``day`` and are not there."""
        return frozenset({day.year, (day + timedelta(days=_NEXT_YEAR_REACHES_BACK)).year}) - self.announced


def calendar(years: Iterable[HolidayYear]) -> Calendar:
    """The calendar of all announced ``years``; a year without a file is one nobody has announced."""
    years = tuple(years)
    return Calendar(
        days_off=frozenset(day for year in years for holiday in year.days_off for day in _days(holiday)),
        working_days=frozenset(day for year in years for day in year.working_days),
        announced=frozenset(year.year for year in years),
    )


def _days(holiday: Holiday) -> Iterator[date]:
    day = holiday.first_day
    while day <= holiday.last_day:
        yield day
        day += _ONE_DAY


def last_day(start: date, period: PostingPeriod, days: Calendar) -> PeriodEnd:
    """The last day of a period posted on ``start``, counted as ``period`` says."""
    examined: list[date] = []
    day = start if period.first_day_counted else start + _ONE_DAY
    if period.day_kind is DayKind.WORKING:
        day = _working(day, period.days, days, examined)
    else:
        day += (period.days - 1) * _ONE_DAY
    day = _rolled(day, period.roll, days, examined)
    return PeriodEnd(day, provisional=not all(days.is_announced(one) for one in examined))


def first_day(start: date, period: PostingPeriod, days: Calendar) -> date:
    """The first day that counts of a period posted on ``start``."""
    day = start if period.first_day_counted else start + _ONE_DAY
    return _working(day, 1, days, []) if period.day_kind is DayKind.WORKING else day


def _working(day: date, wanted: int, days: Calendar, examined: list[date]) -> date:
    """The day that completes ``wanted`` working days, counting from ``day``."""
    counted = 0
    while True:
        examined.append(day)
        counted += not days.is_rest_day(day)
        if counted == wanted:
            return day
        day += _ONE_DAY


def _rolled(day: date, roll: Roll, days: Calendar, examined: list[date]) -> date:
    if roll is Roll.NONE:
        return day
    is_moved = days.is_holiday if roll is Roll.HOLIDAYS else days.is_rest_day
    while is_moved(day):
        examined.append(day)
        day += _ONE_DAY
    examined.append(day)
    return day


def days_counted(start: date, end: date, period: PostingPeriod, days: Calendar) -> int:
    """How many days a period posted from ``start`` to ``end`` has, counted as ``period`` says."""
    day = start if period.first_day_counted else start + _ONE_DAY
    counted = 0
    while day <= end:
        counted += period.day_kind is DayKind.CALENDAR or not days.is_rest_day(day)
        day += _ONE_DAY
    return counted


def closes_at(end: date, closing: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """The instant at which a period's last day is over; ``closing`` is its hour, ``24:00`` the day's end."""
    if closing == "24:00":
        return datetime.combine(end + _ONE_DAY, time(), tzinfo=zone)
    return datetime.combine(end, time.fromisoformat(closing), tzinfo=zone)


def day_of(instant: datetime, zone: ZoneInfo = SHANGHAI) -> date:
    """The calendar day at the fund's place when it is ``instant``.

    Raises:
        ValueError: for an instant without a time zone, which could be any of three days.
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs its time zone, got {instant}")
    return instant.astimezone(zone).date()
