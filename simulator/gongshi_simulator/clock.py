"""Simulation time and dates. Time is a float: days since the midnight in which the scenario's year begins.

The whole part of a time is the day of the year, from 0; `day_at` is the one way from a time to a date.
SimPy's ``run(until=t)`` stops before what is due at ``t`` itself. A year is run until its number of days, so that
all of 31 December is in it and the first instant of the next year is not.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from gongshi.periods import Calendar


def days_in(year: int) -> int:
    """365 or 366."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def day_at(time: float, year: int) -> date:
    """The date of an instant."""
    return date(year, 1, 1) + timedelta(days=int(time))


def midnight(day: date) -> float:
    """The time, within the day's own year, at which ``day`` begins."""
    return float(day.timetuple().tm_yday - 1)


def midnight_after(day: date, year: int) -> float:
    """The time, in days since 1 January of ``year``, at which ``day`` is over."""
    return float((day - date(year, 1, 1)).days + 1)


def delay_until(time: float, now: float) -> float:
    """How long to wait from ``now`` for ``time``, never so little that rounding falls short of it.

    A wait that ends a hair before midnight would end on the day before.
    """
    delay = max(time - now, 0.0)
    while now + delay < time:
        delay = math.nextafter(delay, math.inf)
    return delay


@dataclass(frozen=True, slots=True)
class WorkClock:
    """Counts working days of one year: those that are neither weekend nor holiday.

    ``worked``: how many of them are over at each midnight, from that before 1 January to that after 31 December.
    """

    worked: tuple[int, ...]

    def later(self, time: float, working_days: float) -> float:
        """When an office that begins at ``time`` has worked for ``working_days``; inf if not within the year.

        Always an instant of a day that is worked: an office that has worked Monday to Friday is through with it
        when Monday begins.
        """
        day = int(time)
        is_worked = self.worked[day + 1] - self.worked[day]
        target = self.worked[day] + (time - day) * is_worked + working_days
        if target >= self.worked[-1]:
            return math.inf
        end = bisect_right(self.worked, target) - 1
        return end + (target - self.worked[end])


def work_clock(year: int, days: Calendar) -> WorkClock:
    """The working days of ``year``; in a year whose days off nobody has announced only weekends are off."""
    is_worked = (not days.is_rest_day(day_at(day, year)) for day in range(days_in(year)))
    return WorkClock(tuple(accumulate(is_worked, initial=0)))
