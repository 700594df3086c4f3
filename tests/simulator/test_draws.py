"""Draws: keyed by seed, stream, community and replication, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import comb, sqrt

import numpy as np
import pytest

from gongshi.model.terms import Mode, ProjectKind, Reconsidered
from gongshi.objections import threshold
from gongshi_simulator.draws import ATTEMPTS, drawn
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.objections import challenged_after
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.streams import Key, Stream, triangular, uniforms

With = Callable[..., Scenario]
RULE = Fraction(1, 5)
KEY = Key(seed=7, community=0, replication=3)


def test_a_stream_depends_on_its_own_number_only() -> None:
    seed = np.random.SeedSequence(7, spawn_key=(16, 0, 3))
    assert Stream.FILING.value == 16
    assert uniforms(KEY, Stream.FILING, 5).tolist() == np.random.Generator(np.random.PCG64(seed)).random(5).tolist()


def test_the_numbers_of_the_streams_are_fixed() -> None:
    first = {stream.name: round(float(uniforms(KEY, stream, 1)[0]), 6) for stream in (Stream.PROPOSED, Stream.WORK)}
    assert first == {"PROPOSED": 0.689661, "WORK": 0.547975}
    assert sorted(Stream) == list(range(1, 26))


def test_further_projects_shift_no_draw(scenario: With) -> None:
    few, many = drawn(scenario(proposing__candidates=5), KEY), drawn(scenario(proposing__candidates=30), KEY)
    assert all((few.takes[one] == many.takes[one][:5]).all() for one in few.takes)
    assert (few.objection_delay_days == many.objection_delay_days[:5]).all()
    assert few.kind == many.kind[:5]


def test_chunks_of_replications_are_as_good_as_all_at_once(shipped: Scenario, rules: FundRules) -> None:
    whole = replicate(shipped, rules, 5, range(6))
    parts = replicate(shipped, rules, 5, [4, 5]) + replicate(shipped, rules, 5, range(4))
    assert [one.leads for one in whole] == [one.leads for one in (*parts[2:], *parts[:2])]
    assert all(
        (one.occupancy == other.occupancy).all() for one, other in zip(whole, (*parts[2:], *parts[:2]), strict=True)
    )


def test_a_triangular_stays_within_its_bounds_and_has_its_mean(shipped: Scenario) -> None:
    spread = shipped.work.service_days
    numbers = triangular(uniforms(KEY, Stream.WORK, 40_000), spread)
    assert (numbers.min() >= spread.low, numbers.max() <= spread.high) == (True, True)
    low, mode, high = spread.low, spread.mode, spread.high
    variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    assert abs(numbers.mean() - (low + mode + high) / 3) < 4 * sqrt(variance / 40_000)


def test_a_spread_without_width_is_a_constant(scenario: With) -> None:
    certain = scenario(offices__filing_working_days=5)
    assert set(drawn(certain, KEY).takes[Stream.FILING].ravel()) == {5.0}


def test_works_are_commissioned_and_services_as_the_portfolio_says(scenario: With) -> None:
    all_works = drawn(scenario(portfolio__works=1, portfolio__commissioned=0, portfolio__micro=1), KEY)
    assert (set(all_works.kind), set(all_works.mode)) == ({ProjectKind.WORKS}, {Mode.COMMISSIONED})
    services = drawn(scenario(portfolio__works=0, portfolio__commissioned=0, portfolio__micro=0), KEY)
    assert (set(services.kind), set(services.mode)) == ({ProjectKind.SERVICE}, {Mode.SELF_ORG})


@pytest.mark.parametrize(
    ("upheld", "amended", "outcome"),
    [(1, 0, Reconsidered.UPHELD), (0, 1, Reconsidered.AMENDED), (0, 0, Reconsidered.OVERTURNED)],
)
def test_a_second_decision_comes_to_what_the_scenario_says(
    scenario: With, upheld: int, amended: int, outcome: Reconsidered
) -> None:
    certain = scenario(objecting__upheld=upheld, objecting__amended=amended)
    assert {one for row in drawn(certain, KEY).reconsidered for one in row} == {outcome}


def test_objections_reach_a_fifth_as_often_as_the_binomial_says(scenario: With) -> None:
    reps, chance = 60, 0.15
    independent = scenario(
        proposing__candidates=100,
        objecting__resident_reps=reps,
        objecting__own_objection=chance,
        objecting__grievance=0,
    )
    delays = np.concatenate([drawn(independent, Key(1, 0, one)).objection_delay_days for one in range(12)])
    needed = threshold(reps, RULE)
    reached = sum(challenged_after(row, np.inf, needed) is not None for row in delays.reshape(-1, reps))
    tail = sum(comb(reps, k) * chance**k * (1 - chance) ** (reps - k) for k in range(needed, reps + 1))
    number = 100 * ATTEMPTS * 12
    assert round(tail, 5) == 0.18057
    assert abs(reached - number * tail) < 4 * sqrt(number * tail * (1 - tail))


def test_a_shared_grievance_reaches_a_fifth_where_single_objections_hardly_would(scenario: With) -> None:
    shared = scenario(proposing__candidates=100, objecting__grievance=1, objecting__grievance_objection=0.25)
    delays = drawn(shared, KEY).objection_delay_days.reshape(-1, 45)
    reached = np.mean([challenged_after(row, np.inf, 9) is not None for row in delays])
    # Tail of the binomial (45, 0.25 and the few of their own) from 9 on: 0.83.
    assert abs(reached - 0.83) < 0.04
