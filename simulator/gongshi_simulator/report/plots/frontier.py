"""What capacity costs and what it reaches: a dot a plan, those that no other beats joined by a line, one chosen.

A plan is on the line where no cheaper one reaches as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.report.canvas import DASHED, NARROW, WIDE, Form, Look, Margins, Pen, Sheet, Type, sheet
from gongshi_simulator.report.plots.scale import ticks
from gongshi_simulator.report.wording import between, rounded, wan


class Plan(NamedTuple):
    """A capacity: what it is called in short, its cost, and the level it reaches with its interval, as parts of one."""

    called: Message
    cost_yuan: float
    level: float
    low: float
    high: float
    is_chosen: bool = False


class Frontier(NamedTuple):
    """What is reached, the level that is required, and the plans that were tried."""

    of: Message
    required: float
    plans: Sequence[Plan]


class _Field(NamedTuple):
    """The scales of the plot on its sheet."""

    paper: Sheet
    margins: Margins
    height: float
    costs: tuple[float, ...]
    levels: tuple[float, ...]

    def across(self, cost_yuan: float) -> float:
        """Where a cost is, from the left."""
        low, high = self.costs[0], self.costs[-1]
        width = self.paper.look.form.width - self.margins.left - self.margins.right
        return self.margins.left + (wan(cost_yuan) - low) / (high - low) * width

    def down(self, level: float) -> float:
        """Where a level is, from above."""
        low, high = self.levels[0], self.levels[-1]
        inner = self.height - self.margins.top - self.margins.bottom
        return self.height - self.margins.bottom - (100 * level - low) / (high - low) * inner


_SIZES = {WIDE: (360.0, Margins(58, 30, 52, 52)), NARROW: (400.0, Margins(58, 22, 82, 58))}


def frontier(shown: Frontier, look: Look) -> Sheet:
    """Cost to the right, level upwards."""
    field = _field(shown, look)
    _scales(field, shown)
    best = unbeaten(shown.plans)
    field.paper.line(
        [field.across(one.cost_yuan) for one in best], [field.down(one.level) for one in best], Pen("line", 1.4)
    )
    for plan in shown.plans:
        at = field.across(plan.cost_yuan)
        field.paper.line([at, at], [field.down(plan.low), field.down(plan.high)], Pen("muted", 1.2))
        colour = "brand" if plan.is_chosen else "part-contracted"
        field.paper.dot(
            at, field.down(plan.level), colour, shape="D" if plan.is_chosen else "o", is_filled=plan in best
        )
    return field.paper


def unbeaten(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans than which no cheaper or equally dear one reaches as much, the cheapest first."""
    best: list[Plan] = []
    for plan in sorted(plans, key=lambda one: (one.cost_yuan, -one.level)):
        if not best or plan.level > best[-1].level:
            best.append(plan)
    return tuple(best)


def _field(shown: Frontier, look: Look) -> _Field:
    height, margins = _SIZES[look.form]
    most = 7 if look.form.is_bilingual else 4
    spent = [wan(one.cost_yuan) for one in shown.plans]
    costs = ticks(min(spent), max(spent), most)
    levels = [100 * part for one in shown.plans for part in (one.low, one.high)]
    steps = ticks(min(*levels, 100 * shown.required), max(*levels, 100 * shown.required), 6)
    if len(costs) == 1:
        costs = (costs[0], costs[0] + 1)
    return _Field(sheet(look, height), margins, height, costs, steps)


def _scales(field: _Field, shown: Frontier) -> None:
    paper, form, margins = field.paper, field.paper.look.form, field.margins
    small, right = form.small, form.width - margins.right
    for level in field.levels:
        down = field.down(level / 100)
        paper.line([margins.left, right], [down, down], Pen("rule", is_behind=True))
        paper.write(margins.left - 6, down, f"{level:g}%", Type(small, "muted", side="right"))
    for cost in field.costs:
        at = field.across(cost * 10_000)
        paper.write(at, field.height - margins.bottom + small, f"{cost:g}", Type(small, "muted", side="center"))
    cost_of = form.full(Message("费用（万元一年）", "cost, 10,000 yuan a year"))
    paper.write(right, field.height - small, cost_of, Type(small, "muted", side="right"))
    of = form.full(shown.of)
    paper.write(10, 0.9 * small, of, Type(small, "muted"))
    for plan in (one for one in shown.plans if one.is_chosen):
        paper.dot(16, 2.5 * small, "brand", shape="D")
        for at, text in enumerate(_chosen(plan, form)):
            paper.write(28, (2.5 + 1.4 * at) * small, text, Type(small, weight="bold"))
    wanted = field.down(shown.required)
    paper.line([margins.left, right], [wanted, wanted], Pen("ink", 1.4, DASHED))
    text = f"要求 {100 * shown.required:g}%"
    paper.write(margins.left + 6, wanted - 0.8 * small, text, Type(small, weight="bold"))


def _chosen(plan: Plan, form: Form) -> tuple[str, ...]:
    """Its name and its numbers, on one line where there is room."""
    name = form.full(plan.called)
    span = between(100 * plan.low, 100 * plan.high)
    numbers = f"{rounded(wan(plan.cost_yuan))}万元，{rounded(100 * plan.level)}%（{span}%）"
    return (f"{name}：{numbers}",) if form.is_bilingual else (name, numbers)
