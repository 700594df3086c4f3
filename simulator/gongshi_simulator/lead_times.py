"""How long stages take, where the year ends before all of them have ended.

Counting only what has ended would tell of the quick ones alone. The product-limit estimate lets what is still open
count for as long as it has been watched. Assumed in it: how long a thing takes does not depend on when in the year it
began. Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations.
"""

from __future__ import annotations

import math
from statistics import stdev
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi_simulator.intervals import student_t
from gongshi_simulator.streams import Floats

Stays: TypeAlias = npt.NDArray[np.int32]
"""How many took so many days [whether ended, days]."""


class Quantile(NamedTuple):
    """Days within which a part of them is through; None where the year is too short to tell.

    ``watched``: the longest that any was watched, in days; 0 where there was none.
    """

    days: int | None
    watched: int
    low: float | None
    high: float | None


def through(stays: Stays) -> Floats:
    """The share that is through within so many days [days], as the product-limit estimate has it."""
    still_open, ended = stays.astype(float)
    at_risk = (still_open + ended)[::-1].cumsum()[::-1]
    left = np.divide(ended, at_risk, out=np.zeros_like(ended), where=at_risk > 0)
    return 1 - np.cumprod(1 - left)


def through_between(batches: Stays) -> tuple[Floats, Floats]:
    """Bounds of the share that is through [days], from the batches; not a number once one of them watches nothing.

    Source: as for `lead_quantile`.
    """
    told = np.array([through(batch) for batch in batches])
    half = student_t(len(batches) - 1) * told.std(axis=0, ddof=1) / math.sqrt(len(batches))
    at_risk = batches.sum(axis=1)[:, ::-1].cumsum(axis=1)[:, ::-1]
    overall = through(batches.sum(axis=0))
    low, high = np.maximum(overall - half, 0), np.minimum(overall + half, 1)
    is_watched = (at_risk > 0).all(axis=0)
    return np.where(is_watched, low, math.nan), np.where(is_watched, high, math.nan)


def days_until(stays: Stays, part: float) -> int | None:
    """The days within which ``part`` is through; None where nothing was watched for that long."""
    # Rounding must not let a share that is just reached be missed.
    reached = np.flatnonzero(through(stays) >= part - 1e-12)
    return int(reached[0]) if len(reached) else None


def lead_quantile(batches: Stays, part: float) -> Quantile:
    """The quantile over all [batch, whether ended, days], its interval from the batches, which are independent.

    No interval where some batch cannot tell. Source: batch estimates with Student's t (Law, Simulation Modeling and
    Analysis, on quantiles and on batch means).
    """
    whole = batches.sum(axis=0)
    overall = days_until(whole, part)
    watched = int(np.flatnonzero(whole.any(axis=0)).max(initial=0))
    told = [days for batch in batches if (days := days_until(batch, part)) is not None]
    if overall is None or len(told) < len(batches):
        return Quantile(overall, watched, None, None)
    half = student_t(len(told) - 1) * stdev(told) / math.sqrt(len(told))
    return Quantile(overall, watched, overall - half, overall + half)
