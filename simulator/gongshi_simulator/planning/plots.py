"""The plots of a plan: what capacity costs and reaches, and until when each way of carrying out is safe."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.clock import days_in, midnight
from gongshi_simulator.planning.measures import Estimate, Measure
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.points import Point
from gongshi_simulator.planning.safe_dates import SafeDate
from gongshi_simulator.planning.wording import bound_text, brief, wan
from gongshi_simulator.report.canvas import DASHED, NARROW, WIDE, Box, Look, Margins, Pen, Sheet, Type, sheet
from gongshi_simulator.report.colours import over
from gongshi_simulator.report.plots.rows import Rows, Said, axis, rows
from gongshi_simulator.report.plots.scale import ticks
from gongshi_simulator.report.wording import day_text, named

TIMES = 2
"""So many times what is chosen or stands now a point may cost to be drawn: the dearest only tell what cannot do."""

_FEN_IN_WAN = 1_000_000
_BAR = 9.0
_PALE = 0.35
_SIZES = {WIDE: (400.0, Margins(58, 30, 66, 52)), NARROW: (440.0, Margins(58, 22, 96, 58))}
_COST = Message("费用（万元一年）", "cost, 10,000 yuan a year")


class Frontier(NamedTuple):
    """What a plan tells of one clause of its requirement, by the clause's place."""

    plan: Plan
    clause: int

    @property
    def measure(self) -> Measure:
        """What the clause is about."""
        return self.plan.requirement.clauses[self.clause].measure

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that were tried, the best as it was confirmed, without much dearer ones.

        Nor those of which the year is too short to tell how far they reach.
        """
        best = self.plan.best
        tried = (best if one.capacity == best.capacity else one for one in self.plan.found.tried)
        most = TIMES * max(best.cost_fen, self.plan.now.cost_fen)
        return tuple(one for one in tried if one.cost_fen <= most and math.isfinite(self.level(one).value))

    def level(self, point: Point) -> Estimate:
        """What a point reaches."""
        return point.estimates[self.clause]

    @property
    def factor(self) -> float:
        """From an estimate to what stands on the scale: days, or per cent."""
        return 1 if self.measure is Measure.LEAD_P90 else 100


class _Field(NamedTuple):
    """The scales of the plot on its sheet."""

    paper: Sheet
    margins: Margins
    height: float
    costs: tuple[float, ...]
    levels: tuple[float, ...]

    def across(self, cost_fen: float) -> float:
        """Where a cost is, from the left."""
        low, high = self.costs[0], self.costs[-1]
        width = self.paper.look.form.width - self.margins.left - self.margins.right
        return self.margins.left + (cost_fen / _FEN_IN_WAN - low) / (high - low) * width

    def down(self, level: float) -> float:
        """Where a level of the scale is, from above; what is beyond it is at its end."""
        low, high = self.levels[0], self.levels[-1]
        inner = self.height - self.margins.top - self.margins.bottom
        part = (min(max(level, low), high) - low) / (high - low)
        return self.height - self.margins.bottom - part * inner


def frontier(shown: Frontier, look: Look) -> Sheet:
    """Cost to the right, what is reached upwards: a dot a point that was tried.

    Filled dots, joined by a line, are those that no cheaper one reaches as much as; a square is the scenario as it
    stands, a diamond the chosen one, or what comes nearest.
    """
    field, plan = _field(shown, look), shown.plan
    _scales(field, shown)
    on_it = [one for one in shown.points if one.capacity in {best.capacity for best in plan.frontier}]
    across = [field.across(one.cost_fen) for one in on_it]
    field.paper.line(across, [field.down(shown.factor * shown.level(one).value) for one in on_it], Pen("line", 1.4))
    for one in shown.points:
        _point(field, shown, one, is_filled=one in on_it)
    _named(field, shown)
    return field.paper


def _field(shown: Frontier, look: Look) -> _Field:
    height, margins = _SIZES[look.form]
    costs = ticks(*_ends([one.cost_fen / _FEN_IN_WAN for one in shown.points]), 7 if look.form.is_bilingual else 4)
    reach = [shown.factor * shown.plan.requirement.clauses[shown.clause].bound]
    for one in shown.points:
        told = shown.level(one)
        reach += [shown.factor * end for end in (told.value, told.low, told.high) if math.isfinite(end)]
    return _Field(sheet(look, height), margins, height, costs, ticks(*_ends(reach), 6))


def _ends(numbers: Sequence[float]) -> tuple[float, float]:
    return min(numbers), max(numbers)


def _point(field: _Field, shown: Frontier, one: Point, *, is_filled: bool) -> None:
    at, told = field.across(one.cost_fen), shown.level(one)
    ends = [field.down(shown.factor * end) for end in (told.low, told.high)]
    field.paper.line([at, at], ends, Pen("muted" if is_filled else "rule", 1.2, is_behind=not is_filled))
    shape, colour = _mark(shown.plan, one)
    field.paper.dot(at, field.down(shown.factor * told.value), colour, shape=shape, is_filled=is_filled or shape != "o")


def _mark(plan: Plan, one: Point) -> tuple[str, str]:
    if one.capacity == plan.best.capacity:
        return "D", "brand"
    return ("s", "ink") if one.capacity == plan.now.capacity else ("o", "part-contracted")


def _named(field: _Field, shown: Frontier) -> None:
    """The marks that are named, with their numbers, above the field."""
    plan, paper = shown.plan, field.paper
    small = paper.look.form.small
    best = Message("选中", "chosen") if plan.found.chosen is not None else Message("最接近", "nearest")
    told = [(best, plan.best)] if plan.best.capacity == plan.now.capacity else [(best, plan.best), (_NOW, plan.now)]
    for at, (called, one) in enumerate(told):
        shape, colour = _mark(plan, one)
        middle = (2.5 + 1.5 * at) * small
        paper.dot(16, middle, colour, shape=shape)
        text = f"{paper.look.form.full(called)}：{wan(one.cost_fen)}万元，{brief(shown.measure, shown.level(one))}"
        paper.write(28, middle, text, Type(small, weight="bold"))


_NOW = Message("现在", "now")


def _scales(field: _Field, shown: Frontier) -> None:
    paper, form, margins = field.paper, field.paper.look.form, field.margins
    small, right = form.small, form.width - margins.right
    unit = "天" if shown.measure is Measure.LEAD_P90 else "%"
    for level in field.levels:
        down = field.down(level)
        paper.line([margins.left, right], [down, down], Pen("rule", is_behind=True))
        paper.write(margins.left - 6, down, f"{level:g}{unit}", Type(small, "muted", side="right"))
    for cost in field.costs:
        at = field.across(cost * _FEN_IN_WAN)
        paper.write(at, field.height - margins.bottom + small, f"{cost:g}", Type(small, "muted", side="center"))
    paper.write(right, field.height - small, form.full(_COST), Type(small, "muted", side="right"))
    paper.write(10, 0.9 * small, form.full(named(shown.measure)), Type(small, "muted"))
    clause = shown.plan.requirement.clauses[shown.clause]
    wanted = field.down(shown.factor * clause.bound)
    paper.line([margins.left, right], [wanted, wanted], Pen("ink", 1.4, DASHED))
    text = f"要求{bound_text(clause).zh}"
    paper.write(right - 6, wanted - 0.8 * small, text, Type(small, weight="bold", side="right", is_backed=True))


def safe_dates(dates: Sequence[SafeDate], sittings: Sequence[date], look: Look) -> Sheet:
    """A row a way: dark as long as it is safe, pale as long as the years leave it open.

    A dot is the latest day that likely does, sittings are dotted lines.
    """
    form, year = look.form, sittings[0].year
    on = rows(look, [_said(one) for one in dates], (0, days_in(year)), above=1.2 * form.small)
    months = range(1, 13, 2 if form.is_bilingual else form.month_step)
    axis(on, [(midnight(date(year, month, 1)), f"{month}月") for month in months])
    for sitting in sittings:
        on.paper.line([on.across(midnight(sitting))] * 2, on.down, Pen("ink", 0.9, (0, (1, 3))))
    for at, one in enumerate(dates):
        safe = 0.0 if one.safe is None else midnight(one.safe) + 1
        open_until = float(days_in(year)) if one.unsafe is None else midnight(one.unsafe)
        _stretch(on, at, (0.0, safe), 1.0)
        _stretch(on, at, (safe, open_until), _PALE)
        if one.likely is not None:
            on.paper.dot(on.across(midnight(one.likely) + 1), on.middle(at), "part-paid")
    return on.paper


def _stretch(on: Rows, at: int, days: tuple[float, float], part: float) -> None:
    begin, end = (on.across(day) for day in days)
    if begin < end:
        tokens = on.paper.look.tokens
        colour = over(tokens["part-paid"], tokens["paper"], part)
        on.paper.fill(Box(begin, on.middle(at) - _BAR / 2, end - begin, _BAR), colour)


def _said(one: SafeDate) -> Said:
    text = "没有来得及的日子" if one.safe is None else f"{day_text(one.safe)}以前"
    return Said(named(one.way), text, "" if one.safe is None or one.unsafe is None else f"{day_text(one.unsafe)}起不够")
