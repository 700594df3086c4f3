"""Replications: the same scenario under many draws, one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from gongshi_simulator.draws import drawn
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.metrics import Measured, measured
from gongshi_simulator.model import simulate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.streams import Key

ONLY_COMMUNITY = 0


def replicate(scenario: Scenario, rules: FundRules, seed: int, replications: Iterable[int]) -> tuple[Measured, ...]:
    """The years with these numbers, measured. A year depends on the seed and its number, not on the others."""
    return tuple(
        measured(simulate(scenario, rules, drawn(scenario, Key(seed, ONLY_COMMUNITY, number))).projects, scenario.year)
        for number in replications
    )
