"""How long projects stay in each stage: a bar to the day on which half are through, and a paler one to nine tenths.

Where a year is too short to tell, the bar runs to the last day that was watched and is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet, Type, width_of
from gongshi_simulator.report.colours import over
from gongshi_simulator.report.plots.rows import Rows, Said, axis, rows
from gongshi_simulator.report.wording import quantile_number

_YEAR = 366
_BAR = 15.0
_PALE = 0.4
_HALF = Message("半数（P50）", "half through")
_NINE_TENTHS = Message("九成（P90）", "nine in ten through")


class StageTime(NamedTuple):
    """A stage, when half and nine tenths are through it, and the token of its colour."""

    called: Message
    half: Quantile
    nine_tenths: Quantile
    colour: str


def stages(times: Sequence[StageTime], look: Look) -> Sheet:
    """A row a stage."""
    said = [Said(one.called, f"{quantile_number(one.half)} · {quantile_number(one.nine_tenths)}") for one in times]
    on = rows(look, said, (0, _YEAR), above=2.2 * look.form.points)
    step = 120 if look.form.month_step > 1 else 60
    axis(on, [(day, f"{day}天" if day == 360 else str(day)) for day in range(0, 361, step)])
    _key(on)
    for at, time in enumerate(times):
        _bar(on, at, time)
    return on.paper


def _key(on: Rows) -> None:
    """What the two parts of a bar are."""
    form, tokens = on.paper.look.form, on.paper.look.tokens
    left, middle = on.left, 0.9 * form.points
    for name, part in ((_HALF, 1.0), (_NINE_TENTHS, _PALE)):
        said = form.full(name)
        on.paper.fill(
            Box(left, middle - 0.4 * form.small, 22, 0.8 * form.small), over(tokens["muted"], tokens["paper"], part)
        )
        on.paper.write(left + 28, middle, said, Type(form.small, "muted"))
        left += 28 + width_of(said, Type(form.small)) + 20


def _bar(on: Rows, at: int, time: StageTime) -> None:
    paper, middle, begin = on.paper, on.middle(at), on.left
    colour = paper.colour(time.colour)
    for quantile, part in ((time.half, 1.0), (time.nine_tenths, _PALE)):
        end = on.across(quantile.watched if quantile.days is None else quantile.days)
        shade = over(colour, paper.look.tokens["paper"], part)
        paper.fill(Box(begin, middle - _BAR / 2, end - begin, _BAR), shade, "////" if quantile.days is None else "")
        begin = end
    for quantile in (time.half, time.nine_tenths):
        if quantile.low is not None and quantile.high is not None and quantile.low < quantile.high:
            paper.line([on.across(quantile.low), on.across(quantile.high)], [middle, middle], Pen("ink", 2.4))
