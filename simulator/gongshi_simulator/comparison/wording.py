"""A comparison in words: the answer as one sentence, and the lines of its table."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.findings import Message
from gongshi_simulator.between_communities import PARTS
from gongshi_simulator.comparison.comparing import Compared, Comparison
from gongshi_simulator.comparison.measures import Measure, Unit, found, unit
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.wording import (
    difference_numbers,
    difference_text,
    mean_bracketed,
    percent_span,
    percent_text,
    quantile_number,
    rounded,
    same,
    times,
)
from gongshi_simulator.tally import BATCHES
from gongshi_simulator.verdict import Verdict, verdict

_FEN_IN_TEN_THOUSAND_YUAN = 1_000_000
_IN_ALL_BATCHES = Message(f"{BATCHES}批结果都一样", f"the same in all {BATCHES} batches")
_NO_DIFFERENCE = "说不出 cannot be told"


def answer(comparison: Comparison) -> Message:
    """Which scenario is better than the first and by how much, by the share of projects that are closed."""
    first, *others = comparison.compared
    title, told = both(first.scenario.title), _told(first)
    clauses = [_clause(other, comparison) for other in others]
    return Message(
        f"照各情景自己的假定，与“{title.zh}”（到年底结项{told}）相比，{'；'.join(one.zh for one in clauses)}。",
        f"Under the assumptions of each, against “{title.en}” ({told} closed by the year's end) "
        f"{'; '.join(one.en for one in clauses)}.",
    )


def _told(one: Compared) -> str:
    share = one.summary.closed_share
    return f"{share.number:.0f}/{share.of:.0f} = {percent_text(share)}" if share.of else "0/0"


def _clause(other: Compared, comparison: Comparison) -> Message:
    title, told = both(other.scenario.title), _told(other)
    difference = other.differences[Measure.CLOSED_SHARE]
    if difference is None:
        return Message(
            f"“{title.zh}”没法比：两个情景里有一个没有项目议决通过",
            f"“{title.en}” cannot be compared: in one of both no project is resolved",
        )
    mean, *span = difference_numbers(times(difference, 100))
    by, sure = mean.strip("+−"), _level(comparison)
    match verdict(difference):
        case Verdict.SAME:
            return Message(
                f"“{title.zh}”结项的占比每个模拟年都一样，相差正好是0",
                f"“{title.en}” closes the same share in every simulated year, the difference is exactly 0",
            )
        case Verdict.OPEN:
            return Message(
                f"“{title.zh}”（{told}）分不出好坏：相差的{sure}区间从{span[0]}到{span[1]}个百分点，含0",
                f"“{title.en}” ({told}) is neither better nor worse as far as can be told: the {sure} interval of the "
                f"difference, {span[0]} to {span[1]} points, contains 0",
            )
        case Verdict.MORE:
            better = Message("更好，结项的占比多", "is better by")
        case _:
            better = Message("更差，结项的占比少", "is worse by")
    but = _but(other, verdict(difference))
    return Message(
        f"“{title.zh}”{better.zh}{by}个百分点（{sure}区间{span[0]}到{span[1]}），是{told}{but.zh}",
        f"“{title.en}” {better.en} {by} points ({sure} interval {span[0]} to {span[1]}), {told}{but.en}",
    )


def _but(other: Compared, by_share: Verdict) -> Message:
    """That the number closed goes the other way, where it does: a share also grows where less is resolved."""
    closed = other.differences[Measure.CLOSED]
    by_number = Verdict.SAME if closed is None else verdict(closed)
    if closed is None or not by_number.is_told_apart or by_number is by_share:
        return Message("", "")
    by = rounded(abs(closed.mean))
    return Message(
        f"，可是结项的项目反而平均{by_number.zh}{by}个", f", yet closes {by} projects {by_number.en} on average"
    )


def how_sure(comparison: Comparison) -> Message:
    """How the intervals of differences are to be read."""
    years, others = comparison.replications, len(comparison.compared) - 1
    several = Message(
        f"；{others}个差别一起看仍有95%的把握，所以每个取{_level(comparison)}（Bonferroni）",
        f"; each is of {_level(comparison)}, so that {others} differences hold together with 95% (Bonferroni)",
    )
    added = several if others > 1 else Message("", "")
    return Message(
        f"同样的随机数推演{years}年，一年对一年地比；方括号里是差别的区间{added.zh}；含0的分不出有没有差别。",
        f"{years} years with the same random numbers, compared year by year; in brackets the interval of the "
        f"difference{added.en}; what contains 0 is not told apart from nothing.",
    )


def _level(comparison: Comparison) -> str:
    return f"{100 * comparison.level:.3g}%"


def lines(comparison: Comparison) -> Iterator[str]:
    """The table: below each measure one line a scenario, what it comes to and its difference from the first."""
    for measure in Measure:
        yield f"{measure.zh} {measure.en}"
        for one in comparison.compared:
            differs = f"  {_difference(one, measure, comparison)}" if one.differences else ""
            yield f"  {one.scenario.id}  {found_text(one, measure)}{differs}"
    for one in comparison.compared:
        if one.between is not None:
            yield f"{one.scenario.id}  {_spread(one)}"


def found_text(one: Compared, measure: Measure) -> str:
    """What a scenario comes to in a measure, with its interval."""
    years, told = one.summary.replications, found(one.summary, measure)
    match told:
        case Quantile():
            return quantile_number(told)
        case Mean():
            return mean_bracketed(told, 2)
        case Share() if not told.of:
            return "没有可数的 nothing to count"
        case Share() if measure is Measure.CLOSING_DAY:
            return f"{rounded(told.share)}（{rounded(told.low)}–{rounded(told.high)}）"
        case Share() if measure in {Measure.MONEY_CLOSED_SHARE, Measure.UNSPENT_SHARE}:
            number, of = (rounded(one / years / _FEN_IN_TEN_THOUSAND_YUAN) for one in (told.number, told.of))
            return _part(f"{number}/{of}", told)
        case _:
            return _part(f"{told.number:.0f}/{told.of:.0f}", told)


def _part(counted: str, share: Share) -> str:
    """``12/400 = 3.0%（1.7–5.2%）``; no interval where all years agree."""
    span = percent_span(share)
    return f"{counted} = {percent_text(share)}" + (f"（{span}）" if span else "")


def _difference(one: Compared, measure: Measure, comparison: Comparison) -> str:
    """By how much a scenario differs from the first in a measure, with the interval and what that says."""
    difference, counted = one.differences[measure], unit(measure)
    if difference is None:
        return _NO_DIFFERENCE
    shown = times(difference, 100) if counted is Unit.SHARE else difference
    is_lead = measure in {Measure.LEAD_HALF, Measure.LEAD_NINE_TENTHS}
    text = difference_text(shown, _IN_ALL_BATCHES if is_lead else same(comparison.replications))
    said = verdict(difference)
    open_too = f"，{said.zh} {said.en}" if said is Verdict.OPEN else ""
    return f"{text} {counted.zh} {counted.en}{open_too}"


def difference_said(one: Compared, measure: Measure) -> Message:
    """``+0.13 [−0.03, +0.29]个`` and ``projects`` for a table; no interval where all years agree."""
    difference, counted = one.differences[measure], unit(measure)
    if difference is None:
        return Message("说不出", "cannot be told")
    mean, low, high = difference_numbers(times(difference, 100) if counted is Unit.SHARE else difference)
    span = "" if difference.is_same else f" [{low}, {high}]"
    return Message(f"{mean}{span}{counted.zh}", counted.en)


def says(comparison: Comparison, measure: Measure) -> Message:
    """By how much each scenario differs from the first in a measure, as one sentence."""
    first, *others = comparison.compared
    title, told = both(first.scenario.title), [_differs(one, measure) for one in others]
    return Message(
        f"与“{title.zh}”相比，{'；'.join(one.zh for one in told)}。",
        f"Against “{title.en}”: {'; '.join(one.en for one in told)}.",
    )


def _differs(one: Compared, measure: Measure) -> Message:
    title, difference, counted = both(one.scenario.title), one.differences[measure], unit(measure)
    if difference is None:
        return Message(f"“{title.zh}”说不出差多少", f"“{title.en}” cannot be told")
    said = verdict(difference)
    if not said.is_told_apart:
        return Message(f"“{title.zh}”和它{said.zh}", f"“{title.en}” is {said.en}")
    mean, low, high = difference_numbers(times(difference, 100) if counted is Unit.SHARE else difference)
    by, way = mean.strip("+−"), judged(difference, measure)
    return Message(
        f"“{title.zh}”{way.zh}{by}{counted.zh}（{low}到{high}）",
        f"“{title.en}” {by} {counted.en} {way.en} ({low} to {high})",
    )


def judged(difference: Mean, measure: Measure) -> Message:
    """What the interval of a difference in a measure says; of days it is sooner or later."""
    said = verdict(difference)
    return _LATER.get(said, Message(said.zh, said.en)) if measure is Measure.CLOSING_DAY else Message(said.zh, said.en)


_LATER = {Verdict.MORE: Message("晚", "later"), Verdict.LESS: Message("早", "sooner")}


def _spread(one: Compared) -> str:
    """How far communities lie apart, in both languages."""
    assert one.between is not None
    number, between = one.summary.communities, one.between
    parts = "、".join(
        f"{part:.0%}: {100 * mean.mean:.0f}%" for part, mean in zip(PARTS, between.in_a_year, strict=True)
    )
    low, high = between.lasting[0], between.lasting[-1]
    return (
        f"{number}个社区之间，一年里的结项占比从低到高 between {number} communities, share closed in a year, quantiles "
        f"{parts}；多年合起来 over all years, {PARTS[0]:.0%}–{PARTS[-1]:.0%}: {100 * low:.0f}–{100 * high:.0f}%"
    )
