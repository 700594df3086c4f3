"""Statutory days off and working weekends of one year, as announced."""

from __future__ import annotations

from pydantic import model_validator

from gongshi.model.programme import Source
from gongshi.model.record import Entry, Record
from gongshi.model.refusal import refused
from gongshi.model.scalars import Day, Year
from gongshi.model.words import Text


class Holiday(Entry):
    """Consecutive days off under one name, both ends included."""

    name: Text
    first_day: Day
    last_day: Day

    @model_validator(mode="after")
    def _in_order(self) -> Holiday:
        if self.last_day < self.first_day:
            raise refused(
                "放假的最后一天早于第一天；请查日期", "the holiday's last day is before its first", at="last_day"
            )
        return self


class HolidayYear(Record):
    """``holidays/2026.yaml``: what the State Council announced for one year.

    ``days_off`` include weekends that a holiday takes in; ``working_days`` are the Saturdays and Sundays worked
    in exchange. A year whose file is not there has not been announced: dates in it are provisional.
    """

    year: Year
    source: Source
    days_off: tuple[Holiday, ...]
    working_days: tuple[Day, ...] = ()
