"""What the simulator's tests share: the shipped scenario with other values, the fund's rules, and years in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.load.typed import load
from gongshi_simulator.draws import drawn
from gongshi_simulator.fund_rules import FundRules, read_fund_rules
from gongshi_simulator.model import SimulatedYear, simulate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.streams import Key

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "simulator/gongshi_simulator/scenarios/community-year.yaml"

With = Callable[..., Scenario]
Years = Callable[..., list[SimulatedYear]]


@pytest.fixture(scope="session")
def shipped() -> Scenario:
    """The scenario that the command plays when none is named."""
    record = load(SHIPPED, SHIPPED.name, Scenario).record
    assert isinstance(record, Scenario)
    return record


@pytest.fixture(scope="session")
def rules() -> FundRules:
    """The rules and holidays of the example fund: ten days, past days of rest; a fifth."""
    read = read_fund_rules(ROOT / "data").rules
    assert read is not None
    return read


@pytest.fixture(scope="session")
def scenario(shipped: Scenario) -> With:
    """The shipped scenario with some numbers made others, as ``council__members=30``, and without any spread."""

    def changed(**values: object) -> Scenario:
        tree = shipped.model_dump()
        for path, value in values.items():
            section, key = path.split("__")
            known = tree[section][key].keys() - {"basis", "why"}
            tree[section][key].update(dict.fromkeys(known, value))
        return Scenario.model_validate(tree)

    return changed


@pytest.fixture(scope="session")
def years(rules: FundRules) -> Years:
    """So many simulated years of a scenario, of seed 1."""

    def played(scenario: Scenario, number: int = 1) -> list[SimulatedYear]:
        return [simulate(scenario, rules, drawn(scenario, Key(1, 0, one))) for one in range(number)]

    return played
