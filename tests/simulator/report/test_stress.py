"""The STRESS-DES checklist: all of its items, each filled in from the run."""

from __future__ import annotations

import re

from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.stress.checklist import checklist

_ITEMS = (
    *("1.1", "1.2", "1.3"),
    *("2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5"),
    *("3.1", "3.2", "3.3", "3.4"),
    *("4.1", "4.2", "4.3"),
    *("5.1", "5.2", "5.3", "5.4"),
    "6.1",
)


def test_all_items_are_there_and_none_is_empty(seen: Evidence) -> None:
    parts = checklist(seen)
    assert len(parts) == 6
    assert tuple(item.number for part in parts for item in part.items) == _ITEMS
    for item in (item for part in parts for item in part.items):
        assert len(item.text.zh) >= 8
        assert len(item.text.en) >= 20
        assert "None" not in item.text.zh + item.text.en.removeprefix("None; files")


def test_numbers_are_those_of_the_scenario_and_the_run(seen: Evidence) -> None:
    told = {item.number: item.text for part in checklist(seen) for item in part.items}
    scenario = seen.run.scenario
    assert f"一年开{scenario.council.sittings_a_year.value}次" in told["2.5.4"].zh
    assert f"每社区经办{scenario.desk.workers.value}人" in told["2.5.3"].zh
    assert f"{scenario.year}年，365天" in told["4.2"].zh
    assert "40遍独立重复" in told["4.3"].zh
    assert "种子3" in told["5.2"].zh


def test_the_bases_of_all_numbers_are_counted(seen: Evidence) -> None:
    (text,) = (item.text.zh for part in checklist(seen) for item in part.items if item.number == "3.1")
    whole, *parts = (int(one) for one in re.findall(r"(\d+)个", text))
    assert whole == sum(parts)
    assert whole > 60
