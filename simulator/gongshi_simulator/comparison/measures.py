"""What scenarios are compared in, and the values by which two of them are paired."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from gongshi.model.terms import Term
from gongshi_simulator.intervals import Mean, Share, ratio_values
from gongshi_simulator.lead_times import Quantile, Stays, days_until
from gongshi_simulator.spans import STAGES, Stage
from gongshi_simulator.streams import Floats
from gongshi_simulator.summary import Summary
from gongshi_simulator.tally import Number, Tally

_WHOLE = STAGES.index(Stage.WHOLE)


class Unit(Term):
    """What a difference is counted in."""

    PROJECTS = "projects", "个", "projects"
    SHARE = "share", "个百分点", "points"
    DAYS = "days", "天", "days"


class Measure(Term):
    """What scenarios are compared in; the first decides which is better."""

    CLOSED_SHARE = "closed_share", "到年底结项的项目占比", "share of projects closed"
    CLOSED = "closed", "到年底结项的项目", "projects closed"
    RESOLVED = "resolved", "议决通过、年底仍然有效的项目", "projects resolved and in force"
    MONEY_CLOSED_SHARE = "money_closed_share", "到年底结项的金额占比（万元）", "share of money closed (10,000 yuan)"
    UNSPENT_SHARE = "unspent_share", "到年底没有付出的资金占比（万元）", "share of funds unspent (10,000 yuan)"
    CLOSING_DAY = "closing_day", "平均在一年的第几天结项", "mean day of closing"
    LEAD_HALF = "lead_half", "从议决到结项，半数（P50）", "resolution to closing, half"
    LEAD_NINE_TENTHS = "lead_nine_tenths", "从议决到结项，九成（P90）", "resolution to closing, nine in ten"
    ALL_CLOSED = "all_closed", "全部结项的社区年", "community-years with all closed"
    REOPENED = "reopened", "因异议重新议定的项目", "projects decided again"


class _Of(NamedTuple):
    number: Number
    of: Number | None = None


_UNITS: Mapping[Measure, Unit] = {
    Measure.CLOSED: Unit.PROJECTS,
    Measure.RESOLVED: Unit.PROJECTS,
    Measure.REOPENED: Unit.PROJECTS,
    Measure.CLOSING_DAY: Unit.DAYS,
    Measure.LEAD_HALF: Unit.DAYS,
    Measure.LEAD_NINE_TENTHS: Unit.DAYS,
}

_COUNTED: Mapping[Measure, _Of] = {
    Measure.CLOSED_SHARE: _Of(Number.CLOSED, Number.RESOLVED),
    Measure.CLOSED: _Of(Number.CLOSED),
    Measure.RESOLVED: _Of(Number.RESOLVED),
    Measure.MONEY_CLOSED_SHARE: _Of(Number.MONEY_CLOSED, Number.MONEY_RESOLVED),
    Measure.UNSPENT_SHARE: _Of(Number.MONEY_PAID, Number.ALLOCATED),
    Measure.CLOSING_DAY: _Of(Number.CLOSING_DAY, Number.RESOLVED),
    Measure.ALL_CLOSED: _Of(Number.ALL_CLOSED),
    Measure.REOPENED: _Of(Number.REOPENED),
}

_QUANTILES: Mapping[Measure, float] = {Measure.LEAD_HALF: 0.5, Measure.LEAD_NINE_TENTHS: 0.9}


def unit(measure: Measure) -> Unit:
    """What a difference in ``measure`` is counted in."""
    return _UNITS.get(measure, Unit.SHARE)


def values(tally: Tally, measure: Measure) -> Floats | None:
    """Independent values of ``measure``, in the order of the replications or, of lead times, of their batches.

    Shares are parts of one. None where there is nothing to tell from, or some batch does not see long enough.
    """
    if measure in _QUANTILES:
        return _batches(tally.stays[:, _WHOLE], _QUANTILES[measure])
    number, of = _COUNTED[measure]
    counts = tally.numbers[:, number]
    if of is None:
        return counts / tally.communities.shape[1] if measure is Measure.ALL_CLOSED else counts
    ratios = ratio_values(counts, tally.numbers[:, of])
    return 1 - ratios if measure is Measure.UNSPENT_SHARE and ratios is not None else ratios


def _batches(stays: Stays, part: float) -> Floats | None:
    """A quantile in each batch, all moved so far that their mean is the quantile over all of them.

    That of a small batch is off by a day or two, and the same days must not stand there in two ways.
    """
    days = [days_until(batch, part) for batch in stays]
    told = [one for one in days if one is not None]
    overall = days_until(stays.sum(axis=0), part)
    if overall is None or len(told) < len(days):
        return None
    # To a billionth of a day: differences that are equal must stay so.
    values: Floats = np.round(np.array(told) - np.mean(told) + overall, 9)
    return values


def found(summary: Summary, measure: Measure) -> Mean | Share | Quantile:
    """What one scenario comes to in ``measure``, with its own interval."""
    of: Mapping[Measure, Mean | Share | Quantile] = {
        Measure.CLOSED_SHARE: summary.closed_share,
        Measure.CLOSED: summary.closed,
        Measure.RESOLVED: summary.resolved,
        Measure.MONEY_CLOSED_SHARE: summary.closed_money,
        Measure.UNSPENT_SHARE: _rest(summary.paid_money),
        Measure.CLOSING_DAY: summary.closing_day,
        Measure.LEAD_HALF: summary.whole.half,
        Measure.LEAD_NINE_TENTHS: summary.whole.nine_tenths,
        Measure.ALL_CLOSED: summary.all_closed,
        Measure.REOPENED: summary.reopened,
    }
    return of[measure]


def _rest(share: Share) -> Share:
    """What a share leaves of the whole."""
    return Share(share.of - share.number, share.of, 1 - share.high, 1 - share.low)
