"""How long projects take from resolution to closing: the share that is closed within so many days, a panel a way.

What a year does not let one see is not drawn: behind the last day on which a project was watched the panel is hatched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gongshi.findings import Message
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.report.canvas import DASHED, NARROW, WIDE, Box, Look, Pen, Sheet, Type, sheet
from gongshi_simulator.report.wording import quantile_number
from gongshi_simulator.streams import Floats

_YEAR = 365
_TICKS = range(0, 301, 60)
_QUANTILES = (0.5, 0.9)


class Curve(NamedTuple):
    """How one way of carrying out projects goes.

    ``through``: the share closed within so many days [days], as far as any project was watched; ``low`` and ``high``
    its interval, not a number where there is none. ``ended`` of ``number`` projects were closed in their year.
    """

    called: Message
    through: Floats
    low: Floats
    high: Floats
    half: Quantile
    nine_tenths: Quantile
    ended: int
    number: int


class _Layout(NamedTuple):
    columns: int
    width: float
    height: float
    left: float
    gap: float
    above: float
    below: float


_LAYOUTS = {
    WIDE: _Layout(columns=2, width=262, height=126, left=44, gap=62, above=64, below=42),
    NARROW: _Layout(columns=1, width=300, height=140, left=50, gap=0, above=72, below=40),
}


def lead_times(curves: Sequence[Curve], look: Look) -> Sheet:
    """A panel a way, each with its curve, the interval around it, and the days of P50 and P90."""
    layout = _LAYOUTS[look.form]
    rows = -(-len(curves) // layout.columns)
    row = layout.above + layout.height + layout.below
    paper = sheet(look, rows * row)
    for at, curve in enumerate(curves):
        column = at % layout.columns
        left = layout.left + column * (layout.width + layout.gap)
        box = Box(left, at // layout.columns * row + layout.above, layout.width, layout.height)
        _panel(paper, box)
        _curve(paper, box, curve)
        _head(paper, box, curve)
    return paper


def _panel(paper: Sheet, box: Box) -> None:
    small = paper.look.form.small
    for share in (0.0, *_QUANTILES, 1.0):
        level = _down(box, share)
        paper.line([box.left, box.right], [level, level], Pen("rule" if share else "line", is_behind=True))
        if share < 1:
            paper.write(box.left - 5, level, f"{100 * share:.0f}%", Type(small, "muted", side="right"))
    for day in _TICKS:
        at = _across(box, day)
        paper.line([at, at], [box.bottom, box.bottom + 4], Pen("line"))
        paper.write(at, box.bottom + 4 + 0.8 * small, str(day), Type(small, "muted", side="center"))
    paper.write(box.right, box.bottom + 4 + 0.8 * small, "天", Type(small, "muted", side="right"))


def _curve(paper: Sheet, box: Box, curve: Curve) -> None:
    tokens, sure = paper.look.tokens, int((~np.isnan(curve.low)).sum())
    across = [_across(box, day) for day in range(len(curve.through))]
    level, low, high = ([_down(box, one) for one in edge.tolist()] for edge in (curve.through, curve.low, curve.high))
    seen = _across(box, min(len(across), _YEAR))
    paper.fill(Box(seen, box.top, box.right - seen, box.height), "part-left", "////")
    blue = tokens["part-contracted"]
    paper.axes.fill_between(across[:sure], low[:sure], high[:sure], color=blue, alpha=0.25, linewidth=0)
    paper.line(across[:sure], level[:sure], Pen("ink", 2))
    paper.line(across[max(sure - 1, 0) :], level[max(sure - 1, 0) :], Pen("ink", 1.2, DASHED))
    for quantile, share in zip((curve.half, curve.nine_tenths), _QUANTILES, strict=True):
        if quantile.days is not None:
            paper.dot(_across(box, quantile.days), _down(box, share), "brand")


def _head(paper: Sheet, box: Box, curve: Curve) -> None:
    form, called = paper.look.form, curve.called
    left, line = box.left - 40, 1.35 * form.small
    top = box.top - 3.1 * line
    name = form.full(called)
    paper.write(left, top, name, Type(form.points, weight="bold"))
    days = " · ".join(
        f"{label} {quantile_number(one)}" for label, one in (("P50", curve.half), ("P90", curve.nine_tenths))
    )
    paper.write(left, top + line, days, Type(form.small))
    closed = f"{curve.number:,}个里年内结项{curve.ended:,}个"
    if form.is_bilingual:
        closed += f" {curve.ended:,} of {curve.number:,} closed"
    paper.write(left, top + 2 * line, closed, Type(form.small, "muted"))


def _across(box: Box, days: float) -> float:
    return box.left + days / _YEAR * box.width


def _down(box: Box, share: float) -> float:
    return box.bottom - share * box.height
