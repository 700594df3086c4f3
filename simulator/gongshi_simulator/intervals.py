"""How sure a number is: 95 % intervals for means, shares and quantiles over replications.

They tell how far chance in the simulation moves a number, and nothing about how right the assumptions are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, stdev
from typing import NamedTuple

from scipy import stats

LEVEL = 0.95


class Mean(NamedTuple):
    """A mean over replications and its interval; one of no width where all replications agree."""

    mean: float
    low: float
    high: float

    @property
    def is_same(self) -> bool:
        """Whether all replications agree: their spread, and so how sure the mean is, is then not known."""
        return self.low == self.high


class Share(NamedTuple):
    """``number`` of ``of`` replications, and the interval of the share that they are a sample of."""

    number: int
    of: int
    low: float
    high: float


def student_t(freedom: int) -> float:
    """The quantile of Student's t that 95 % of its values, taken without their sign, stay below."""
    return float(stats.t.ppf((1 + LEVEL) / 2, freedom))


def mean(values: Sequence[float]) -> Mean:
    """The mean of independent counts, two or more, with Student's interval, as far as it is not below nought."""
    centre = fmean(values)
    half = student_t(len(values) - 1) * stdev(values) / math.sqrt(len(values))
    return Mean(centre, max(centre - half, 0.0), centre + half)


def share(number: int, of: int) -> Share:
    """``number`` of ``of`` with Wilson's interval, which stays right where all or none are counted.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    interval = stats.binomtest(number, of).proportion_ci(LEVEL, method="wilson")
    return Share(number, of, float(interval.low), float(interval.high))
