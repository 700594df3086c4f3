"""Estimates, amounts and capacities as people read them; a share never without the numbers it was counted from."""

from __future__ import annotations

import math

from gongshi.findings import Message
from gongshi_simulator.assumption import Pooling
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.planning.levers import Capacity
from gongshi_simulator.planning.measures import Estimate, Measure
from gongshi_simulator.planning.requirement import Clause, Requirement
from gongshi_simulator.report.wording import signed
from gongshi_simulator.scenario import Scenario

MONEY = frozenset({Measure.CLOSED_MONEY, Measure.RESOLVED_MONEY, Measure.UNSPENT})
_FEN_IN_WAN = 1_000_000
_FEN_IN_YUAN = 100


def wan(fen: float) -> str:
    """``25.7``, of ten thousand yuan."""
    return f"{fen / _FEN_IN_WAN:.2f}".rstrip("0").rstrip(".")


def yuan(fen: float) -> str:
    """``257,000``."""
    return f"{fen / _FEN_IN_YUAN:,.0f}"


def percent(share: Share | Estimate) -> str:
    """``372/400 = 93.0% (90.1–95.1%)``; of nothing there is no share."""
    if share.of == 0:
        return "0/0"
    value = share.share if isinstance(share, Share) else share.value
    return f"{share.number:.0f}/{share.of:.0f} = {100 * value:.1f}% ({100 * share.low:.1f}–{100 * share.high:.1f}%)"


def estimated(measure: Measure, told: Estimate) -> Message:
    """An estimate with its interval."""
    if measure is Measure.LEAD_P90:
        return _days(told)
    if measure in MONEY:
        in_wan = told._replace(number=told.number / _FEN_IN_WAN, of=told.of / _FEN_IN_WAN)
        number, _, rest = percent(in_wan).partition(" = ")
        return Message(f"{number}万元 = {rest}", f"{number} × 10,000 yuan = {rest}")
    return Message(percent(told), percent(told))


def _days(told: Estimate) -> Message:
    if told.of == 0:
        return Message("没有项目可数", "no project to tell from")
    if math.isinf(told.value):
        return Message(f"超过{told.low:.0f}天", f"over {told.low:.0f} days")
    if math.isinf(told.high):
        zh, en = f"{told.low:.0f}天以上", f"{told.low:.0f} days or more"
    else:
        zh = en = f"{told.low:.0f}–{told.high:.0f}"
    return Message(f"{told.value:.0f}天 ({zh})", f"{told.value:.0f} days ({en})")


def brief(measure: Measure, told: Estimate) -> str:
    """``52.9%（51.4–54.4%）``, as it stands in a plot beside a table with all of it; of days ``149天（149–149）``."""
    if measure is not Measure.LEAD_P90:
        return f"{100 * told.value:.1f}%（{100 * told.low:.1f}–{100 * told.high:.1f}%）" if told.of else "0/0"
    return estimated(measure, told).zh.replace(" (", "（").replace(")", "）")


def required_text(required: Requirement) -> Message:
    """The requirement in words, in quotation marks."""
    told = [_clause(one) for one in required.clauses]
    return Message(f"“{'，'.join(one.zh for one in told)}”", f"“{', '.join(one.en for one in told)}”")


def _clause(clause: Clause) -> Message:
    bound = bound_text(clause)
    return Message(f"{clause.measure.zh}{bound.zh}", f"{clause.measure.en} {bound.en}")


def bound_text(clause: Clause) -> Message:
    """``不低于50%``."""
    bound = f"{clause.bound:g}" if clause.measure is Measure.LEAD_P90 else f"{100 * clause.bound:g}%"
    zh, en = ("不超过", "at most") if clause.is_at_most else ("不低于", "at least")
    return Message(f"{zh}{bound}", f"{en} {bound}")


def capacity_text(scenario: Scenario, of: Capacity) -> Message:
    """How much there is of everything."""
    is_pooled = scenario.district.experts_shared.value is Pooling.DISTRICT
    return Message(
        f"每个社区经办{of.workers}人、监委会{of.committees}组，每个街道经办{of.reviewers}人，"
        f"{'全区' if is_pooled else '每个街道'}专家{of.experts}人，议事会每年{of.sittings}次、每次最多{of.items}项",
        f"workers {of.workers} and supervision teams {of.committees} in each community, officials {of.reviewers} in "
        f"each street office, experts {of.experts} in {'the district' if is_pooled else 'each sub-district'}, "
        f"sittings {of.sittings} a year of up to {of.items} items",
    )


def estimates_text(required: Requirement, estimates: tuple[Estimate, ...]) -> Message:
    """All estimates in a row."""
    told = [(one.measure, estimated(one.measure, of)) for one, of in zip(required.clauses, estimates, strict=True)]
    return Message(
        "；".join(f"{measure.zh} {of.zh}" for measure, of in told),
        "; ".join(f"{measure.en} {of.en}" for measure, of in told),
    )


def costs_text(fen: int) -> Message:
    """What a step costs a year."""
    if fen == 0:
        return Message("不另花钱", "at no cost")
    return Message(f"每年多花{wan(fen)}万元", f"at {yuan(fen)} yuan a year")


def change(mean: Mean, times: float = 1.0, digits: int = 1) -> str:
    """``+2.6 (+1.9 – +3.2)``; where no year shows a difference, ``0``."""
    if mean.is_same and mean.mean == 0:
        return "0"
    centre, low, high = (signed(times * one, digits) for one in mean)
    return f"{centre} ({low} – {high})"
