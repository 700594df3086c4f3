"""The question and its answer, in plain sentences."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.report.evidence import Evidence, a_part
from gongshi_simulator.report.wording import (
    mean_interval,
    mean_number,
    part_words,
    percent_interval,
    percent_text,
    share_words,
)
from gongshi_simulator.waiting import Wait, waits

_HARDLY_ANY = 0.05
"""Resolutions in force a year, below which a mean rounded to a tenth would say 0.0."""


def question(seen: Evidence) -> Message:
    """What the report answers."""
    year = seen.setting.scenario.year
    return Message(
        f"照这个情景，{year}年议决的项目到12月31日能结项多少，哪里最紧？",
        f"Under this scenario, how much of what is resolved in {year} is closed by 31 December, and what is tightest?",
    )


def answer(seen: Evidence) -> Message:
    """How many projects of a year are resolved, what part of them is closed when it ends, and what is tightest."""
    whole = seen.summary
    if whole.resolved.mean / seen.communities < _HARDLY_ANY:
        return _hardly_any(seen)
    where, years = _where(seen), whole.replications
    resolved = a_part(whole.resolved, seen.communities)
    interval, part = mean_interval(resolved, years), share_words(whole.closed_share)
    tightest = tightest_words(seen)
    return Message(
        f"照下列假定，{where.zh}一年有{mean_number(resolved)}个项目议决通过、年底仍然有效（{interval.zh}），"
        f"到12月31日结项的占{part.zh}；{tightest.zh}。",
        f"Under the assumptions below, {where.en} has {mean_number(resolved)} projects a year that are resolved and "
        f"still in force at its end ({interval.en}), of which {part.en} are closed by 31 December; {tightest.en}.",
    )


def _where(seen: Evidence) -> Message:
    if seen.communities == 1:
        return Message("一个社区平均", "a community on average")
    return Message(f"全区{seen.communities}个社区，每个平均", f"each of {seen.communities} communities on average")


def tightest(seen: Evidence) -> Wait | None:
    """What is waited for longest; None where nothing is."""
    longest = waits(seen.tally)[0]
    return longest if longest.project_days.mean else None


def tightest_words(seen: Evidence) -> Message:
    """The same as part of a sentence."""
    longest = tightest(seen)
    if longest is None:
        return Message("没有哪里排队", "nothing is waited for")
    return Message(f"最紧的是{longest.called.zh}", f"what is waited for longest is {longest.called.en}")


def _hardly_any(seen: Evidence) -> Message:
    whole, years = seen.summary, seen.summary.replications
    resolved, closed = round(whole.closed_share.of), round(whole.closed_share.number)
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


def more(seen: Evidence) -> Message:
    """How often every project of a year is closed when it ends, and what the waiting is for."""
    if seen.summary.resolved.mean / seen.communities < _HARDLY_ANY:
        return Message(
            "请核对：列入清单的比例、到会和通过的可能、再议后维持的可能、议事会的次数，以及征集和梳理的天数，是不是这样。",
            "Check the shares shortlisted, present and in favour, the chance of being upheld, the number of sittings, "
            "and the days of collection and sorting.",
        )
    every, longest = seen.summary.all_closed, tightest(seen)
    all_of_them = part_words(every)
    part = Message("", "") if longest is None else _waiting(longest)
    return Message(
        f"项目全部结项的，{every.of:,.0f}个社区年里有{every.number:,.0f}个，{all_of_them.zh}。{part.zh}",
        f"In {every.number:,.0f} of {every.of:,.0f} community-years all are closed, {all_of_them.en}. {part.en}",
    )


def _waiting(longest: Wait) -> Message:
    share = longest.share
    return Message(
        f"项目排队等着的日子里，等{longest.called.zh}的占{percent_text(share)}（{share.number:,.0f}/{share.of:,.0f}个"
        f"项目日，{percent_interval(share).zh}）。",
        f"Of the days that projects wait in line, {percent_text(share)} are for {longest.called.en} "
        f"({share.number:,.0f}/{share.of:,.0f} project-days, {percent_interval(share).en}).",
    )
