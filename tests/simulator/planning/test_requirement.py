"""What can be required of a year, how it is typed, and when it is met."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.planning.measures import Estimate, Measure, estimate, part
from gongshi_simulator.planning.requirement import Clause, Fulfilment, Requirement, fulfilment, requirement, slack
from gongshi_simulator.spans import STAGES, Stage
from gongshi_simulator.tally import Number, Tally, nothing


def told(low: float, value: float, high: float) -> Estimate:
    return Estimate(value, low, high, 1, 1)


def test_clauses_are_joined_by_and() -> None:
    typed = "closed_by_year_end >= 0.95 and unspent<=0.05 and  lead_p90 <= 240"
    clauses = (Clause(Measure.CLOSED, 0.95), Clause(Measure.UNSPENT, 0.05), Clause(Measure.LEAD_P90, 240.0))
    assert requirement(typed) == Requirement(clauses)
    assert str(requirement(typed)) == "closed_by_year_end >= 0.95 and unspent <= 0.05 and lead_p90 <= 240"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("closed >= 0.9", "'closed >= 0.9' is no requirement"),
        ("closed_by_year_end > 0.9", "is no requirement"),
        ("closed_by_year_end >= 95%", "is no requirement"),
        ("", "'' is no requirement"),
        ("all_closed >= 0.8 and", "'' is no requirement"),
        ("unspent >= 0.05", "unspent takes <=, not >="),
        ("all_closed <= 0.5", "all_closed takes >=, not <="),
        ("closed_money >= 1.5", "closed_money takes a number of 0–1, not 1.5"),
        ("lead_p90 <= 400", "lead_p90 takes a number of 1–366, not 400"),
        ("lead_p90 <= 0.9", "lead_p90 takes a number of 1–366, not 0.9"),
    ],
)
def test_a_text_that_is_none_is_refused_in_one_line(typed: str, said: str) -> None:
    with pytest.raises(CouldNotRun) as refused:
        requirement(typed)
    assert said in refused.value.message.en
    assert "\n" not in str(refused.value)


def test_a_refusal_names_everything_that_can_be_required() -> None:
    with pytest.raises(CouldNotRun) as refused:
        requirement("x")
    assert all(one.value in refused.value.message.zh and one.zh in refused.value.message.zh for one in Measure)


@pytest.mark.parametrize(
    ("low", "high", "verdict_of"),
    [(0.9, 1.0, "met"), (0.8, 0.9, "undecided"), (0.8, 0.95, "undecided"), (0.8, 0.89, "not_met")],
)
def test_the_worse_end_must_meet_it_and_the_better_end_rules_it_out(low: float, high: float, verdict_of: str) -> None:
    more, less = requirement("closed_by_year_end >= 0.9"), requirement("unspent <= 0.1")
    assert fulfilment(more, [told(low, low, high)]).value == verdict_of
    assert fulfilment(less, [told(1 - high, 1 - high, 1 - low)]).value == verdict_of


def test_all_clauses_must_be_met_and_one_that_is_missed_decides() -> None:
    both = requirement("closed_by_year_end >= 0.5 and closed_money >= 0.5")
    met, missed, between = told(0.6, 0.7, 0.8), told(0.1, 0.2, 0.3), told(0.4, 0.5, 0.6)
    verdicts = [fulfilment(both, pair) for pair in ([met, met], [met, between], [between, missed], [missed, met])]
    assert verdicts == [Fulfilment.MET, Fulfilment.UNDECIDED, Fulfilment.NOT_MET, Fulfilment.NOT_MET]


def test_slack_is_that_of_the_clause_furthest_from_being_met() -> None:
    both = requirement("closed_by_year_end >= 0.5 and lead_p90 <= 200")
    assert slack(both, [told(0, 0.75, 1), told(0, 183.4, 366)]) == pytest.approx(16.6 / 366)
    assert slack(both, [told(0, 0.25, 1), told(0, 100, 366)]) == -0.25
    assert slack(both, [told(0, 1, 1), told(286, math.inf, math.inf)]) == -math.inf


def tally(numbers: dict[Number, list[float]], communities: int = 1) -> Tally:
    empty = nothing(communities, range(len(next(iter(numbers.values())))), 365)
    for number, values in numbers.items():
        empty.numbers[:, number] = values
    return empty


def test_shares_are_ratios_of_what_all_replications_came_to() -> None:
    counted = tally({
        Number.RESOLVED: [10, 20], Number.CLOSED: [5, 10], Number.ALLOCATED: [100, 100],
        Number.MONEY_RESOLVED: [80, 100], Number.MONEY_CLOSED: [20, 25], Number.MONEY_PAID: [30, 60],
    })  # fmt: skip
    found = {one: estimate(one, counted).value for one in Measure if one not in {Measure.LEAD_P90, Measure.ALL_CLOSED}}
    assert found == {
        Measure.CLOSED: 0.5,
        Measure.CLOSED_MONEY: 0.25,
        Measure.RESOLVED_MONEY: 0.9,
        Measure.UNSPENT: 0.55,
    }


def test_a_ratio_has_the_interval_worked_out_by_hand() -> None:
    # 57 of 114; residuals 1, -1, 0, so that their spread is 1; Student's quantile for two degrees of freedom is 4.303.
    half = 4.303 / 3**0.5 / 38
    found = part(np.array([20.0, 18.0, 19.0]), np.array([38.0, 38.0, 38.0]))
    assert found == pytest.approx((0.5, 0.5 - half, 0.5 + half, 57, 114), abs=1e-5)
    # 3 of 6 with the same residuals: no share is below nought or above one.
    assert part(np.array([2.0, 0.0, 1.0]), np.array([2.0, 2.0, 2.0])) == pytest.approx((0.5, 0.0, 1.0, 3, 6))


def test_years_that_all_close_everything_are_not_taken_for_certainty() -> None:
    # Newcombe (1998): 20 of 20 mirrors 0 of 20, whose interval ends at 0.1611.
    found = part(np.full(20, 12.0), np.full(20, 12.0))
    assert (found.value, found.number, found.of) == (1.0, 240.0, 240.0)
    assert found.low == pytest.approx(1 - 0.1611, abs=5e-5)
    assert found.high == 1.0
    assert part(np.zeros(20), np.full(20, 12.0)).high == pytest.approx(0.1611, abs=5e-5)


def test_communities_that_close_all_are_counted_over_all_of_them() -> None:
    assert estimate(Measure.ALL_CLOSED, tally({Number.ALL_CLOSED: [1, 0, 1, 1]}))[3:] == (3.0, 4.0)
    assert estimate(Measure.ALL_CLOSED, tally({Number.ALL_CLOSED: [1, 0, 2, 1]}, communities=5))[3:] == (4.0, 20.0)


def test_of_nothing_nothing_is_closed() -> None:
    assert estimate(Measure.CLOSED, tally({Number.RESOLVED: [0, 0], Number.CLOSED: [0, 0]})) == (0, 0, 0, 0, 0)


def lasting(ended: dict[int, int], still_open: dict[int, int]) -> Tally:
    """In each of the twenty batches so many took so many days."""
    empty = nothing(1, range(40), 365)
    for at, days in ((1, ended), (0, still_open)):
        for day, number in days.items():
            empty.stays[:, STAGES.index(Stage.WHOLE), at, day] = number
    return empty


def test_nine_in_ten_are_through_on_the_day_on_which_the_ninth_is() -> None:
    found = estimate(Measure.LEAD_P90, lasting({100: 8, 150: 1, 200: 1}, {}))
    assert found == (150.0, 150.0, 150.0, 200, 200)


def test_batches_that_differ_leave_days_open() -> None:
    counted = lasting({140: 19, 160: 1}, {})
    counted.stays[::2, STAGES.index(Stage.WHOLE), 1, [140, 160]] = [17, 3]
    # On day 140 the mean share is 0.9, with 2.093 * 0.0513 / sqrt(20) = 0.024 to either side; from 160 on it is 1.
    assert estimate(Measure.LEAD_P90, counted) == (140.0, 140.0, 160.0, 400, 400)


def test_where_the_year_is_too_short_as_much_is_known_as_was_watched() -> None:
    counted = lasting({200: 5}, {286: 5})
    found = estimate(Measure.LEAD_P90, counted)
    assert found == Estimate(math.inf, 286.0, math.inf, 100, 200)
    verdicts = [fulfilment(requirement(f"lead_p90 <= {days}"), [found]) for days in (240, 300)]
    assert verdicts == [Fulfilment.NOT_MET, Fulfilment.UNDECIDED]
