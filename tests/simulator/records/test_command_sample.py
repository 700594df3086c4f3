"""``gongshi sample`` and ``gongshi simulate --write-records``: what they write, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.commands import simulate
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.records.command import sample
from gongshi_simulator.records.files import is_written
from gongshi_simulator.records.sampling import scaled
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.tally import Number
from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent.parent.parent
DATA = ROOT / "data"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sample_is_records_that_keep_the_rules(tmp_path: Path) -> None:
    ran = gongshi(
        *("sample", "--communities", "2", "--projects", "5", "--seed", "3", "--data", str(DATA), "--to", "new/data"),
        folder=tmp_path,
    )
    assert (ran.code, ran.out, ran.err) == (0, "", "写好 new/data | written: new/data\n")
    assert len(list((tmp_path / "new/data/communities").iterdir())) == 2
    assert gongshi("check", "new/data", "--strict", folder=tmp_path) == (0, "", "")


def test_the_same_seed_gives_the_same_bytes_on_any_machine_and_another_does_not(tmp_path: Path) -> None:
    sample(to=tmp_path / "a", projects=3, data=DATA)
    other = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "America/New_York"}
    gongshi("sample", "--projects", "3", "--data", str(DATA), "--to", "b", folder=tmp_path, variables=other)
    sample(to=tmp_path / "c", projects=3, seed=2, data=DATA)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


def test_what_was_written_is_replaced_and_what_was_changed_is_not(tmp_path: Path) -> None:
    sample(to=tmp_path / "data", projects=2, data=DATA)
    sample(to=tmp_path / "data", projects=3, data=DATA)
    assert is_written(tmp_path / "data")
    (tmp_path / "data/rules.yaml").write_text("id: mine\n", encoding="utf-8")
    before = contents(tmp_path / "data")
    with pytest.raises(CouldNotRun, match="不会覆盖"):
        sample(to=tmp_path / "data", projects=2, data=DATA)
    assert contents(tmp_path / "data") == before


@pytest.mark.parametrize(
    ("option", "value", "zh"),
    [
        ("communities", 0, "--communities 应在 1 到 500 之间，这里写的是 0"),
        ("projects", 101, "--projects 应在 1 到 100 之间，这里写的是 101"),
        ("seed", -1, "--seed 应在 0 到 4294967295 之间，这里写的是 -1"),
        ("data", Path("nowhere"), "没有文件夹 nowhere"),
    ],
)
def test_what_cannot_run_says_why(tmp_path: Path, option: str, value: object, zh: str) -> None:
    given: dict[str, object] = {"to": tmp_path / "new", "data": DATA, option: value}
    with pytest.raises(CouldNotRun) as raised:
        sample(**given)  # type: ignore[arg-type]
    assert raised.value.message.zh == zh
    assert not (tmp_path / "new").exists()


def test_what_is_too_large_to_simulate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="too many to simulate"):
        sample(to=tmp_path / "new", communities=500, projects=100, data=DATA)


def test_a_fault_in_the_rules_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/programme.yaml").touch()
    assert sample(to=tmp_path / "new", data=tmp_path / "data") == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path}/data/rules.yaml:1:1: 错误 error record 缺少规则包")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("projects", [2, 12, 40])
def test_about_as_many_are_resolved_as_asked_for(shipped: Scenario, rules: FundRules, projects: int) -> None:
    """The mean over forty years, to within four standard errors and a tenth."""
    resolved = replicate(setting(scaled(shipped, 1, projects), rules), 1, range(40)).numbers[:, Number.RESOLVED]
    assert abs(resolved.mean() - projects) < 4 * resolved.std(ddof=1) / 40**0.5 + projects / 10


def test_a_sample_of_many_communities_has_a_street_office_for_six_or_seven(shipped: Scenario) -> None:
    district = scaled(shipped, 71, 12).district
    assert (district.communities.value, district.subdistricts.value) == (71, 11)
    assert scaled(shipped, 71, 100).street.reviewers.value == 53


def test_only_a_year_that_is_played_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun) as raised:
        simulate(to=tmp_path / "report", data=DATA, replications=40, write_records=tmp_path / "a", replication=40)
    assert raised.value.message.zh == "--replication 应在 0 到 39 之间，这里写的是 40"
    assert list(tmp_path.iterdir()) == []
