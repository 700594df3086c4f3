"""The one plot: how many projects stand in each band on every day of the year, stacked, what is closed at the bottom.

An SVG whose letters are outlines, so that it reads the same where no Chinese font is installed; the same numbers give
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import NamedTuple

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure

from gongshi_simulator.clock import midnight
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Canvas, Form
from gongshi_simulator.report.colours import Tokens, band_colours
from gongshi_simulator.report.layers import layers
from gongshi_simulator.report.names import name_at_the_end, name_inside
from gongshi_simulator.streams import Floats

_HEADROOM = 0.14


class NoFont(Exception):  # noqa: N818 - it names what is missing, no fault of the program
    """None of the look's fonts is installed."""


class Picture(NamedTuple):
    """What the plot shows: projects [day, band], the means at the year's end, and the days the council sits."""

    year: int
    occupancy: Floats
    year_end: Sequence[Mean]
    sittings: Sequence[date]


def svg(picture: Picture, tokens: Tokens, form: Form) -> bytes:
    """The plot in the look's colours.

    Raises:
        NoFont: where none of the fonts that the look names is installed.
    """
    with _style(tokens, form):
        figure = Figure(figsize=(form.width, form.height))
        size = (form.left, form.bottom, 1 - form.left - form.right, 0.99 - form.bottom)
        _draw(Canvas(figure.add_axes(size), tokens, form), picture)
        written = BytesIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


@contextmanager
def _style(tokens: Tokens, form: Form) -> Iterator[None]:
    installed = set(font_manager.get_font_names())
    fonts = [name for name in (part.strip(' "') for part in tokens["font"].split(",")) if name in installed]
    if not fonts:
        raise NoFont(tokens["font"])
    with mpl.rc_context(
        {
            "svg.fonttype": "path",
            "svg.hashsalt": "gongshi",
            "font.family": fonts[:1],
            "font.size": form.points,
            "text.color": tokens["ink"],
            "figure.facecolor": tokens["paper"],
            "axes.facecolor": tokens["paper"],
            "xtick.labelcolor": tokens["muted"],
            "ytick.labelcolor": tokens["muted"],
        }
    ):
        yield


def _draw(canvas: Canvas, picture: Picture) -> None:
    stack = layers(picture.occupancy)
    days, top = len(picture.occupancy), max(1.0, float(stack[-1].upper.max()))
    canvas.axes.set_xlim(0, days)
    canvas.axes.set_ylim(0, top * (1 + _HEADROOM))
    _frame(canvas, picture.year, top)
    colours = band_colours(canvas.tokens)
    middles = [day + 0.5 for day in range(days)]
    for layer in stack:
        colour, edge = colours[layer.band], canvas.tokens["paper"]
        canvas.axes.fill_between(middles, layer.lower, layer.upper, color=colour, edgecolor=edge, linewidth=0.8)
    _sittings(canvas, picture.sittings, top)
    lasting = name_at_the_end(canvas, stack, picture.year_end)
    for layer in stack:
        if layer.band not in lasting:
            name_inside(canvas, layer, colours[layer.band], top)


def _frame(canvas: Canvas, year: int, top: float) -> None:
    axes = canvas.axes
    for side in axes.spines.values():
        side.set_visible(False)
    firsts = [midnight(date(year, month, 1)) for month in range(1, 13)]
    axes.set_xticks(firsts, [""] * 12)
    named = range(1, 13, canvas.form.month_step)
    axes.set_xticks([firsts[month - 1] + 15 for month in named], [f"{month}月" for month in named], minor=True)
    axes.tick_params(axis="x", which="minor", length=0, labelsize=canvas.form.small)
    axes.tick_params(axis="both", which="major", color=canvas.tokens["line"], length=4, labelsize=canvas.form.small)
    axes.set_yticks(range(0, int(top) + 1, 5))
    name = "项目数 projects" if canvas.form.is_bilingual else "项目数"
    above = top + canvas.upright(canvas.form.small)
    axes.text(0, above, name, va="center", fontsize=canvas.form.small, color=canvas.tokens["muted"])


def _sittings(canvas: Canvas, sittings: Sequence[date], top: float) -> None:
    """A mark above the stack for each sitting, and a dotted line down from it."""
    height = top * (1 + _HEADROOM) - canvas.upright(canvas.form.small)
    ink, line = canvas.tokens["ink"], canvas.tokens["line"]
    for at in map(midnight, sittings):
        canvas.axes.plot([at, at], [0, height], color=line, linewidth=0.9, linestyle=(0, (1, 3)))
        canvas.axes.plot([at], [height], marker="v", color=ink, markersize=6, clip_on=False)
    name = "▼ 议事会开会 council sits" if canvas.form.is_bilingual else "▼ 议事会开会"
    right = canvas.axes.get_xlim()[1] + canvas.along(6)
    canvas.axes.text(right, height, name, va="center", fontsize=canvas.form.small)
