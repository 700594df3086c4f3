"""The plot of a limit: what each value that was tried reaches, and what is required."""

from __future__ import annotations

import math
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.planning.limit.finding import Limit, Tried
from gongshi_simulator.planning.measures import Estimate, Measure
from gongshi_simulator.planning.requirement import Clause, Fulfilment
from gongshi_simulator.planning.wording import bound_text, brief
from gongshi_simulator.report.canvas import DASHED, Look, Pen, Sheet, Type
from gongshi_simulator.report.plots.rows import Said, axis, rows
from gongshi_simulator.report.plots.scale import ticks


class Reaching(NamedTuple):
    """What a limit tells of one clause of its requirement, by the clause's place."""

    limit: Limit
    at: int

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.limit.requirement.clauses[self.at]

    @property
    def tried(self) -> tuple[Tried, ...]:
        """The values, without those of which the year is too short to tell how far they reach."""
        return tuple(one for one in self.limit.tried if math.isfinite(self.level(one).value))

    def level(self, one: Tried) -> Estimate:
        """What a value reaches."""
        return one.reached.estimates[self.at]


def reaching(shown: Reaching, look: Look) -> Sheet:
    """A row a value: a dot with its interval, filled where it is decided; dashed what is required."""
    is_days = shown.clause.measure is Measure.LEAD_P90
    factor, unit = (1.0, "天") if is_days else (100.0, "%")
    levels = [shown.level(one) for one in shown.tried]
    ends = [value for one in levels for value in (one.low, one.high, shown.clause.bound) if math.isfinite(value)]
    marks = ticks(factor * min(ends), factor * max(ends), 5)
    said = [_said(shown, one) for one in shown.tried]
    on = rows(look, said, (marks[0], marks[-1]), above=2.4 * look.form.small)
    axis(on, [(mark, f"{mark:g}{unit}") for mark in marks])
    wanted = on.across(factor * shown.clause.bound)
    on.paper.line([wanted] * 2, on.down, Pen("ink", 1.4, DASHED))
    text = Type(look.form.small, weight="bold", side="center", is_backed=True)
    on.paper.write(wanted, look.form.small, f"要求{bound_text(shown.clause).zh}", text)
    for at, (one, level) in enumerate(zip(shown.tried, levels, strict=True)):
        low, high = on.across(factor * level.low), on.across(factor * min(level.high, 1e9))
        on.paper.line([low, high], [on.middle(at)] * 2, Pen("ink", 2.4))
        is_open = one.reached.verdict is Fulfilment.UNDECIDED
        on.paper.dot(on.across(factor * level.value), on.middle(at), "part-contracted", is_filled=not is_open)
    return on.paper


def _said(shown: Reaching, one: Tried) -> Said:
    text, now = shown.limit.scale.text(one.value), one.value == shown.limit.scale.assumption.value
    called = Message(f"{text}（现在）", f"{text}, now") if now else Message(text, "")
    verdict = one.reached.verdict
    return Said(called, brief(shown.clause.measure, shown.level(one)), verdict.zh)
