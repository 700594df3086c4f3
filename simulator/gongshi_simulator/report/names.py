"""Names of the bands, written where the bands are: beside the year's end, inside, or at the end of a line."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean
from gongshi_simulator.metrics import BANDS
from gongshi_simulator.report.canvas import Canvas
from gongshi_simulator.report.colours import text_on
from gongshi_simulator.report.layers import Layer, peak, widest
from gongshi_simulator.report.wording import mean_number, mean_span

_LEAST = 0.25
"""Projects that a band must hold to be named: at the year's end to be so there, else at its peak."""


def name_at_the_end(canvas: Canvas, stack: Sequence[Layer], year_end: Sequence[Mean]) -> frozenset[Band]:
    """Names what is still there on 31 December, with its number; returns which bands those are."""
    lasting = [layer for layer in stack if layer.upper[-1] - layer.lower[-1] >= _LEAST]
    apart = canvas.upright(2.6 * canvas.form.points)
    lowest = 0.0
    for layer in lasting:
        middle = max(float(layer.lower[-1] + layer.upper[-1]) / 2, lowest)
        _at_the_end(canvas, layer.band, year_end[BANDS.index(layer.band)], middle)
        lowest = middle + apart
    return frozenset(layer.band for layer in lasting)


def _at_the_end(canvas: Canvas, band: Band, mean: Mean, middle: float) -> None:
    at = canvas.axes.get_xlim()[1] + canvas.along(6)
    name = f"{band.zh} {band.en}" if canvas.form.is_bilingual else band.zh
    line = canvas.upright(0.62 * canvas.form.points)
    canvas.axes.text(at, middle + line, name, va="center", weight="bold")
    span = mean_span(mean)
    numbers = f"{mean_number(mean)}（{span}）" if span else mean_number(mean)
    canvas.axes.text(at, middle - line, numbers, va="center", fontsize=canvas.form.small, color=canvas.tokens["muted"])


def name_inside(canvas: Canvas, layer: Layer, colour: str, top: float) -> None:
    """Names a band within it, as fully as there is room; where there is none, above, with a line to its peak."""
    points = canvas.form.small
    for name in _forms_of(layer.band, canvas):
        room = widest(layer, int(canvas.along(1.15 * _ems(name) * points)))
        if room.height >= canvas.upright(1.2 * points * len(name.splitlines())):
            # The line to another band's peak passes behind the name, not through it.
            ground = {"facecolor": colour, "edgecolor": "none", "pad": 1}
            written = canvas.axes.text(room.day, room.middle, name, ha="center", va="center", bbox=ground)
            written.set(color=text_on(colour, canvas.tokens), fontsize=points, linespacing=1.2)
            return
    if peak(layer).height >= _LEAST:
        _name_above(canvas, layer, top)


def _forms_of(band: Band, canvas: Canvas) -> tuple[str, ...]:
    half = len(band.zh) // 2
    short = (band.zh, f"{band.zh[:half]}\n{band.zh[half:]}", "\n".join(band.zh))
    return (f"{band.zh}\n{band.en}", *short) if canvas.form.is_bilingual else short


def _ems(name: str) -> float:
    """How wide a name is: a Chinese character takes one em, a Latin one about 0.56."""
    return max(sum(1 if character > "\u2e80" else 0.56 for character in line) for line in name.splitlines())


def _name_above(canvas: Canvas, layer: Layer, top: float) -> None:
    at = peak(layer)
    above = top + canvas.upright(0.9 * canvas.form.points)
    canvas.axes.plot([at.day, at.day], [at.middle, top], color=canvas.tokens["ink"], linewidth=0.8)
    canvas.axes.plot([at.day], [at.middle], marker="o", color=canvas.tokens["ink"], markersize=3)
    name = f"{layer.band.zh} {layer.band.en}" if canvas.form.is_bilingual else layer.band.zh
    canvas.axes.text(at.day, above, name, ha="left", va="center")
