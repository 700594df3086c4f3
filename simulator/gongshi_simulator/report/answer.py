"""The answer in plain sentences, and the figures that stand behind it."""

from __future__ import annotations

from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.report.wording import (
    mean_interval,
    mean_number,
    mean_text,
    percent_span,
    percent_text,
    quantile_text,
    share_text,
)
from gongshi_simulator.summary import Summary

_HARDLY_ANY = 0.05
"""Resolutions in force a year, below which a mean rounded to a tenth would say 0.0."""


class Fact(NamedTuple):
    """A figure with its interval, or why there is none, and what it counts."""

    called: Message
    text: str


def answer(summary: Summary) -> Message:
    """How many of a year's projects are closed when it ends."""
    if summary.resolved.mean < _HARDLY_ANY:
        return _hardly_any(summary)
    resolved, closed = (mean_number(one) for one in (summary.resolved, summary.closed))
    of_resolved, of_closed = (mean_interval(one, summary.replications) for one in (summary.resolved, summary.closed))
    return Message(
        f"照下列假定，一年平均有{resolved}个项目议决通过、年底仍然有效（{of_resolved.zh}），"
        f"其中平均结项{closed}个（{of_closed.zh}）。",
        f"Under the assumptions below, {resolved} projects a year on average are resolved and still in force at its "
        f"end ({of_resolved.en}), and {closed} of them are closed by then ({of_closed.en}).",
    )


def _hardly_any(summary: Summary) -> Message:
    years, resolved, closed = summary.replications, summary.leads, summary.leads_closed
    if not resolved:
        return Message(
            f"照下列假定，没有一个项目能议决通过、到年底仍然有效：推演{years}年，一个也没有，所以年底也没有项目结项。",
            f"Under the assumptions below no project is resolved and still in force at the year's end: not one in "
            f"{years} simulated years, so none is closed either.",
        )
    return Message(
        f"照下列假定，几乎没有项目能议决通过、到年底仍然有效：推演{years}年，一共才{resolved}个，其中当年结项{closed}个。",
        f"Under the assumptions below hardly any project is resolved and still in force at the year's end: {resolved} "
        f"in {years} simulated years, {closed} of them closed within their year.",
    )


def all_in_time(summary: Summary) -> Message:
    """How often every project of a year is closed when it ends."""
    if summary.resolved.mean < _HARDLY_ANY:
        return Message(
            "请核对：列入清单的比例、到会和通过的可能、再议后维持的可能、议事会的次数，以及征集和梳理的天数，是不是这样。",
            "Check the shares shortlisted, present and in favour, the chance of being upheld, the number of sittings, "
            "and the days of collection and sorting.",
        )
    share = summary.all_closed
    return Message(
        f"全部结项的年份：{share.of}个模拟年里有{share.number}个，{percent_text(share)}（95%区间{percent_span(share)}）。",
        f"Years that end with every project closed: {share.number} of {share.of}, {percent_text(share)} "
        f"(95% interval {percent_span(share)}).",
    )


def facts(summary: Summary) -> tuple[Fact, ...]:
    """Everything that is told besides, in the order of a project's life."""
    years = summary.replications
    return (
        Fact(
            Message("议决通过、年底仍然有效的项目", "projects resolved and still in force at the year's end"),
            mean_text(summary.resolved, years),
        ),
        Fact(Message("其中已结项", "of them closed"), mean_text(summary.closed, years)),
        Fact(
            Message(
                "因异议重新议定的项目，包括再议后被否决的", "decided again after objections, also if then rejected"
            ),
            mean_text(summary.reopened, years, 2),
        ),
        Fact(Message("有重新议定的年份", "years with such a project"), share_text(summary.any_reopened)),
        Fact(Message("从议决到结项，半数（P50）", "resolution to closing, half"), quantile_text(summary.lead_half)),
        Fact(Message("从议决到结项，九成（P90）", "nine in ten"), quantile_text(summary.lead_nine_tenths)),
    )


def how_leads_are_counted(summary: Summary) -> Message:
    """What stands under the two lead times."""
    return Message(
        f"{summary.replications}个模拟年里数出来，议决通过、年底仍然有效的项目一共{summary.leads}个，其中年内结项"
        f"{summary.leads_closed}个；没有结项的，按已经等了的天数计入（Kaplan–Meier 估计），所以不会只算快的；"
        "“超过”是说年内看不到那么久。",
        f"Counted over all {summary.replications} simulated years, {summary.leads} projects were resolved and still in "
        f"force at their year's end, and {summary.leads_closed} of them closed; the others count for as long as they "
        "were watched (Kaplan–Meier), so that not only the quick ones tell; “over” is as far as a year lets one see.",
    )
