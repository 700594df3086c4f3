"""The answer in plain sentences, and the figures that stand behind it."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.report.wording import (
    between,
    mean_text,
    percent_span,
    percent_text,
    quantile_text,
    rounded,
    share_text,
)
from gongshi_simulator.summary import Summary

_HARDLY_ANY = 0.05
"""Projects resolved a year, below which a mean rounded to a tenth would say 0.0."""


class Fact(NamedTuple):
    """A figure with its interval, and what it counts."""

    called: Message
    text: str


def answer(summary: Summary) -> Message:
    """How many of a year's projects are closed when it ends."""
    if summary.resolved.mean < _HARDLY_ANY:
        return _hardly_any(summary)
    resolved, closed = rounded(summary.resolved.mean), rounded(summary.closed.mean)
    span = between(summary.closed.low, summary.closed.high)
    return Message(
        f"照下列假定，一年平均议决通过{resolved}个项目，到12月31日平均结项{closed}个（95%区间{span}）。",
        f"Under the assumptions below, of {resolved} projects resolved in a year on average, {closed} are closed by "
        f"31 December (95% interval {span}).",
    )


def _hardly_any(summary: Summary) -> Message:
    years, resolved, closed = summary.replications, summary.leads, summary.leads_closed
    if not resolved:
        return Message(
            f"照下列假定，没有一个项目能议决通过：推演{years}年，一个也没有，所以年底也没有项目结项。",
            f"Under the assumptions below no project is ever resolved: not one in {years} simulated years, "
            "so none is closed either.",
        )
    return Message(
        f"照下列假定，几乎没有项目能议决通过：推演{years}年，一共才{resolved}个，其中当年结项{closed}个。",
        f"Under the assumptions below hardly any project is resolved: {resolved} in {years} simulated years, "
        f"{closed} of them closed within their year.",
    )


def all_in_time(summary: Summary) -> Message:
    """How often every project of a year is closed when it ends."""
    if summary.resolved.mean < _HARDLY_ANY:
        return Message(
            "请核对：列入清单的比例、到会和通过的可能、议事会的次数，以及征集和梳理的天数，是不是这样。",
            "Check the shares shortlisted, present and in favour, the number of sittings, and the days of collection "
            "and sorting.",
        )
    share = summary.all_closed
    return Message(
        f"全部结项的年份：{share.of}个模拟年里有{share.number}个，{percent_text(share)}（95%区间{percent_span(share)}）。",
        f"Years that end with every project closed: {share.number} of {share.of}, {percent_text(share)} "
        f"(95% interval {percent_span(share)}).",
    )


def facts(summary: Summary) -> tuple[Fact, ...]:
    """Everything that is told besides, in the order of a project's life."""
    return (
        Fact(Message("议决通过的项目", "projects resolved"), mean_text(summary.resolved)),
        Fact(Message("其中已结项", "of them closed"), mean_text(summary.closed)),
        Fact(Message("因异议重新议定的项目", "decided again after objections"), mean_text(summary.reopened, 2)),
        Fact(Message("有重新议定的年份", "years with such a project"), share_text(summary.any_reopened)),
        Fact(Message("从议决到结项，半数（P50）", "resolution to closing, half"), quantile_text(summary.lead_half)),
        Fact(Message("从议决到结项，九成（P90）", "nine in ten"), quantile_text(summary.lead_nine_tenths)),
    )


def how_leads_are_counted(summary: Summary) -> Message:
    """What stands under the two lead times."""
    return Message(
        f"议决通过的{summary.leads}个项目中年内结项{summary.leads_closed}个；没有结项的，按已经等了的天数计入"
        "（Kaplan–Meier 估计），所以不会只算快的；“超过”是说年内看不到那么久。",
        f"{summary.leads_closed} of {summary.leads} projects were closed within their year; the others count for as "
        "long as they were watched (Kaplan–Meier), so that not only the quick ones tell; "
        "“over” is as far as a year lets one see.",
    )
