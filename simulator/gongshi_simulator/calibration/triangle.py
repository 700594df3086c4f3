"""The triangular distribution behind durations of which some are only known to have taken longer than was watched.

It is the one nearest to the product-limit estimate, by the mean squared distance of Cramér and von Mises. The most
likely one would be no better where a triangle is right, and far off where it is not: it has to give some chance to the
longest duration of all, and one very long one then draws out the rest. Source: Parr and Schucany (1980), Minimum
distance and robust estimation; Kotz and van Dorp (2004), Beyond Beta, ch. 1, for the likelihood, which has a peak at
every observation, so that the mode is looked for everywhere and not by climbing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi_simulator.calibration.seen import Seen, through
from gongshi_simulator.streams import Floats

LONGEST = 1000
"""The most that a scenario takes for a duration."""

_MODES = 33
_NEXT_TO_IMPOSSIBLE = 1e-300


class Triangle(NamedTuple):
    """Whole days, as a scenario has them."""

    low: int
    mode: int
    high: int

    @property
    def mean(self) -> float:
        """The mean of the distribution."""
        return sum(self) / 3


Score: TypeAlias = Callable[[int, Floats, int], Floats]
"""How good the triangles between two ends with these modes are; the more, the better."""


def nearest(of: Seen, finest: int = 1) -> Triangle:
    """The triangle nearest to durations of which some have ended; its numbers are exact to ``finest`` days."""
    told = through(of)

    def nearness(low: int, modes: Floats, high: int) -> Floats:
        within = share_within(told.days, low, modes[:, np.newaxis], high)
        score: Floats = -((within - told.share) ** 2 @ told.step)
        return score

    return _best(nearness, _ends(of), finest)[0]


def most_likely(of: Seen) -> tuple[Triangle, float]:
    """The triangle under which the durations are likeliest, and the logarithm of their likelihood.

    One that ended is known to within a day and counts with the chance of that day; one that is open counts with the
    chance of taking longer.
    """
    ends = np.concatenate([of.most, of.least])

    def likelihood(low: int, modes: Floats, high: int) -> Floats:
        until, since = np.split(share_within(ends, low, modes[:, np.newaxis], high), 2, axis=1)
        # What cannot be counts as next to impossible, so that triangles are told apart by how much of it they have.
        score: Floats = np.log(np.maximum(until - since, _NEXT_TO_IMPOSSIBLE)) @ of.number
        return score

    return _best(likelihood, _ends(of), finest=1)


def share_within(days: Floats, low: npt.ArrayLike, mode: npt.ArrayLike, high: npt.ArrayLike) -> Floats:
    """The share of a triangular distribution of whole days that is through within ``days``; the arrays broadcast."""
    low, mode, high = (np.asarray(one, dtype=float) for one in (low, mode, high))
    within = np.clip(days, low, high)
    # Of whole days the products are nought or one at least; by nought nothing is divided that counts.
    rising = (within - low) ** 2 / np.maximum((high - low) * (mode - low), 1)
    falling = 1 - (high - within) ** 2 / np.maximum((high - low) * (high - mode), 1)
    # At the very end all are through, also where low, mode and high are one day.
    return np.where(days >= high, 1.0, np.where(within < mode, rising, falling))


def _ends(of: Seen) -> tuple[int, int]:
    """The least and the most that were seen, in whole days."""
    is_ended = np.isfinite(of.most)
    return int(of.least[is_ended].min()), int(np.ceil(np.where(is_ended, of.most, of.least + 1).max()))


def _best(score: Score, ends: tuple[int, int], finest: int) -> tuple[Triangle, float]:
    """The best triangle and its score: its ends are looked for around the best so far, in ever smaller steps."""
    at = cache(partial(_best_mode, score, finest))
    best = at(*ends)
    step = finest * 2 ** int(np.log2(max((ends[1] - ends[0]) / finest, 1)))
    while step >= finest:
        better = max((at(*near) for near in _around(best[0], step)), key=_scored)
        if better[1] > best[1] + 1e-9:
            best = better
        else:
            step //= 2
    return best


def _around(best: Triangle, step: int) -> Iterator[tuple[int, int]]:
    for down in (-step, 0, step):
        for up in (-step, 0, step):
            low, high = max(best.low + down, 0), min(best.high + up, LONGEST)
            if low <= high:
                yield low, high


def _scored(one: tuple[Triangle, float]) -> float:
    return one[1]


def _best_mode(score: Score, finest: int, low: int, high: int) -> tuple[Triangle, float]:
    """The best triangle between two ends: its mode looked for coarsely, then as finely as is asked."""
    mode, value = _of_modes(score, low, high, np.linspace(low, high, _MODES).round())
    gap = -((low - high) // _MODES)
    if gap > finest:
        near = np.arange(max(low, mode - gap), min(high, mode + gap) + 1.0, finest)
        mode, value = _of_modes(score, low, high, near)
    return Triangle(low, mode, high), value


def _of_modes(score: Score, low: int, high: int, modes: Floats) -> tuple[int, float]:
    scores = score(low, modes, high)
    at = int(scores.argmax())
    return int(modes[at]), float(scores[at])
