"""What the page of a study draws, and what it leaves to tables."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.sensitivity.sections import sections
from gongshi_simulator.sensitivity.tornado import Bar, Impossible, Tornado
from made_up_plots import BARS

OPEN = Mean(0.01, -0.02, 0.04)
SHARE = Share(300, 1000, 0.27, 0.33)


def moving(bar: Bar, share: Mean) -> Bar:
    """The number with ends that all move the share closed so."""
    return bar._replace(ends=tuple(end._replace(share=share) for end in bar.ends))


def study(*bars: Bar, impossible: tuple[Impossible, ...] = ()) -> Tornado:
    """A study of these numbers."""
    return Tornado(40, SHARE, SHARE, bars, impossible, 0)


def test_what_is_not_told_apart_is_in_a_table_and_not_in_the_plot() -> None:
    first, second, third = BARS
    told = {one.id: one for one in sections(study(first, second, moving(third, OPEN)), None)}
    assert list(told) == ["one-at-a-time", "the-rest"]
    assert {row.key for row in told["one-at-a-time"].table.rows} == {first.path, second.path}
    assert [row.key for row in told["the-rest"].table.rows] == [third.path]
    assert told["the-rest"].says.zh.startswith("1个数没有画：0个看得出影响")


def test_twelve_are_drawn_at_most_and_the_others_are_said_to_matter_less() -> None:
    many = [BARS[0]._replace(path=f"a.number_{at}") for at in range(14)]
    told = {one.id: one for one in sections(study(*many), None)}
    assert "看得出影响的数里最大的12个" in told["one-at-a-time"].says.zh
    assert told["the-rest"].says.zh.startswith("2个数没有画：2个看得出影响、但比画出来的小")


def test_where_nothing_is_told_apart_there_is_no_plot() -> None:
    told = sections(study(moving(BARS[0], OPEN)), None)
    assert [(one.id, one.plot) for one in told] == [("the-rest", None)]


def test_what_cannot_be_moved_stands_there_with_the_reason() -> None:
    why = Message("和别的数矛盾", "contradicts another")
    fixed = Impossible("a.number", Message("一个数", "a number"), Message("3", "3"), why)
    told = sections(study(BARS[0], impossible=(fixed,)), None)
    assert [row.cells for row in told[-1].table.rows] == [(Message("3", "3"), why)]
