"""``gongshi compare``: what it says, what it writes, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.comparison.command import compare
from gongshi_simulator.comparison.measures import Measure

DATA = Path(__file__).resolve().parent.parent.parent / "data"
MONTHLY = """id: monthly
extends: community-year
title: {zh: 议事会每月开一次, en: A council that sits monthly}
council:
  sittings_a_year: {value: 12, basis: assumed, why: 试一试。}
"""
SHIPPED = Path("community-year")


@pytest.fixture
def monthly(tmp_path: Path) -> Path:
    """A scenario that changes one number of the shipped one."""
    path = tmp_path / "monthly.yaml"
    path.write_text(MONTHLY, encoding="utf-8")
    return path


def test_it_answers_in_one_sentence_and_shows_what_it_rests_on(
    monthly: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(SHIPPED, monthly, data=DATA, replications=40, executor="serial") == 0
    answer, sure, *table = capsys.readouterr().out.splitlines()
    assert answer.startswith("照各情景自己的假定，与“一个社区的一年”（到年底结项")
    assert "“议事会每月开一次”更好，结项的占比多" in answer
    assert " | Under the assumptions of each, against “One community's year” (" in answer
    assert sure.startswith("同样的随机数推演40年，一年对一年地比")
    heads = [line for line in table if not line.startswith("  ")]
    assert heads == [f"{one.zh} {one.en}" for one in Measure]


def test_what_it_writes_holds_the_same_numbers_twice(monthly: Path, tmp_path: Path) -> None:
    compare(SHIPPED, monthly, data=DATA, to=tmp_path / "told", replications=40, executor="serial")
    told = json.loads((tmp_path / "told/comparison.json").read_text(encoding="utf-8"))
    rows = list(csv.DictReader((tmp_path / "told/comparison.csv").read_text(encoding="utf-8").splitlines()))
    assert [one["id"] for one in told["scenarios"]] == ["community-year", "monthly"]
    assert (told["level"], told["replications"], told["seed"]) == (0.95, 40, 1)
    assert told["command"].startswith("gongshi compare community-year.yaml monthly.yaml --data data --to DIR ")
    share = told["scenarios"][1]["measures"]["closed_share"]
    (row,) = [one for one in rows if (one["scenario"], one["measure"]) == ("monthly", "closed_share")]
    assert (float(row["value"]), row["verdict"]) == (share["value"], "more")
    assert float(row["difference"]) == share["difference"]["mean"]
    assert len(rows) == 2 * len(Measure)


def test_an_older_comparison_is_replaced_and_nothing_else_is(monthly: Path, tmp_path: Path) -> None:
    for seed in (1, 2):
        compare(SHIPPED, monthly, data=DATA, to=tmp_path / "told", replications=40, seed=seed, executor="serial")
    (tmp_path / "told/notes.txt").touch()
    with pytest.raises(CouldNotRun, match="holds something that gongshi did not build"):
        compare(SHIPPED, monthly, data=DATA, to=tmp_path / "told", replications=40, executor="serial")


def test_one_scenario_is_nothing_to_compare() -> None:
    with pytest.raises(CouldNotRun) as raised:
        compare(SHIPPED, data=DATA)
    assert raised.value.message.zh == "还要写一个情景，才有得比"


def test_two_files_of_one_name_that_differ_are_refused_before_anything_is_played(tmp_path: Path) -> None:
    for folder, sittings in (("a", 12), ("b", 6)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "monthly.yaml").write_text(MONTHLY.replace("12", str(sittings)), encoding="utf-8")
    with pytest.raises(CouldNotRun) as raised:
        compare(tmp_path / "a/monthly.yaml", tmp_path / "b/monthly.yaml", data=DATA, replications=10_000)
    assert raised.value.message.zh == "有两个情景文件都叫 monthly.yaml，内容不一样；请改一个名字和编号"


def test_a_community_and_a_district_cannot_be_compared() -> None:
    with pytest.raises(CouldNotRun) as raised:
        compare(SHIPPED, Path("district-12"), data=DATA, executor="serial")
    assert raised.value.message.zh.startswith("community-year 是2026年、1个社区，district-12 是2026年、71个社区；")


def test_a_mistake_in_a_scenario_is_told_with_its_place(monthly: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monthly.write_text(MONTHLY.replace("value: 12", "value: 5"), encoding="utf-8")
    assert compare(SHIPPED, monthly, data=DATA) == 1
    said = capsys.readouterr().out
    assert said.startswith(f"{monthly}:5:28: 错误 error record 一年 5 次不能在各月间均匀安排")
    assert said.count("\n") == 1
