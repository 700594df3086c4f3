"""How many projects stand in each band on every day of the year, stacked, what is closed at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from gongshi.findings import Message
from gongshi_simulator.clock import midnight
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import DOTTED, NARROW, WIDE, Canvas, Look, Margins, Type, canvas, width_of
from gongshi_simulator.report.colours import band_colours
from gongshi_simulator.report.plots.layers import Layer, layers
from gongshi_simulator.report.plots.names import name_above, name_at_the_end, name_inside
from gongshi_simulator.report.plots.scale import ticks
from gongshi_simulator.report.wording import mean_bracketed
from gongshi_simulator.spans import BANDS
from gongshi_simulator.streams import Floats

_HEADROOM = 0.14
_HEIGHTS = {WIDE: 403.0, NARROW: 490.0}
_BESIDE = 6.0


class Occupancy(NamedTuple):
    """Projects [day, band] of a year, the means at its end, and the days on which the council sits."""

    year: int
    projects: Floats
    year_end: Sequence[Mean]
    sittings: Sequence[date]


def projects_by_state(shown: Occupancy, look: Look) -> Canvas:
    """The stack, a name in or beside each of its bands, and a mark for each sitting."""
    paper = canvas(look, _HEIGHTS[look.form], _margins(shown, look))
    stack = layers(shown.projects)
    days, top = len(shown.projects), max(1.0, float(stack[-1].upper.max()))
    paper.axes.set_xlim(0, days)
    paper.axes.set_ylim(0, top * (1 + _HEADROOM))
    _frame(paper, shown.year, top)
    colours = band_colours(look.tokens)
    for layer in stack:
        _fill(paper, layer, colours[layer.band])
    _sittings(paper, shown.sittings, top)
    lasting = name_at_the_end(paper, stack, shown.year_end)
    inner = [layer for layer in stack if layer.band not in lasting]
    name_above(paper, [layer for layer in inner if not name_inside(paper, layer, colours[layer.band])], top)
    return paper


def _margins(shown: Occupancy, look: Look) -> Margins:
    """On the right as much as the longest name or number asks for."""
    form = look.form
    names = [width_of(form.full(band), Type(form.points, weight="bold")) for band in BANDS]
    numbers = [width_of(mean_bracketed(mean), Type(form.small)) for mean in shown.year_end]
    sits = width_of(_sits(look), Type(form.small))
    return Margins(2.3 * form.small, max(*names, *numbers, sits) + _BESIDE + 4, 4, 2.05 * form.small)


def _sits(look: Look) -> str:
    return look.form.full(Message("▼ 议事会开会", "council sits"))


def _fill(paper: Canvas, layer: Layer, colour: str) -> None:
    """Draws the days on which an edge bends; the others lie on the straight line between them."""
    days = np.arange(len(layer.lower)) + 0.5
    bends = [np.abs(np.diff(edge, 2)) > 1e-9 for edge in (layer.lower, layer.upper)]
    is_drawn = np.concatenate([[True], bends[0] | bends[1], [True]])
    edges = layer.lower[is_drawn], layer.upper[is_drawn]
    paper.axes.fill_between(days[is_drawn], *edges, color=colour, edgecolor=paper.look.tokens["paper"], linewidth=0.8)


def _frame(paper: Canvas, year: int, top: float) -> None:
    axes, form, tokens = paper.axes, paper.look.form, paper.look.tokens
    firsts = [midnight(date(year, month, 1)) for month in range(1, 13)]
    axes.set_xticks(firsts, [""] * 12)
    named = range(1, 13, form.month_step)
    axes.set_xticks([firsts[month - 1] + 15 for month in named], [f"{month}月" for month in named], minor=True)
    axes.tick_params(axis="x", which="minor", length=0, labelsize=form.small)
    axes.tick_params(axis="both", which="major", color=tokens["line"], length=4, labelsize=form.small)
    marks = [one for one in ticks(0, top, 6) if one <= top]
    axes.set_yticks(marks, [f"{one:g}" for one in marks])
    name = form.full(Message("项目数", "projects"))
    axes.text(0, top + paper.upright(form.small), name, va="center", fontsize=form.small, color=tokens["muted"])


def _sittings(paper: Canvas, sittings: Sequence[date], top: float) -> None:
    """A mark above the stack for each sitting, and a dotted line down from it."""
    form, tokens = paper.look.form, paper.look.tokens
    height = top * (1 + _HEADROOM) - paper.upright(form.small)
    for at in map(midnight, sittings):
        paper.axes.plot([at, at], [0, height], color=tokens["line"], linewidth=0.9, linestyle=DOTTED)
        paper.axes.plot([at], [height], marker="v", color=tokens["ink"], markersize=6, clip_on=False)
    right = paper.axes.get_xlim()[1] + paper.along(_BESIDE)
    paper.axes.text(right, height, _sits(paper.look), va="center", fontsize=form.small)
