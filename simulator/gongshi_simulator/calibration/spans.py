"""How long a stretch took, as exactly as whole days tell it: within a day, or longer than it was watched."""

from __future__ import annotations

import math
from typing import NamedTuple

from gongshi_simulator.calibration.day_count import DayCount
from gongshi_simulator.calibration.stretches import Stretch


class Span(NamedTuple):
    """The duration lies between ``least`` and ``most``; inf for one that is not ended.

    ``watched``: the least that it would be known to have taken, had it been open for as long as anybody looked.
    """

    least: float
    most: float
    watched: float

    @property
    def is_ended(self) -> bool:
        """Whether anybody saw its end."""
        return self.most < math.inf


def span(stretch: Stretch, count: DayCount, *, from_midnight: bool, without: float = 0.0) -> Span:
    """How long a stretch took, ``without`` so many days of it that stand elsewhere in a scenario.

    One that begins when a day begins, and ends on the day after three others, has lasted three days and a part. One
    that begins within a day may as well have lasted a part less than three.
    """
    early = without if from_midnight else without + 0.5
    taken, watched = (count.between(stretch.first, day) - early for day in (stretch.last, stretch.watched))
    least = max(taken, 0.0)
    most = max(taken + 1, 1.0) if stretch.is_ended else math.inf
    return Span(least, most, max(watched, least))
