"""What a plan spends: how many replications, for what, and that it says where it ended before it was done."""

from __future__ import annotations

from collections.abc import Callable

from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.planning.answer import confidence, spent_text
from gongshi_simulator.planning.plan import plan
from gongshi_simulator.planning.requirement import requirement
from gongshi_simulator.planning.trials import Trials, first_look, usual
from gongshi_simulator.scenario import Scenario
from planned import ONE, reaching

With = Callable[..., Scenario]


def test_the_more_communities_a_replication_has_the_fewer_are_needed() -> None:
    assert [usual(communities) for communities in (1, 4, 20, 71)] == [400, 250, 50, 40]
    assert [first_look(communities) for communities in (1, 4, 71)] == [100, 25, 5]


def test_every_community_year_is_counted_once_for_one_part_of_the_plan(scenario: With, rules: FundRules) -> None:
    heard: list[int] = []
    four = reaching(scenario(**ONE | {"district__communities": 4}), desk__workers=(1, 2, 2))
    told = plan(Trials(four, rules, 1, InThisProcess(), heard.append), requirement("closed_by_year_end >= 0.5"), 10)
    # In ten replications of four: two workers and one, the latter once more in fresh ones; nothing there is more of.
    assert (told.spent.search, told.spent.bottleneck) == (3 * 40, 0)
    # Four policies and four ways, ten of each.
    assert told.spent.reopened == 16 * 40
    assert sum(told.spent) == sum(heard)
    assert f"{sum(heard):,}" in spent_text(told).zh
    # A search that had ended at its limit would say so.
    assert "上限" not in confidence(told).zh
    ended = told._replace(found=told.found._replace(untried=7))
    assert "还有7种更便宜的没有试、也没有排除" in confidence(ended).zh
