"""Which day a command looks at the records on: the only place where gongshi reads the clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import ReadFund
from gongshi.periods import day_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def as_of_day(given: str | None, read: ReadFund) -> date:
    """The day ``given`` on the command line, else the one the records declare, else today in Shanghai.

    Raises:
        CouldNotRun: when what was given is no day.
    """
    if given is not None:
        return _day(given)
    if read.fund is not None and read.fund.programme.as_of is not None:
        return read.fund.programme.as_of
    return day_of(datetime.now(UTC))  # noqa: TID251 - the command line's one look at the clock


def _day(given: str) -> date:
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise CouldNotRun(
        f"--as-of 要一个日期，写成 2026-03-05 的样子，这里写的是“{given}”",
        f"--as-of takes a day such as 2026-03-05, not {given!r}",
    )
