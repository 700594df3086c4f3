"""Numbers that are neither chances nor durations: so many a year, so many each, and how widely they vary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

import numpy as np
from scipy import optimize, special

from gongshi.findings import Message
from gongshi_simulator.calibration.found import Found
from gongshi_simulator.intervals import LEVEL, difference

_TAIL = (1 - LEVEL) / 2


def rate(path: str, counted: Message, number: int, over: float) -> Found:
    """``number`` of things over so much of time or of households, with the exact interval of a Poisson number.

    Source: Garwood (1936), Fiducial limits for the Poisson distribution.
    """
    low = _chi_square(_TAIL, 2 * number) / 2 if number else 0.0
    high = _chi_square(1 - _TAIL, 2 * number + 2) / 2
    return Found(path, counted, number, number / over, low / over, high / over)


def average(path: str, counted: Message, values: Sequence[float]) -> Found:
    """The mean of some values with Student's interval."""
    if len(values) < 2:
        return Found(path, counted, len(values))
    told = difference(values)
    return Found(path, counted, len(values), told.mean, told.low, told.high)


def seen_range(path: str, counted: Message, values: Sequence[float]) -> Found:
    """The middle one of some values, and between which they lie."""
    ordered = sorted(values)
    middle = float(median(ordered))
    return Found(path, counted, len(ordered), middle, ordered[0], ordered[-1], is_seen_range=True)


def log_spread(path: str, counted: Message, values: Sequence[float]) -> Found:
    """The standard deviation of the logarithms, with the interval that it has where they are normal."""
    if len(values) < 2:
        return Found(path, counted, len(values))
    spread, freedom = float(np.log(values).std(ddof=1)), len(values) - 1
    low, high = (spread * math.sqrt(freedom / _chi_square(part, freedom)) for part in (1 - _TAIL, _TAIL))
    return Found(path, counted, len(values), spread, low, high)


def bidders(path: str, counted: Message, seen: Sequence[int], too_few: int, needed: int) -> Found:
    """The mean number of bidders, where of ``too_few`` calls only is known that fewer than ``needed`` came to each.

    By maximum likelihood, with the interval in which the likelihood ratio stays below chi-square's. Source: Cohen
    (1954), Estimation of the Poisson parameter from truncated and censored samples.
    """
    number = len(seen) + too_few
    if not seen:
        return Found(path, counted, number)

    def unlikely(mean: float) -> float:
        few = special.pdtr(needed - 1, mean) if needed else 1.0
        return mean * len(seen) - sum(seen) * math.log(mean) - too_few * math.log(max(float(few), 1e-300))

    most = max(seen) + 10.0
    best = optimize.minimize_scalar(unlikely, bounds=(1e-6, most), method="bounded")
    allowed = float(best.fun) + _chi_square(LEVEL, 1) / 2
    low, high = (
        float(optimize.brentq(lambda mean: unlikely(mean) - allowed, *ends))
        for ends in ((1e-9, float(best.x)), (float(best.x), 10 * most))
    )
    return Found(path, counted, number, float(best.x), low, high)


def _chi_square(part: float, freedom: int) -> float:
    """The quantile of chi-square that this part of its values stays below."""
    return float(2 * special.gammaincinv(freedom / 2, part))
