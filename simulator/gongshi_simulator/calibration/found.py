"""What was found of one number: how much of it was seen, what it comes to, and within what bounds."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.calibration.goodness import Fit
from gongshi_simulator.intervals import Share

FEWEST = 8
"""Of fewer a number is not said to be measured: they tell neither a triangle nor a share, even to within a third."""


class Found(NamedTuple):
    """One number, by its path in a scenario.

    ``counted``: what ``number`` of there were. ``value`` with its 95 % interval ``low`` to ``high``, None where there
    are too few to tell. ``part``: how many of those counted a chance is the share of. ``still_open``: durations that
    nobody has seen the end of, beside ``number`` that have one; ``fit`` is then the triangle's, and ``value`` its mean.
    ``is_census``: all there are were counted, so that few are not too few. ``is_seen_range``: ``low`` to ``high`` is
    all that was seen, no interval. ``worth_trying``: bounds for the file where they are not these.
    """

    path: str
    counted: Message
    number: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    part: int | None = None
    still_open: int = 0
    fit: Fit | None = None
    is_census: bool = False
    is_seen_range: bool = False
    worth_trying: tuple[float, float] | None = None

    @property
    def is_enough(self) -> bool:
        """Whether the number is measured, and not merely looked at."""
        return self.value is not None and (self.is_census or self.number >= FEWEST)


def of_share(path: str, counted: Message, one: Share) -> Found:
    """A share with the interval that it has."""
    if one.of == 0:
        return Found(path, counted, 0)
    return Found(
        path, counted, int(one.of), one.share, min(one.low, one.share), max(one.high, one.share), int(one.number)
    )


def census(path: str, counted: Message, number: int, value: float | None) -> Found:
    """A fact that holds of all there are, and so has no interval."""
    return Found(path, counted, number, value, value, value, is_census=True)
