"""``gongshi simulate``: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from gongshi.cli import main
from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.commands import simulate
from gongshi_simulator.options import check_link
from gongshi_simulator.records.files import is_written
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenarios import shipped, shipped_scenario
from gongshi_simulator.setting import Setting
from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent.parent
SCENARIO = ROOT / "simulator/gongshi_simulator/scenarios/community-year.yaml"
DATA = ROOT / "data"
DONE = "写好 report/index.html | written: report/index.html"

Here = Callable[[Scenario], Setting]


def played(to: Path, scenario: Path = SCENARIO, *, replications: int = 40, seed: int = 1) -> int:
    """Writes a report of few years, worked out in this process."""
    return simulate(scenario, to=to, data=DATA, replications=replications, seed=seed, executor="serial")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that tests look at and leave alone: pictures take seconds to draw."""
    folder = tmp_path_factory.mktemp("played")
    options = {"data": DATA, "replications": 40, "executor": "serial", "seed": 1}
    simulate(SCENARIO, to=folder / "report", write_records=folder / "records", replication=39, **options)  # type: ignore[arg-type]
    return folder / "report"


@pytest.fixture
def older(report: Path, tmp_path: Path) -> Path:
    """The same report where a test may do with it what it likes."""
    return Path(shutil.copytree(report, tmp_path / "report"))


def test_it_answers_and_writes_a_report_of_the_shipped_scenario_where_none_is_named(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shipped_scenario() == SCENARIO
    assert simulate(to=tmp_path / "new/report", data=DATA, replications=40) == 0
    told = capsys.readouterr()
    assert told.out.startswith("照下列假定，一个社区平均一年有1")
    assert told.out.count("\n") == 1
    index = f"{tmp_path}/new/report/index.html"
    assert told.err == f"写好 {index} | written: {index}\n"
    written = contents(tmp_path / "new/report")
    manifest = json.loads(written["run.json"])
    assert sorted([*manifest["files"], "run.json"]) == sorted(written)
    assert {"index.html", "report.json", "community-year.yaml", "lead-times.svg"} <= written.keys()
    assert f"{manifest['answer']['zh']} | {manifest['answer']['en']}\n" == told.out
    assert written == contents(report)


def test_a_simulated_year_is_written_beside_its_report(report: Path) -> None:
    records = report.parent / "records"
    assert "种子 1，第 39 遍" in (records / "README.md").read_text(encoding="utf-8")
    assert is_written(records)


def test_a_report_carries_what_its_scenario_extends_and_is_repeated_from_its_own_folder_to_the_byte_anywhere(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "mine.yaml"
    changes = "council: {sittings_a_year: {value: 12, basis: assumed, why: 每月一次}}"
    mine.write_text(f"id: mine\nextends: community-year\ntitle: 我的\n{changes}\n", encoding="utf-8")
    played(tmp_path / "report", mine, replications=41, seed=9)
    manifest = json.loads((tmp_path / "report/run.json").read_text(encoding="utf-8"))
    assert (manifest["seed"], manifest["replications"]) == (9, 41)
    assert manifest["scenario_files"] == {"mine": ["mine.yaml", "community-year.yaml"]}
    assert manifest["sha256"]["scenario mine"] == sha256(mine.read_bytes()).hexdigest()
    assert manifest["sha256"]["scenario community-year"] == sha256(SCENARIO.read_bytes()).hexdigest()
    assert sorted(manifest["sha256"]) == ["holidays", "rules", "scenario community-year", "scenario mine"]
    assert sorted(manifest["versions"]) == ["gongshi", "matplotlib", "numpy", "python", "scipy", "simpy"]
    elsewhere = (
        "from pathlib import Path; from gongshi_simulator.commands import simulate; "
        f"simulate(Path('report/mine.yaml'), to=Path('again'), data=Path({str(DATA)!r}), replications=41, seed=9)"
    )
    other = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "America/New_York", "PYTHONIOENCODING": "utf-8"}
    subprocess.run([sys.executable, "-c", elsewhere], cwd=tmp_path, env=other, capture_output=True, check=True)
    assert contents(tmp_path / "again") == contents(tmp_path / "report")


def test_a_mistake_in_a_scenario_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SCENARIO.read_text(encoding="utf-8").replace("id: community-year", "id: mine\ncolour: red"))
    assert simulate(path, to=tmp_path / "report", data=DATA) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{path}:5:9: 错误 error record 没有“colour”这个字段；可以写的有：carried_in、")
    assert " | there is no key 'colour'; those known here are carried_in, " in said
    assert said.count("\n") == 1
    assert not (tmp_path / "report").exists()


def test_a_scenario_has_the_name_of_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(SCENARIO.read_bytes())
    assert simulate(path, to=tmp_path / "report", data=DATA) == 1
    assert f"{path}:4:5: 错误 error record 编号 id 写的是“community-year”" in capsys.readouterr().out


def test_without_a_rule_pack_it_says_what_is_missing_and_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/programme.yaml").touch()
    assert simulate(SCENARIO, to=tmp_path / "report", data=tmp_path / "data") == 1
    zh = "缺少规则包，推演要从里面读公示天数和异议比例；请补上这个文件，写法见工作手册“字段”一页"
    assert capsys.readouterr().out.startswith(
        f"{tmp_path}/data/rules.yaml:1:1: 错误 error record {zh} | the rule pack "
    )


def test_a_fault_in_the_rules_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/programme.yaml").touch()
    (tmp_path / "data/rules.yaml").write_text("id: mine\ndays: 10\n", encoding="utf-8")
    assert simulate(SCENARIO, to=tmp_path / "report", data=tmp_path / "data") == 1
    assert f"{tmp_path}/data/rules.yaml:2:7: 错误 error record “days”不能写在这一层" in capsys.readouterr().out
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(
    ("options", "zh"),
    [
        ({"scenario": Path("nowhere.yaml")}, f"没有情景文件 nowhere.yaml；自带的情景有：{'、'.join(shipped())}"),
        ({"data": Path("nowhere")}, "没有文件夹 nowhere"),
        ({"replication": 5}, "--replication 5 说的是把哪一遍写成记录；请再用 --write-records 写明写到哪个文件夹"),
        ({"replications": 39}, "--replications 应在 40 到 10000 之间，这里写的是 39"),
        ({"replications": 10_001}, "--replications 应在 40 到 10000 之间，这里写的是 10001"),
        ({"seed": -1}, "--seed 应在 0 到 4294967295 之间，这里写的是 -1"),
        ({"seed": 2**32}, "--seed 应在 0 到 4294967295 之间，这里写的是 4294967296"),
        ({"jobs": 1025}, "--jobs 应在 1 到 1024 之间，这里写的是 1025"),
    ],
)
def test_what_cannot_run_says_why(tmp_path: Path, options: dict[str, object], zh: str) -> None:
    given: dict[str, object] = {"scenario": SCENARIO, "to": tmp_path, "data": DATA, **options}
    with pytest.raises(CouldNotRun) as raised:
        simulate(**given)  # type: ignore[arg-type]
    assert raised.value.message.zh == zh


def refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What the command says of options that it refuses, without writing anything."""
    with pytest.raises(SystemExit) as ended:
        main(["simulate", "--data", str(DATA), "--to", f"{tmp_path}/report", *options])
    assert ended.value.code == 2
    assert not (tmp_path / "report").exists()
    told = capsys.readouterr()
    assert told.out == ""
    return told.err


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ("--replications", "40.5"),
        ("--replications", "0x40"),
        ("--replications", "1_00"),
        ("--replications", "１００"),
        ("--seed", "1.9"),
        ("--seed", "01"),
        ("--seed", "-0"),
    ],
)
def test_what_is_no_whole_number_is_not_taken_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, typed: str
) -> None:
    told = refused(tmp_path, capsys, option, typed)
    assert told.startswith(f"gongshi: {option} 后面只能写整数，用半角数字，这里写的是“{typed}” | ")


@pytest.mark.parametrize(
    ("option", "typed", "span"),
    [
        ("--seed", "-1", "0 到 4294967295"),
        ("--seed", "99999999999999999999", "0 到 4294967295"),
        ("--replications", "-5", "40 到 10000"),
    ],
)
def test_a_whole_number_that_is_too_small_or_too_great_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, typed: str, span: str
) -> None:
    told = refused(tmp_path, capsys, option, typed)
    assert told.startswith(f"gongshi: {option} 应在 {span} 之间，这里写的是 {typed} | ")


@pytest.mark.parametrize(
    "link", ["../index.html", "index.html#months", "https://example.org/公示/", "http://127.0.0.1:8000/index.html"]
)
def test_a_report_may_lead_back_to_a_path_or_an_address(link: str) -> None:
    check_link("--site", link)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "/index.html",
        "\\\\example.org",
        " ../index.html",
        "../index.html\n",
        "",
    ],
)
def test_a_report_leads_back_to_nothing_else(tmp_path: Path, link: str) -> None:
    with pytest.raises(CouldNotRun, match="--site takes a relative path or a web address, such as "):
        simulate(SCENARIO, to=tmp_path / "report", data=DATA, site=link)
    assert not (tmp_path / "report").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(CouldNotRun) as raised:
        played(tmp_path)
    assert raised.value.message.zh == f"{tmp_path} 里有不是本程序生成的内容，不会覆盖；请另选文件夹"
    assert contents(tmp_path) == {"index.html": b"mine"}


def test_an_older_report_is_replaced_and_another_seed_gives_another_of_a_scenario_named_by_its_id(
    report: Path, older: Path, tmp_path: Path
) -> None:
    played(older, Path("community-year"), seed=2)
    assert json.loads((older / "run.json").read_text(encoding="utf-8"))["seed"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["report"]
    assert contents(older)["community-year.yaml"] == SCENARIO.read_bytes()
    assert contents(older)["projects-by-state.csv"] != contents(report)["projects-by-state.csv"]


@pytest.mark.parametrize(("name", "text"), [("notes.txt", "mine"), ("run.json", "{}"), ("run.json", "[")])
def test_a_report_with_something_of_somebodys_in_it_is_left_alone(older: Path, name: str, text: str) -> None:
    (older / name).write_text(text, encoding="utf-8")
    before = contents(older)
    with pytest.raises(CouldNotRun, match="holds something that gongshi did not build"):
        played(older)
    assert contents(older) == before


def test_a_place_that_cannot_be_written_to_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CouldNotRun) as raised:
        played(tmp_path / "file")
    assert raised.value.message.zh == f"{tmp_path}/file 是文件，不是文件夹；请另选文件夹"
    with pytest.raises(CouldNotRun) as raised:
        played(tmp_path / "file/report")
    assert raised.value.message.zh.startswith(f"写不了 {tmp_path}/file/report：")


def test_what_is_installed_from_a_wheel_plays_it_too_and_a_pipe_is_told_only_that_it_is_done(tmp_path: Path) -> None:
    hatchling = str(Path(sys.executable).with_name("hatchling"))
    subprocess.run(
        [hatchling, "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    shipped = tmp_path / "installed/gongshi_simulator/scenarios/community-year.yaml"
    shipped.write_text(shipped.read_text(encoding="utf-8").replace("{zh: 一个社区的一年", "{zh: 装好的一年"), "utf-8")
    ran = gongshi(
        *("simulate", "--data", str(DATA), "--to", "report", "--replications", "40"),
        folder=tmp_path,
        variables={"PYTHONPATH": str(tmp_path / "installed")},
    )
    assert (ran.code, ran.err) == (0, f"{DONE}\n")
    assert "<title>装好的一年，2026年" in (tmp_path / "report/index.html").read_text(encoding="utf-8")
