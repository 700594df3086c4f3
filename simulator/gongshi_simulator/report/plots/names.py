"""Names of the bands, written where the bands are: beside the year's end, inside, or at the end of a line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Canvas, Type, width_of
from gongshi_simulator.report.colours import text_on
from gongshi_simulator.report.plots.layers import Layer, peak, widest
from gongshi_simulator.report.wording import mean_bracketed
from gongshi_simulator.spans import BANDS

_BEYOND = 60
"""Points by which names above may reach beyond the year: what stands there is lower or higher."""

_LEAST = 0.25
"""Projects that a band must hold to be named: at the year's end to be so there, else at its peak."""


def name_at_the_end(canvas: Canvas, stack: Sequence[Layer], year_end: Sequence[Mean]) -> frozenset[Band]:
    """Names what is still there on 31 December, with its number; returns which bands those are."""
    lasting = [layer for layer in stack if layer.upper[-1] - layer.lower[-1] >= _LEAST]
    apart = canvas.upright(2.6 * canvas.look.form.points)
    lowest = 0.0
    for layer in lasting:
        middle = max(float(layer.lower[-1] + layer.upper[-1]) / 2, lowest)
        _at_the_end(canvas, layer.band, year_end[BANDS.index(layer.band)], middle)
        lowest = middle + apart
    return frozenset(layer.band for layer in lasting)


def _at_the_end(canvas: Canvas, band: Band, mean: Mean, middle: float) -> None:
    form, line = canvas.look.form, canvas.upright(0.62 * canvas.look.form.points)
    at, muted = canvas.axes.get_xlim()[1] + canvas.along(6), canvas.look.tokens["muted"]
    canvas.axes.text(at, middle + line, form.full(band), va="center", weight="bold")
    canvas.axes.text(at, middle - line, mean_bracketed(mean), va="center", fontsize=form.small, color=muted)


def name_inside(canvas: Canvas, layer: Layer, colour: str) -> bool:
    """Names a band within it, as fully as there is room; whether there was room at all."""
    points = canvas.look.form.small
    for name in _forms_of(layer.band, canvas):
        room = widest(layer, int(canvas.along(1.15 * _ems(name) * points)))
        if room.height >= canvas.upright(1.2 * points * len(name.splitlines())):
            # The line to another band's peak passes behind the name, not through it.
            ground = {"facecolor": colour, "edgecolor": "none", "pad": 1}
            written = canvas.axes.text(room.day, room.middle, name, ha="center", va="center", bbox=ground)
            written.set(color=text_on(colour, canvas.look.tokens), fontsize=points, linespacing=1.2)
            return True
    return False


def name_above(canvas: Canvas, thin: Sequence[Layer], top: float) -> None:
    """Names bands above the stack, side by side, with a line from each name down to the band's peak."""
    peaks = sorted(
        ((peak(layer), layer.band) for layer in thin if peak(layer).height >= _LEAST), key=lambda one: one[0]
    )
    form, tokens = canvas.look.form, canvas.look.tokens
    how = Type(form.points)
    widths = [canvas.along(width_of(form.full(band), how) + 8) for _, band in peaks]
    begins = side_by_side([at.day for at, _ in peaks], widths, canvas.axes.get_xlim()[1] + canvas.along(_BEYOND))
    above = top + canvas.upright(0.9 * form.points)
    ground = {"facecolor": tokens["paper"], "edgecolor": "none", "pad": 1}
    for (at, band), begin in zip(peaks, begins, strict=True):
        reach = begin + canvas.along(3), above - canvas.upright(0.6 * form.points)
        canvas.axes.plot([at.day, at.day, reach[0]], [at.middle, top, reach[1]], color=tokens["ink"], linewidth=0.8)
        canvas.axes.plot([at.day], [at.middle], marker="o", color=tokens["ink"], markersize=3)
        canvas.axes.text(begin, above, form.full(band), ha="left", va="center", bbox=ground)


def side_by_side(wanted: Sequence[float], widths: Sequence[float], limit: float) -> list[float]:
    """Where things of these widths begin: where they want to, or as near to it as the others and the limit let them."""
    begins: list[float] = []
    end = -math.inf
    for want, width in zip(wanted, widths, strict=True):
        begins.append(max(want, end))
        end = begins[-1] + width
    for at in range(len(begins) - 1, -1, -1):
        begins[at] = min(begins[at], limit - widths[at])
        limit = begins[at]
    return begins


def _forms_of(band: Band, canvas: Canvas) -> tuple[str, ...]:
    half = len(band.zh) // 2
    short = (band.zh, f"{band.zh[:half]}\n{band.zh[half:]}", "\n".join(band.zh))
    return (f"{band.zh}\n{band.en}", *short) if canvas.look.form.is_bilingual else short


def _ems(name: str) -> float:
    """How wide a name is: a Chinese character takes one em, a Latin one about 0.56."""
    return max(sum(1 if character > "\u2e80" else 0.56 for character in line) for line in name.splitlines())
