"""The selection of runs: every pair meets, always in the same way, in far fewer runs than there are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from acceptance.pairs import all_choices, pairs_in, pairwise

FACTORS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.lists(st.sampled_from("uvwxyz"), min_size=1, max_size=6, unique=True),
    min_size=2,
)


@settings(deadline=None)
@given(FACTORS)
def test_every_pair_of_values_meets(factors: dict[str, list[str]]) -> None:
    every = {pair for choice in all_choices(factors) for pair in pairs_in(choice)}
    assert {pair for choice in pairwise(factors) for pair in pairs_in(choice)} == every


@settings(deadline=None)
@given(FACTORS)
def test_no_run_is_without_a_pair_that_met_in_none_before(factors: dict[str, list[str]]) -> None:
    met: set[frozenset[tuple[str, str]]] = set()
    for choice in pairwise(factors):
        new = set(pairs_in(choice))
        assert new - met
        met |= new


def test_two_factors_make_every_combination_of_theirs() -> None:
    assert pairwise({"theme": ["light", "dark"], "script": ["on", "off"]}) == [
        {"theme": "light", "script": "on"},
        {"theme": "light", "script": "off"},
        {"theme": "dark", "script": "on"},
        {"theme": "dark", "script": "off"},
    ]


def test_ten_factors_of_three_values_take_a_few_runs_of_59049() -> None:
    factors = {name: ["1", "2", "3"] for name in "abcdefghij"}
    assert len(pairwise(factors)) <= 25
