"""The scenario file: what it refuses, and in which words; what it must say of each number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.load.typed import load
from gongshi.model.project import Project
from gongshi.report import text
from gongshi_simulator.assumption import Choice, Ranged, Spread, stated
from gongshi_simulator.bounds import bounds_of
from gongshi_simulator.model import SimulatedYear
from gongshi_simulator.scenario import Scenario

With = Callable[..., Scenario]
Years = Callable[..., list[SimulatedYear]]

SHIPPED = Path(__file__).resolve().parent.parent.parent / "simulator/gongshi_simulator/scenarios/community-year.yaml"

REFUSED = [
    (
        "  agenda_items:",
        "  agenda_itmes:",
        "“agenda_itmes”这个字段，是不是 agenda_items（每次会议最多议几项）？",
        "'agenda_itmes'; did you mean agenda_items?",
    ),
    (
        "value: 0.75",
        "value: 75%",
        "“75%”应是 0 到 1 之间的数，最多六位小数，例如 0.02",
        "'75%' should be a number from 0 to 1 with at most six decimal places, such as 0.02",
    ),
    (
        "    value: 4\n    low: 2",
        "    value: 5\n    low: 2",
        "一年 5 次不能在各月间均匀安排；应是 1、2、3、4、6 或 12",
        "5 a year cannot be spread evenly over the months; it should be 1, 2, 3, 4, 6 or 12",
    ),
    (
        "    value: 19\n    low: 10",
        "    value: 19\n    low: 20",
        "low 20、value 19、high 40 应从小到大",
        "low 20, value 19, high 40 should not descend",
    ),
    (
        "    low: 90\n    mode: 210",
        "    low: 90\n    mode: 400",
        "low 90、mode 400、high 365 应从小到大",
        "low 90, mode 400, high 365 should not descend",
    ),
    (
        "    value: 0.25\n    low: 0\n    high: 0.5",
        "    value: 0.6\n    low: 0\n    high: 0.6",
        "commissioned 和 micro 合计 1.1，不能大于 1",
        "commissioned and micro are 1.1 together; at most 1",
    ),
    (
        "    value: 0.72\n    low: 0.4",
        "    value: 0.95\n    low: 0.4",
        "得到三分之二支持的可能不会大于得到过半支持的可能",
        "two thirds support an item no more often than half do",
    ),
    (
        "value: 45\n    low: 34\n    high: 90",
        "value: 45\n    low: 34\n    high: 100000000",
        "100000000 超出范围，应在 1 到 1000 之间",
        "100000000 is out of range; it should be 1 to 1000",
    ),
    (
        "value: 4\n    low: 1\n    high: 8",
        "value: 30\n    low: 1\n    high: 8",
        "30 超出范围，应在 1 到 24 之间",
        "30 is out of range; it should be 1 to 24",
    ),
    (
        "value: 0.8\n    low: 0.6",
        "value: 0\n    low: 0.6",
        "0 超出范围，应在 0.01 到 1 之间",
        "0 is out of range; it should be 0.01 to 1",
    ),
    (
        "value: 2/3\n    low: 1/2\n    high: 3/4\n    basis: comparator\n    why: {zh: 武侯",
        "value: 2/3\n    low: 1/3\n    high: 3/4\n    basis: comparator\n    why: {zh: 武侯",
        "1/3 超出范围，应在 1/2 到 1 之间",
        "1/3 is out of range; it should be 1/2 to 1",
    ),
    (
        "high: 200000.00",
        "high: 200000000.00",
        "200000000.00 超出范围，应在 0.01 到 100000000.00 之间",
        "200000000.00 is out of range; it should be 0.01 to 100000000.00",
    ),
    (
        "high: 365\n    basis",
        "high: 36500\n    basis",
        "36500 超出范围，应在 0 到 1000 之间",
        "36500 is out of range; it should be 0 to 1000",
    ),
    (
        "value: next_sitting",
        "value: tomorrow",
        "next_sitting（下一次议事会重新议定）、assembly",
        "next_sitting, assembly",
    ),
]


def lines(path: Path) -> list[str]:
    """What is said of a scenario, a line a finding; without findings it must have become a record."""
    loaded = load(path, path.name, Scenario)
    assert (loaded.record is None) == bool(loaded.findings)
    return list(text(loaded.findings, "both"))


def test_the_shipped_scenario_is_in_order() -> None:
    assert lines(SHIPPED) == []


@pytest.mark.parametrize(("written", "wrong", "zh", "en"), REFUSED)
def test_a_mistake_is_one_line_in_both_languages(tmp_path: Path, written: str, wrong: str, zh: str, en: str) -> None:
    right = SHIPPED.read_text(encoding="utf-8")
    assert written in right
    path = tmp_path / "mine.yaml"
    path.write_text(right.replace(written, wrong, 1), encoding="utf-8")
    said = [line for line in lines(path) if "缺少" not in line]
    assert len(said) == 1
    assert zh in said[0]
    assert en in said[0]


@pytest.mark.parametrize(
    ("written", "wrong", "zh"),
    [
        ("    value: 25\n", "", "缺少 value（取值） | value is missing"),
        ("  members:\n", "  人数:\n", "缺少 members（议事会成员数） | members is missing"),
        ("  members:\n", "  议事会成员:\n", "没有“议事会成员”这个字段，是不是 members（议事会成员数）？"),
        ("judging:\n", "judgement:\n", "缺少 judging（验收、评议和整改） | judging is missing"),
    ],
)
def test_a_key_is_called_what_the_handbook_calls_it(tmp_path: Path, written: str, wrong: str, zh: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace(written, wrong, 1), encoding="utf-8")
    assert [line for line in lines(path) if zh in line] != []


def test_what_a_scenario_calls_its_keys_is_no_name_for_the_keys_of_records() -> None:
    assert Scenario.model_json_schema()["properties"]["title"]["description"] == "情景的名称"
    assert "description" not in Project.model_json_schema()["properties"]["title"]


def test_a_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace("value: 45", "value: 0"), encoding="utf-8")
    line = path.read_text(encoding="utf-8").splitlines().index("    value: 0") + 1
    said = "0 超出范围，应在 1 到 1000 之间 | 0 is out of range; it should be 1 to 1000"
    assert lines(path) == [f"mine.yaml:{line}:12: 错误 error record {said}"]


def test_every_number_is_bounded(shipped: Scenario) -> None:
    for one in stated(shipped):
        if not isinstance(one.assumption, Choice):
            bounds = [bounds_of(field) for field in type(one.assumption).model_fields.values()]
            assert len([one for one in bounds if one is not None]) == 3, one.path


def test_the_largest_community_that_is_allowed_plays_a_year(scenario: With, years: Years) -> None:
    largest = scenario(
        proposing__candidates=200, objecting__resident_reps=1000, council__members=1000, council__agenda_items=200
    )
    assert len(years(largest)[0].projects) == 200


def test_every_number_has_a_citation_or_reason_in_both_languages(shipped: Scenario) -> None:
    for one in stated(shipped):
        assert [language for language, _ in one.assumption.why.versions] == ["zh", "en"], one.path


def test_every_number_of_the_model_is_stated_once(shipped: Scenario) -> None:
    paths = [one.path for one in stated(shipped)]
    assert len(paths) == len(set(paths)) == 41
    assert all(isinstance(one.assumption, Ranged | Spread | Choice) for one in stated(shipped))
