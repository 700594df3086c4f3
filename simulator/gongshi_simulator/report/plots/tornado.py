"""What each assumed number moves: from its least to its most value worth trying, the widest first.

The dark end is the higher value of the number, the pale one the lower; a line marks what the scenario itself gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Box, Look, Pen, Sheet, Type, width_of
from gongshi_simulator.report.colours import over
from gongshi_simulator.report.plots.rows import Rows, Said, axis, rows
from gongshi_simulator.report.plots.scale import ticks
from gongshi_simulator.report.wording import rounded

_BAR = 14.0
_PALE = 0.4
_LEAST, _MOST = Message("取最小", "at its least"), Message("取最大", "at its most")
_END = Pen("ink", 2.0)


class Swing(NamedTuple):
    """A number of the scenario: its two values as text, and what each gives."""

    called: Message
    low: str
    high: str
    at_low: Mean
    at_high: Mean

    @property
    def width(self) -> float:
        """How far apart the two are."""
        return abs(self.at_high.mean - self.at_low.mean)


class Tornado(NamedTuple):
    """What is moved, what the scenario itself gives, and the swings; ``decimals`` for its numbers, ``unit`` after."""

    of: Message
    base: Mean
    swings: Sequence[Swing]
    decimals: int = 1
    unit: str = ""


def tornado(shown: Tornado, look: Look) -> Sheet:
    """A bar a number, the widest at the top."""
    swings = sorted(shown.swings, key=lambda one: -one.width)
    ends = [end for one in swings for mean in (one.at_low, one.at_high) for end in mean]
    marks = ticks(min(*ends, shown.base.mean), max(*ends, shown.base.mean), 6 if look.form.is_bilingual else 4)
    said = [Said(one.called, f"{one.low} → {one.high}", _numbers(shown, one)) for one in swings]
    on = rows(look, said, (marks[0], marks[-1]), above=3.6 * look.form.small)
    axis(on, [(one, f"{one:g}{shown.unit}") for one in marks])
    _key(on, shown)
    for at, one in enumerate(swings):
        _swing(on, at, one, shown.base.mean)
    on.paper.line([on.across(shown.base.mean)] * 2, on.down, Pen("ink", 1.4))
    return on.paper


def _numbers(shown: Tornado, one: Swing) -> str:
    low, high = (rounded(mean.mean, shown.decimals) for mean in (one.at_low, one.at_high))
    return f"{low}{shown.unit} → {high}{shown.unit}"


def _swing(on: Rows, at: int, one: Swing, base: float) -> None:
    paper, middle = on.paper, on.middle(at)
    colour, ground = paper.look.tokens["part-contracted"], paper.look.tokens["paper"]
    for mean, part in ((one.at_low, _PALE), (one.at_high, 1.0)):
        begin, end = sorted((on.across(base), on.across(mean.mean)))
        paper.fill(Box(begin, middle - _BAR / 2, end - begin, _BAR), over(colour, ground, part))
    for mean in (one.at_low, one.at_high):
        paper.line([on.across(mean.low), on.across(mean.high)], [middle, middle], _END)


def _key(on: Rows, shown: Tornado) -> None:
    """What is on the scale, and what the two shades are."""
    form, tokens = on.paper.look.form, on.paper.look.tokens
    of = form.full(shown.of)
    begin = on.left if form.is_bilingual else 10.0
    on.paper.write(begin, 0.9 * form.small, of, Type(form.small, "muted"))
    left, middle = begin, 2.4 * form.small
    for name, part in ((_LEAST, _PALE), (_MOST, 1.0)):
        said = form.full(name)
        colour = over(tokens["part-contracted"], tokens["paper"], part)
        on.paper.fill(Box(left, middle - 0.4 * form.small, 20, 0.8 * form.small), colour)
        on.paper.write(left + 26, middle, said, Type(form.small, "muted"))
        left += 26 + width_of(said, Type(form.small)) + 18
