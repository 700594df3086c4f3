"""Dates by working days and by days on which work on site goes on: what the model's clocks do, beyond its year, too."""

from __future__ import annotations

from datetime import date, timedelta

from gongshi.periods import Calendar

_ONE_DAY = timedelta(days=1)


def worked_from(day: date, days: Calendar) -> date:
    """``day``, or the first day worked after it."""
    while days.is_rest_day(day):
        day += _ONE_DAY
    return day


def working_days_after(day: date, number: int, days: Calendar) -> date:
    """The day so many working days after ``day``; before it, for a negative number."""
    step = _ONE_DAY if number > 0 else -_ONE_DAY
    left = abs(number)
    while left:
        day += step
        left -= not days.is_rest_day(day)
    return day


def work_ends(first_day: date, work_days: int, days: Calendar) -> date:
    """The last day of work of so many days that rests on announced holidays, as a contract has it: a year at most."""
    day, latest = first_day, twelve_months_from(first_day)
    while work_days and day < latest:
        day += _ONE_DAY
        work_days -= not days.is_holiday(day)
    return day


def twelve_months_from(day: date) -> date:
    """The last day of the twelve months that begin with ``day``."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1) - _ONE_DAY
