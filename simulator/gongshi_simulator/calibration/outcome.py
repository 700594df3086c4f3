"""What a community's year comes to, in the same few numbers whether it was simulated or happened."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from gongshi.fund import CommunityFund
from gongshi.history import resolved_amount
from gongshi.model.project import Project
from gongshi.model.terms import Term
from gongshi.totals import paid_amount
from gongshi_simulator.calibration.known import Known, happened, known, mothers
from gongshi_simulator.experiment import replicate
from gongshi_simulator.lead_times import Stays, days_until
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import STAGES, Stage
from gongshi_simulator.tally import MOST_DAYS, Number

_WHOLE = STAGES.index(Stage.WHOLE)


class Outcome(NamedTuple):
    """Projects of the year by its end: resolutions in force, closed, decided again, and their money in fen.

    ``whole``: how many took so many days from resolution to closing [whether ended, days].
    """

    resolved: int
    closed: int
    reopened: int
    resolved_money: int
    paid_money: int
    whole: Stays


class Metric(Term):
    """What is foretold of a year."""

    RESOLVED = "resolved", "年底有效的议决", "resolutions in force at the year's end"
    CLOSED = "closed", "12月31日前结项", "closed by 31 December"
    CLOSED_SHARE = "closed_share", "结项的比例", "share of them closed"
    REOPENED = "reopened", "重新议定的项目", "decided again"
    LEAD_HALF = "lead_half", "议决到结项，半数在几天内", "resolution to closing, days, half"
    LEAD_MOST = "lead_nine_tenths", "议决到结项，九成在几天内", "resolution to closing, days, nine tenths"
    RESOLVED_MONEY = "resolved_money", "议决金额（元）", "money resolved, yuan"
    PAID_MONEY = "paid_money", "付出金额（元）", "money paid, yuan"


VALUES: Mapping[Metric, Callable[[Outcome], float]] = {
    Metric.RESOLVED: lambda of: of.resolved,
    Metric.CLOSED: lambda of: of.closed,
    Metric.CLOSED_SHARE: lambda of: of.closed / of.resolved if of.resolved else 0.0,
    Metric.REOPENED: lambda of: of.reopened,
    Metric.LEAD_HALF: lambda of: _within(of, 0.5),
    Metric.LEAD_MOST: lambda of: _within(of, 0.9),
    Metric.RESOLVED_MONEY: lambda of: of.resolved_money / 100,
    Metric.PAID_MONEY: lambda of: of.paid_money / 100,
}
"""Each metric of an outcome; inf for more days than a year has."""


def _within(of: Outcome, part: float) -> float:
    days = days_until(of.whole, part)
    return math.inf if days is None or days >= MOST_DAYS else days


def together(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of several communities, one at least."""
    columns = zip(*outcomes, strict=True)
    return Outcome(*(sum(column[1:], start=column[0]) for column in columns))


def simulated(setting: Setting, seed: int, replications: Sequence[int]) -> list[Outcome]:
    """What these replications of one community come to, each by itself."""
    return [_of_replication(setting, seed, number) for number in replications]


def _of_replication(setting: Setting, seed: int, number: int) -> Outcome:
    tally = replicate(setting, seed, (number,))
    row = tally.numbers[0]
    return Outcome(
        resolved=int(row[Number.RESOLVED]),
        closed=int(row[Number.CLOSED]),
        reopened=int(row[Number.REOPENED]),
        resolved_money=round(float(row[Number.MONEY_RESOLVED])),
        paid_money=round(float(row[Number.MONEY_PAID])),
        whole=tally.stays[:, _WHOLE].sum(axis=0),
    )


def is_told_of(fund: CommunityFund, year: int) -> bool:
    """Whether the records of a community have any project of a fiscal year."""
    return any(one.fiscal_year == year for one in fund.projects)


def observed(fund: CommunityFund, year: int) -> Outcome:
    """What the records say of a finished fiscal year on its last day; children are their mothers'."""
    then = known((fund,), date(year, 12, 31))
    lives = [_Life(one, then) for _, one in mothers(then) if one.fiscal_year == year]
    in_force = [one for one in lives if one.is_in_force]
    return Outcome(
        resolved=len(in_force),
        closed=sum("closed" in one.first for one in in_force),
        reopened=sum(one.is_reopened for one in lives),
        resolved_money=sum(resolved_amount(one.project, then.as_of) or 0 for one in in_force),
        paid_money=sum(paid_amount(one.project, then.as_of) for one in in_force),
        whole=_whole(in_force, then.as_of),
    )


class _Life:
    """When each kind of event first happened to a project."""

    def __init__(self, project: Project, of: Known) -> None:
        self.project = project
        self.first: dict[str, date] = {}
        for one in happened(project, of.as_of):
            self.first.setdefault(one.name, one.day)

    @property
    def is_reopened(self) -> bool:
        return any(name.startswith(("redeliberated", "rep_voted")) for name in self.first)

    @property
    def is_in_force(self) -> bool:
        return "resolved" in self.first and not any(name.endswith("overturned") for name in self.first)


def _whole(lives: Iterable[_Life], as_of: date) -> Stays:
    stays = np.zeros((2, MOST_DAYS + 1), dtype=np.int32)
    for one in lives:
        if "terminated" not in one.first:
            last = one.first.get("closed")
            days = ((last or as_of) - one.first["resolved"]).days
            stays[int(last is not None), min(days, MOST_DAYS)] += 1
    return stays
