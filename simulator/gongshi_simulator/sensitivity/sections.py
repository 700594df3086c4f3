"""What the page of a study shows: numbers moved one at a time, several at once, and what could not be moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from gongshi.findings import Message
from gongshi_simulator.report.cells import Unit
from gongshi_simulator.report.section import Plot, Section
from gongshi_simulator.report.table import Column, Row, Table
from gongshi_simulator.sensitivity.plots import indices, tornado
from gongshi_simulator.sensitivity.ranking import Ranking
from gongshi_simulator.sensitivity.tornado import Bar, End, Impossible, Tornado
from gongshi_simulator.sensitivity.wording import closed_text, how_moved, how_ranked, ranking_answer, warnings

_MOST = 12
"""Bars that are drawn: those below them move little."""

_NUMBER = Column("number", Message("参数", "number"))


def sections(tornado: Tornado, ranking: Ranking | None) -> tuple[Section, ...]:
    """The tornado, the numbers that are not in it, the ranking where there is one, and what could not be moved."""
    drawn = [bar for bar in tornado.bars if bar.is_told_apart][:_MOST]
    rest = [bar for bar in tornado.bars if bar not in drawn]
    return (
        *_one_at_a_time(tornado, drawn),
        *_at_once(ranking),
        *_the_rest(rest),
        *_not_moved(tornado.impossible),
    )


def _one_at_a_time(moved: Tornado, drawn: Sequence[Bar]) -> Iterator[Section]:
    if not drawn:
        return
    first = drawn[0]
    yield Section(
        id="one-at-a-time",
        title=Message("一次挪一个数", "One number at a time"),
        says=Message(
            f"影响最大的是{first.called.zh}（现为{first.value.zh}）；画出来的是看得出影响的数里最大的{len(drawn)}个。",
            f"Most moves with {first.called.en} (now {first.value.en}); drawn are the widest {len(drawn)} of those "
            "that are seen to matter.",
        ),
        plot=Plot(
            draw=partial(tornado, drawn),
            alt=Message(
                "龙卷风图：一行一个数，从情景现在的结项占比往两边伸，最宽的在上面；浅色是前一个值，深色是后一个值。",
                "A tornado: a bar a number from the share closed now to either side, the widest at the top; pale for "
                "the first value, dark for the second.",
            ),
            caption=Message(
                "竖线是情景现在的样子；条是这个数单独挪到那个值，结项占比变化多少个百分点，细线是95%区间。",
                "The upright is the scenario as it stands; bars are by how many points the share closed changes with "
                "that number alone put to that value, lines the 95% intervals.",
            ),
        ),
        table=_ends_table(drawn, how_moved(moved)),
    )


def _ends_table(bars: Sequence[Bar], note: Message) -> Table:
    return Table(
        called=_NUMBER,
        columns=(
            Column("own", Message("现在", "now")),
            Column("value", Message("挪到", "moved to")),
            Column("closed", Message("结项的占比", "share closed")),
            Column("closed_share_difference", Message("变化（百分点）", "change, points"), Unit.POINTS),
            Column("closing_day_difference_days", Message("平均结项日（天）", "mean day of closing"), Unit.DIFFERENCE),
        ),
        rows=tuple(_end(bar, end) for bar in bars for end in bar.ends),
        note=note,
    )


def _end(bar: Bar, end: End) -> Row:
    closed = Message(closed_text(end), "")
    return Row(bar.path, bar.called, (bar.value, end.value, closed, end.share, end.days))


def _the_rest(bars: Sequence[Bar]) -> Iterator[Section]:
    if not bars:
        return
    told = sum(bar.is_told_apart for bar in bars)
    yield Section(
        id="the-rest",
        title=Message("其余的数", "The other numbers"),
        says=Message(
            f"{len(bars)}个数没有画：{told}个看得出影响、但比画出来的小，其余的分不出，或者一次也没有影响。",
            f"{len(bars)} numbers are not drawn: {told} are seen to matter less than those drawn, the others are not "
            "told apart from nothing or change nothing.",
        ),
        plot=None,
        table=_ends_table(
            bars,
            Message(
                "方括号里是变化的95%区间；各年都一样的没有区间。",
                "In square brackets the 95% interval of the change; none where all years agree.",
            ),
        ),
    )


def _at_once(ranking: Ranking | None) -> Iterator[Section]:
    if ranking is None:
        return
    said = [ranking_answer(ranking), *warnings(ranking)]
    yield Section(
        id="at-once",
        title=Message("几个数一起变", "Several at once"),
        says=Message("".join(_ended(one.zh) for one in said), " ".join(one.en for one in said)),
        plot=_indices(ranking),
        table=Table(
            called=_NUMBER,
            columns=(
                Column("low", Message("从", "from")),
                Column("high", Message("到", "to")),
                Column("total_index", Message("总指数", "total index"), Unit.INDEX),
                Column("first_index", Message("一阶指数", "first-order index"), Unit.INDEX),
            ),
            rows=tuple(
                Row(one.path, one.called, (one.low, one.high, one.total.interval, one.first.interval))
                for one in ranking.ranked
            ),
            note=how_ranked(ranking),
        ),
    )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"


def _indices(ranking: Ranking) -> Plot | None:
    """Nothing to draw where the share closed is the same at all points."""
    if not ranking.ranked:
        return None
    return Plot(
        draw=partial(indices, ranking.ranked),
        alt=Message(
            "一行一个数：实心点是总指数，空心点是一阶指数，横线是95%区间，最要紧的在上面。",
            "A row a number: filled dots are total indices, hollow ones first-order indices, lines 95% intervals; what "
            "matters most is at the top.",
        ),
        caption=Message(
            "总指数：别的数都定下来，结项占比的起伏还剩几成；一阶指数：这个数定下来，起伏平均能少几成。两个差得远，说明"
            "它要和别的数凑在一起才起作用。",
            "Total index: the part of the variance of the share closed that stays when all other numbers are known; "
            "first-order: the part that goes when this one is. Where they lie apart, it matters together with others.",
        ),
    )


def _not_moved(impossible: Sequence[Impossible]) -> Iterator[Section]:
    if not impossible:
        return
    yield Section(
        id="not-moved",
        title=Message("不能单独挪动的", "What cannot be moved alone"),
        says=Message(
            "这些挪法和别的数矛盾，或者没法一年对一年地比；要一起改的，另写一个情景，用 gongshi compare 去比。",
            "These contradict other numbers, or leave years that cannot be paired; to change several together, write "
            "a scenario and hold it against this one with gongshi compare.",
        ),
        plot=None,
        table=Table(
            called=_NUMBER,
            columns=(Column("value", Message("挪到", "moved to")), Column("why", Message("为什么不能", "why not"))),
            rows=tuple(Row(one.path, one.called, (one.value, one.why)) for one in impossible),
            note=Message("没有推演，所以没有数。", "They were not simulated, so there are no numbers."),
        ),
    )
