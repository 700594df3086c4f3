"""Scenarios under the same random numbers: differences known by hand, by identity, and by what is promised of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import numpy as np
import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.between_communities import between_communities
from gongshi_simulator.comparison.comparing import compared, comparison
from gongshi_simulator.comparison.files import comparison_files
from gongshi_simulator.comparison.measures import Measure, values
from gongshi_simulator.comparison.wording import answer, how_sure, lines
from gongshi_simulator.executors import InThisProcess, executor
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.inputs import GivenScenario
from gongshi_simulator.intervals import Mean, difference, family, ratio, ratio_values
from gongshi_simulator.origin import Origin
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.spans import STAGES, Stage
from gongshi_simulator.tally import BATCHES, Number, Tally, nothing
from gongshi_simulator.verdict import Verdict, verdict

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


def tally_of(closed: list[int], resolved: list[int]) -> Tally:
    """Years of one community with so many projects."""
    tally = nothing(1, range(len(closed)), 365)
    tally.numbers[:, Number.CLOSED], tally.numbers[:, Number.RESOLVED] = closed, resolved
    return tally


def test_a_ratios_values_are_those_worked_out_by_hand() -> None:
    # 3 of 8; of a mean of 4 a year, the first year has a quarter more than its part of 0.75, the second less.
    found = ratio_values([1, 2], [2, 6])
    assert found is not None
    assert found.tolist() == [0.375 + 0.25 / 4, 0.375 - 0.25 / 4]
    assert ratio_values([0, 0], [0, 0]) is None


def test_a_ratios_values_have_the_interval_of_the_ratio() -> None:
    closed, resolved = [3, 5, 2, 8, 0], [10, 12, 9, 14, 4]
    found, told = ratio_values(closed, resolved), ratio(closed, resolved)
    assert found is not None
    assert difference(found) == pytest.approx(Mean(told.share, told.low, told.high))


def test_the_interval_of_a_difference_is_students_over_pairs(shipped: Scenario, here: Here) -> None:
    # Of 10 each year; differences 0.1, 0.2, 0.1, 0.2: mean 0.15, deviation 0.05774, 3.182 * 0.05774 / 2 = 0.09187.
    first, other = tally_of([2, 4, 6, 8], [10] * 4), tally_of([3, 6, 7, 10], [10] * 4)
    found = compared([here(shipped)] * 2, [first, other])
    assert found.compared[1].differences[Measure.CLOSED_SHARE] == pytest.approx(
        Mean(0.15, 0.15 - 0.09187, 0.15 + 0.09187), abs=1e-5
    )


def test_two_differences_are_each_of_a_higher_level(shipped: Scenario, here: Here) -> None:
    # Student's t of three degrees of freedom, two-sided 97.5 %, is 4.1765 in any table.
    first, other = tally_of([2, 4, 6, 8], [10] * 4), tally_of([3, 6, 7, 10], [10] * 4)
    found = compared([here(shipped)] * 3, [first, other, first])
    assert found.level == family(2) == pytest.approx(0.975)
    told = found.compared[1].differences[Measure.CLOSED_SHARE]
    assert told is not None
    assert told.half_width == pytest.approx(4.1765 * math.sqrt(1 / 300) / 2, abs=1e-5)
    assert "每个取97.5%（Bonferroni）" in how_sure(found).zh


def test_intervals_hold_the_true_difference_as_often_as_they_say() -> None:
    # Shares 0.3 and 0.36 of the same projects, paired by their uniform numbers; 40 years, 2,000 times over.
    draws = np.random.Generator(np.random.Philox(key=1))
    held = 0
    for _ in range(2000):
        resolved = draws.poisson(12, 40)
        luck = [draws.random(one) for one in resolved]
        low, high = (ratio_values([(one < part).sum() for one in luck], resolved) for part in (0.3, 0.36))
        assert low is not None
        assert high is not None
        told = difference(high - low)
        held += told.low <= 0.06 <= told.high
    # Four standard errors of a share of 0.95 in 2,000.
    assert abs(held / 2000 - 0.95) < 4 * math.sqrt(0.95 * 0.05 / 2000)


def test_a_scenario_differs_from_itself_by_exactly_nought(shipped: Scenario, here: Here) -> None:
    found = comparison([here(shipped), here(shipped)], 1, range(40), InThisProcess())
    told = found.compared[1].differences
    known = {one for one in told.values() if one is not None}
    assert known == {Mean(0.0, 0.0, 0.0)}
    assert {measure for measure, one in told.items() if one is None} == {
        Measure.LEAD_HALF,
        Measure.LEAD_NINE_TENTHS,
    }
    assert "结项的占比每个模拟年都一样，相差正好是0" in answer(found).zh
    assert sum("0.0（40个模拟年都一样 the same in all 40 years）" in line for line in lines(found)) == len(told) - 2


def test_monthly_sittings_close_more_and_the_sentence_says_so(shipped: Scenario, here: Here) -> None:
    tree = shipped.model_dump()
    tree["title"] = {"zh": "每月", "en": "monthly"}
    tree["council"]["sittings_a_year"]["value"] = 12
    found = comparison([here(shipped), here(Scenario.model_validate(tree))], 1, range(60), InThisProcess())
    told = found.compared[1].differences
    verdicts = {one: verdict(mean) for one in (Measure.CLOSED_SHARE, Measure.CLOSING_DAY) if (mean := told[one])}
    assert verdicts == {Measure.CLOSED_SHARE: Verdict.MORE, Measure.CLOSING_DAY: Verdict.LESS}
    assert "“每月”更好，结项的占比多" in answer(found).zh
    assert "“monthly” is better by" in answer(found).en


def test_a_greater_share_of_fewer_projects_is_told_with_its_price(shipped: Scenario, here: Here) -> None:
    # 4 of 10 and 3 of 6 each year, with one project more or less in two years of four, so that there is a spread.
    first, other = tally_of([4, 5, 4, 4], [10] * 4), tally_of([3, 3, 3, 4], [6] * 4)
    said = answer(compared([here(shipped)] * 2, [first, other]))
    assert "分不出好坏" in said.zh
    first, other = tally_of([4, 5] * 20, [10] * 40), tally_of([3, 4] * 20, [6] * 40)
    said = answer(compared([here(shipped)] * 2, [first, other]))
    assert said.zh.endswith("，可是结项的项目反而平均少1.0个。")
    assert said.en.endswith(", yet closes 1.0 projects less on average.")


def test_where_nothing_is_resolved_there_is_nothing_to_compare(shipped: Scenario, here: Here) -> None:
    found = compared([here(shipped)] * 2, [tally_of([4, 5], [10, 10]), tally_of([0, 0], [0, 0])])
    assert found.compared[1].differences[Measure.CLOSED_SHARE] is None
    assert "没法比：两个情景里有一个没有项目议决通过" in answer(found).zh


def with_leads(days: Callable[[int], int]) -> Tally:
    """Two years a batch, in each ten projects that take as long as their batch does."""
    tally = tally_of([10] * 2 * BATCHES, [10] * 2 * BATCHES)
    for batch in range(BATCHES):
        tally.stays[batch, STAGES.index(Stage.WHOLE), 1, days(batch)] = 20
    return tally


def test_lead_times_are_paired_over_batches(shipped: Scenario, here: Here) -> None:
    # The other takes 3 days longer in half of the batches and 5 in the others: 4 on average; 2.093 * 1.026 / sqrt(20).
    first, other = with_leads(lambda _: 100), with_leads(lambda batch: 103 + 2 * (batch % 2))
    told = compared([here(shipped)] * 2, [first, other]).compared[1].differences
    # Half of all are through within 103 days, nine in ten within 105.
    assert told[Measure.LEAD_HALF] == pytest.approx(Mean(3, 3 - 0.48, 3 + 0.48), abs=0.01)
    assert told[Measure.LEAD_NINE_TENTHS] == pytest.approx(Mean(5, 5 - 0.48, 5 + 0.48), abs=0.01)


def test_a_lead_time_that_some_batch_cannot_tell_is_not_compared() -> None:
    tally = with_leads(lambda _: 100)
    tally.stays[7] = 0
    assert values(tally, Measure.LEAD_HALF) is None


def test_scenarios_of_other_sizes_or_years_are_refused(shipped: Scenario, here: Here) -> None:
    tree = shipped.model_dump()
    tree["id"], tree["year"] = "later", 2027
    with pytest.raises(CouldNotRun) as raised:
        comparison([here(shipped), here(Scenario.model_validate(tree))], 1, range(40), InThisProcess())
    assert raised.value.message.zh == (
        "community-year 是2026年、1个社区，later 是2027年、1个社区；年份和社区数都一样的情景才能一年对一年地比"
    )


def test_it_is_the_same_bytes_in_this_process_and_in_others(scenario: With, here: Here, rules: FundRules) -> None:
    small = [scenario(proposing__proposals_per_1000_reached=3, council__sittings_a_year=one) for one in (4, 12)]
    came = Origin("compare", tuple(GivenScenario(one, ()) for one in small), (), 230, 0, {}, None)
    files = []
    for name, jobs in (("serial", 1), ("processes", 2)):
        with executor(name, jobs) as pool:
            files.append(comparison_files(comparison([here(one) for one in small], 0, range(230), pool), rules, came))
    assert files[0] == files[1]


class Interrupted(InThisProcess):
    """The keyboard interrupts it before its third task."""

    def __init__(self) -> None:
        self.begun = 0

    def submit(self, task: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done, twice."""
        self.begun += 1
        if self.begun == 3:
            raise KeyboardInterrupt
        return super().submit(task, *args, **kwargs)


def test_what_is_finished_is_compared_when_the_keyboard_interrupts(scenario: With, here: Here) -> None:
    small = here(scenario(proposing__proposals_per_1000_reached=1))
    assert comparison([small, small], 1, range(250), Interrupted()).replications == 200


def test_communities_are_told_apart_by_quantiles_of_a_year_and_of_all() -> None:
    # Five communities close 0, 1, 2, 3, 4 of 4 in one year and 4, 3, 2, 1, 0 in the next: unequal by luck alone.
    tally = nothing(5, range(2), 365)
    tally.communities[..., 0] = 4
    tally.communities[..., 1] = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0]]
    found = between_communities(tally)
    assert found is not None
    assert [one.mean for one in found.in_a_year] == pytest.approx([0.1, 0.25, 0.5, 0.75, 0.9])
    assert found.lasting == (0.5,) * 5


def test_a_community_without_resolutions_is_left_out_of_its_year() -> None:
    tally = nothing(3, range(3), 365)
    tally.communities[:2] = [[(2, 1), (2, 1), (0, 0)], [(2, 1), (2, 1), (2, 1)]]
    found = between_communities(tally)
    assert found is not None
    assert {one.mean for one in found.in_a_year} == {0.5}
    assert between_communities(nothing(1, range(3), 365)) is None
    assert between_communities(nothing(3, range(3), 365)) is None
