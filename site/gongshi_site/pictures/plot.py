"""The paper that a picture is drawn on: 1200 points wide, its letters as large as asked for, in the look's colours.

The same drawing is the same bytes. Letters of an SVG are outlines: it looks the same where no Chinese font is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple, TypeAlias

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline
from PIL import Image

from gongshi.look import tokens
from gongshi_site.faces import cut

Side: TypeAlias = Literal["left", "center", "right"]

WIDTH = 1200
MARGIN = 40
_DOTS_PER_INCH = 144
_COLOURS = 128
_WHITE = 250
_HATCHES = {"part-contracted": "//", "part-resolved": "..", "part-over": "xx", "part-left": ""}
"""Neighbours are told apart without their colours, too."""


class Faces(NamedTuple):
    """The typeface in two weights."""

    regular: FontProperties
    bold: FontProperties


class Plot(NamedTuple):
    """A picture that is being drawn. Lengths are points from the upper left corner.

    ``letter``: how many times as large as on a screen its letters are, and what makes room for them.
    """

    axes: Axes
    faces: Faces
    letter: float

    def write(  # noqa: PLR0913 - where, what and how
        self, left: float, middle: float, text: str, size: float, *, side: Side = "left", colour: str = "ink",
        is_bold: bool = False,
    ) -> None:  # fmt: skip
        """A line of text."""
        face = self.faces.bold if is_bold else self.faces.regular
        written = self.axes.text(left, middle, text, fontproperties=face, color=tokens()[colour])
        # A dollar sign in a name begins no formula.
        written.set(size=size * self.letter, ha=side, va="center_baseline", parse_math=False)
        # What it stands on shows through, and never crosses it out.
        written.set_bbox({"facecolor": tokens()["paper"], "edgecolor": "none", "alpha": 0.6, "pad": 1})

    def block(self, left: float, top: float, size: tuple[float, float], colour: str) -> None:
        """A rectangle, in the colour and the hatching of a token."""
        self.axes.add_patch(
            Rectangle(
                (left, top), *size, facecolor=tokens()[colour], edgecolor=tokens()["paper"], linewidth=0.5,
                hatch=_HATCHES.get(colour),
            )
        )  # fmt: skip

    def ribbon(self, begin: tuple[float, float], end: tuple[float, float], height: float, colour: str) -> None:
        """A band that swings from one place to another, as high at both."""
        (left, upper), (right, lower) = begin, end
        middle = (left + right) / 2
        places = [
            (left, upper), (middle, upper), (middle, lower), (right, lower),
            (right, lower + height), (middle, lower + height), (middle, upper + height), (left, upper + height),
            (left, upper),
        ]  # fmt: skip
        curve = [Outline.CURVE4] * 3
        codes = [Outline.MOVETO, *curve, Outline.LINETO, *curve, Outline.CLOSEPOLY]
        self.axes.add_patch(PathPatch(Outline(places, codes), facecolor=tokens()[colour], alpha=0.35, linewidth=0))


class Plan(NamedTuple):
    """What is to be drawn: how, how high in points, how large its letters are, and all that is written in it."""

    draw: Callable[[Plot], None]
    height: float
    letter: float
    text: str


def svg(plan: Plan) -> bytes:
    """The picture as SVG.

    Raises:
        CouldNotRun: where the typeface is not installed.
    """
    with _drawn(plan) as figure:
        written = BytesIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def png(plan: Plan) -> bytes:
    """The picture as PNG, 2400 dots wide, or less where its letters are larger.

    Raises:
        CouldNotRun: where the typeface is not installed.
    """
    with _drawn(plan) as figure:
        figure.set_dpi(_DOTS_PER_INCH / plan.letter)
        paper: Any = FigureCanvasAgg(figure)
        paper.draw()
    image = Image.fromarray(np.asarray(paper.buffer_rgba())[:, :, :3])
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # The paper comes out a shade darker, and would show as a grey field on a sheet.
    few.putpalette([255 if shade >= _WHITE else shade for shade in few.getpalette() or ()])
    written = BytesIO()
    few.save(written, format="png")
    return written.getvalue()


@contextmanager
def _drawn(plan: Plan) -> Iterator[Figure]:
    settings: dict[Any, Any] = {
        "svg.fonttype": "path",
        "svg.hashsalt": "gongshi",
        "text.hinting": "none",
        "hatch.linewidth": 1.2,
        "hatch.color": tokens()["paper"],
        "figure.facecolor": tokens()["paper"],
    }
    with mpl.rc_context(settings), TemporaryDirectory() as folder:
        figure = Figure(figsize=(WIDTH / 72, plan.height / 72))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(plan.height, 0)
        plan.draw(Plot(axes, _faces(plan.text, Path(folder)), plan.letter))
        yield figure


def _faces(text: str, folder: Path) -> Faces:
    files = {weight: folder / f"{weight}.otf" for weight in ("Regular", "Bold")}
    for weight, content in cut(text, "Sans").items():
        files[weight].write_bytes(content)
    return Faces(FontProperties(fname=files["Regular"]), FontProperties(fname=files["Bold"]))
