"""The same bytes whoever works it out: in this process or others, in whatever chunks, the log kept or let go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi_simulator.executors import executor
from gongshi_simulator.experiment import chunks, experiment, replayed, replicate
from gongshi_simulator.measuring import Measuring
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.tally import Number, Tally, together

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]

SEED, YEARS = 11, range(9)
Bytes = dict[str, tuple[str, tuple[int, ...], bytes]]


@pytest.fixture(scope="module")
def district(scenario: With, here: Here) -> Setting:
    """Communities of several sizes, five of which share each street office; four years of them are a chunk."""
    values = {"district__communities": 25, "district__subdistricts": 5, "district__size_spread": 0.3}
    return here(scenario(**values, objecting__own_objection=0.1, judging__acceptance_failed=0.2))


@pytest.fixture(scope="module")
def at_once(district: Setting) -> Bytes:
    """All years in one go."""
    return bytes_of(replicate(district, SEED, YEARS))


def bytes_of(tally: Tally) -> Bytes:
    """Every array of a tally, to the last byte."""
    return {name: (str(one.dtype), one.shape, one.tobytes()) for name, one in tally._asdict().items()}


@pytest.mark.parametrize("size", [1, 4])
def test_years_in_chunks_of_any_size_come_to_the_same(district: Setting, at_once: Bytes, size: int) -> None:
    parts = [replicate(district, SEED, YEARS[first : first + size]) for first in range(0, len(YEARS), size)]
    assert bytes_of(together(parts)) == at_once


def test_years_in_any_order_come_to_the_same(district: Setting, at_once: Bytes) -> None:
    assert bytes_of(together(replicate(district, SEED, YEARS[first::4]) for first in (3, 0, 2, 1))) == at_once


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_every_executor_comes_to_the_same(district: Setting, at_once: Bytes, name: str) -> None:
    assert len(chunks(district, YEARS)) == 3
    told: list[int] = []
    with executor(name, jobs=2) as runs:
        assert bytes_of(experiment(district, SEED, YEARS, runs, told.append)) == at_once
    assert (told == sorted(told), told[-1]) == (True, len(YEARS))


def test_the_log_kept_comes_to_the_same_as_the_log_let_go(district: Setting, at_once: Bytes) -> None:
    kept = {number: list(replayed(district, SEED, number)) for number in YEARS}
    measuring = Measuring(district, YEARS)
    for number in reversed(YEARS):
        measuring.take_in(number, kept[number])
    assert bytes_of(measuring.tally) == at_once


def test_any_one_year_can_be_replayed_with_all_that_happened_in_it(shipped: Scenario, here: Here) -> None:
    setting = here(shipped)
    tally = replicate(setting, SEED, range(12))
    (year,) = replayed(setting, SEED, 7)
    closed = {event.project: event.time for event in year.log.events if event.transition == "closed"}
    own = [project for project in closed if project < year.draws.proposals]
    assert len({row.tobytes() for row in tally.numbers}) == 12
    assert tally.numbers[7, Number.CLOSED] == len(own) > 0
    assert replicate(setting, SEED, [7]).numbers[0].tobytes() == tally.numbers[7].tobytes()


def test_a_year_is_replayed_alone_as_after_others(shipped: Scenario, here: Here) -> None:
    """The same events, votes, notices and turns."""
    setting = here(shipped)
    alone = [year.log for year in replayed(setting, SEED, 4)]
    after = [[year.log for year in replayed(setting, SEED, number)] for number in range(5)]
    assert after[4] == alone
    assert after[3] != alone


def test_another_seed_is_another_year(shipped: Scenario, here: Here) -> None:
    one, other = (bytes_of(replicate(here(shipped), seed, [0])) for seed in (SEED, SEED + 1))
    assert one["numbers"] != other["numbers"]
