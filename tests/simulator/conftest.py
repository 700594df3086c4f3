"""What the simulator's tests share: the shipped scenario with other values, the fund's rules, and years in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi_simulator.experiment import replayed
from gongshi_simulator.fund_rules import FundRules, read_fund_rules
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario
from gongshi_simulator.setting import Setting, setting

ROOT = Path(__file__).resolve().parent.parent.parent
SHIPPED = shipped_scenario()

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]
Years = Callable[..., list[CommunityYear]]


@pytest.fixture(scope="session")
def shipped() -> Scenario:
    """The scenario that the command plays when none is named: one community's year."""
    scenario = read_scenario(SHIPPED).scenario
    assert scenario is not None
    return scenario


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
def here(rules: FundRules) -> Here:
    """What a scenario comes to under the fund's rules."""
    return lambda scenario: setting(scenario, rules)


@pytest.fixture(scope="session")
def years(here: Here) -> Years:
    """So many simulated years of a scenario, of seed 1, each of all its communities."""

    def played(scenario: Scenario, number: int = 1) -> list[CommunityYear]:
        setting = here(scenario)
        return [year for one in range(number) for year in replayed(setting, 1, one)]

    return played
