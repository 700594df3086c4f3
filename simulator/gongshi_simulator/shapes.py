"""Distributions by inversion: one uniform number gives one value, so that what grows with it grows everywhere.

Two scenarios that look up the same uniform number then differ in the direction in which they differ: the
synchronisation that common random numbers need. Source: Law, Simulation Modeling and Analysis, on variance reduction.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy import special

from gongshi_simulator.streams import Floats


def triangular(uniform: Floats, low: Floats, mode: Floats, high: Floats) -> Floats:
    """Triangular numbers; where low is high, that constant. The four broadcast against each other."""
    rising = low + np.sqrt(uniform * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - uniform) * (high - low) * (high - mode))
    return np.where(uniform * (high - low) < mode - low, rising, falling)


class Durations:
    """Triangular numbers of an array of uniform ones, as `triangular` has them; each worked out when asked for."""

    __slots__ = ("_falls", "_high", "_low", "_rises", "_uniform", "_width")

    def __init__(self, uniform: Floats, low: float, mode: float, high: float) -> None:
        self._uniform = uniform
        self._low, self._high = low, high
        self._width, self._rises, self._falls = high - low, mode - low, high - mode

    def item(self, *at: int) -> float:
        """One of them, by its indices."""
        return self._of(self._uniform.item(*at))

    def row(self, at: int) -> list[float]:
        """Those of one row of two dimensions."""
        return [self._of(one) for one in self._uniform[at].tolist()]

    def _of(self, uniform: float) -> float:
        reached = uniform * self._width
        if reached < self._rises:
            return self._low + math.sqrt(reached * self._rises)
        return self._high - math.sqrt((1 - uniform) * self._width * self._falls)


def lognormal(uniform: Floats, mean: float, sigma: float) -> Floats:
    """Numbers of this ``mean`` whose logarithms have the standard deviation ``sigma``."""
    normal: Floats = special.ndtri(np.clip(uniform, 1e-12, 1 - 1e-12))
    return mean * np.exp(sigma * normal - sigma**2 / 2)


def beta(uniform: float, mean: float, correlation: float) -> float:
    """A chance that varies about ``mean``; ``correlation`` is that of two who share it (0: always ``mean``).

    Source: the beta-binomial of Skellam (1948), by its mean and intraclass correlation 1 / (a + b + 1).
    """
    if correlation <= 0 or mean in {0.0, 1.0}:
        return mean
    if correlation >= 1:
        return float(uniform >= 1 - mean)
    together = 1 / correlation - 1
    return float(special.betaincinv(mean * together, (1 - mean) * together, uniform))


@lru_cache(maxsize=512)
def binomial_table(number: int, chance: float) -> tuple[float, ...]:
    """P(X <= k) for k below ``number``, of so many who each act with this chance."""
    return tuple(special.bdtr(np.arange(number), number, chance).tolist())


def binomial(uniform: float, number: int, chance: float) -> int:
    """How many of ``number`` act, each with this chance and each on their own."""
    if chance <= 0 or number == 0:
        return 0
    return number if chance >= 1 else bisect_right(binomial_table(number, chance), uniform)


@lru_cache(maxsize=256)
def _poisson_table(mean: float) -> tuple[float, ...]:
    most = math.ceil(mean + 12 * math.sqrt(mean) + 12)
    return tuple(special.pdtr(np.arange(most), mean).tolist())


def poisson(uniform: float, mean: float) -> int:
    """How many come where ``mean`` do on average."""
    return bisect_right(_poisson_table(mean), uniform)


def within(uniform: float, steps: Sequence[float]) -> int:
    """In which of the parts that ``steps`` divide the whole into; as many as there are steps, and one more."""
    return bisect_right(steps, uniform)
