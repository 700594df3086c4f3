"""The scenario that a calibration writes: it reads as what was measured, and no other file is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.assumption import Assumption, stated
from gongshi_simulator.calibration.measured import applied, assumptions, with_numbers
from gongshi_simulator.calibration.writing import refuse_others, scenario_text
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from recorded_years import calibrated_example, example_fund


@pytest.fixture(scope="module")
def text() -> str:
    return scenario_text(calibrated_example(), example_fund().programme, "my-fund")


def read(folder: Path, text: str) -> Scenario:
    path = folder / "my-fund.yaml"
    path.write_text(text, encoding="utf-8")
    told = read_scenario(path)
    assert told.findings == ()
    assert told.scenario is not None
    return told.scenario


def test_the_file_reads_as_what_was_measured(tmp_path: Path, text: str, shipped: Scenario) -> None:
    of, numbers = calibrated_example(), assumptions(calibrated_example())
    expected = with_numbers(shipped, numbers, of.year)
    assert dict(said(read(tmp_path, text))) == dict(said(expected))


def said(scenario: Scenario) -> list[tuple[str, Assumption]]:
    return [(one.path, one.assumption) for one in stated(scenario)]


def test_what_is_not_measured_is_as_it_was(tmp_path: Path, text: str, shipped: Scenario) -> None:
    written = dict(said(read(tmp_path, text)))
    numbers = assumptions(calibrated_example())
    assert {path: one for path, one in said(shipped) if path not in numbers} == {
        path: one for path, one in written.items() if path not in numbers
    }
    assert written["desk.workers"] == shipped.desk.workers


def test_the_same_records_give_the_same_bytes(text: str) -> None:
    assert scenario_text(calibrated_example(), example_fund().programme, "my-fund") == text


def test_a_file_as_it_was_written_may_be_written_again(tmp_path: Path, text: str) -> None:
    path = tmp_path / "my-fund.yaml"
    refuse_others(path)
    path.write_text(text, encoding="utf-8")
    refuse_others(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("my-fund.yaml", "id: my-fund\n", "was not written by this command"),
        ("my-fund.yaml", "", "was edited since it was written"),
        ("My Fund.yaml", None, "cannot be a scenario's file"),
        ("my-fund.txt", None, "cannot be a scenario's file"),
    ],
)
def test_nothing_else_is_written_over(tmp_path: Path, text: str, name: str, content: str | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content or text.replace("value: 4", "value: 5", 1), encoding="utf-8")
    with pytest.raises(CouldNotRun, match=said):
        refuse_others(path)


def test_numbers_that_cannot_stand_together_are_refused_in_one_line(shipped: Scenario) -> None:
    few = shipped.council.attendance.model_copy(update={"value": 0.2, "low": 0.1})
    with pytest.raises(CouldNotRun, match="what was measured makes no scenario") as trouble:
        with_numbers(shipped, {"council.attendance": few}, 2026)
    assert "\n" not in str(trouble.value)


def test_nothing_found_leaves_the_scenario_as_it_is(shipped: Scenario) -> None:
    of = calibrated_example().known
    assert said(applied(shipped, (), of, shipped.year)) == said(shipped)
