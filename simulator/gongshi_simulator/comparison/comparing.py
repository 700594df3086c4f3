"""Scenarios under common random numbers: each replication plays all of them with the same draws.

What two of them differ in is then what was changed and hardly luck, and the interval of their difference is taken from
the differences of pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.between_communities import BetweenCommunities, between_communities
from gongshi_simulator.comparison.measures import Measure, values
from gongshi_simulator.executors import results
from gongshi_simulator.experiment import chunks, replicate
from gongshi_simulator.intervals import Mean, difference, family
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Floats
from gongshi_simulator.summary import Summary, summary
from gongshi_simulator.tally import Gathered, Tally

_LEAST = 2
"""Replications without which there is no interval."""


class Compared(NamedTuple):
    """One of the scenarios. ``differences``: it less the first, None where one of both cannot be told."""

    scenario: Scenario
    summary: Summary
    between: BetweenCommunities | None
    differences: Mapping[Measure, Mean | None]


class Comparison(NamedTuple):
    """Two scenarios or more, the one that the others are held against first; its own ``differences`` are empty.

    ``level`` of each interval of a difference: so high that of one measure all of them together hold with 95 %.
    """

    replications: int
    level: float
    compared: tuple[Compared, ...]


def comparison(
    settings: Sequence[Setting],
    seed: int,
    replications: range,
    executor: Executor,
    told: Callable[[int], None] = lambda _: None,
) -> Comparison:
    """All these replications of each scenario; ``told`` hears how many are done.

    Interrupted from the keyboard, it compares what is finished by then, the same replications of all.

    Raises:
        CouldNotRun: for scenarios of which no years can be paired.
        KeyboardInterrupt: where hardly anything is finished.
    """
    _refuse_unpaired([one.scenario for one in settings])
    gathered = [Gathered() for _ in settings]
    arguments = ((settings, seed, chunk) for chunk in chunks(settings[0], replications))
    try:
        for _, tallies in results(executor, replicate_each, arguments):
            for one, tally in zip(gathered, tallies, strict=True):
                one.take_in(tally)
            told(gathered[0].replications)
    except KeyboardInterrupt:
        if gathered[-1].replications < _LEAST:
            raise
    return compared(settings, [one.tally() for one in gathered])


def replicate_each(settings: Sequence[Setting], seed: int, replications: Sequence[int]) -> tuple[Tally, ...]:
    """The years with these numbers, of each scenario."""
    return tuple(replicate(setting, seed, replications) for setting in settings)


def compared(settings: Sequence[Setting], tallies: Sequence[Tally]) -> Comparison:
    """The comparison of what has been played: tallies of the same replications under the same seed.

    Source: paired differences under common random numbers, and Bonferroni for several comparisons with one (Law,
    Simulation Modeling and Analysis, on comparing alternative systems).
    """
    level = family(len(tallies) - 1)
    known = [{measure: values(tally, measure) for measure in Measure} for tally in tallies]
    return Comparison(
        len(tallies[0].replications),
        level,
        tuple(
            Compared(
                setting.scenario,
                summary(tally, setting),
                between_communities(tally),
                {} if own is known[0] else {one: _paired(known[0][one], own[one], level) for one in Measure},
            )
            for setting, tally, own in zip(settings, tallies, known, strict=True)
        ),
    )


def _paired(first: Floats | None, other: Floats | None, level: float) -> Mean | None:
    return None if first is None or other is None else difference(other - first, level)


def _refuse_unpaired(scenarios: Sequence[Scenario]) -> None:
    first, *others = scenarios
    for other in others:
        if _size(first) != _size(other):
            (year, number), (other_year, other_number) = _size(first), _size(other)
            raise CouldNotRun(
                f"{first.id} 是{year}年、{number}个社区，{other.id} 是{other_year}年、{other_number}个社区；"
                "年份和社区数都一样的情景才能一年对一年地比",
                f"{first.id} plays {number} communities in {year}, {other.id} {other_number} in {other_year}; only "
                "scenarios of the same year and number of communities can be compared year by year",
            )


def _size(scenario: Scenario) -> tuple[int, int]:
    return scenario.year, scenario.district.communities.value
