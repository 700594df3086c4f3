"""A year foretold and held against what happened: outcomes of records, intervals that hold as often as they say."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from gongshi.fund import read_fund
from gongshi_simulator.calibration.back_test import Foretold, Plan, back_test, compared
from gongshi_simulator.calibration.outcome import VALUES, Metric, Outcome, observed, simulated, together
from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.experiment import replayed
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.lead_times import days_until
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting
from recorded_years import example, example_fund, recorded

WriteFund = Callable[[Mapping[str, str]], Path]

PROJECT = "id: {0}\ntitle: 项目\nfiscal_year: 2026\nbudget: {1}.00\nhistory:\n"
CLOSED = (
    "- {date: 2026-03-01, event: resolved}\n- {date: 2026-04-01, event: started}\n"
    "- {date: 2026-04-02, event: paid, amount: 300.00}\n- {date: 2026-06-09, event: closed}\n"
)
OVERTURNED = (
    "- {date: 2026-03-01, event: resolved}\n- {date: 2026-03-02, event: posted}\n"
    "- {date: 2026-04-01, event: redeliberated, outcome: overturned}\n"
)
OPEN = "- {date: 2026-11-01, event: resolved}\n- {date: 2027-01-05, event: terminated, reason: 停}\n"


def test_the_outcome_of_records_is_that_of_the_last_day(write_fund: WriteFund) -> None:
    texts = {"p1": (1000, CLOSED), "p2": (2000, OVERTURNED), "p3": (4000, OPEN)}
    files = {f"projects/{one}.yaml": PROJECT.format(one, money) + text for one, (money, text) in texts.items()}
    fund = read_fund(write_fund(files)).fund
    assert fund is not None
    told = observed(fund.communities[0], 2026)
    assert told[:5] == (2, 1, 1, 500000, 30000)
    # One took 100 days from 1 March to 9 June; one is open after the 60 days from 1 November to 31 December.
    assert [np.flatnonzero(its).tolist() for its in told.whole] == [[60], [100]]


@pytest.fixture(scope="module")
def here(shipped: Scenario, rules: FundRules) -> Setting:
    """A year without projects of last year, which records of one year know nothing of."""
    tree = shipped.model_dump()
    for key in ("in_progress", "delivered"):
        tree["carried_in"][key]["value"] = 0
    return setting(Scenario.model_validate(tree), rules)


def test_a_simulated_year_and_its_records_have_one_outcome(here: Setting) -> None:
    of = example()
    for number in range(20):
        (year,) = replayed(here, 5, number)
        (told,) = simulated(here, 5, [number])
        written = observed(recorded(year, here, number, of), here.scenario.year)
        assert told[:4] == written[:4]
        assert (told.whole == written.whole).all()


def test_outcomes_of_communities_add_up(here: Setting) -> None:
    one, other = simulated(here, 5, [0, 1])
    both = together([one, other])
    assert both[:5] == tuple(sum(pair) for pair in zip(one[:5], other[:5], strict=True))
    assert (both.whole == one.whole + other.whole).all()


@pytest.fixture(scope="module")
def foretold(here: Setting) -> list[tuple[Foretold, ...]]:
    """Two hundred years that the model itself made, each foretold from two hundred others."""
    drawn = simulated(here, 5, range(200))
    return [compared(drawn, one) for one in simulated(here, 6, range(200))]


def test_what_happens_is_inside_as_often_as_the_interval_says(foretold: list[tuple[Foretold, ...]]) -> None:
    inside = {one.metric: 0 for one in foretold[0]}
    for year in foretold:
        for one in year:
            inside[one.metric] += one.is_inside
    # 95 % of 200 is 190 with a spread of 3.1, and the interval's own ends rest on 200 years as well, which adds as
    # much again: four of 4.4. What takes whole values is inside oftener.
    assert min(inside.values()) >= 190 - 4 * 4.4
    # Money is hardly ever twice the same, so that no more of it is inside than should be.
    assert inside[Metric.PAID_MONEY] <= 199


def test_ranks_of_what_happens_are_spread_evenly(foretold: list[tuple[Foretold, ...]]) -> None:
    money = np.array([one.rank for year in foretold for one in year if one.metric is Metric.PAID_MONEY])
    # Uniform: mean 1/2 and variance 1/12, over 200 years on either side.
    assert money.mean() == pytest.approx(0.5, abs=4 * math.sqrt(1 / 12 / 100))
    assert money.var() == pytest.approx(1 / 12, abs=0.03)


def test_days_that_a_year_does_not_see_are_more_than_any() -> None:
    stays = np.zeros((2, 367), dtype=np.int32)
    stays[0, 100] = 1
    of = Outcome(1, 0, 0, 0, 0, stays)
    assert days_until(stays, 0.5) is None
    assert VALUES[Metric.LEAD_HALF](of) == math.inf


def test_the_example_is_foretold_from_what_was_known_when_its_year_began(shipped: Scenario, rules: FundRules) -> None:
    told = back_test(example_fund().communities, shipped, rules, Plan(2025, 1, 40), InThisProcess())
    assert sorted(told.communities) == ["jinkui", "maitianli", "shiqiaowan", "wutong"]
    resolved = {name: its[0].observed for name, its in told.communities.items()}
    # Counted by hand in the projects' files: resolved for 2025 and not overturned by the end of the year.
    assert resolved == {"jinkui": 9, "maitianli": 10, "shiqiaowan": 12, "wutong": 7}
    assert told.whole[0].observed == 38
    assert told.inside(Metric.RESOLVED) == (4, 4)


def test_later_records_change_nothing_of_what_was_foretold(shipped: Scenario, rules: FundRules) -> None:
    fund, begin = example_fund().communities[0], date(2025, 1, 1)
    lives = ((one, tuple(its for its in one.history if its.date and its.date < begin)) for one in fund.projects)
    earlier = replace(
        fund,
        projects=tuple(one.model_copy(update={"history": history}) for one, history in lives if history),
        notices={name: one for name, one in fund.notices.items() if one.posting_start and one.posting_start < begin},
        meetings={},
    )
    whole, cut = (back_test([one], shipped, rules, Plan(2025, 1, 40), InThisProcess()) for one in (fund, earlier))
    assert [one[:4] for one in whole.whole] == [one[:4] for one in cut.whole]
    assert (whole.whole[0].observed, cut.whole[0].observed) == (9, 0)
