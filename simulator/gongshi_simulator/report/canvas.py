"""The paper that a plot is drawn on. All lengths are points; on a sheet they run from its upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

from gongshi.findings import Message
from gongshi.model.terms import Term
from gongshi_simulator.report.colours import Tokens

Weight: TypeAlias = Literal["normal", "bold"]
Side: TypeAlias = Literal["left", "center", "right"]
Dashes: TypeAlias = tuple[float, tuple[float, ...]]

_BEHIND = 0.5
DOTTED: Dashes = (0, (1, 3))
DASHED: Dashes = (0, (4, 3))


class Form(NamedTuple):
    """A picture's width, and its type in two sizes.

    Every ``month_step``-th month is named; ``is_bilingual``: whether there is room for English beside the Chinese.
    """

    width: float
    points: float
    small: float
    month_step: int
    is_bilingual: bool

    def full(self, called: Message | Term) -> str:
        """What something is called, in both languages where there is room."""
        return f"{called.zh} {called.en}" if self.is_bilingual else called.zh


WIDE = Form(width=662, points=13, small=12, month_step=1, is_bilingual=True)
NARROW = Form(width=360, points=15.5, small=14, month_step=3, is_bilingual=False)


class Look(NamedTuple):
    """The colours and the form of one picture."""

    tokens: Tokens
    form: Form


class Margins(NamedTuple):
    """What is left free around the axes."""

    left: float
    right: float
    top: float
    bottom: float


class Box(NamedTuple):
    """A rectangle on a sheet."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


class Type(NamedTuple):
    """How a text is set: size, a token or a colour, weight, what of it stands at its place, and whether on paper."""

    size: float
    colour: str = "ink"
    weight: Weight = "normal"
    side: Side = "left"
    is_backed: bool = False


class Pen(NamedTuple):
    """How a line is drawn: a token or a colour, how thick, with which dashes, and whether behind all areas."""

    colour: str = "ink"
    width: float = 1.0
    dashes: Dashes | Literal["-"] = "-"
    is_behind: bool = False


class Canvas(NamedTuple):
    """Axes whose scales are those of the values shown."""

    axes: Axes
    look: Look

    @property
    def figure(self) -> Figure:
        """The picture that the axes are part of."""
        return _figure(self.axes)

    def along(self, points: float) -> float:
        """What so many points are on the scale from left to right."""
        low, high = self.axes.get_xlim()
        return points / (72 * self.figure.get_figwidth() * self.axes.get_position().width) * (high - low)

    def upright(self, points: float) -> float:
        """What so many points are on the scale from bottom to top."""
        low, high = self.axes.get_ylim()
        return points / (72 * self.figure.get_figheight() * self.axes.get_position().height) * (high - low)


class Sheet(NamedTuple):
    """An empty sheet to write and draw on."""

    axes: Axes
    look: Look

    @property
    def figure(self) -> Figure:
        """The picture that the sheet is."""
        return _figure(self.axes)

    def colour(self, named: str) -> str:
        """The colour of a token; a colour is its own."""
        return self.look.tokens.get(named, named)

    def write(self, left: float, middle: float, text: str, how: Type) -> None:
        """A line of text, its ``side`` at ``left`` and its middle at ``middle``."""
        written = self.axes.text(left, middle, text, size=how.size, color=self.colour(how.colour), weight=how.weight)
        written.set(ha=how.side, va="center_baseline")
        if how.is_backed:
            written.set_bbox({"facecolor": self.look.tokens["paper"], "edgecolor": "none", "pad": 1})

    def line(self, across: Sequence[float], down: Sequence[float], pen: Pen) -> None:
        """A line through points."""
        (line,) = self.axes.plot(across, down, color=self.colour(pen.colour), linewidth=pen.width, clip_on=False)
        line.set(linestyle=pen.dashes, zorder=_BEHIND if pen.is_behind else line.get_zorder())

    def dot(self, left: float, top: float, colour: str, *, shape: str = "o", is_filled: bool = True) -> None:
        """A mark of one point."""
        ink, paper = self.colour(colour), self.look.tokens["paper"]
        self.axes.plot(
            [left], [top], marker=shape, markersize=7, color=ink, clip_on=False,
            markerfacecolor=ink if is_filled else paper, markeredgewidth=1.5,
        )  # fmt: skip

    def fill(self, box: Box, colour: str, hatch: str = "") -> None:
        """A rectangle in one colour; its hatching, if any, is drawn in the colour of the paper."""
        self._fills(Rectangle((box.left, box.top), box.width, box.height), colour, hatch)

    def shape(self, path: Path, colour: str, hatch: str = "") -> None:
        """An area in one colour."""
        self._fills(PathPatch(path), colour, hatch)

    def _fills(self, patch: Patch, colour: str, hatch: str) -> None:
        patch.set(facecolor=self.colour(colour), edgecolor=self.look.tokens["paper"], linewidth=0, hatch=hatch or None)
        self.axes.add_patch(patch)


def _figure(axes: Axes) -> Figure:
    figure = axes.get_figure(root=True)
    assert figure is not None
    return figure


def canvas(look: Look, height: float, margins: Margins) -> Canvas:
    """Axes within margins, without a frame, on paper ``height`` points high."""
    width = look.form.width
    figure = Figure(figsize=(width / 72, height / 72))
    inner = width - margins.left - margins.right, height - margins.top - margins.bottom
    axes = figure.add_axes((margins.left / width, margins.bottom / height, inner[0] / width, inner[1] / height))
    for side in axes.spines.values():
        side.set_visible(False)
    return Canvas(axes, look)


def sheet(look: Look, height: float) -> Sheet:
    """A sheet as wide as the form is, and so high."""
    axes = canvas(look, height, Margins(0, 0, 0, 0)).axes
    axes.set_axis_off()
    axes.set_xlim(0, look.form.width)
    axes.set_ylim(height, 0)
    return Sheet(axes, look)


def width_of(text: str, how: Type) -> float:
    """How wide a line of text is, in the font that is set."""
    font = FontProperties(size=how.size, weight=how.weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def fitted(text: str, how: Type, most: float) -> str:
    """The text, cut short with an ellipsis where it is wider than ``most`` points."""
    kept = text
    while kept and width_of(kept if kept == text else f"{kept}…", how) > most:
        kept = kept[:-1]
    return text if kept == text else f"{kept}…"
