"""Differences from one and the same thing: a dot each with its interval, and a line where there is no difference.

A dot is filled where the interval leaves out nought, and hollow where the difference may be chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Look, Pen, Sheet, Type
from gongshi_simulator.report.plots.rows import Rows, Said, axis, rows
from gongshi_simulator.report.plots.scale import around_nought, marked
from gongshi_simulator.report.wording import difference_numbers


class Difference(NamedTuple):
    """What something differs by in the same years; ``number``: what it comes to itself, as text."""

    called: Message
    difference: Mean
    number: str = ""


class Differences(NamedTuple):
    """What is compared and in what unit, and what all differ from; ``first`` None where that needs no row."""

    of: Message
    first: Said | None
    differences: Sequence[Difference]


def differences(shown: Differences, look: Look) -> Sheet:
    """What the others differ from as the line at nought, then the others."""
    small = look.form.small
    ends = (end for one in shown.differences for end in one.difference)
    marks = around_nought(ends, 6 if look.form.is_bilingual else 4)
    above = [] if shown.first is None else [shown.first]
    on = rows(look, [*above, *(_said(one) for one in shown.differences)], (marks[0], marks[-1]), above=2 * small)
    axis(on, marked(marks))
    title = look.form.full(shown.of)
    on.paper.write(10, 0.9 * small, title, Type(small, "muted"))
    on.paper.line([on.across(0)] * 2, on.down, Pen("ink", 1.4))
    if above:
        on.paper.dot(on.across(0), on.middle(0), "ink", shape="s")
    for at, one in enumerate(shown.differences, start=len(above)):
        _dot(on, at, one.difference)
    return on.paper


def _dot(on: Rows, at: int, difference: Mean) -> None:
    mean, low, high = difference
    on.paper.line([on.across(low), on.across(high)], [on.middle(at)] * 2, Pen("ink", 2.4))
    on.paper.dot(on.across(mean), on.middle(at), "part-contracted", is_filled=low > 0 or high < 0)


def _said(one: Difference) -> Said:
    mean, low, high = difference_numbers(one.difference)
    return Said(one.called, mean if one.difference.is_same else f"{mean}（{low} 至 {high}）", one.number)
