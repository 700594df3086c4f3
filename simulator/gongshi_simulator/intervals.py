"""How sure a number is: 95 % intervals for means, ratios, shares and quantiles over replications.

They tell how far chance in the simulation moves a number, and nothing about how right the assumptions are. Quantiles
are scipy's special functions: its statistics take a second to load, each time a command or a process begins.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

from gongshi_simulator.streams import Floats

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

    @property
    def half_width(self) -> float:
        """How far the interval reaches to either side."""
        return (self.high - self.low) / 2


class Share(NamedTuple):
    """What ``number`` is of ``of``, both summed over replications, and the interval of the share they are a sample of.

    Of nothing there is no share: ``of`` is then 0.
    """

    number: float
    of: float
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself.

        Raises:
            ZeroDivisionError: where there is nothing that it could be a part of.
        """
        return self.number / self.of

    @property
    def half_width(self) -> float:
        """How far the interval reaches to either side."""
        return (self.high - self.low) / 2


def student_t(freedom: int, level: float = LEVEL) -> float:
    """The quantile of Student's t that so many of its values, taken without their sign, stay below."""
    return float(special.stdtrit(freedom, (1 + level) / 2))


def family(comparisons: int) -> float:
    """The level of each of so many intervals that are all right together with 95 %, at least.

    Source: Bonferroni's inequality.
    """
    return 1 - (1 - LEVEL) / comparisons


def mean(values: npt.ArrayLike) -> Mean:
    """The mean of independent counts, two or more, with Student's interval, as far as it is not below nought."""
    found = difference(values)
    return found._replace(low=max(found.low, 0.0)) if not found.is_same else found


def difference(values: npt.ArrayLike, level: float = LEVEL) -> Mean:
    """The mean of independent values of either sign, two or more, with Student's interval."""
    numbers = np.asarray(values, dtype=float)
    if numbers.min() == numbers.max():
        return Mean(*[float(numbers[0])] * 3)
    centre = float(numbers.mean())
    half = student_t(len(numbers) - 1, level) * float(numbers.std(ddof=1)) / math.sqrt(len(numbers))
    return Mean(centre, centre - half, centre + half)


def ratio(numbers: npt.ArrayLike, of: npt.ArrayLike) -> Share:
    """The ratio of two sums over replications, with the interval of the classical ratio estimator.

    Source: Law, Simulation Modeling and Analysis, on ratios of means; Cochran, Sampling Techniques, ch. 6.
    """
    above, below = np.asarray(numbers, dtype=float), np.asarray(of, dtype=float)
    total, whole = float(above.sum()), float(below.sum())
    if whole == 0:
        return Share(total, whole, 0.0, 0.0)
    rest = above - total / whole * below
    spread = float(np.sqrt(rest @ rest / (len(rest) - 1)))
    half = student_t(len(rest) - 1) * spread / math.sqrt(len(rest)) / (whole / len(rest))
    return Share(total, whole, max(total / whole - half, 0.0), total / whole + half)


def ratio_values(numbers: npt.ArrayLike, of: npt.ArrayLike) -> Floats | None:
    """A value for each replication: their mean is the ratio of the two sums, their spread that of `ratio`.

    Those of two scenarios under the same seed can be paired, which their ratios cannot. None where the ratio is one of
    nothing. Source: as `ratio`, by its residuals.
    """
    above, below = np.asarray(numbers, dtype=float), np.asarray(of, dtype=float)
    total, whole = float(above.sum()), float(below.sum())
    if whole == 0:
        return None
    values: Floats = total / whole + (above - total / whole * below) / (whole / len(below))
    return values


def share(number: int, of: int) -> Share:
    """``number`` of ``of`` with Wilson's interval, which stays right where all or none are counted.

    Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    part, normal = number / of, float(special.ndtri((1 + LEVEL) / 2))
    shrunk = 1 + normal**2 / of
    centre = (part + normal**2 / 2 / of) / shrunk
    half = normal * math.sqrt(part * (1 - part) / of + (normal / 2 / of) ** 2) / shrunk
    # Rounding must not keep all or none out of their own interval.
    return Share(number, of, centre - half if number else 0.0, centre + half if number < of else 1.0)
