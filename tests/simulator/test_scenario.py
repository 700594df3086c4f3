"""The scenario file: what its keys are called, what it must say of each number, and how much it may hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.report import text
from gongshi_simulator.assumption import Assumption, Choice, Ranged, Spread, stated
from gongshi_simulator.bounds import bounds_of
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario

With = Callable[..., Scenario]
Years = Callable[..., list[CommunityYear]]

SHIPPED = shipped_scenario()


def lines(path: Path) -> list[str]:
    """What is said of a scenario, a line a finding; without findings it must have become a record."""
    read = read_scenario(path)
    assert (read.scenario is None) == bool(read.findings)
    return [line.removeprefix(f"{path.parent}/") for line in text(read.findings, "both")]


def changed(folder: Path, written: str, wrong: str) -> Path:
    """The shipped scenario with its first ``written`` made something else."""
    right = SHIPPED.read_text(encoding="utf-8")
    assert written in right
    path = folder / SHIPPED.name
    path.write_text(right.replace(written, wrong, 1), encoding="utf-8")
    return path


def test_the_shipped_scenario_is_in_order() -> None:
    assert lines(SHIPPED) == []


@pytest.mark.parametrize(
    ("written", "wrong", "zh"),
    [
        ("    value: 25\n", "", "缺少 value（取值） | value is missing"),
        ("  members:\n", "  人数:\n", "缺少 members（议事会成员数） | members is missing"),
        ("  members:\n", "  议事会成员:\n", "没有“议事会成员”这个字段，是不是 members（议事会成员数）？"),
        ("judging:\n", "judgement:\n", "缺少 judging（验收、评议和整改） | judging is missing"),
        ("carried_in:\n", "carried:\n", "缺少 carried_in（上年结转的项目） | carried_in is missing"),
        ("costs:\n", "cost:\n", "缺少 costs（多一份人手要多少钱） | costs is missing"),
    ],
)
def test_a_key_is_called_what_the_handbook_calls_it(tmp_path: Path, written: str, wrong: str, zh: str) -> None:
    assert [line for line in lines(changed(tmp_path, written, wrong)) if zh in line] != []


def test_what_a_scenario_calls_its_keys_is_no_name_for_the_keys_of_records() -> None:
    assert Scenario.model_json_schema()["properties"]["title"]["description"] == "情景的名称"
    assert "description" not in Project.model_json_schema()["properties"]["title"]


def test_a_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    path = changed(tmp_path, "value: 45\n", "value: 0 # it was 45\n")
    line = path.read_text(encoding="utf-8").splitlines().index("    value: 0 # it was 45") + 1
    said = "0 超出范围，应在 1 到 1000 之间 | 0 is out of range; it should be 1 to 1000"
    assert lines(path) == [f"community-year.yaml:{line}:12: 错误 error record {said}"]


def test_every_number_is_bounded(shipped: Scenario) -> None:
    for one in stated(shipped):
        if not isinstance(one.assumption, Choice):
            bounds = [bounds_of(field) for field in type(one.assumption).model_fields.values()]
            assert len([one for one in bounds if one is not None]) == 3, one.path


def test_the_largest_community_that_is_allowed_plays_a_year(scenario: With, years: Years) -> None:
    largest = scenario(
        proposing__proposals_per_1000_reached=237,
        proposing__sorting_hours=0,
        objecting__resident_reps=1000,
        objecting__compounds=100,
        council__members=1000,
        council__agenda_items=200,
        portfolio__micro_children=200,
        carried_in__in_progress=200,
        carried_in__delivered=200,
        funding__allocated=100_000_000_00,
    )
    year = years(largest)[0]
    assert (year.draws.proposals > 900, len(year.draws.carried_in)) == (True, 400)
    assert sum(event.transition == "resolved" for event in year.log.events) > 200


def test_every_number_has_a_citation_or_reason_in_both_languages(shipped: Scenario) -> None:
    for one in stated(shipped):
        assert [language for language, _ in one.assumption.why.versions] == ["zh", "en"], one.path


def numbers(model: type[Entry]) -> int:
    """How many numbers and choices a model has, in all its sections."""
    kinds = [field.annotation for field in model.model_fields.values()]
    entries = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Entry)]
    return sum(1 if issubclass(kind, Assumption) else numbers(kind) for kind in entries)


def test_every_number_of_the_model_is_stated_once(shipped: Scenario) -> None:
    paths = [one.path for one in stated(shipped)]
    # What could be tried in place of the rule pack is left out.
    assert len(paths) == len(set(paths)) == numbers(Scenario) == 94
    assert all(isinstance(one.assumption, Ranged | Spread | Choice) for one in stated(shipped))
