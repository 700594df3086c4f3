"""What the tests of simulated records share: a year written into a folder and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.fund import read_fund
from gongshi_simulator.experiment import replayed
from gongshi_simulator.fund_rules import Papers, read_fund_rules
from gongshi_simulator.records.files import Played, write_records
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from simulated_records import Write, Written

ROOT = Path(__file__).resolve().parent.parent.parent.parent

Here = Callable[[Scenario], Setting]


@pytest.fixture(scope="session")
def papers() -> Papers:
    """The rule pack and holidays of the example fund."""
    read = read_fund_rules(ROOT / "data").papers
    assert read is not None
    return read


@pytest.fixture
def write(tmp_path: Path, here: Here, papers: Papers) -> Write:
    """Writes replication 0 of a scenario under a seed."""

    def written(scenario: Scenario, seed: int = 1) -> Written:
        setting, played = here(scenario), Played(seed, 0)
        years = tuple(replayed(setting, *played))
        folder = tmp_path / f"{scenario.id}-{seed}"
        folder.mkdir()
        write_records(folder, setting, papers, played, years)
        read = read_fund(folder)
        assert read.findings == ()
        assert read.fund is not None
        return Written(folder, read.fund, setting, played, years)

    return written
