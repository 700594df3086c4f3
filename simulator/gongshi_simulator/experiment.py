"""Replications: the same scenario under many draws, in chunks that any executor may run.

A replication depends on the seed and its own number, so that neither chunks nor executors show in what comes out.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial

from gongshi_simulator.draws import drawn
from gongshi_simulator.executors import results
from gongshi_simulator.measuring import Measuring
from gongshi_simulator.model import CommunityYear, simulate
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key
from gongshi_simulator.tally import Gathered, Tally

_COMMUNITY_YEARS = 100
"""In a chunk, about: half a second's work, beside which handing it to another process or machine is nothing."""

_LEAST = 2
"""Replications without which there is no interval."""


class Interrupted(KeyboardInterrupt):
    """A run that was ended from the keyboard; ``tally`` is what it had come to."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally


def replicate(setting: Setting, seed: int, replications: Sequence[int]) -> Tally:
    """The years with these numbers, measured."""
    measuring = Measuring(setting, replications)
    with collecting_between() as collect:
        for number in replications:
            measuring.take_in(number, replayed(setting, seed, number))
            collect()
    return measuring.tally


@contextmanager
def collecting_between() -> Iterator[Callable[[], object]]:
    """Looks for garbage between two years only: a year makes thousands of small things that live as long as it does.

    With the usual thresholds a sixth of the time goes into looking through them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield partial(gc.collect, 0)
    finally:
        if was_enabled:
            gc.enable()


def replayed(setting: Setting, seed: int, replication: int) -> Iterator[CommunityYear]:
    """The year with this number in every community, with all that happened in it; one environment after another."""
    for unit in setting.units:
        yield from _played(setting, seed, replication, unit)


def community_year(setting: Setting, seed: int, replication: int, community: int) -> CommunityYear:
    """The same of one community, and nothing but the environment that it shares is run."""
    unit = next(unit for unit in setting.units if community in unit)
    return next(year for year in _played(setting, seed, replication, unit) if year.number == community)


def _played(setting: Setting, seed: int, replication: int, unit: Sequence[int]) -> tuple[CommunityYear, ...]:
    draws = [drawn(setting.scenario, Key(seed, community, replication)) for community in unit]
    return simulate(setting, unit, draws)


def chunks(setting: Setting, replications: range) -> tuple[range, ...]:
    """The replications, a task's worth together."""
    size = max(1, _COMMUNITY_YEARS // setting.scenario.district.communities.value)
    return tuple(replications[first : first + size] for first in range(0, len(replications), size))


def experiment(
    setting: Setting, seed: int, replications: range, executor: Executor, told: Callable[[int], None] = lambda _: None
) -> Tally:
    """All these replications, as one tally; ``told`` hears how many are done.

    Raises:
        Interrupted: from the keyboard, with what was finished by then, two replications at least.
        KeyboardInterrupt: where nothing was.
    """
    gathered = Gathered()
    try:
        for _, tally in results(executor, replicate, ((setting, seed, one) for one in chunks(setting, replications))):
            gathered.take_in(tally)
            told(gathered.replications)
    except KeyboardInterrupt:
        if gathered.replications < _LEAST:
            raise
        raise Interrupted(gathered.tally()) from None
    return gathered.tally()
