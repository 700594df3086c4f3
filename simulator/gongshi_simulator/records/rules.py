"""The rule pack of a simulated year: the fund's own, with what the scenario tries or takes as given put into it.

What is put in says so itself: with the basis and the reason that the scenario states. Of the council that is its quorum
and the majority that works need, where they are not those of the pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gongshi.model.rule_pack import Rule, RulePack
from gongshi.model.scalars import Plain
from gongshi.rules import r14_quorum, r15_majority
from gongshi_simulator.assumption import Ranged
from gongshi_simulator.scenario import Scenario


def rule_pack(pack: RulePack, scenario: Scenario) -> RulePack:
    """The pack under which the scenario's year was played."""
    days, share = scenario.what_if.posting_days, scenario.what_if.objection_share
    period, threshold = pack.posting_period, pack.objection_threshold
    if days is not None:
        period = period.model_copy(update={"days": days.value, "basis": days.basis, "citation": days.why})
    if share is not None:
        threshold = threshold.model_copy(update={"share": share.value, "basis": share.basis, "citation": share.why})
    return pack.model_copy(
        update={
            "posting_period": period,
            "objection_threshold": threshold,
            "rules": tuple(_rule(one, scenario) for one in pack.rules),
        }
    )


def _rule(rule: Rule, scenario: Scenario) -> Rule:
    if rule.id == "R14":
        stands = r14_quorum.Parameters.model_validate(rule.parameters).share
        return _with(rule, "share", stands, scenario.council.quorum)
    if rule.id == "R15":
        stands = r15_majority.Parameters.model_validate(rule.parameters).works
        return _with(rule, "works", stands, scenario.council.works_majority)
    return rule


def _with(rule: Rule, parameter: str, stands: Fraction, taken: Ranged[Fraction]) -> Rule:
    """The rule with the scenario's share for its own, where the two differ."""
    if stands == taken.value:
        return rule
    parameters: Mapping[str, object] = {
        **rule.parameters,
        parameter: Plain(f"{taken.value.numerator}/{taken.value.denominator}"),
    }
    return rule.model_copy(update={"parameters": parameters, "basis": taken.basis, "citation": taken.why})
