"""How a plot looks: where its texts are, what lies under them, and how far they stand out from it."""

from __future__ import annotations

from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from gongshi_simulator.report.canvas import Look
from gongshi_simulator.report.colours import contrast
from gongshi_simulator.report.pictures import Draw, style

_FINER = 2
"""Dots to a point: at one, letters would be set on whole dots and texts be wider than they are."""

_TOUCHING = 2.0
"""Points by which two texts may reach into each other's boxes: these are higher than the letters."""


class Written(NamedTuple):
    """A text, where it stands in points from the lower left corner, its colour, and the colours under it."""

    text: str
    box: Bbox
    colour: str
    grounds: tuple[str, ...]


class Seen(NamedTuple):
    """A plot's size in points, and every text on it."""

    width: float
    height: float
    texts: list[Written]


def seen(draw: Draw, look: Look) -> Seen:
    """What a reader sees of a plot's texts."""
    with style(look):
        figure = draw(look).figure
        figure.set_dpi(72 * _FINER)
        paper: Any = FigureCanvasAgg(figure)
        paper.draw()
        texts: list[Any] = figure.findobj(Text)
        shown = [one for one in texts if one.get_text() and one.get_visible()]
        places = [(one, one.get_window_extent(paper.get_renderer())) for one in shown]
        for one in shown:
            one.set_alpha(0)
        paper.draw()
        under = np.asarray(paper.buffer_rgba())[::-1, :, :3]
    width, height = figure.get_size_inches() * 72
    return Seen(
        float(width),
        float(height),
        [
            Written(one.get_text(), Bbox(box.get_points() / _FINER), to_hex(one.get_color()), _grounds(under, box))
            for one, box in places
        ],
    )


def _grounds(picture: np.ndarray, box: Bbox) -> tuple[str, ...]:
    """The colours under a text that cover a tenth of it or more: lines that pass behind are no ground."""
    inner = picture[max(int(box.y0), 0) : int(box.y1) + 1, max(int(box.x0), 0) : int(box.x1) + 1].reshape(-1, 3)
    colours, counts = np.unique(inner, axis=0, return_counts=True)
    return tuple(to_hex(colour / 255) for colour, count in zip(colours, counts, strict=True) if count > len(inner) / 10)


def beyond_the_sheet(plot: Seen) -> list[str]:
    """The texts that leave the sheet."""
    return [one.text for one in plot.texts if not _is_inside(one.box, plot)]


def _is_inside(box: Bbox, plot: Seen) -> bool:
    """A letter is lower than its box, but as wide."""
    return bool(box.x0 >= 0 and box.y0 >= -_TOUCHING and box.x1 <= plot.width and box.y1 <= plot.height + _TOUCHING)


def on_each_other(plot: Seen) -> list[tuple[str, str]]:
    """Pairs of texts of which one lies on the other."""
    pairs = combinations(plot.texts, 2)
    return [(one.text, other.text) for one, other in pairs if _meet(one.box.padded(-_TOUCHING), other.box)]


def _meet(one: Bbox, other: Bbox) -> bool:
    return bool(one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1)


def hard_to_read(plot: Seen) -> list[str]:
    """Texts with less than 4.5:1 on some of their ground."""
    return [one.text for one in plot.texts if min(contrast(one.colour, ground) for ground in one.grounds) < 4.5]
