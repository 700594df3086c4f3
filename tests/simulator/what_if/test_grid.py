"""The grid: each point is the scenario with other numbers, under the same draws."""

from __future__ import annotations

from collections.abc import Callable

from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import difference
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.summary import summary
from gongshi_simulator.tally import Number, Tally
from gongshi_simulator.variation import varied
from gongshi_simulator.what_if.grid import Trial, grid, size

With = Callable[..., Scenario]


def test_points_are_plain_runs_and_their_differences_are_paired(scenario: With, rules: FundRules) -> None:
    small = scenario(proposing__households=600)
    told: list[int] = []
    whole = grid(small, Trial(rules, 3, 6, InThisProcess()), told.append)
    assert told == list(range(1, size(small) + 1))
    base = played(small, rules)
    monthly = played(varied(small, {"council.sittings_a_year": 12, "desk.workers": 1}), rules)
    cell = whole.at((3, 0, 1))
    more = monthly.numbers[:, Number.CLOSED] - base.numbers[:, Number.CLOSED]
    assert cell.more_closed == difference(more)
    assert cell.closed_share.number == monthly.numbers[:, Number.CLOSED].sum()
    assert whole.at(whole.now).resolved == summary(base, setting(small, rules)).resolved


def played(scenario: Scenario, rules: FundRules) -> Tally:
    """Six years of seed 3."""
    return replicate(setting(scenario, rules), 3, range(6))


def test_a_varied_number_leaves_all_others_alone(shipped: Scenario) -> None:
    other = varied(shipped, {"council.members": 60})
    assert (other.council.members.value, other.council.members.high) == (60, 60)
    assert other.model_copy(update={"council": shipped.council}) == shipped
