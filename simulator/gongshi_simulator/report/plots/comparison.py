"""How scenarios differ from the first: a dot a scenario with its interval, and a line where there is no difference.

A dot is filled where the interval leaves out nought, and hollow where the difference may be chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean
from gongshi_simulator.report.canvas import Look, Pen, Sheet, Type
from gongshi_simulator.report.plots.rows import Said, axis, rows
from gongshi_simulator.report.plots.scale import ticks
from gongshi_simulator.report.wording import signed, signed_span


class Difference(NamedTuple):
    """A scenario's number less that of the first, in the same years, and the number itself as text."""

    called: Message
    difference: Mean
    number: str


class Comparison(NamedTuple):
    """What is compared, and the first scenario's own number as text."""

    of: Message
    first: Message
    first_number: str
    differences: Sequence[Difference]


def comparison(shown: Comparison, look: Look) -> Sheet:
    """The first scenario as the line at nought, then the others."""
    small = look.form.small
    ends = [end for one in shown.differences for end in one.difference]
    marks = ticks(min(*ends, 0), max(*ends, 0), 6 if look.form.is_bilingual else 4)
    said = [Said(shown.first, shown.first_number), *(_said(one) for one in shown.differences)]
    on = rows(look, said, (marks[0], marks[-1]), above=2 * small)
    axis(on, [(one, signed(one, _decimals(marks))) for one in marks])
    title = look.form.full(shown.of)
    on.paper.write(on.left if look.form.is_bilingual else 10, 0.9 * small, title, Type(small, "muted"))
    on.paper.line([on.across(0)] * 2, on.down, Pen("ink", 1.4))
    on.paper.dot(on.across(0), on.middle(0), "ink", shape="s")
    for at, one in enumerate(shown.differences, start=1):
        mean, low, high = one.difference
        on.paper.line([on.across(low), on.across(high)], [on.middle(at)] * 2, Pen("ink", 2.4))
        on.paper.dot(on.across(mean), on.middle(at), "part-contracted", is_filled=low > 0 or high < 0)
    return on.paper


def _said(one: Difference) -> Said:
    return Said(one.called, f"{signed(one.difference.mean)}{signed_span(one.difference)}", one.number)


def _decimals(marks: Sequence[float]) -> int:
    return 0 if all(float(one).is_integer() for one in marks) else 2
