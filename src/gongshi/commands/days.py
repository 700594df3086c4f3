"""Which day a command looks at the records on: the only place where gongshi reads the clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from gongshi.commands.trouble import CouldNotRun
from gongshi.model.programme import Programme
from gongshi.periods import day_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Days(NamedTuple):
    """The day on which records are looked at, and the day on which they are kept, which is no earlier."""

    as_of: date
    present: date


def days(given: str | None, programme: Programme | None) -> Days:
    """The day ``given`` on the command line, else the present: the day the records declare, else today in Shanghai.

    ``programme`` is None where it cannot be read, and then declares nothing.

    Raises:
        CouldNotRun: when what was given is no day, or lies beyond the year after the present one: every quarter until
            then would be said to lack its accounts.
    """
    as_of, present = _day(given) if given is not None else None, _present(programme)
    if as_of is not None and as_of.year > present.year + 1:
        raise CouldNotRun(
            f"--as-of {as_of} 太远，最晚写到 {present.year + 1}-12-31",
            f"--as-of {as_of} is too far off; the last day it takes is {present.year + 1}-12-31",
        )
    return Days(as_of or present, max(as_of or present, present))


def _present(programme: Programme | None) -> date:
    if programme is not None and programme.as_of is not None:
        return programme.as_of
    return day_of(datetime.now(UTC))  # noqa: TID251 - the command line's one look at the clock


def _day(given: str) -> date:
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given)
    except ValueError:
        pass
    raise CouldNotRun(
        f"--as-of 后面写日期，例如 2026-03-05，这里写的是“{given}”",
        f"--as-of takes a day such as 2026-03-05, not {given!r}",
    )
