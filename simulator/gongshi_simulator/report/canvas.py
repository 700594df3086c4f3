"""The sheet that the plot is drawn on: how large it is, and what a point is worth on its axes."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.axes import Axes

from gongshi_simulator.report.colours import Tokens


class Form(NamedTuple):
    """A picture's size in inches, its type in points, and its margins as parts of width and height.

    Every ``month_step``-th month is named; ``is_bilingual``: whether there is room for English beside the Chinese.
    """

    width: float
    height: float
    points: float
    small: float
    left: float
    right: float
    bottom: float
    month_step: int
    is_bilingual: bool


WIDE = Form(
    width=9.2, height=5.6, points=13, small=12, left=0.04, right=0.22, bottom=0.06, month_step=1, is_bilingual=True
)
NARROW = Form(
    width=5.0, height=6.8, points=15.5, small=14, left=0.065, right=0.29, bottom=0.06, month_step=3, is_bilingual=False
)


class Canvas(NamedTuple):
    """Axes with their look."""

    axes: Axes
    tokens: Tokens
    form: Form

    def along(self, points: float) -> float:
        """How many days so many points are."""
        low, high = self.axes.get_xlim()
        return points / (72 * self.form.width * self.axes.get_position().width) * (high - low)

    def upright(self, points: float) -> float:
        """How many projects so many points are."""
        low, high = self.axes.get_ylim()
        return points / (72 * self.form.height * self.axes.get_position().height) * (high - low)
