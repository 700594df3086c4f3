"""A study of a scenario's numbers in words: the answer as one sentence, and the lines of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongshi.findings import Message
from gongshi.model.words import Words
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.wording import difference_text, percent_text, plus_minus, rounded, same, signed, times
from gongshi_simulator.sensitivity.ranking import Ranking
from gongshi_simulator.sensitivity.sobol import Estimate
from gongshi_simulator.sensitivity.tornado import Bar, End, Tornado

_MOST_NAMED = 3


def answer(tornado: Tornado, title: Words) -> Message:
    """Which numbers the closed share hangs on most, and how many it does not hang on as far as can be told."""
    first, second = hangs_on(tornado, title), counted(tornado)
    return Message(first.zh + second.zh, f"{first.en} {second.en}")


def hangs_on(tornado: Tornado, title: Words) -> Message:
    """Which numbers the closed share hangs on most."""
    called, told = both(title), [bar for bar in tornado.bars if bar.is_told_apart]
    share = tornado.share
    own = f"{share.number:.0f}/{share.of:.0f} = {percent_text(share)}" if share.of else "0/0"
    named = [_named(bar) for bar in told[:_MOST_NAMED]]
    most = Message("；".join(one.zh for one in named), "; ".join(one.en for one in named))
    if not told:
        most = Message("没有一个数单独挪动就看得出影响", "no number is seen to matter when moved alone")
    return Message(
        f"“{called.zh}”到年底结项{own}，最要看这几个数：{most.zh}。",
        f"In “{called.en}” {own} are closed by the year's end. What that hangs on most: {most.en}.",
    )


def counted(tornado: Tornado) -> Message:
    """How many numbers were moved, and how many of them matter as far as can be told."""
    number, years = len(tornado.bars), tornado.replications
    told = sum(bar.is_told_apart for bar in tornado.bars)
    same_for, open_for = (len(one) for one in (_same(tornado), _open(tornado)))
    return Message(
        f"一共挪动{number}个数，{told}个看得出影响，{open_for}个分不出有没有影响，{same_for}个在这{years}年里一次也没有影响。",
        f"Of {number} numbers moved, {told} are seen to matter, {open_for} are not told apart from nothing, {same_for} "
        f"change nothing in any of these {years} years.",
    )


def _named(bar: Bar) -> Message:
    ends = "、".join(f"{end.value.zh}时{effect(end).zh}" for end in bar.ends)
    of = ", ".join(f"{effect(end).en} at {end.value.en}" for end in bar.ends)
    return Message(f"{bar.called.zh}（现为{bar.value.zh}，{ends}个百分点）", f"{bar.called.en} ({of} points)")


def effect(end: End) -> Message:
    """By how many points the share closed moves; that nothing is resolved, where that is so."""
    if end.share is None:
        return Message("没有项目议决通过", "nothing is resolved")
    points = signed(100 * end.share.mean)
    return Message(points, points)


def _same(tornado: Tornado) -> list[Bar]:
    return [bar for bar in tornado.bars if bar.is_same]


def _open(tornado: Tornado) -> list[Bar]:
    return [bar for bar in tornado.bars if not bar.is_same and not bar.is_told_apart]


def how_moved(tornado: Tornado) -> Message:
    """How the numbers were moved, and how the intervals are to be read."""
    years = tornado.replications
    return Message(
        f"每次只挪一个数，其余不动，同样的随机数各推演{years}年；每个项目各抽一次的数，挪的是“通常”值，最短和最长不动；"
        "方括号里是差别的95%区间，各管各的：一百个区间里大约有五个不准。",
        f"One number is moved at a time, for {years} years with the same random numbers; of numbers drawn for each "
        "project the most frequent value moves, least and most stay; in brackets the 95% interval of each difference "
        "by itself: of a hundred such intervals some five are off.",
    )


def lines(tornado: Tornado) -> Iterator[str]:
    """The tornado as a table, the widest first; then what cannot be told apart, what is the same, what is left out."""
    years = tornado.replications
    for bar in tornado.bars:
        if bar.is_told_apart:
            yield from _bar(bar, years)
    yield from _list(Message("分不出有没有影响", "not told apart from nothing"), _open(tornado))
    yield from _list(Message(f"这{years}年里一次也没有影响", "changed nothing in any year"), _same(tornado))
    for one in tornado.impossible:
        yield (
            f"不能单独挪动 not possible alone: {one.called.zh} {one.called.en}（{one.path}）= {one.value.zh}："
            f"{one.why.zh} | {one.why.en}"
        )
    if tornado.unfinished:
        yield f"中断时还没有算完 interrupted before done: {tornado.unfinished}"


def _bar(bar: Bar, years: int) -> Iterator[str]:
    yield f"{bar.called.zh} {bar.called.en}（{bar.path}）= {bar.value.zh}"
    for end in bar.ends:
        yield f"  {end.value.zh}  {end_text(end, years)}"


def end_text(end: End, years: int) -> str:
    """What an end comes to and by how much that differs, with the intervals of the differences."""
    if end.share is None:
        return f"{effect(end).zh} {effect(end).en}"
    share, agreed = closed_text(end), same(years)
    later = "" if end.days is None else f"；平均结项日 mean day {difference_text(end.days, agreed)} 天 days"
    return f"{share}  {difference_text(times(end.share, 100), agreed)} 个百分点 points{later}"


def closed_text(end: End) -> str:
    """``412/1238 = 33.3%``, of what is resolved."""
    if not end.resolved:
        return "0/0"
    return f"{end.closed:.0f}/{end.resolved:.0f} = {rounded(100 * end.closed / end.resolved)}%"


def _list(called: Message, bars: Sequence[Bar]) -> Iterator[str]:
    if bars:
        yield f"{called.zh} {called.en}: {'、'.join(f'{bar.called.zh}（{bar.path}）' for bar in bars)}"


def ranking_answer(ranking: Ranking) -> Message:
    """What the closed share hangs on when all the numbers lie anywhere in their ranges."""
    if not ranking.ranked:
        return Message(
            "这几个数不管在范围里怎么取，结项占比都一样。",
            "Wherever these numbers lie in their ranges, the share closed is the same.",
        )
    first, of = ranking.ranked[0], f"{ranking.points}"
    mean, deviation = rounded(ranking.mean, 3), rounded(ranking.deviation, 3)
    return Message(
        f"这几个数同时在各自范围里取值，结项占比在{of}个点上平均{mean}，标准差"
        f"{deviation}；起伏里最要紧的是{first.called.zh}，总指数{estimated(first.total)}。",
        f"With all these numbers anywhere in their ranges, the share closed is {mean} on average over {of} points, "
        f"with a standard deviation of {deviation}; most of that hangs on {first.called.en}, with a total index of "
        f"{estimated(first.total)}.",
    )


def warnings(ranking: Ranking) -> Iterator[Message]:
    """What stands against taking the ranking as it is."""
    if unsettled := ranking.unsettled:
        named = [one.called for one in unsettled]
        yield Message(
            f"注意：{'、'.join(one.zh for one in named)}的指数比自己的区间还小，名次定不下来；可以加大 --samples",
            f"note: indices of {', '.join(one.en for one in named)} are smaller than their intervals, their rank is "
            "not settled; raise --samples",
        )
    if ranking.pulled:
        yield Message(
            f"{ranking.points}个点里有{ranking.pulled}个，几个数在那里互相矛盾，已经往情景原来的取值拉回一半，还不行就再一半",
            f"at {ranking.pulled} of {ranking.points} points the numbers contradicted each other, and were pulled half "
            "of the way back to the scenario's own, and again until they agreed",
        )
    if ranking.nothing:
        yield Message(
            f"{ranking.points}个点里有{ranking.nothing}个，没有项目议决通过，占比当作0",
            f"at {ranking.nothing} of {ranking.points} points nothing is resolved; they count as a share of 0",
        )


def how_ranked(ranking: Ranking) -> Message:
    """How the points were chosen."""
    return Message(
        f"Sobol 指数（SALib，Saltelli 取样）：{ranking.points}个点，各推演{ranking.replications}年，都用同样的随机数；"
        "整数和选项每个值一样多，其余在范围里均匀取；± 后面是95%区间的一半。",
        f"Sobol indices (SALib, Saltelli's sample): {ranking.points} points, {ranking.replications} years at each, all "
        "with the same random numbers; whole numbers and choices take each value as often, others lie evenly in their "
        "range; behind ± half the 95% interval.",
    )


def ranking_lines(ranking: Ranking) -> Iterator[str]:
    """The ranking as a table, the total index greatest first."""
    for one in ranking.ranked:
        yield (
            f"{one.called.zh} {one.called.en}（{one.path}，{one.low.zh} – {one.high.zh}）  "
            f"一阶 first {estimated(one.first)}  总 total {estimated(one.total)}"
        )


def estimated(estimate: Estimate) -> str:
    """``0.48 ± 0.45``."""
    return " ".join(plus_minus(estimate.interval))
