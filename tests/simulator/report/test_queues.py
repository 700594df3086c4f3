"""The queues of a year: curve, marks and words tell of the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import cast

import pytest

from gongshi.look import tokens
from gongshi_simulator.intervals import Mean
from gongshi_simulator.log import Kind, Scarce
from gongshi_simulator.report.canvas import WIDE, Look
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.sections import queues
from gongshi_simulator.scenario import Scenario
from plot_looks import seen as looked_at


def column(section: Section, key: str) -> list[Mean]:
    """A column of the section's table."""
    at = [one.key for one in section.table.columns].index(key)
    return [cast("Mean", row.cells[at]) for row in section.table.rows]


@pytest.mark.parametrize("kind", Kind)
def test_a_months_mean_is_that_of_its_midnights(seen: Evidence, told: Mapping[str, Section], kind: Kind) -> None:
    months = column(told["queues"], f"{tuple(Scarce)[kind].value}_waiting")
    daily = seen.summary.waiting[:, kind]
    for (begin, end), month in zip(pairwise(seen.setting.month_begins), months, strict=True):
        assert month.mean == pytest.approx(daily[begin:end].mean())


def test_in_a_district_hands_are_those_of_one_office_and_the_council_that_of_one_community(
    seeing: Callable[..., Evidence], scenario: Callable[..., Scenario]
) -> None:
    seen = seeing(scenario(district__communities=4, district__subdistricts=2))
    section = queues.section(seen)
    april = slice(*seen.setting.month_begins[3:5])
    for kind, offices in ((Kind.WORKERS, 4), (Kind.REVIEWERS, 2)):
        waiting = seen.summary.waiting[april, kind].mean() / offices
        assert waiting > 0
        assert column(section, f"{tuple(Scarce)[kind].value}_waiting")[3].mean == pytest.approx(waiting)
    before = seen.setting.month_begins[4] - 1
    assert column(section, "council_month_end")[3].mean == pytest.approx(seen.summary.occupancy[before, 1] / 4)


def test_the_sentence_tells_where_most_waits_and_when(told: Mapping[str, Section]) -> None:
    section = told["queues"]
    council = column(section, "council_month_end")
    most = max(council, key=lambda one: one.mean)
    month = council.index(most) + 1
    assert section.says.zh.startswith(f"等议事会的项目{month}月底最多，每个社区{most.mean:.1f}（")
    hands = max(
        (month for scarce in Scarce for month in column(section, f"{scarce.value}_waiting")), key=lambda one: one.mean
    )
    assert f"平均每晚等着{hands.mean:.1f}（" in section.says.zh


def test_what_nobody_waits_for_is_said_so(seeing: Callable[..., Evidence], scenario: Callable[..., Scenario]) -> None:
    many = dict.fromkeys(("desk__workers", "street__reviewers", "street__experts", "judging__committees"), 50)
    section = queues.section(seeing(scenario(**many, work__contractors=50)))
    assert section.says.zh.endswith("；人手都不用等。")
    assert section.plot is not None
    assert [one.text for one in looked_at(section.plot.draw, Look(tokens(), WIDE)).texts].count("没有等的") == len(Kind)
