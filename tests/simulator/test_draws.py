"""Draws: keyed by seed, stream, community and replication, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
import pytest

from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.draws import Draws, drawn
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.shapes import Durations, lognormal, triangular
from gongshi_simulator.streams import Key, Stream, Uniforms

With = Callable[..., Scenario]
KEY = Key(seed=7, community=5, replication=3)


def test_a_stream_is_a_generator_of_its_own_under_seed_replication_community_and_number() -> None:
    philox = np.random.Philox(key=[7 * 2**32 + 3, 5 * 2**32 + 16])
    assert Stream.FILING.value == 16
    assert Uniforms(KEY).of(Stream.FILING, 5).tolist() == np.random.Generator(philox).random(5).tolist()


def test_the_numbers_of_the_streams_are_fixed() -> None:
    # A change here gives every seed another year.
    two = (Stream.PROPOSED, Stream.MIDTERM_MENDING)
    assert [round(float(Uniforms(KEY).of(one, 1)[0]), 6) for one in two] == [0.324178, 0.573554]
    assert sorted(Stream) == [*range(1, 52), *range(60, 75), 90]


def test_asking_for_a_stream_leaves_the_others_where_they_are() -> None:
    alone, after_another = Uniforms(KEY), Uniforms(KEY)
    after_another.of(Stream.CALL, 40)
    assert after_another.of(Stream.WORK, 5).tolist() == alone.of(Stream.WORK, 5).tolist()


def test_a_larger_first_dimension_adds_rows_and_changes_none() -> None:
    few, many = Uniforms(KEY).of(Stream.CALL, 3, 8), Uniforms(KEY).of(Stream.CALL, 30, 8)
    assert few.tolist() == many[:3].tolist()


@pytest.mark.parametrize("key", [KEY._replace(seed=8), KEY._replace(community=6), KEY._replace(replication=4)])
def test_another_seed_community_or_replication_has_other_numbers(key: Key) -> None:
    assert not set(Uniforms(key).of(Stream.WORK, 50)) & set(Uniforms(KEY).of(Stream.WORK, 50))


def rows(draws: Draws, number: int) -> list[object]:
    """All that is drawn for the first projects."""
    by_project = (*draws.luck.values(), *draws.luck_again.values(), draws.support, draws.proposed_at)
    once = [[one.item(row) for row in range(number)] for one in (*draws.once.values(), *draws.work.values())]
    again = [[one.row(row) for row in range(number)] for one in (*draws.again.values(), draws.children)]
    lists = (draws.kind, draws.mode, draws.amount, draws.compound)
    return [*once, *again, *(one[:number].tolist() for one in by_project), *(one[:number] for one in lists)]


def test_further_proposals_and_projects_carried_in_shift_no_draw(scenario: With) -> None:
    few = drawn(scenario(proposing__proposals_per_1000_reached=3), KEY)
    more = {"proposing__proposals_per_1000_reached": 20, "carried_in__in_progress": 9, "carried_in__delivered": 5}
    many = drawn(scenario(**more), KEY)
    assert few.proposals < many.proposals
    assert rows(few, few.proposals) == rows(many, few.proposals)
    assert [one.tolist() for one in few.by_compound.values()] == [one.tolist() for one in many.by_compound.values()]


def test_further_communities_shift_no_draw(scenario: With) -> None:
    alone, of_many = drawn(scenario(), KEY), drawn(scenario(district__communities=71, district__subdistricts=11), KEY)
    assert rows(alone, alone.proposals) == rows(of_many, of_many.proposals)


def test_a_community_is_as_large_in_every_replication_and_another_is_not(scenario: With) -> None:
    uneven = scenario(district__size_spread=0.3)
    sizes = [drawn(uneven, KEY._replace(replication=one)).size for one in range(3)]
    assert len(set(sizes)) == 1
    assert drawn(uneven, KEY._replace(community=6)).size not in sizes
    assert drawn(scenario(district__size_spread=0), KEY).size == 1.0


def test_a_triangular_stays_within_its_bounds_and_has_its_mean() -> None:
    low, mode, high = (np.array(one) for one in (90.0, 210.0, 365.0))
    numbers = triangular(Uniforms(KEY).of(Stream.WORK, 40_000), low, mode, high)
    assert (numbers.min() >= low, numbers.max() <= high) == (True, True)
    variance = (90**2 + 210**2 + 365**2 - 90 * 210 - 90 * 365 - 210 * 365) / 18
    assert abs(numbers.mean() - (90 + 210 + 365) / 3) < 4 * sqrt(variance / 40_000)


@pytest.mark.parametrize(("low", "mode", "high"), [(90, 210, 365), (5, 5, 9), (5, 9, 9), (7, 7, 7), (0.5, 1, 4)])
def test_durations_are_the_same_numbers_one_by_one(low: float, mode: float, high: float) -> None:
    uniform = Uniforms(KEY).of(Stream.CALL, 50, 8)
    one_by_one, at_once = Durations(uniform, low, mode, high), triangular(uniform, *map(np.array, (low, mode, high)))
    assert [one_by_one.row(row) for row in range(50)] == at_once.tolist()
    assert one_by_one.item(3, 2) == at_once[3, 2]


@pytest.mark.parametrize("sigma", [0.0, 0.7])
def test_a_lognormal_has_its_mean(sigma: float) -> None:
    numbers = lognormal(Uniforms(KEY).of(Stream.AMOUNT, 40_000), 3.0, sigma)
    assert abs(numbers.mean() - 3.0) <= 4 * 3.0 * sqrt((np.exp(sigma**2) - 1) / 40_000) + 1e-9


def test_a_spread_without_width_is_a_constant(scenario: With) -> None:
    certain = drawn(scenario(street__filing_working_days=5, choosing__call_working_days=11), KEY)
    assert {certain.once[Stream.FILING].item(row) for row in range(certain.proposals)} == {5.0}
    assert {days for row in range(certain.proposals) for days in certain.again[Stream.CALL].row(row)} == {11.0}


def test_works_are_commissioned_and_services_as_the_portfolio_says(scenario: With) -> None:
    all_works = drawn(scenario(portfolio__works=1, portfolio__commissioned=0, portfolio__micro=1), KEY)
    assert (set(all_works.kind), set(all_works.mode)) == ({ProjectKind.WORKS}, {Mode.COMMISSIONED})
    services = drawn(scenario(portfolio__works=0, portfolio__commissioned=0, portfolio__micro=0), KEY)
    assert (set(services.kind), set(services.mode)) == ({ProjectKind.SERVICE}, {Mode.SELF_ORG})


def test_only_works_are_technical(scenario: With) -> None:
    draws = drawn(scenario(portfolio__works=0.5, portfolio__technical=1), KEY)
    assert set(zip(draws.kind, draws.is_technical, strict=True)) == {
        (ProjectKind.WORKS, True),
        (ProjectKind.SERVICE, False),
    }


def test_amounts_are_of_whole_hundreds_of_yuan_and_within_their_range(scenario: With, shipped: Scenario) -> None:
    amounts = [amount for one in range(40) for amount in drawn(shipped, KEY._replace(replication=one)).amount]
    assert {amount % 100_00 for amount in amounts} == {0}
    assert (min(amounts) >= 1_000_00, max(amounts)) == (True, 200_000_00)
    assert set(drawn(scenario(portfolio__amount_spread=0), KEY).amount) == {42_500_00}


def test_what_is_merged_is_no_candidate_and_one_is_always_left(scenario: With) -> None:
    assert drawn(scenario(proposing__merged=1), KEY).candidates == (0,)
    none_merged = drawn(scenario(proposing__merged=0), KEY)
    assert none_merged.candidates == tuple(range(none_merged.proposals))


def test_what_is_carried_in_follows_the_years_own_proposals(scenario: With) -> None:
    draws = drawn(scenario(carried_in__in_progress=2, carried_in__delivered=1), KEY)
    assert draws.carried_in == tuple(range(draws.proposals, draws.proposals + 3))
    assert len(draws.kind) == draws.proposals + 3


def test_the_support_for_an_item_has_the_two_shares_that_the_scenario_states(scenario: With) -> None:
    stated = scenario(
        council__majority_supports=0.9, council__two_thirds_support=0.7, proposing__proposals_per_1000_reached=200
    )
    support = np.concatenate([drawn(stated, KEY._replace(replication=one)).support for one in range(20)])
    for share, chance in ((1 / 2, 0.9), (2 / 3, 0.7)):
        assert abs((support > share).mean() - chance) < 4 * sqrt(chance * (1 - chance) / len(support))
