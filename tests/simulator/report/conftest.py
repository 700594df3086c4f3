"""What the report's tests share: forty years of the shipped scenario, their sections, and the files of their report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.inputs import GivenScenario
from gongshi_simulator.origin import Origin
from gongshi_simulator.report.evidence import Evidence, evidence
from gongshi_simulator.report.files import report_files
from gongshi_simulator.report.run import Run
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections.all_sections import sections
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.summary import summary

Seen = Callable[..., Evidence]


@pytest.fixture(scope="session")
def seeing(rules: FundRules) -> Seen:
    """What came of so many years of a scenario, of seed 3."""
    files = read_scenario(shipped_scenario()).files

    def seen(scenario: Scenario, years: int = 40) -> Evidence:
        came = (GivenScenario(scenario, files),)
        run = Run(Origin("simulate", came, (), years, 3, {"scenario": "0" * 64}, None), rules)
        here = setting(scenario, rules)
        tally = replicate(here, run.origin.seed, range(years))
        return evidence(run, summary(tally, here), tally)

    return seen


@pytest.fixture(scope="session")
def seen(shipped: Scenario, seeing: Seen) -> Evidence:
    """Forty years of the shipped scenario."""
    return seeing(shipped)


@pytest.fixture(scope="session")
def told(seen: Evidence) -> Mapping[str, Section]:
    """Its sections, by id."""
    return {one.id: one for one in sections(seen)}


@pytest.fixture(scope="session")
def files(seen: Evidence) -> Mapping[str, bytes]:
    """The files of its report; a letter that the font lacks would be a warning, and so a failure."""
    return report_files(seen.run, seen.summary, seen.tally)
