"""What waits on every day of the year: a row for each thing that is waited for, each on a scale of its own.

The area is the mean of every day, the marks on it are means that have an interval: of a month, or at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from matplotlib.path import Path

from gongshi.findings import Message
from gongshi_simulator.clock import midnight
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet, Type, width_of
from gongshi_simulator.report.colours import over
from gongshi_simulator.report.plots.rows import Rows, Said, rows
from gongshi_simulator.report.plots.scale import ticks
from gongshi_simulator.report.wording import mean_bracketed
from gongshi_simulator.streams import Floats

_ROOM = {True: 34.0, False: 40.0}
"""Points for the curve besides what the texts take, on a wide sheet and on a narrow one."""
_LEFT_OF_JANUARY = {True: 32.0, False: 42.0}
"""Days to the left of the year, where the scale is written."""
_GAP = 8.0
_PALE = 0.3
_FINEST = 60
"""A mark nearer to nought than this part of the scale would be a black baseline."""

_EACH_DAY = Message("每天的平均", "mean of each day")
_WITH_INTERVAL = Message("平均和95%区间", "mean with 95% interval")


class Mark(NamedTuple):
    """A mean with its interval, from one day to another."""

    begin: float
    end: float
    number: Mean


class Queue(NamedTuple):
    """What waits for one thing: by day on average, and the marks; ``most`` is the number that is written beside it.

    ``when`` it is so high, and ``who`` is waited for.
    """

    called: Message
    who: Message
    daily: Floats
    marks: Sequence[Mark]
    most: Mean
    when: Message


def queues(year: int, shown: Sequence[Queue], look: Look) -> Sheet:
    """A row for each."""
    is_wide = look.form.is_bilingual
    days = len(shown[0].daily)
    said = [Said(one.called, _most(one), one.who.zh) for one in shown]
    on = rows(look, said, (-_LEFT_OF_JANUARY[is_wide], days), 2.2 * look.form.points, _ROOM[is_wide])
    _months(on, year)
    _key(on)
    for at, one in enumerate(shown):
        _row(on, at, one)
    return on.paper


def _most(one: Queue) -> str:
    return f"{one.when.zh}：{mean_bracketed(one.most)}" if one.most.mean else "没有等的"


def _months(on: Rows, year: int) -> None:
    form = on.paper.look.form
    for month in range(12):
        first = midnight(date(year, month + 1, 1))
        on.paper.line([on.across(first)] * 2, on.down, Pen("rule", is_behind=True))
        if month % form.month_step == 0:
            how = Type(form.small, "muted", side="center")
            on.paper.write(on.across(first + 15), on.down[1] + 0.9 * form.small, f"{month + 1}月", how)


def _key(on: Rows) -> None:
    """What area and marks are."""
    paper, form = on.paper, on.paper.look.form
    left, middle = on.across(0), 0.9 * form.points
    left = left if form.is_bilingual else 10.0
    paper.fill(Box(left, middle - 0.4 * form.small, 22, 0.8 * form.small), _shade(paper))
    left += 28
    paper.write(left, middle, form.full(_EACH_DAY), Type(form.small, "muted"))
    left += width_of(form.full(_EACH_DAY), Type(form.small)) + 20
    paper.line([left, left + 22], [middle, middle], Pen("ink", 1.4))
    paper.line([left + 11, left + 11], [middle - 0.45 * form.small, middle + 0.45 * form.small], Pen("ink", 2.4))
    paper.write(left + 28, middle, form.full(_WITH_INTERVAL), Type(form.small, "muted"))


def _shade(paper: Sheet) -> str:
    return over(paper.colour("link"), paper.look.tokens["paper"], _PALE)


def _row(on: Rows, at: int, one: Queue) -> None:
    """The area, a line on it, and the marks; the top of the scale is written left of January."""
    paper, form = on.paper, on.paper.look.form
    height = _ROOM[form.is_bilingual] + 1.6 * form.small
    base = on.middle(at) + height / 2
    top = _top(one)
    points = [(on.across(day + 0.5), base - float(held) / top * height) for day, held in enumerate(one.daily)]
    begin, end = on.across(0), on.across(len(one.daily))
    paper.shape(Path([(begin, base), *points, (end, base)]), _shade(paper))
    paper.line([x for x, _ in points], [y for _, y in points], Pen("link", 1.2))
    paper.line([begin, end], [base, base], Pen("line", 0.8))
    if one.most.high:
        paper.line([begin - 4, begin], [base - height] * 2, Pen("line", 0.8))
        how = Type(0.85 * form.small, "muted", side="right")
        paper.write(begin - _GAP, base - height, f"{top:g}", how)
    for mark in (mark for mark in one.marks if mark.number.high > top / _FINEST):
        mean, low, high = (base - value / top * height for value in mark.number)
        left, right = on.across(mark.begin), on.across(mark.end)
        paper.line([left, right], [mean, mean], Pen("ink", 1.4))
        paper.line([(left + right) / 2] * 2, [low, high], Pen("ink", 2.4))


def _top(one: Queue) -> float:
    """The end of the scale: a round number that nothing goes beyond."""
    highest = max(float(np.max(one.daily)), *(mark.number.high for mark in one.marks))
    return ticks(0, highest, 5)[-1] if highest else 1.0
