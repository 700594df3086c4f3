"""How busy the scarce are: a field a month and kind, the darker the busier, with the share and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Box, Look, Sheet, Type, sheet
from gongshi_simulator.report.colours import over, text_on
from gongshi_simulator.report.wording import rounded

_LEAST_WAITING = 0.05
_GAP = 1.5
_FULL = 0.75
"""A share from which the colour is a good deal darker. In between no text would stand out from it."""

_SHADES = ((0.0, _FULL, 0.05, 0.48), (_FULL, 1.0, 0.78, 1.0))
"""Of the share from one bound to the other so much colour to so much."""


class Busy(NamedTuple):
    """One kind of the scarce: share of its time held and mean number waiting, by month; ``who`` says how many."""

    called: Message
    who: Message
    held: Sequence[Mean]
    waiting: Sequence[Mean]


def utilisation(kinds: Sequence[Busy], look: Look) -> Sheet:
    """Months from left to right; on a narrow sheet from the top down."""
    return _wide(kinds, look) if look.form.is_bilingual else _narrow(kinds, look)


def _wide(kinds: Sequence[Busy], look: Look) -> Sheet:
    form, left, above, row = look.form, 142.0, 26.0, 46.0
    paper = sheet(look, above + len(kinds) * row + 4)
    width = (form.width - left - 4) / 12
    for month in range(12):
        paper.write(left + (month + 0.5) * width, above / 2, f"{month + 1}月", Type(form.small, "muted", side="center"))
    for at, kind in enumerate(kinds):
        middle = above + (at + 0.5) * row
        paper.write(left - 10, middle - 0.95 * form.small, kind.called.zh, Type(form.points, side="right"))
        paper.write(
            left - 10, middle + 0.2 * form.small, kind.called.en, Type(0.85 * form.small, "muted", side="right")
        )
        paper.write(left - 10, middle + 1.2 * form.small, kind.who.zh, Type(0.85 * form.small, "muted", side="right"))
        for month in range(12):
            _field(paper, Box(left + month * width, above + at * row, width, row), kind, month)
    return paper


def _narrow(kinds: Sequence[Busy], look: Look) -> Sheet:
    form, left, above, row = look.form, 48.0, 62.0, 42.0
    paper = sheet(look, above + 12 * row + 4)
    width = (form.width - left - 4) / len(kinds)
    for at, kind in enumerate(kinds):
        middle = left + (at + 0.5) * width
        paper.write(middle, 0.34 * above, kind.called.zh, Type(0.92 * form.small, side="center"))
        paper.write(middle, 0.74 * above, kind.who.zh, Type(0.75 * form.small, "muted", side="center"))
        for month in range(12):
            _field(paper, Box(left + at * width, above + month * row, width, row), kind, month)
    for month in range(12):
        paper.write(left - 6, above + (month + 0.5) * row, f"{month + 1}月", Type(form.small, "muted", side="right"))
    return paper


def _field(paper: Sheet, box: Box, kind: Busy, month: int) -> None:
    form, tokens = paper.look.form, paper.look.tokens
    held, waiting = kind.held[month].mean, kind.waiting[month].mean
    shade = over(tokens["link"], tokens["paper"], _strength(min(held, 1.0)))
    paper.fill(Box(box.left + _GAP, box.top + _GAP, box.width - 2 * _GAP, box.height - 2 * _GAP), shade)
    ink = text_on(shade, tokens)
    centre, is_waited = box.left + box.width / 2, waiting >= _LEAST_WAITING
    lift = 0.55 * form.small if is_waited else 0
    paper.write(centre, box.top + box.height / 2 - lift, f"{100 * held:.0f}%", Type(form.small, ink, side="center"))
    if is_waited:
        text = f"等{rounded(waiting)}"
        paper.write(
            centre, box.top + box.height / 2 + 0.6 * form.small, text, Type(0.85 * form.small, ink, side="center")
        )


def _strength(held: float) -> float:
    low, high, begin, end = _SHADES[held >= _FULL]
    return begin + (held - low) / (high - low) * (end - begin)
