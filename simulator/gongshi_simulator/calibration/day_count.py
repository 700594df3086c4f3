"""Counting days as the simulated clocks do: those that are worked, those that are no announced holiday, or all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from gongshi.model.terms import Term
from gongshi.periods import Calendar


class Days(Term):
    """Which days a duration is counted in."""

    WORKING = "working_days", "工作日", "working days"
    FIELD = "field_days", "天，不计法定节假日", "days without holidays"
    CALENDAR = "days", "天", "days"


_COUNTS: Mapping[Days, Callable[[Calendar, date], bool]] = {
    Days.WORKING: lambda calendar, day: not calendar.is_rest_day(day),
    Days.FIELD: lambda calendar, day: not calendar.is_holiday(day),
    Days.CALENDAR: lambda _calendar, _day: True,
}


@dataclass(frozen=True, slots=True)
class DayCount:
    """``done``: how many days that count are behind when each day from ``origin`` on begins."""

    origin: date
    done: tuple[int, ...]

    def between(self, first: date, last: date) -> int:
        """How many days that count pass from the beginning of ``first`` to that of ``last``."""
        return self.done[(last - self.origin).days] - self.done[(first - self.origin).days]


def day_counts(calendar: Calendar, origin: date, until: date) -> Mapping[Days, DayCount]:
    """A count of each kind, from the beginning of ``origin`` to the end of ``until``."""
    every = [origin + timedelta(days=number) for number in range((until - origin).days + 1)]
    return {
        kind: DayCount(origin, tuple(accumulate((counts(calendar, day) for day in every), initial=0)))
        for kind, counts in _COUNTS.items()
    }
