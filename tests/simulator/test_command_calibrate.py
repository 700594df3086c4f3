"""``gongshi calibrate``: what it prints and writes, and what it refuses."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.calibration.command import calibrate
from gongshi_simulator.scenario_files import read_scenario
from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "data"


@pytest.fixture(scope="module")
def one_community(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example fund with one of its communities, and a project in it that cannot be read."""
    data = tmp_path_factory.mktemp("fund") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("maitianli", "shiqiaowan", "wutong"))
    (data / "communities/jinkui/projects/2026-099.yaml").write_text("id: 2026-099\nname: 无\n", encoding="utf-8")
    return data


def test_it_tells_faults_prints_a_table_and_writes_scenario_and_tables(
    one_community: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, tables = tmp_path / "new/my-fund.yaml", tmp_path / "tables"
    assert calibrate(one_community, to=path, report=tables) == 0
    fault, *lines = capsys.readouterr().out.splitlines()
    assert fault.startswith(f"{one_community}/communities/jinkui/projects/2026-099.yaml:")
    row = next(line for line in lines if line.startswith("judging.acceptance_failed")).split()
    # Counted by hand in jinkui's projects: nine acceptances of 2025, four of 2026, and in either year one failed.
    assert (row[1:4], row[5:8]) == (["2/13", "=", "15.4%"], ["13", "0.03", "验收不合格的可能"])
    assert lines[-1].endswith("and they are community-year's")
    told = read_scenario(path)
    assert told.findings == ()
    assert told.scenario is not None
    assert told.scenario.judging.acceptance_failed.value == pytest.approx(2 / 13, abs=1e-6)
    rows = list(csv.DictReader((tables / "calibration.csv").read_text(encoding="utf-8-sig").splitlines()))
    of_json = json.loads((tables / "calibration.json").read_text(encoding="utf-8"))
    assert [row["key"] for row in rows] == [row["key"] for row in of_json]
    assert next(row for row in rows if row["key"] == "judging.acceptance_failed")["part"] == "2"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--back-test", "2026"], "gongshi: 2026年到2026-11-20还没有过完，不能回头检验；请写过完的一年"),
        (["--back-test", "1999"], "gongshi: --back-test 应在 2000 到 2099 之间，这里写的是 1999"),
        (["--year", "2100"], "gongshi: --year 应在 2000 到 2099 之间，这里写的是 2100"),
        (["--to", "my fund.yaml"], "gongshi: my fund.yaml 不能作情景文件名"),
        (["--as-of", "tomorrow"], "gongshi: --as-of 后面写日期"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(options: list[str], said: str, tmp_path: Path) -> None:
    told = gongshi("calibrate", str(DATA), *options, folder=tmp_path)
    assert told.code == 2
    assert told.err.startswith(said)
    assert len(told.err.splitlines()) == 1


def test_nothing_is_measured_where_nothing_can_be_read(one_community: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(one_community, data, ignore=shutil.ignore_patterns("jinkui"))
    with pytest.raises(CouldNotRun, match="no community's records"):
        calibrate(data)


def test_a_year_that_no_project_is_of_is_not_foretold(one_community: Path) -> None:
    with pytest.raises(CouldNotRun, match="the records have no project of 2024 to compare with"):
        calibrate(one_community, back_test=2024)


def test_a_back_test_sets_what_happened_beside_what_was_foretold(
    one_community: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calibrate(one_community, back_test=2025, replications=40) == 0
    lines = capsys.readouterr().out.splitlines()
    (share,) = (line for line in lines if line.startswith("结项的比例"))
    # Of nine resolutions of 2025 that were in force at its end eight were closed; the ninth had ended early.
    assert "8/9 = 88.9%" in share
    assert lines[-1].startswith("2025年合计的8项里，")


def test_a_year_before_the_rules_is_not_foretold(one_community: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(one_community, data)
    rules = data / "rules.yaml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("effective: 2018-05-01", "effective: 2025-03-01"), encoding="utf-8"
    )
    with pytest.raises(CouldNotRun, match="the rule pack is in force from 2025-03-01, after 2025 began"):
        calibrate(data, back_test=2025)
