"""What all replications of a scenario come to: the numbers of the report, each with its interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from gongshi_simulator.assumption import Pooling
from gongshi_simulator.clock import day_at
from gongshi_simulator.intervals import Mean, Share, mean, ratio, share
from gongshi_simulator.lead_times import Quantile, Stays, lead_quantile
from gongshi_simulator.log import Kind
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import STAGES, Stage
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import WAYS, Number, Tally
from gongshi_simulator.ways import Way


class MonthEnd(NamedTuple):
    """How many projects each band holds when ``day`` is over, in the order of the bands."""

    day: date
    bands: tuple[Mean, ...]


class Lasting(NamedTuple):
    """Days within which half and nine tenths of the projects are through; ``ended`` of ``number`` were, in the year."""

    half: Quantile
    nine_tenths: Quantile
    ended: int
    number: int


class Summary(NamedTuple):
    """The numbers of the report. Counts are of all communities of the scenario together.

    ``resolved`` resolutions in force at the year's end, ``closed`` those of them that are closed, ``closed_share``
    and ``closed_money`` their part of them and of their money, ``resolved_money`` the part of the allocation that is
    resolved, ``paid_money`` that paid. ``all_closed`` community-years in which something was resolved and all of it is
    closed, ``any_reopened`` those with a second decision; None where communities of one replication are no independent
    years. ``occupancy`` mean number of projects [day, band]. ``utilisation`` share of its time that each scarce kind is
    held [kind, month], ``busy`` the same over the year. ``waiting`` mean number waited for [day, kind].
    """

    replications: int
    communities: int
    candidates: Mean
    resolved: Mean
    closed: Mean
    terminated: Mean
    reopened: Mean
    carried_in: Mean
    carried_in_closed: Mean
    closed_share: Share
    resolved_money: Share
    closed_money: Share
    paid_money: Share
    all_closed: Share
    any_reopened: Share
    closing_day: Share
    whole: Lasting
    by_stage: Mapping[Stage, Lasting]
    by_way: Mapping[Way, Lasting]
    occupancy: Floats
    month_ends: tuple[MonthEnd, ...]
    utilisation: Floats
    busy: tuple[Mean, ...]
    waiting: Floats


def summary(tally: Tally, setting: Setting) -> Summary:
    """The summary of all replications, two or more."""
    by_stage = {stage: _lasting(tally.stays[:, at]) for at, stage in enumerate(STAGES)}
    there = capacity(setting)
    number = len(tally.replications)

    def of(one: Number) -> Mean:
        return mean(tally.numbers[:, one])

    def part(one: Number, other: Number) -> Share:
        return ratio(tally.numbers[:, one], tally.numbers[:, other])

    return Summary(
        replications=number,
        communities=setting.scenario.district.communities.value,
        candidates=of(Number.CANDIDATES),
        resolved=of(Number.RESOLVED),
        closed=of(Number.CLOSED),
        terminated=of(Number.TERMINATED),
        reopened=of(Number.REOPENED),
        carried_in=of(Number.CARRIED_IN),
        carried_in_closed=of(Number.CARRIED_IN_CLOSED),
        closed_share=part(Number.CLOSED, Number.RESOLVED),
        resolved_money=part(Number.MONEY_RESOLVED, Number.ALLOCATED),
        closed_money=part(Number.MONEY_CLOSED, Number.MONEY_RESOLVED),
        paid_money=part(Number.MONEY_PAID, Number.ALLOCATED),
        all_closed=_of_communities(tally, Number.ALL_CLOSED),
        any_reopened=_of_communities(tally, Number.ANY_REOPENED),
        closing_day=part(Number.CLOSING_DAY, Number.RESOLVED),
        whole=by_stage[Stage.WHOLE],
        by_stage=by_stage,
        by_way={way: _lasting(tally.leads[:, at]) for at, way in enumerate(WAYS)},
        occupancy=tally.occupancy / number,
        month_ends=tuple(_month_ends(tally, setting)),
        utilisation=tally.busy.mean(axis=0) / there,
        busy=tuple(mean(tally.busy[:, kind].sum(axis=1) / there[kind].sum()) for kind in Kind),
        waiting=tally.queue / number,
    )


def _of_communities(tally: Tally, one: Number) -> Share:
    """How many community-years; those of one replication share officials, and are then no independent trials."""
    communities = tally.communities.shape[1]
    if communities == 1:
        return share(int(tally.numbers[:, one].sum()), len(tally.replications))
    return ratio(tally.numbers[:, one], [communities] * len(tally.replications))


def _lasting(batches: Stays) -> Lasting:
    still_open, ended = batches.sum(axis=(0, 2)).tolist()
    return Lasting(lead_quantile(batches, 0.5), lead_quantile(batches, 0.9), ended, ended + still_open)


def capacity(setting: Setting) -> Floats:
    """What all of each scarce kind have in a month, in working days; contractors in days [kind, month]."""
    scenario = setting.scenario
    communities, subdistricts = scenario.district.communities.value, scenario.district.subdistricts.value
    is_shared = scenario.district.experts_shared.value is Pooling.DISTRICT
    numbers = {
        Kind.WORKERS: scenario.desk.workers.value * communities,
        Kind.COMMITTEE: scenario.judging.committees.value * communities,
        Kind.REVIEWERS: scenario.street.reviewers.value * subdistricts,
        Kind.EXPERTS: scenario.street.experts.value * (1 if is_shared else subdistricts),
        Kind.CONTRACTORS: scenario.work.contractors.value * subdistricts,
    }
    begins = np.array(setting.month_begins)
    working = np.diff(np.array(setting.office.done)[begins])
    return np.array([numbers[kind] * (np.diff(begins) if kind is Kind.CONTRACTORS else working) for kind in Kind])


def _month_ends(tally: Tally, setting: Setting) -> Iterator[MonthEnd]:
    for month, begins in enumerate(setting.month_begins[1:]):
        counts = tally.month_ends[:, month]
        yield MonthEnd(day_at(begins - 1, setting.scenario.year), tuple(mean(band) for band in counts.T))
