"""China's statutory days off and working weekends as holiday records, made from the package chinesecalendar.

    python -m gongshi.exchange.statutory_days data/holidays 2018 2026

A year that the package doesn't know yet has no file: dates in it are provisional until it is announced.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

from chinese_calendar import constants

from gongshi.model.holidays import Holiday, HolidayYear
from gongshi.model.programme import Source
from gongshi.model.words import words
from gongshi.write import canonical


def holiday_year(year: int) -> HolidayYear:
    """The days off and working weekends of ``year``.

    Raises:
        ValueError: for a year that the package doesn't know.
    """
    off = {day: name for day, name in constants.holidays.items() if day.year == year}
    if not off:
        raise ValueError(f"chinesecalendar {version('chinesecalendar')} knows no days off in {year}")
    return HolidayYear(
        id=str(year),
        year=year,
        source=Source(
            title=words(
                {
                    "zh": f"国务院办公厅关于{year}年部分节假日安排的通知",
                    "en": f"State Council General Office, holidays of {year}",
                }
            ),
            note=words(f"chinesecalendar {version('chinesecalendar')}"),
        ),
        days_off=tuple(_holidays(off)),
        working_days=tuple(sorted(day for day in constants.workdays if day.year == year)),
    )


def _holidays(off: dict[date, str]) -> Iterator[Holiday]:
    """Consecutive days of one name as one holiday."""
    days = sorted(off)
    # Two days belong together when day and position advance alike.
    for (name, _), run in groupby(enumerate(days), key=lambda pair: (off[pair[1]], pair[1] - timedelta(days=pair[0]))):
        together = [day for _, day in run]
        chinese = constants.Holiday(name).chinese
        yield Holiday(name=words({"zh": chinese, "en": name}), first_day=together[0], last_day=together[-1])


def main() -> None:
    """Writes the years of the command line into a folder of holiday records."""
    folder, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for year in range(first, last + 1):
        (folder / f"{year}.yaml").write_text(canonical(holiday_year(year)), encoding="utf-8")


if __name__ == "__main__":
    main()
