"""What a requirement can be about, and how well the replications know it.

Intervals are of 95 %. Where all replications agree that everything or nothing is closed they have shown no spread to
go by; each then counts as one trial, so that agreement of a few years is not taken for certainty.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from gongshi.model.terms import Term
from gongshi_simulator.intervals import ratio, share, student_t
from gongshi_simulator.lead_times import Stays, days_until, through
from gongshi_simulator.spans import STAGES, Stage
from gongshi_simulator.tally import Number, Tally

_NINE_TENTHS = 0.9


class Measure(Term):
    """What is required, by the name that the command line calls it."""

    CLOSED = "closed_by_year_end", "到12月31日结项的项目比例", "share of projects closed by 31 December"
    ALL_CLOSED = "all_closed", "项目全部结项的社区比例", "share of communities that close all their projects"
    CLOSED_MONEY = "closed_money", "到12月31日结项的资金比例", "share of money closed by 31 December"
    RESOLVED_MONEY = "resolved_money", "资金议决率", "share of the allocation resolved"
    UNSPENT = "unspent", "到年底没有付出的资金比例", "share of the allocation unspent at the year's end"
    LEAD_P90 = "lead_p90", "九成项目从议决到结项的天数", "days from resolution to closing, nine in ten"


class Estimate(NamedTuple):
    """A share or a number of days with its interval, and what it was counted from: ``number`` of ``of``.

    Money is counted in fen; of days, ``number`` of ``of`` projects ended in their year. Where the year is too short to
    tell, ``value`` and ``high`` are inf and ``low`` is as far as was seen. Of nothing, nothing is closed: the share is
    0.
    """

    value: float
    low: float
    high: float
    number: float
    of: float


def estimate(measure: Measure, tally: Tally) -> Estimate:
    """What the replications, two or more, say of a measure."""
    if measure is Measure.LEAD_P90:
        return _nine_tenths(tally.stays[:, STAGES.index(Stage.WHOLE)])
    if measure is Measure.ALL_CLOSED:
        communities = np.full(len(tally.replications), tally.communities.shape[1])
        return part(tally.numbers[:, Number.ALL_CLOSED], communities)
    if measure is Measure.UNSPENT:
        allocated = tally.numbers[:, Number.ALLOCATED]
        return part(allocated - tally.numbers[:, Number.MONEY_PAID], allocated)
    number, of = _RATIOS[measure]
    return part(tally.numbers[:, number], tally.numbers[:, of])


_RATIOS = {
    Measure.CLOSED: (Number.CLOSED, Number.RESOLVED),
    Measure.CLOSED_MONEY: (Number.MONEY_CLOSED, Number.MONEY_RESOLVED),
    Measure.RESOLVED_MONEY: (Number.MONEY_RESOLVED, Number.ALLOCATED),
}


def part(numbers: npt.NDArray[np.float64], of: npt.NDArray[np.float64]) -> Estimate:
    """What ``numbers`` are of ``of``, both by replication, as a share."""
    found = ratio(numbers, of)
    if found.of == 0:
        return Estimate(0.0, 0.0, 0.0, 0.0, 0.0)
    if found.number in {0.0, found.of} or set(of.tolist()) == {1}:
        trials = int(np.count_nonzero(of))
        found = found._replace(low=(wilson := share(round(found.share * trials), trials)).low, high=wilson.high)
    return Estimate(found.share, found.low, min(found.high, 1.0), found.number, found.of)


def _nine_tenths(batches: Stays) -> Estimate:
    """The days within which nine in ten are through, with every day of which the batches do not rule that out.

    Source: Brookmeyer and Crowley (1982), an interval for a median by inverting a test, here Student's over batches.
    """
    whole = batches.sum(axis=0)
    still_open, ended = whole.sum(axis=1).tolist()
    shares = np.array([through(batch) for batch in batches if batch.any()])
    watched = float(np.flatnonzero(whole.any(axis=0)).max(initial=0))
    if len(shares) < 2:
        return Estimate(math.inf, 0.0, math.inf, ended, ended + still_open)
    half = student_t(len(shares) - 1) * shares.std(axis=0, ddof=1) / math.sqrt(len(shares))
    days = days_until(whole, _NINE_TENTHS)
    return Estimate(
        math.inf if days is None else float(days),
        min(_first_day(shares.mean(axis=0) + half), watched),
        _first_day(shares.mean(axis=0) - half),
        ended,
        ended + still_open,
    )


def _first_day(shares: npt.NDArray[np.float64]) -> float:
    # Rounding must not let a share that is just reached be missed.
    reached = np.flatnonzero(shares >= _NINE_TENTHS - 1e-12)
    return float(reached[0]) if len(reached) else math.inf
