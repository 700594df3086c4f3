"""What a change makes different, replication by replication: both sides met the same draws.

Several differences that are looked at together hold together with 95 %: each interval is as much wider as their number
asks for. Source: Bonferroni; Law, Simulation Modeling and Analysis, on comparing systems with common random numbers.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import stats

from gongshi_simulator.intervals import LEVEL, Mean
from gongshi_simulator.streams import Floats


class Parts(NamedTuple):
    """What is a part of what, by replication."""

    numbers: Floats
    of: Floats


def mean_difference(after: npt.ArrayLike, before: npt.ArrayLike, looked_at: int) -> Mean:
    """The mean of what came after less what was before, one of so many differences that are ``looked_at``."""
    apart = np.asarray(after, dtype=float) - np.asarray(before, dtype=float)
    return _about(float(apart.mean()), apart, looked_at)


def ratio_difference(after: Parts, before: Parts, looked_at: int) -> Mean:
    """The ratio of sums after less that before; of nothing the part is 0.

    Source: the classical ratio estimator, its two residuals taken in pairs (Cochran, Sampling Techniques, ch. 6).
    """
    ratio_after, residuals_after = _ratio(after)
    ratio_before, residuals_before = _ratio(before)
    return _about(ratio_after - ratio_before, residuals_after - residuals_before, looked_at)


def _ratio(parts: Parts) -> tuple[float, Floats]:
    whole = float(parts.of.sum())
    if whole == 0:
        return 0.0, np.zeros_like(parts.numbers)
    ratio = float(parts.numbers.sum()) / whole
    return ratio, (parts.numbers - ratio * parts.of) / parts.of.mean()


def _about(centre: float, apart: Floats, looked_at: int) -> Mean:
    quantile = float(stats.t.ppf(1 - (1 - LEVEL) / 2 / looked_at, len(apart) - 1))
    half = quantile * float(apart.std(ddof=1)) / math.sqrt(len(apart))
    return Mean(centre, centre - half, centre + half)
