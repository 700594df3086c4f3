"""What becomes of proposals: a stream from the top down, and what leaves it on the way to the right.

All widths are to one scale. What is still under way when the year ends is hatched, what is out for good is grey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matplotlib.path import Path

from gongshi.findings import Message
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet, Side, Type, Weight, sheet, width_of
from gongshi_simulator.report.colours import band_colours, over
from gongshi_simulator.report.wording import mean_bracketed

_BAR = 15.0
_WIDEST = 200.0
_BEFORE_THE_EXITS = 22.0
_BETWEEN = 9.0
_PALE = 0.45


class Leaving(NamedTuple):
    """What leaves after a level, for good or because the year is over."""

    called: Message
    number: Mean
    is_unfinished: bool


class Level(NamedTuple):
    """What came so far, in the colour of its band, and what leaves from there."""

    called: Message
    number: Mean
    band: Band
    leaving: tuple[Leaving, ...] = ()


class _Scale(NamedTuple):
    """Where the stream begins, where what leaves ends, and how many points one project is."""

    left: float
    right: float
    points_each: float


class _Placed(NamedTuple):
    """A level whose bar is at ``top``, and what leaves from it, each between two heights."""

    level: Level
    top: float
    leaving: tuple[tuple[Leaving, float, float], ...]


def outcomes(levels: Sequence[Level], look: Look) -> Sheet:
    """The stream, its levels named on the left and what leaves it on the right."""
    scale = _scale(levels, look)
    placed = tuple(_placed(levels, look, scale))
    paper = sheet(look, placed[-1].top + _BAR + 1.4 * look.form.points)
    colours = band_colours(look.tokens)
    for this, following in pairwise(placed):
        stays = Box(scale.left, this.top, following.level.number.mean * scale.points_each, following.top - this.top)
        paper.fill(stays, over(colours[following.level.band], look.tokens["paper"], _PALE))
        _leaves(paper, this, stays.right, scale)
    for this in placed:
        bar = Box(scale.left, this.top, max(this.level.number.mean * scale.points_each, 1.0), _BAR)
        paper.fill(bar, colours[this.level.band])
        for at, (text, how) in enumerate(_lines(this.level, look, "right")):
            paper.write(bar.left - 8, bar.top + _BAR / 2 + _line(at, look), text, how)
    return paper


def _scale(levels: Sequence[Level], look: Look) -> _Scale:
    """As wide as the names on both sides leave it."""
    left = 12 + max(width_of(*line) for level in levels for line in _lines(level, look, "right"))
    names = [width_of(*line) for level in levels for one in level.leaving for line in _lines(one, look, "left")]
    right = look.form.width - 8 - max(names, default=0.0)
    widest = min(right - left - _BEFORE_THE_EXITS, _WIDEST)
    right = min(right, left + widest + 4 * _BEFORE_THE_EXITS)
    most = max(level.number.mean for level in levels)
    return _Scale(left, right, widest / most if most else 0.0)


def _placed(levels: Sequence[Level], look: Look, scale: _Scale) -> Iterator[_Placed]:
    top = 1.2 * look.form.points
    for level in levels:
        below, leaving = top + _BAR + _BETWEEN, []
        for one in level.leaving:
            thick = _thick(one, scale)
            room = max(thick, 2.6 * look.form.small)
            leaving.append((one, below + (room - thick) / 2, below + (room + thick) / 2))
            below += room + _BETWEEN
        yield _Placed(level, top, tuple(leaving))
        top = max(below, top + _BAR + 1.6 * look.form.points)


def _thick(one: Leaving, scale: _Scale) -> float:
    return max(one.number.mean * scale.points_each, 1.0)


def _leaves(paper: Sheet, this: _Placed, begin: float, scale: _Scale) -> None:
    """Bends what leaves to the right; what leaves first begins outermost."""
    colour = band_colours(paper.look.tokens)[this.level.band]
    start = this.top + _BAR
    outer = begin + sum(_thick(one, scale) for one in this.level.leaving)
    for one, upper, lower in this.leaving:
        inner = outer - _thick(one, scale)
        path = _bend(Box(inner, start, outer - inner, upper - start), scale.right, lower)
        if one.is_unfinished:
            paper.shape(path, colour, "////")
        else:
            paper.shape(path, "part-left")
        paper.line([scale.right, scale.right], [upper, lower], Pen("line", 2))
        for at, (text, how) in enumerate(_lines(one, paper.look, "left")):
            paper.write(scale.right + 6, (upper + lower) / 2 + _line(at, paper.look), text, how)
        outer = inner


def _bend(box: Box, right: float, lower: float) -> Path:
    """From the width of ``box``, at its top, round to the right between its bottom and ``lower``."""
    points = [
        (Path.MOVETO, (box.left, box.top)),
        (Path.LINETO, (box.right, box.top)),
        (Path.CURVE3, (box.right, box.bottom)),
        (Path.CURVE3, (min(box.right + box.height, right), box.bottom)),
        (Path.LINETO, (right, box.bottom)),
        (Path.LINETO, (right, lower)),
        (Path.LINETO, (min(box.right + box.height, right), lower)),
        (Path.CURVE3, (box.left, lower)),
        (Path.CURVE3, (box.left, box.top)),
        (Path.CLOSEPOLY, (box.left, box.top)),
    ]
    return Path([point for _, point in points], [code for code, _ in points])


def _lines(one: Level | Leaving, look: Look, side: Side) -> tuple[tuple[str, Type], ...]:
    """What something is called, and its number below."""
    name = look.form.full(one.called)
    weight: Weight = "bold" if isinstance(one, Level) else "normal"
    small = look.form.small
    return (name, Type(small, "ink", weight, side)), (mean_bracketed(one.number), Type(small, "muted", side=side))


def _line(at: int, look: Look) -> float:
    """How far a line's middle is from that of both."""
    return (at - 0.5) * 1.24 * look.form.small
