"""What of the spread between communities lasts: known answers, made by tossing coins for each community.

Thirty communities with ten resolutions a year, forty years, a hundred times over. Where all toss the same coin, an
interval that is right in 95 of 100 begins above nought in 2.5; more than 8 come about by chance once in 500. Where
the coins differ, the true part lies outside in 5; more than 12 come about once in 350.
"""

from __future__ import annotations

import numpy as np
import pytest

from gongshi_simulator.between_communities import by_rank, in_order, lasting_part
from gongshi_simulator.intervals import Mean
from gongshi_simulator.tally import Tally, nothing

_COMMUNITIES, _YEARS, _TIMES, _EACH = 30, 40, 100, 10


def tossed(chances: np.ndarray, seed: int) -> Tally:
    """Years in which each community closes of its resolutions as its chance has it."""
    tally = nothing(len(chances), range(_YEARS), 365)
    tally.communities[..., 0] = _EACH
    tally.communities[..., 1] = np.random.default_rng(seed).binomial(_EACH, chances, (_YEARS, len(chances)))
    return tally


def found(chances: np.ndarray) -> list[Mean]:
    """What is found, a hundred times over."""
    told = [lasting_part(tossed(chances, seed)) for seed in range(_TIMES)]
    return [one for one in told if one is not None]


def test_where_communities_are_alike_nothing_lasts() -> None:
    parts = found(np.full(_COMMUNITIES, 0.4))
    assert len(parts) == _TIMES
    assert sum(one.low > 0 for one in parts) <= 8
    assert max(one.high for one in parts) < 0.2


@pytest.mark.parametrize(("reach", "told_from_nought"), [(0.1, 60), (0.2, 98), (0.3, 100)])
def test_where_they_differ_the_part_that_lasts_is_found(reach: float, told_from_nought: int) -> None:
    chances = np.linspace(0.4 - reach, 0.4 + reach, _COMMUNITIES)
    lasting = chances.var(ddof=1)
    true = lasting / (lasting + (chances * (1 - chances)).mean() / _EACH)
    parts = found(chances)
    assert sum(not one.low <= true <= one.high for one in parts) <= 12
    assert sum(one.low > 0 for one in parts) >= told_from_nought


def test_without_two_years_in_a_batch_or_without_any_difference_nothing_can_be_told() -> None:
    assert lasting_part(nothing(3, range(40), 365)) is None
    assert lasting_part(tossed(np.ones(3), 1)) is None
    few = nothing(3, range(20), 365)
    few.communities[:] = 1
    few.communities[0, 0] = 0
    assert lasting_part(few) is None


def test_ranks_are_those_of_each_year_and_communities_keep_their_own_order() -> None:
    tally = nothing(3, range(2), 365)
    tally.communities[:, 0], tally.communities[:, 1] = [(10, 6), (10, 2)], [(10, 1), (10, 3)]
    assert [one.mean for one in by_rank(tally)] == pytest.approx([0.15, 0.45])
    assert [(one.number, one.of) for one in in_order(tally)] == [(8, 20), (4, 20), (0, 0)]
