"""Replications by the half-width asked for: when it stops, and that it changes nothing but when."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.experiment import experiment, replicate
from gongshi_simulator.precision import Aim, HalfWidths, half_widths, how_close, until_within
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.tally import Number, Tally, nothing

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


def assert_same(found: Tally, told: Tally) -> None:
    assert all(np.array_equal(getattr(found, name), getattr(told, name)) for name in Tally._fields)


@pytest.fixture(scope="module")
def small(scenario: With, here: Here) -> Setting:
    """A community with few proposals, whose year is soon played."""
    return here(scenario(proposing__proposals_per_1000_reached=3))


def test_it_stops_at_the_first_doubling_that_is_close_enough(small: Setting) -> None:
    plain = replicate(small, 1, range(200))
    at_100, at_200 = (half_widths(one).widest for one in (replicate(small, 1, range(100)), plain))
    found = until_within(small, 1, Aim((at_100 + at_200) / 2, 10_000), InThisProcess())
    assert_same(found, plain)
    assert how_close(found, at_100).zh == f"推演200年就够了：上下不超过{at_100:g}"


def test_it_stops_at_the_most_where_that_is_not_close_enough(small: Setting) -> None:
    heard: list[int] = []
    found = until_within(small, 1, Aim(0.001, 130), InThisProcess(), heard.append)
    assert_same(found, experiment(small, 1, range(130), InThisProcess()))
    assert heard == [100, 130]
    assert how_close(found, 0.001).zh.startswith("推演了130年还不够准：上下0.0")


def test_fewer_than_a_hundred_are_played_where_no_more_are_allowed(small: Setting) -> None:
    assert len(until_within(small, 1, Aim(0.5, 40), InThisProcess()).replications) == 40


def years_of(closed: int, resolved: int, years: int = 100, communities: int = 1) -> Tally:
    tally = nothing(communities, range(years), 365)
    tally.numbers[:, Number.CLOSED], tally.numbers[:, Number.RESOLVED] = closed, resolved
    tally.numbers[:, Number.ALL_CLOSED] = communities * (0 < closed == resolved)
    return tally


def test_years_that_all_agree_are_not_taken_to_be_sure() -> None:
    # Wilson's interval of 100 of 100 begins at 1 - 3.8415 / 103.8415.
    half = 3.8415 / 103.8415 / 2
    for closed in (0, 12):
        assert half_widths(years_of(closed, 12)) == pytest.approx(HalfWidths(half, half), abs=1e-5)
    assert half_widths(years_of(12, 12)).widest > 0.01


def test_of_several_communities_only_the_closed_share_is_waited_for() -> None:
    assert half_widths(years_of(3, 12, communities=3)).all_closed is None


def test_where_nothing_is_resolved_nothing_is_known() -> None:
    assert half_widths(years_of(0, 0)).closed_share == 1.0
