"""How long resolutions take to become closed projects, where the year ends before many of them have.

Counting only the closed ones would tell of the quick ones alone. The product-limit estimate lets those still open
count for as long as they have been watched. Assumed in it: how long a project takes does not depend on when in the
year it was resolved. Source: Kaplan and Meier (1958), Nonparametric estimation from incomplete observations.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from statistics import stdev
from typing import NamedTuple

from scipy import stats

from gongshi_simulator.intervals import student_t
from gongshi_simulator.metrics import Lead

BATCHES = 20


class Quantile(NamedTuple):
    """Days within which a part of the projects is closed; None where the year is too short to tell.

    ``watched``: the longest that any project was watched, in days.
    """

    days: int | None
    watched: int
    low: float | None
    high: float | None


def days_until(leads: Iterable[Lead], part: float) -> int | None:
    """The days within which ``part`` of the projects is closed; None where no project was watched that long."""
    leads = tuple(leads)
    if not leads:
        return None
    closed, still_open = ([lead.days for lead in leads if lead.is_closed is is_closed] for is_closed in (True, False))
    surviving = stats.ecdf(stats.CensoredData(uncensored=closed, right=still_open)).sf
    # Rounding must not let a share that is just reached be missed.
    reached = surviving.quantiles[surviving.probabilities <= 1 - part + 1e-12]
    return int(reached[0]) if len(reached) else None


def lead_quantile(years: Sequence[Sequence[Lead]], part: float) -> Quantile:
    """The quantile over all ``years``, its interval from twenty batches of them, which are independent.

    No interval where some batch cannot tell. Source: batch estimates with Student's t (Law, Simulation Modeling and
    Analysis, on quantiles and on batch means).
    """
    overall = days_until(chain.from_iterable(years), part)
    watched = max((lead.days for lead in chain.from_iterable(years)), default=0)
    batches = [days_until(chain.from_iterable(years[first::BATCHES]), part) for first in range(BATCHES)]
    told = [days for days in batches if days is not None]
    if overall is None or len(told) < BATCHES:
        return Quantile(overall, watched, None, None)
    half = student_t(BATCHES - 1) * stdev(told) / math.sqrt(BATCHES)
    return Quantile(overall, watched, overall - half, overall + half)
