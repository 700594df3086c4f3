"""What a command is given to play: names of scenarios, and the folder of the fund's rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi.report import text
from gongshi_simulator.inputs import fingerprints, inputs
from gongshi_simulator.scenarios import shipped

DATA = Path(__file__).resolve().parent.parent.parent / "data"
MINE = "id: mine\nextends: community-year\ntitle: 试\n"


def refused(name: Path) -> str:
    """What is said in Chinese of a name that is no scenario's."""
    with pytest.raises(CouldNotRun) as raised:
        inputs([name], DATA)
    return raised.value.message.zh


def mine(folder: Path, more: str = "") -> Path:
    """A scenario in a file."""
    path = folder / "mine.yaml"
    path.write_text(MINE + more, encoding="utf-8")
    return path


def test_a_name_that_is_no_scenarios_is_told_what_it_may_mean(tmp_path: Path) -> None:
    assert refused(Path("distrct-12")) == "没有情景文件 distrct-12，是不是自带的 district-12？"
    assert refused(tmp_path / "x.yaml") == f"没有情景文件 {tmp_path}/x.yaml；自带的情景有：{'、'.join(shipped())}"


def test_a_folder_is_no_scenario(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} 是文件夹；这里要写情景文件，或者自带情景的编号"


def test_what_the_machine_does_not_let_us_look_at_is_told_so() -> None:
    name = "x" * 300
    assert refused(Path(name)) == f"读不了 {name}：名字太长"


def test_a_folder_that_is_called_as_a_shipped_scenario_does_not_hide_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "posting-5").mkdir()
    monkeypatch.chdir(tmp_path)
    given = inputs([Path("posting-5")], DATA).given
    assert given is not None
    assert [one.scenario.id for one in given.scenarios] == ["posting-5"]


def test_a_file_comes_before_a_shipped_scenario_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "posting-5").write_text(MINE.replace("id: mine", "id: posting-5"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    given = inputs([Path("posting-5")], DATA).given
    assert given is not None
    assert str(given.scenarios[0].scenario.title) == "试"


def test_scenarios_and_rules_are_told_of_together(tmp_path: Path) -> None:
    read = inputs([mine(tmp_path, "year: 99\n"), Path("posting-5")], tmp_path)
    assert read.given is None
    assert [finding.place.file for finding in read.findings] == [f"{tmp_path}/mine.yaml", f"{tmp_path}/rules.yaml"]


def test_a_year_without_announced_holidays_is_simulated_with_a_warning(tmp_path: Path) -> None:
    path = mine(tmp_path, "year: 2031\n")
    read = inputs([path, Path("community-year")], DATA)
    assert read.given is not None
    assert list(text(read.findings, "zh")) == [
        f"{path}:4:7: 警告 record 没有 holidays/2031.yaml，推演 2031 年时只有周末休息；放假安排公布以后请补上"
    ]


def test_every_file_that_a_scenario_is_put_together_from_has_its_fingerprint(tmp_path: Path) -> None:
    given = inputs([mine(tmp_path), Path("shared-experts")], DATA).given
    assert given is not None
    assert [sorted(fingerprints(one, DATA)) for one in given.scenarios] == [
        ["holidays", "rules", "scenario community-year", "scenario mine"],
        ["holidays", "rules", "scenario community-year", "scenario district-12", "scenario shared-experts"],
    ]
