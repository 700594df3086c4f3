"""How sure a number is: 95 % intervals for means, shares and quantiles over replications.

They tell how far chance in the simulation moves a number, and nothing about how right the assumptions are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, stdev
from typing import NamedTuple

LEVEL = 0.95
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


class Mean(NamedTuple):
    """A mean over replications and its interval."""

    mean: float
    low: float
    high: float


class Share(NamedTuple):
    """``number`` of ``of`` replications, and the interval of the share that they are a sample of."""

    number: int
    of: int
    low: float
    high: float


def student_t(freedom: int) -> float:
    """The quantile of Student's t that 95 % of its two-sided values stay below.

    Correct to six digits from 10 degrees of freedom on, to three from 3. Source: Abramowitz and Stegun, Handbook of
    Mathematical Functions, 26.7.5, the expansion about the normal quantile.
    """
    z = _Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, 1))


def mean(values: Sequence[float]) -> Mean:
    """The mean of independent ``values``, two or more, with Student's interval."""
    centre = fmean(values)
    half = student_t(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return Mean(centre, centre - half, centre + half)


def share(number: int, of: int) -> Share:
    """``number`` of ``of`` with Wilson's interval, which stays right where all or none are counted.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    part = number / of
    scale = 1 + _Z**2 / of
    centre = (part + _Z**2 / (2 * of)) / scale
    half = _Z * math.sqrt(part * (1 - part) / of + _Z**2 / (4 * of**2)) / scale
    return Share(number, of, max(0.0, centre - half), min(1.0, centre + half))
