"""``gongshi simulate``: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.commands import simulate

ROOT = Path(__file__).resolve().parent.parent.parent
SCENARIO = ROOT / "simulator/scenarios/community-year.yaml"
DATA = ROOT / "data"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_it_answers_and_writes_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate(SCENARIO, to=tmp_path / "new/report", data=DATA, replications=40) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("照下列假定，一年议决通过的 11.9 个项目，")
    assert told[1] == f"写好 {tmp_path}/new/report/index.html | written"
    assert sorted(contents(tmp_path / "new/report")) == [
        "index.html",
        "projects-by-state-dark.svg",
        "projects-by-state-narrow-dark.svg",
        "projects-by-state-narrow.svg",
        "projects-by-state.svg",
        "run.json",
        "table.csv",
    ]


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("c", 2)):
        simulate(SCENARIO, to=tmp_path / name, data=DATA, replications=40, seed=seed)
    elsewhere = (
        "from pathlib import Path; from gongshi_simulator.commands import simulate; "
        f"simulate(Path({str(SCENARIO)!r}), to=Path('b'), data=Path({str(DATA)!r}), replications=40, seed=1)"
    )
    other = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "America/New_York", "PYTHONIOENCODING": "utf-8"}
    subprocess.run([sys.executable, "-c", elsewhere], cwd=tmp_path, env=other, capture_output=True, check=True)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a")["table.csv"] != contents(tmp_path / "c")["table.csv"]


def test_the_manifest_tells_what_went_in(tmp_path: Path) -> None:
    simulate(SCENARIO, to=tmp_path, data=DATA, replications=41, seed=9)
    manifest = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (manifest["seed"], manifest["replications"]) == (9, 41)
    assert manifest["sha256"]["scenario"] == sha256(SCENARIO.read_bytes()).hexdigest()
    assert sorted(manifest["sha256"]) == ["holidays", "rules", "scenario"]
    assert sorted(manifest["versions"]) == ["gongshi", "matplotlib", "numpy", "python", "scipy", "simpy"]


def test_a_mistake_in_a_scenario_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SCENARIO.read_text(encoding="utf-8").replace("id: community-year", "id: mine\ncolour: red"))
    assert simulate(path, to=tmp_path / "report", data=DATA) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{path}:5:9: 错误 error record 没有“colour”这个字段；可以写的有：council、")
    assert " | there is no key 'colour'; those known here are council, " in said
    assert said.count("\n") == 1
    assert not (tmp_path / "report").exists()


def test_a_scenario_has_the_name_of_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(SCENARIO.read_bytes())
    assert simulate(path, to=tmp_path / "report", data=DATA) == 1
    assert f"{path}:4:5: 错误 error record 编号 id 写的是“community-year”" in capsys.readouterr().out


def test_a_fault_in_the_rules_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/programme.yaml").touch()
    assert simulate(SCENARIO, to=tmp_path / "report", data=tmp_path / "data") == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path}/data/rules.yaml:1:1: 错误 error record ")


@pytest.mark.parametrize(
    ("options", "zh"),
    [
        ({"scenario": Path("nowhere.yaml")}, "没有情景文件 nowhere.yaml"),
        ({"data": Path("nowhere")}, "没有文件夹 nowhere"),
        ({"replications": 39}, "--replications 最少 40，这里写的是 39"),
        ({"seed": -1}, "--seed 不能小于 0，这里写的是 -1"),
    ],
)
def test_what_cannot_run_says_why(tmp_path: Path, options: dict[str, object], zh: str) -> None:
    given: dict[str, object] = {"scenario": SCENARIO, "to": tmp_path, "data": DATA, **options}
    with pytest.raises(CouldNotRun) as raised:
        simulate(**given)  # type: ignore[arg-type]
    assert raised.value.message.zh == zh


def test_a_folder_with_other_files_is_left_alone_and_an_older_report_replaced(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(CouldNotRun) as raised:
        simulate(SCENARIO, to=tmp_path, data=DATA, replications=40)
    assert raised.value.message.zh == f"{tmp_path} 里有别的文件，不会覆盖；请给一个新文件夹"
    assert contents(tmp_path) == {"index.html": b"mine"}
    for seed in (1, 2):
        simulate(SCENARIO, to=tmp_path / "report", data=DATA, replications=40, seed=seed)
    assert json.loads((tmp_path / "report/run.json").read_text(encoding="utf-8"))["seed"] == 2


def test_a_place_that_cannot_be_written_to_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CouldNotRun) as raised:
        simulate(SCENARIO, to=tmp_path / "file", data=DATA, replications=40)
    assert raised.value.message.zh.startswith(f"写不了 {tmp_path}/file：")
