"""Communities side by side, the one that closes least on the left: in one year, and over all years together.

What differs in one year and not over all of them is that year's luck; what the dots still differ by is lasting.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from matplotlib.ticker import FixedFormatter, FixedLocator

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.report.canvas import DASHED, NARROW, WIDE, Canvas, Look, Margins, Type, canvas, width_of
from gongshi_simulator.report.colours import over
from gongshi_simulator.report.plots.scale import ticks

_HEIGHTS = {WIDE: 330.0, NARROW: 380.0}
_BESIDE = 8.0
_PALE = 0.3
_QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
_IN_ONE_YEAR = Message("一年里", "in one year")
_OVER_ALL = Message("多年合起来", "over all years")
_OF_ALL = Message("全区", "all together")
_SHARE = Message("结项的占比", "share closed")
_ACROSS = Message("社区，结项少的在左", "communities, those that close least on the left")


class Communities(NamedTuple):
    """Shares closed, the smallest first: by rank in a year, of each community over all years, and of all together."""

    in_a_year: Sequence[Mean]
    over_all: Sequence[Share]
    together: Share


def communities(shown: Communities, look: Look) -> Canvas:
    """A line for one year, a dot for each community, and a dashed line for all."""
    names = [_IN_ONE_YEAR, _OVER_ALL, _OF_ALL]
    right = max(width_of(look.form.full(name), Type(look.form.small, weight="bold")) for name in names)
    margins = Margins(3.4 * look.form.small, right + _BESIDE + 4, 2.4 * look.form.small, 3.6 * look.form.small)
    paper = canvas(look, _HEIGHTS[look.form], margins)
    at = np.linspace(0, 1, len(shown.over_all))
    paper.axes.set_xlim(-0.02, 1.02)
    _frame(paper, shown)
    _in_a_year(paper, shown, at)
    _over_all(paper, shown, at)
    paper.axes.axhline(shown.together.share, color=look.tokens["muted"], linestyle=DASHED, linewidth=1)
    _names(paper, shown)
    return paper


def _frame(paper: Canvas, shown: Communities) -> None:
    axes, form, tokens = paper.axes, paper.look.form, paper.look.tokens
    top = max(shown.in_a_year[-1].high, *(one.high for one in shown.over_all))
    marks = ticks(0, top, 5)
    axes.set_ylim(0, marks[-1])
    axes.set_yticks(marks, [f"{100 * one:g}%" for one in marks])
    axes.xaxis.set_major_locator(FixedLocator(_QUANTILES))
    axes.xaxis.set_major_formatter(FixedFormatter([f"P{100 * one:.0f}" for one in _QUANTILES]))
    axes.tick_params(axis="both", color=tokens["line"], length=4, labelsize=form.small)
    for one in _QUANTILES:
        axes.axvline(one, color=tokens["rule"], linewidth=1, zorder=0.5)
    how: dict[str, Any] = {"fontsize": form.small, "color": tokens["muted"]}
    above = marks[-1] + paper.upright(1.2 * form.small)
    axes.text(axes.get_xlim()[0] - paper.along(2.6 * form.small), above, form.full(_SHARE), va="center", **how)
    axes.text(0.5, -paper.upright(2.7 * form.small), form.full(_ACROSS), ha="center", va="center", **how)


def _in_a_year(paper: Canvas, shown: Communities, at: np.ndarray) -> None:
    colour = paper.look.tokens["link"]
    pale = over(colour, paper.look.tokens["paper"], _PALE)
    bounds = [one.low for one in shown.in_a_year], [one.high for one in shown.in_a_year]
    paper.axes.fill_between(at, *bounds, color=pale, linewidth=0)
    paper.axes.plot(at, [one.mean for one in shown.in_a_year], color=colour, linewidth=2)


def _over_all(paper: Canvas, shown: Communities, at: np.ndarray) -> None:
    """Dots so small that neighbours do not lie on each other, as far as they can be seen at all."""
    ink = paper.look.tokens["ink"]
    apart = 1 / paper.along(1) / len(at)
    paper.axes.vlines(at, [one.low for one in shown.over_all], [one.high for one in shown.over_all], color=ink, lw=0.8)
    size = min(max(0.6 * apart, 2.5), 6.0)
    paper.axes.plot(at, [one.share for one in shown.over_all], "o", color=ink, markersize=size)


def _names(paper: Canvas, shown: Communities) -> None:
    """Each beside the end of what it names, or above and below it where they would touch."""
    apart = paper.upright(1.3 * paper.look.form.small)
    last = shown.over_all[-1].share
    middle = max(last, shown.together.share + apart)
    ends = (
        (_OF_ALL, shown.together.share, "muted"),
        (_OVER_ALL, middle, "ink"),
        (_IN_ONE_YEAR, max(shown.in_a_year[-1].mean, middle + apart), "link"),
    )
    at = paper.axes.get_xlim()[1] + paper.along(_BESIDE)
    for name, height, token in ends:
        text = paper.look.form.full(name)
        written = paper.axes.text(at, height, text, va="center", weight="bold", fontsize=paper.look.form.small)
        written.set(color=paper.look.tokens[token], clip_on=False)
