"""The latest day on which a project may be resolved and still be closed in time, for each way of carrying out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.clock import days_in, midnight
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet
from gongshi_simulator.report.plots.rows import Said, axis, rows
from gongshi_simulator.report.wording import day_text

_BAR = 9.0


class SafeDate(NamedTuple):
    """The last safe day of one way and its interval; None where no day of the year is safe, or none is known."""

    called: Message
    day: date | None
    low: date | None
    high: date | None


class SafeDates(NamedTuple):
    """The year, the days, and the days on which the council sits."""

    year: int
    dates: Sequence[SafeDate]
    sittings: Sequence[date]


def safe_dates(shown: SafeDates, look: Look) -> Sheet:
    """A row a way: safe up to the mark; sittings as dotted lines through all rows."""
    days, form = days_in(shown.year), look.form
    said = [Said(one.called, _text(one)) for one in shown.dates]
    on = rows(look, said, (0, days), above=1.2 * form.small)
    months = range(1, 13, 2 if form.is_bilingual else form.month_step)
    axis(on, [(midnight(date(shown.year, month, 1)), f"{month}月") for month in months])
    for sitting in shown.sittings:
        on.paper.line([on.across(midnight(sitting))] * 2, on.down, Pen("ink", 0.9, (0, (1, 3))))
    for at, one in enumerate(shown.dates):
        middle = on.middle(at)
        if one.day is not None:
            end = on.across(midnight(one.day) + 1)
            on.paper.fill(Box(on.left, middle - _BAR / 2, end - on.left, _BAR), "part-paid")
            if one.low is not None and one.high is not None and one.low < one.high:
                bounds = [on.across(midnight(one.low) + 1), on.across(midnight(one.high) + 1)]
                on.paper.line(bounds, [middle, middle], Pen("ink", 2.4))
            on.paper.dot(end, middle, "part-paid")
    return on.paper


def _text(one: SafeDate) -> str:
    if one.day is None:
        return "没有来得及的日子"
    if one.low is None or one.high is None or one.low == one.high:
        return day_text(one.day)
    return f"{day_text(one.day)}（{day_text(one.low)}–{day_text(one.high)}）"
