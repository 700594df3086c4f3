"""Rows below each other on one scale: what each is called, what is drawn for it, and its numbers as text.

On a wide sheet a name stands left of the scale and the numbers right of it; on a narrow one both stand above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.report.canvas import Look, Pen, Sheet, Type, fitted, sheet, width_of

_MARGIN = 10.0
_GAP = 14.0
_MOST = 0.4
"""So much of a sheet's width a name may take, and so much what stands on the other side."""


class Said(NamedTuple):
    """What stands beside a row: its name, its number, and what is said below that where there is room."""

    called: Message
    text: str
    below: str = ""


class Rows(NamedTuple):
    """Where rows are on their sheet: ``low`` of the scale at ``left``, ``high`` at ``right``."""

    paper: Sheet
    left: float
    right: float
    low: float
    high: float
    begin: float
    row: float
    lift: float
    number: int

    def across(self, value: float) -> float:
        """Where a value is, from the left; what is beyond the scale is at its end."""
        part = (value - self.low) / (self.high - self.low)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def middle(self, at: int) -> float:
        """Where the marks of a row are, from above."""
        return self.begin + (at + 0.5) * self.row + self.lift

    @property
    def down(self) -> tuple[float, float]:
        """Where the rows begin and end."""
        return self.begin, self.begin + self.number * self.row


def rows(look: Look, said: Sequence[Said], scale: tuple[float, float], above: float, room: float = 0.0) -> Rows:
    """A sheet with the names and numbers of all rows; ``above`` them so much room, and in each ``room`` for more."""
    make = _wide if look.form.is_bilingual else _narrow
    return make(look, said, scale, above, room)


def axis(on: Rows, ticks: Sequence[tuple[float, str]]) -> None:
    """The scale: a line and a text for each tick."""
    small = on.paper.look.form.small
    for value, text in ticks:
        at = on.across(value)
        on.paper.line([at, at], on.down, Pen("rule", is_behind=True))
        half = width_of(text, Type(small)) / 2
        middle = min(max(at, half + 2), on.paper.look.form.width - half - 2)
        on.paper.write(middle, on.down[1] + 0.9 * small, text, Type(small, "muted", side="center"))


def _wide(look: Look, said: Sequence[Said], scale: tuple[float, float], above: float, room: float) -> Rows:
    form = look.form
    name, english = Type(form.points, side="right"), Type(0.85 * form.small, "muted", side="right")
    text, below = Type(form.small), Type(form.small, "muted")
    said = [_within(one, look) for one in said]
    names = max(max(width_of(one.called.zh, name), width_of(one.called.en, english)) for one in said)
    texts = max(max(width_of(one.text, text), width_of(one.below, below) if one.below else 0.0) for one in said)
    left, right = _MARGIN + names + _GAP, form.width - _MARGIN - texts - _GAP
    row = room + (3.4 if any(one.below for one in said) else 2.9) * form.small
    paper = sheet(look, above + len(said) * row + 2 * form.small)
    on = Rows(paper, left, right, *scale, above, row, 0.0, len(said))
    for at, one in enumerate(said):
        middle = on.middle(at)
        paper.write(left - _GAP, middle - 0.6 * form.small, one.called.zh, name)
        paper.write(left - _GAP, middle + 0.65 * form.small, one.called.en, english)
        paper.write(right + _GAP, middle - 0.62 * form.small * bool(one.below), one.text, text)
        if one.below:
            paper.write(right + _GAP, middle + 0.62 * form.small, one.below, below)
    return on


def _within(one: Said, look: Look) -> Said:
    """What stands beside a row, cut where it would leave no room for the scale."""
    form = look.form
    most, small = _MOST * form.width, Type(form.small)
    called = Message(
        fitted(one.called.zh, Type(form.points), most), fitted(one.called.en, Type(0.85 * form.small), most)
    )
    return Said(called, fitted(one.text, small, most), fitted(one.below, small, most))


def _narrow(look: Look, said: Sequence[Said], scale: tuple[float, float], above: float, room: float) -> Rows:
    """Name and number on one line; where both are too long for that, the number on the next."""
    form = look.form
    text, line = Type(form.small, is_backed=True), 1.35 * form.small
    name = text._replace(weight="bold")
    inner = form.width - 2 * _MARGIN
    said = [Said(Message(fitted(one.called.zh, name, inner), ""), fitted(one.text, text, inner)) for one in said]
    is_long = any(width_of(one.called.zh, name) + width_of(one.text, text) + _GAP > inner for one in said)
    lines = 2 if is_long else 1
    row = room + lines * line + 2.6 * form.small
    paper = sheet(look, above + len(said) * row + 2 * form.small)
    right = form.width - _MARGIN
    on = Rows(paper, _MARGIN, right, *scale, above, row, (lines * line + 0.5 * form.small) / 2, len(said))
    for at, one in enumerate(said):
        first = above + at * row + 1.1 * form.small
        paper.write(_MARGIN, first, one.called.zh, name)
        how = text if is_long else text._replace(side="right")
        paper.write(_MARGIN if is_long else right, first + (lines - 1) * line, one.text, how)
    return on
