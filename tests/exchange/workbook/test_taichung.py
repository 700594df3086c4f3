"""A real list of a city's districts: 278 rows with years of the Republic and amounts as they were typed."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from terminal import gongshi

ROOT = Path(__file__).resolve().parents[3]
NAME = "taichung_district_projects_zhTW.csv"


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    path = shared / "real" / NAME
    if not path.is_file():
        pytest.skip(f"no {NAME} among the public inputs")
    return path


def own_sum(source: Path) -> tuple[int, int]:
    """The sum of the file's own column of amounts and how many rows have one, read apart from our readers."""
    with source.open(encoding="utf-8", newline="") as lines:
        amounts = [re.sub("[,元]", "", row["預算金額(元)"]) for row in csv.DictReader(lines)]
    numbers = [int(amount) for amount in amounts if amount.isdigit()]
    return sum(numbers), len(numbers)


def test_every_row_becomes_a_project_or_is_named_with_its_reason(source: Path, tmp_path: Path) -> None:
    ran = gongshi("import", str(source), "--to", "data", "--leave-out-faulty", folder=tmp_path)
    places = [line.split(": ")[0] for line in ran.out.splitlines()]
    total, rows = own_sum(source)
    assert (ran.code, places) == (1, [f"{NAME}!C8", f"{NAME}!C159"])
    assert re.findall("清单里.*?导入", ran.err) == ["清单里278行 = 276个项目 + 2行没有导入"]
    assert re.findall("budget 共.*?有数", ran.err) == [f"budget 共 {total:,}，{rows}行有数"]
    assert len(list((tmp_path / "data").glob("communities/*/projects/*.yaml"))) == 276
    assert gongshi("check", "data", folder=tmp_path)[:2] == (0, "")


def test_what_the_list_leaves_open_may_be_said_and_then_no_row_is_lost(source: Path, tmp_path: Path) -> None:
    ran = gongshi("import", str(source), "--to", "data", "--fill", "community=未分區", folder=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert re.findall("清单里.*?导入", ran.err) == ["清单里278行 = 278个项目 + 0行没有导入"]
    again = gongshi("import", str(source), "--to", "data", "--fill", "community=未分區", folder=tmp_path)
    assert "新写0个文件，改写0个" in again.err
