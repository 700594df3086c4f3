"""Each number moved alone: what cannot matter, what is known to, what cannot be moved, and that all is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import numpy as np
import pytest

from gongshi.model.terms import Basis
from gongshi_simulator.assumption import Stated, stated
from gongshi_simulator.comparison.comparing import comparison
from gongshi_simulator.comparison.measures import Measure
from gongshi_simulator.executors import InThisProcess, executor
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import Mean
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.moves import ends, moved
from gongshi_simulator.sensitivity.outcomes import Years, outcomes
from gongshi_simulator.sensitivity.tornado import Tornado, design, tornado, widest
from gongshi_simulator.sensitivity.wording import answer, lines
from gongshi_simulator.setting import setting

With = Callable[..., Scenario]
NOUGHT = Mean(0.0, 0.0, 0.0)


def numbers(scenario: Scenario, *paths: str) -> list[Stated]:
    return [one for path in paths for one in stated(scenario) if one.path == path]


def studied(scenario: Scenario, rules: FundRules, *paths: str, years: int = 40) -> Tornado:
    given = Years(rules, 1, range(years))
    return tornado(design(scenario, numbers(scenario, *paths)), given, InThisProcess())


@pytest.fixture(scope="module")
def levers(shipped: Scenario, rules: FundRules) -> Tornado:
    """Three numbers that are known to matter, and one that cannot."""
    return studied(shipped, rules, "costs.sitting", "work.service_days", "council.sittings_a_year", "work.terminated")


def test_what_a_thing_costs_changes_nothing_at_all_and_that_is_said(levers: Tornado) -> None:
    (costs,) = [bar for bar in levers.bars if bar.path == "costs.sitting"]
    assert [(end.share, end.days) for end in costs.ends] == [(NOUGHT, NOUGHT)] * 2
    assert costs.is_same
    assert not costs.is_told_apart
    assert "这40年里一次也没有影响 changed nothing in any year: 多开一次议事会（元）（costs.sitting）" in list(
        lines(levers)
    )


def test_known_levers_move_the_closed_share_the_way_they_must(levers: Tornado) -> None:
    found = {(bar.path, end.value.zh): end for bar in levers.bars for end in bar.ends}
    signs = {at: end.share.mean > 0 for at, end in found.items() if end.share and end.share.mean}
    assert signs.items() >= {
        (("council.sittings_a_year", "2"), False),
        (("council.sittings_a_year", "12"), True),
        (("work.service_days", "通常90"), True),
        (("work.service_days", "通常365"), False),
    }


def test_the_widest_stands_first_and_is_named_in_the_answer(levers: Tornado, shipped: Scenario) -> None:
    assert [bar.width for bar in levers.bars] == sorted((bar.width for bar in levers.bars), reverse=True)
    assert widest(levers.bars, 2) == ("council.sittings_a_year", "work.service_days")
    said = answer(levers, shipped.title)
    assert "最要看这几个数：每年会议次数" in said.zh
    assert said.zh.endswith("1个在这40年里一次也没有影响。")


def test_a_bar_says_by_how_much_two_scenarios_differ(shipped: Scenario, rules: FundRules, levers: Tornado) -> None:
    (number,) = numbers(shipped, "work.service_days")
    other = moved(shipped, ends(number)[:1])
    compared = comparison([setting(one, rules) for one in (shipped, other)], 1, range(40), InThisProcess())
    told = compared.compared[1].differences
    (bar,) = [bar for bar in levers.bars if bar.path == "work.service_days"]
    assert (bar.ends[0].share, bar.ends[0].days) == (told[Measure.CLOSED_SHARE], told[Measure.CLOSING_DAY])


def test_every_end_of_every_number_is_a_variant_or_told_to_be_impossible(shipped: Scenario) -> None:
    known = list(stated(shipped))
    planned = design(shipped, known)
    told = [(one.number.path, one.move.said) for one in planned.variants]
    told += [(one.path, one.value) for one in planned.impossible]
    assert sorted(told, key=str) == sorted(((one.path, end.said) for one in known for end in ends(one)), key=str)


def test_what_contradicts_another_number_is_told_with_the_reason(shipped: Scenario) -> None:
    tree = shipped.model_dump()
    tree["council"]["two_thirds_support"]["value"] = 0.72
    tree["council"]["majority_supports"].update(value=0.9, low=0.6, high=0.99)
    given = Scenario.model_validate(tree)
    planned = design(given, numbers(given, "council.majority_supports"))
    assert [one.move.said.zh for one in planned.variants] == ["0.99"]
    (impossible,) = planned.impossible
    assert (impossible.value.zh, impossible.why.zh) == ("0.6", "得到三分之二支持的可能不会大于得到过半支持的可能")


def test_how_many_communities_are_played_is_never_moved(shipped: Scenario) -> None:
    tree = shipped.model_dump()
    tree["district"]["communities"]["high"] = 500
    given = Scenario.model_validate(tree)
    planned = design(given, numbers(given, "district.communities", "district.size_spread"))
    assert planned.variants == ()
    assert [one.path for one in planned.impossible] == ["district.communities", "district.size_spread"]


def test_the_size_of_communities_is_moved_where_there_are_several(shipped: Scenario, scenario: With) -> None:
    district = scenario(district__communities=3)
    assert [one.move.to for one in design(district, numbers(shipped, "district.size_spread")).variants] == [0.6]


def test_only_the_number_that_is_moved_moves(shipped: Scenario) -> None:
    (number,) = numbers(shipped, "funding.allocated")
    low, _ = ends(number)
    assert moved(shipped, ()) == shipped
    changed = moved(shipped, [low])
    assert changed.funding.allocated.value == 200_000_00
    assert moved(changed, [low._replace(to=shipped.funding.allocated.value)]) == shipped


def test_of_a_choice_every_alternative_is_tried(shipped: Scenario) -> None:
    (number,) = numbers(shipped, "objecting.second_decision")
    assert [one.to for one in ends(number)] == ["extra_sitting", "assembly"]


def test_an_end_at_which_nothing_is_resolved_is_the_widest_of_all(shipped: Scenario, rules: FundRules) -> None:
    tree = shipped.model_dump()
    tree["council"]["two_thirds_support"].update(value=0, low=0)
    tree["council"]["majority_supports"].update(low=0)
    never = Scenario.model_validate(tree)
    found = studied(never, rules, "council.sittings_a_year", "council.majority_supports", years=20)
    first = found.bars[0]
    assert (first.path, first.ends[0].resolved, first.ends[0].share) == ("council.majority_supports", 0.0, None)
    assert "  0  没有项目议决通过 nothing is resolved" in list(lines(found))


def test_years_stand_in_the_order_of_their_numbers_whatever_chunks_they_came_in(
    scenario: With, rules: FundRules
) -> None:
    small = scenario(proposing__proposals_per_1000_reached=1)
    (rows,) = outcomes([small], Years(rules, 1, range(101)), InThisProcess())
    assert rows is not None
    assert np.array_equal(rows, replicate(setting(small, rules), 1, range(101)).numbers)


def test_it_is_the_same_in_this_process_and_in_others(scenario: With, shipped: Scenario, rules: FundRules) -> None:
    planned = design(
        scenario(proposing__proposals_per_1000_reached=3), numbers(shipped, "work.terminated", "council.deferred")
    )
    found = []
    for name, jobs in (("serial", 1), ("processes", 2)):
        with executor(name, jobs) as pool:
            found.append(tornado(planned, Years(rules, 0, range(101)), pool))
    assert found[0] == found[1]


class Interrupted(InThisProcess):
    """The keyboard interrupts it before so many tasks."""

    def __init__(self, before: int) -> None:
        self.left = before

    def submit(self, task: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done, until it is not."""
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1
        return super().submit(task, *args, **kwargs)


def test_what_is_finished_is_told_when_the_keyboard_interrupts(shipped: Scenario, rules: FundRules) -> None:
    planned = design(shipped, numbers(shipped, "work.terminated", "council.deferred"))
    years = Years(rules, 1, range(4))
    found = tornado(planned, years, Interrupted(before=3))
    assert ([bar.path for bar in found.bars], found.unfinished) == (["work.terminated"], 2)
    with pytest.raises(KeyboardInterrupt):
        tornado(planned, years, Interrupted(before=0))


def test_the_numbers_that_are_assumed_are_most_of_a_scenario(shipped: Scenario) -> None:
    kinds = [one.assumption.basis for one in stated(shipped)]
    assert kinds.count(Basis.ASSUMED) > len(kinds) / 2
