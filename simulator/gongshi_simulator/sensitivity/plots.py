"""The plots of a study: what each number moves when it moves alone, and what hangs on it when all of them move."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi.findings import Message
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet, Type, width_of
from gongshi_simulator.report.colours import over
from gongshi_simulator.report.plots.rows import Rows, Said, axis, rows
from gongshi_simulator.report.plots.scale import around_nought, marked
from gongshi_simulator.sensitivity.ranking import Ranked
from gongshi_simulator.sensitivity.tornado import Bar, End
from gongshi_simulator.sensitivity.wording import effect, estimated

_BAR = 14.0
_PALE = 0.4
_GAP = 18.0
_MOVED = Message("到年底结项的占比，变化几个百分点", "share of projects closed, change in points")
_FIRST, _SECOND = Message("前一个值", "at the first value"), Message("后一个值", "at the second")
_HANGS = Message("起伏里有几成靠它", "part of the variance that hangs on it")
_TOTAL, _ALONE = Message("总指数", "total"), Message("一阶指数", "first-order")
_LIFT = 5.0


def tornado(bars: Sequence[Bar], look: Look) -> Sheet:
    """A bar a number, the widest at the top: pale at the first of the two values that are named, dark at the second.

    An end at which nothing is resolved has no bar.
    """
    reach = [100 * one for bar in bars for one in _reach(bar)]
    on = _rows(look, [_said_ends(bar, look) for bar in bars], reach)
    axis(on, marked(_marks(look, reach)))
    _key(on, _MOVED, (_FIRST, _SECOND))
    for at, bar in enumerate(bars):
        for end, shade in zip(drawn(bar), (_PALE, 1.0), strict=False):
            _swing(on, at, end, shade)
    on.paper.line([on.across(0)] * 2, on.down, Pen("ink", 1.4))
    return on.paper


def drawn(bar: Bar) -> tuple[End, ...]:
    """The two ends of a range; of a choice of several the two that move most."""
    if len(bar.ends) <= 2:
        return bar.ends
    widest = sorted(bar.ends, key=lambda end: 0.0 if end.share is None else -abs(end.share.mean))[:2]
    return tuple(end for end in bar.ends if end in widest)


def _reach(bar: Bar) -> list[float]:
    return [one for end in drawn(bar) if end.share is not None for one in end.share]


def _said_ends(bar: Bar, look: Look) -> Said:
    """Each value with what it does, on lines of their own where there is room."""
    told = [f"{end.value.zh}：{effect(end).zh}" for end in drawn(bar)]
    if look.form.is_bilingual:
        return Said(bar.called, told[0], told[1] if len(told) > 1 else "")
    return Said(bar.called, "，".join(told))


def _swing(on: Rows, at: int, end: End, shade: float) -> None:
    if end.share is None:
        return
    paper, middle = on.paper, on.middle(at)
    mean, low, high = (on.across(100 * one) for one in end.share)
    begin, until = sorted((on.across(0), mean))
    paper.fill(Box(begin, middle - _BAR / 2, until - begin, _BAR), _shade(paper, shade))
    paper.line([low, high], [middle, middle], Pen("ink", 2.0))


def _shade(paper: Sheet, part: float) -> str:
    return over(paper.look.tokens["part-contracted"], paper.look.tokens["paper"], part)


def indices(ranked: Sequence[Ranked], look: Look) -> Sheet:
    """A row a number: its total index as a filled dot, its first-order index as a hollow one, with their intervals."""
    reach = [
        end for one in ranked for told in (one.total, one.first) for end in (told.interval.low, told.interval.high)
    ]
    said = [Said(one.called, f"总 {estimated(one.total)}", f"一阶 {estimated(one.first)}") for one in ranked]
    on = _rows(look, said, reach)
    axis(on, [(mark, f"{mark:g}".replace("-", "−")) for mark in _marks(look, reach)])
    _key(on, _HANGS, (_TOTAL, _ALONE), is_dots=True)
    on.paper.line([on.across(0)] * 2, on.down, Pen("ink", 1.4))
    for at, one in enumerate(ranked):
        for told, lift, is_filled in ((one.total, -_LIFT, True), (one.first, _LIFT, False)):
            middle = on.middle(at) + lift
            on.paper.line(
                [on.across(told.interval.low), on.across(told.interval.high)],
                [middle, middle],
                Pen("ink", 2.0),
            )
            on.paper.dot(on.across(told.value), middle, "part-contracted", is_filled=is_filled)
    return on.paper


def _marks(look: Look, reach: Sequence[float]) -> tuple[float, ...]:
    return around_nought(reach, 6 if look.form.is_bilingual else 4)


def _rows(look: Look, said: Sequence[Said], reach: Sequence[float]) -> Rows:
    """Rows on a scale that reaches so far, with room above for what is on it and a key."""
    marks = _marks(look, reach)
    return rows(look, said, (marks[0], marks[-1]), above=3.6 * look.form.small)


def _key(on: Rows, of: Message, names: tuple[Message, Message], *, is_dots: bool = False) -> None:
    """What is on the scale, and what the two shades or dots are."""
    form, paper = on.paper.look.form, on.paper
    how = Type(form.small, "muted")
    paper.write(10, 0.9 * form.small, form.full(of), how)
    left, middle = 10.0, 2.4 * form.small
    for name, is_first in zip(names, (True, False), strict=True):
        if is_dots:
            paper.dot(left + 10, middle, "part-contracted", is_filled=is_first)
        else:
            shade = _shade(paper, _PALE if is_first else 1.0)
            paper.fill(Box(left, middle - 0.4 * form.small, 20, 0.8 * form.small), shade)
        paper.write(left + 26, middle, form.full(name), how)
        left += 26 + width_of(form.full(name), how) + _GAP
