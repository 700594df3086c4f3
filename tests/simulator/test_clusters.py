"""Dask and Ray: on a cluster of this machine they give the bytes that this process gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal import gongshi

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The report that this process writes by itself."""
    return report(tmp_path_factory.mktemp("serial"), "serial")


def report(folder: Path, executor: str) -> dict[str, bytes]:
    """The files of a report of forty years, worked out by this executor."""
    options = ("--data", str(ROOT / "data"), "--to", "report", "--replications", "40", "--jobs", "2")
    ran = gongshi("simulate", "community-year", *options, "--executor", executor, folder=folder)
    assert (ran.code, ran.err) == (0, "写好 report/index.html | written: report/index.html\n")
    return {path.name: path.read_bytes() for path in sorted((folder / "report").iterdir())}


@pytest.mark.parametrize("executor", ["dask", "ray"])
def test_a_cluster_gives_the_same_bytes(tmp_path: Path, expected: dict[str, bytes], executor: str) -> None:
    assert report(tmp_path, executor) == expected


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
