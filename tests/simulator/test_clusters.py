"""Dask and Ray: on a cluster of this machine they give the bytes that this process gives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent.parent


WORKED_OUT = """
import sys
from pathlib import Path
from gongshi_simulator.executors import executor
from gongshi_simulator.experiment import experiment
from gongshi_simulator.fund_rules import read_fund_rules
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario
from gongshi_simulator.setting import setting

if __name__ == "__main__":
    here = setting(read_scenario(shipped_scenario()).scenario, read_fund_rules(Path(sys.argv[2])).rules)
    with executor(sys.argv[1], 2) as pool:
        tally = experiment(here, 1, range(230), pool)
    for numbers in tally:
        sys.stdout.buffer.write(numbers.tobytes())
"""


def worked_out(folder: Path, executor: str) -> bytes:
    """Every number that 230 years come to, three tasks' worth, worked out by this executor without a word besides."""
    script = folder / "worked_out.py"
    script.write_text(WORKED_OUT, encoding="utf-8")
    ran = subprocess.run([sys.executable, script, executor, ROOT / "data"], capture_output=True, check=True)
    assert ran.stderr == b""
    return ran.stdout


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What this process works out by itself."""
    return worked_out(tmp_path_factory.mktemp("serial"), "serial")


@pytest.mark.parametrize("executor", ["dask", "ray"])
def test_a_cluster_gives_the_same_bytes(tmp_path: Path, expected: bytes, executor: str) -> None:
    assert len(expected) > 1_000_000
    assert worked_out(tmp_path, executor) == expected


@pytest.mark.parametrize(("executor", "module"), [("dask", "distributed"), ("ray", "ray")])
def test_one_that_is_not_installed_is_named_with_what_to_do(tmp_path: Path, executor: str, module: str) -> None:
    # A package of this name that cannot be imported stands before the installed one.
    (tmp_path / f"{module}.py").write_text("raise ImportError\n", encoding="utf-8")
    ran = gongshi(
        *("simulate", "--data", str(ROOT / "data"), "--to", "report", "--executor", executor),
        folder=tmp_path,
        variables={"PYTHONPATH": str(tmp_path)},
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"gongshi: 没有装 {executor}；请装上 gongshi[{executor}]，或用 --executor processes | ")
    assert not (tmp_path / "report").exists()
