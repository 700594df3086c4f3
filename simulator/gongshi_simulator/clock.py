"""Simulation time and dates. Time is a float: days since the midnight in which the scenario's year begins.

The whole part of a time is the day of the year, from 0; `day_at` is the one way from a time to a date.
SimPy's ``run(until=t)`` stops before what is due at ``t`` itself. A year is run until its number of days, so that
all of 31 December is in it and the first instant of the next year is not.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

import numpy as np
import numpy.typing as npt


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


def month_of_day(year: int) -> tuple[int, ...]:
    """The month, from 0, of each day of the year."""
    return tuple(day_at(day, year).month - 1 for day in range(days_in(year)))


def delay_until(time: float, now: float) -> float:
    """How long to wait from ``now`` for ``time``, never so little that rounding falls short of it.

    A wait that ends a hair before midnight would end on the day before.
    """
    if time <= now:
        return 0.0
    delay = time - now
    while now + delay < time:
        delay = math.nextafter(delay, math.inf)
    return delay


@dataclass(frozen=True, slots=True)
class WorkClock:
    """Counts what one person or office can do in a year, in its own unit: working days, or hours of its time.

    ``done``: how much of it is behind at each midnight, from that before 1 January to that after 31 December.
    """

    done: tuple[float, ...]

    def later(self, time: float, work: float) -> float:
        """When whoever begins at ``time`` has done so much; inf if not within the year.

        Always an instant of a day that is worked: an office that has worked Monday to Friday is through with it
        when Monday begins.
        """
        done = self.done
        if time >= len(done) - 1:
            return math.inf
        # As `by` has it for many at once: for one by one numpy is slow, and nothing is asked for more often than this.
        begun = done[day := int(time)]
        target = begun + (time - day) * (done[day + 1] - begun) + work
        if target >= done[-1]:
            return math.inf
        day = bisect_right(done, target) - 1
        return day + (target - done[day]) / (done[day + 1] - done[day])

    def by(self, times: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """How much of the year's work can be done by each of the ``times``; all of it, by one after its end."""
        done: npt.NDArray[np.float64] = np.interp(np.asarray(times, dtype=float), np.arange(len(self.done)), self.done)
        return done


def work_clock(of_days: Iterable[float]) -> WorkClock:
    """The clock of a year in which so much can be done on each day."""
    return WorkClock(tuple(accumulate(of_days, initial=0)))
