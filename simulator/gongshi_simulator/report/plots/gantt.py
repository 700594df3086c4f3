"""One year of one community: a bar a project, from its proposal to where the year ends, in the colours of the bands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gongshi_simulator.bands import Band
from gongshi_simulator.clock import midnight
from gongshi_simulator.report.canvas import DOTTED, Box, Look, Pen, Sheet, Type, sheet, width_of
from gongshi_simulator.report.colours import band_colours
from gongshi_simulator.stretches import Stretch

_THIN = frozenset({Band.CLOSED, Band.DROPPED})
"""Bands in which nothing more is done."""

_HATCH = "/////"


class Sat(NamedTuple):
    """A day on which the council was to sit, and whether enough members came."""

    day: float
    is_quorate: bool


class Hung(NamedTuple):
    """A posting of a project, from one time to another, and whether objections reopened the resolution."""

    time: float
    over: float
    is_challenged: bool


class Bar(NamedTuple):
    """A project: what it is called, also in short, where it stood when, and its postings."""

    called: str
    short: str
    stretches: Sequence[Stretch]
    postings: Sequence[Hung]


class Gantt(NamedTuple):
    """What the plot shows of a year with so many ``days``."""

    year: int
    days: int
    bars: Sequence[Bar]
    sittings: Sequence[Sat]


class _Layout(NamedTuple):
    """Where 1 January is and the year's end, and how high rows are."""

    left: float
    right: float
    row: float


_BAR = 13.0


def gantt(shown: Gantt, look: Look) -> Sheet:
    """A row a project, the sittings across all of them, and above what the colours mean."""
    layout, form = _layout(shown, look), look.form
    entries = tuple(_entries(shown, look))
    begin = (entries[-1].line + 1) * 1.6 * form.small + 2.6 * form.small
    height = begin + len(shown.bars) * layout.row
    paper = sheet(look, height + 2 * form.small)
    for entry in entries:
        _explain(paper, entry)
    on = _On(paper, layout, shown.days, (begin, height))
    _months(on, shown.year)
    for at, bar in enumerate(shown.bars):
        _bar(on, bar, begin + (at + 0.5) * layout.row)
    _sittings(on, shown.sittings)
    return paper


class _On(NamedTuple):
    """The sheet, and where on it the days and the rows are."""

    paper: Sheet
    layout: _Layout
    days: int
    down: tuple[float, float]

    def across(self, day: float) -> float:
        """Where a day is."""
        return self.layout.left + min(day / self.days, 1.0) * (self.layout.right - self.layout.left)


def _layout(shown: Gantt, look: Look) -> _Layout:
    """As far right as the longest name asks for."""
    names = max((width_of(_name(bar, look), _type(look)) for bar in shown.bars), default=0.0)
    return _Layout(left=8 + names + 8, right=look.form.width - 12, row=1.5 * look.form.small)


def _name(bar: Bar, look: Look) -> str:
    return bar.called if look.form.is_bilingual else bar.short


def _type(look: Look) -> Type:
    return Type(0.92 * look.form.small, side="right")


class _Entry(NamedTuple):
    """A swatch or a mark with its meaning, on a line of the key, so far from the left."""

    text: str
    colour: str
    mark: str
    line: int
    left: float


def _entries(shown: Gantt, look: Look) -> Sequence[_Entry]:
    """The key, broken into lines; only what the plot has."""
    form, colours = look.form, band_colours(look.tokens)
    bands = {stretch.band for bar in shown.bars for stretch in bar.stretches}
    told = [(band.zh, band.en, colours[band], "") for band in Band if band in bands]
    hung = [posting for bar in shown.bars for posting in bar.postings]
    told += [("公示期", "posted", colours[Band.POSTED], _HATCH)] * any(hung)
    told += [("异议够了要重议", "to be decided again", "ink", "D")] * any(one.is_challenged for one in hung)
    told += [("议事会开会", "council sits", "ink", "v")] * any(one.is_quorate for one in shown.sittings)
    told += [("人数不够没开成", "no quorum", "ink", "w")] * (not all(one.is_quorate for one in shown.sittings))
    entries: list[_Entry] = []
    line, left = 0, 8.0
    for zh, en, colour, mark in told:
        text = f"{zh} {en}" if form.is_bilingual else zh
        needed = 24 + width_of(text, Type(form.small)) + 14
        if left + needed > form.width and entries:
            line, left = line + 1, 8.0
        entries.append(_Entry(text, colour, mark, line, left))
        left += needed
    return entries


def _explain(paper: Sheet, entry: _Entry) -> None:
    small = paper.look.form.small
    middle = (entry.line + 0.7) * 1.6 * small
    if entry.mark in {"", _HATCH}:
        paper.fill(Box(entry.left, middle - 0.4 * small, 18, 0.8 * small), entry.colour, entry.mark)
    else:
        _mark(paper, entry.left + 9, middle, entry.mark)
    paper.write(entry.left + 24, middle, entry.text, Type(small))


def _mark(paper: Sheet, left: float, middle: float, mark: str) -> None:
    paper.dot(left, middle, "ink", shape="v" if mark == "w" else mark, is_filled=mark != "w")


def _months(on: _On, year: int) -> None:
    form = on.paper.look.form
    for month in range(1, 13):
        begins = midnight(date(year, month, 1))
        on.paper.line([on.across(begins)] * 2, on.down, Pen("rule", 0.8, is_behind=True))
        if (month - 1) % form.month_step == 0:
            middle = on.across(begins + 15)
            on.paper.write(
                middle, on.down[1] + 0.9 * form.small, f"{month}月", Type(form.small, "muted", side="center")
            )


def _bar(on: _On, bar: Bar, middle: float) -> None:
    paper, colours = on.paper, band_colours(on.paper.look.tokens)
    paper.write(on.layout.left - 8, middle, _name(bar, paper.look), _type(paper.look))
    for stretch in bar.stretches:
        high = 3.0 if stretch.band in _THIN else _BAR
        begin, end = on.across(stretch.day), on.across(stretch.until)
        paper.fill(Box(begin, middle - high / 2, end - begin, high), colours[stretch.band])
    for posting in bar.postings:
        begin, end = on.across(posting.time), on.across(posting.over)
        paper.fill(Box(begin, middle - _BAR / 2, end - begin, _BAR), colours[Band.POSTED], _HATCH)
        if posting.is_challenged:
            paper.dot(end, middle, "ink", shape="D")


def _sittings(on: _On, sittings: Sequence[Sat]) -> None:
    begin, end = on.down
    for sitting in sittings:
        at = on.across(sitting.day)
        on.paper.line([at, at], (begin - 4, end), Pen("ink", 0.9, DOTTED))
        _mark(on.paper, at, begin - 9, "v" if sitting.is_quorate else "w")
