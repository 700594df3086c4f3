"""What all replications of a scenario come to: the numbers of the report, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from gongshi_simulator.clock import day_at, days_in, midnight
from gongshi_simulator.intervals import Mean, Share, mean, share
from gongshi_simulator.lead_times import Quantile, lead_quantile
from gongshi_simulator.metrics import Measured
from gongshi_simulator.streams import Floats


class MonthEnd(NamedTuple):
    """How many projects each band holds when ``day`` is over, in the order of the bands."""

    day: date
    bands: tuple[Mean, ...]


class Summary(NamedTuple):
    """The numbers of the report.

    ``resolved`` resolutions in force at the year's end, ``closed`` those of them that are closed. ``all_closed``
    years in which something was resolved and all of it is closed, ``any_reopened`` years with a second decision.
    ``occupancy`` mean number of projects [day, band]. ``lead_days`` half and nine tenths of the projects are closed
    within.
    """

    replications: int
    resolved: Mean
    closed: Mean
    all_closed: Share
    reopened: Mean
    any_reopened: Share
    lead_half: Quantile
    lead_nine_tenths: Quantile
    leads_closed: int
    leads: int
    occupancy: Floats
    month_ends: tuple[MonthEnd, ...]


def summary(years: Sequence[Measured], year: int) -> Summary:
    """The summary of all replications, two or more, of the calendar year ``year``."""
    leads = [one.leads for one in years]
    number = len(years)
    return Summary(
        replications=number,
        resolved=mean([len(one.leads) for one in years]),
        closed=mean([one.closed for one in years]),
        all_closed=share(sum(0 < len(one.leads) == one.closed for one in years), number),
        reopened=mean([one.reopened for one in years]),
        any_reopened=share(sum(one.reopened > 0 for one in years), number),
        lead_half=lead_quantile(leads, 0.5),
        lead_nine_tenths=lead_quantile(leads, 0.9),
        leads_closed=sum(one.closed for one in years),
        leads=sum(len(one.leads) for one in years),
        occupancy=np.mean([one.occupancy for one in years], axis=0),
        month_ends=tuple(_month_end(years, day) for day in month_ends(year)),
    )


def month_ends(year: int) -> tuple[date, ...]:
    """The last day of each month."""
    days = (day_at(day, year) for day in range(days_in(year)))
    return tuple(day for day in days if day_at(midnight(day) + 1, year).day == 1)


def _month_end(years: Sequence[Measured], day: date) -> MonthEnd:
    at = int(midnight(day))
    counts = np.array([one.occupancy[at] for one in years])
    return MonthEnd(day, tuple(mean(list(band)) for band in counts.T.tolist()))
