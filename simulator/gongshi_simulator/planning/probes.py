"""One project more than the year's own, resolved or reopened on a day of its own: how often it still closes.

In every sub-district of a replication one community has it, each in turn, so that no two of them meet but where the
district's experts are shared by all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi_simulator.community import Community
from gongshi_simulator.draws import Added, drawn
from gongshi_simulator.executors import results
from gongshi_simulator.experiment import collecting_between
from gongshi_simulator.intervals import Share, share
from gongshi_simulator.model import begun
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.spans import OVERTURNED
from gongshi_simulator.streams import Key
from gongshi_simulator.ways import Way

_OVER = frozenset({"closed", "terminated", *OVERTURNED})
_STEP = 14
"""Days after which a year is looked at, whether it need not go on: what was added is over."""

_COMMUNITY_YEARS = 100
"""A task's worth."""

Seen: TypeAlias = npt.NDArray[np.int64]
"""What became of added projects by 31 December [replication, unit, 2]: how many of the unit's were closed, and in how
many the work had begun; -1 where the year was not played."""


class Place(NamedTuple):
    """A unit's year: the replication, and the unit's place among them."""

    replication: int
    unit: int


class Outcome(NamedTuple):
    """How many were closed, and in how many the work had begun, as shares of all that were added."""

    closed: Share
    started: Share


def seen(here: Setting, seed: int, places: Sequence[Place], what: Added) -> list[tuple[int, int]]:
    """What became of the added projects of these units' years: how many closed, in how many the work had begun."""
    told: list[tuple[int, int]] = []
    with collecting_between() as collect:
        for at in places:
            events = _events(here, Key(seed, 0, at.replication), here.units[at.unit], what)
            told.append((_number_of("closed", events), _number_of("started", events)))
            collect()
    return told


def _number_of(event: str, events: Sequence[frozenset[str]]) -> int:
    return sum(event in one for one in events)


def _events(here: Setting, key: Key, unit: tuple[int, ...], what: Added) -> list[frozenset[str]]:
    """What happened to the added projects of a unit, one of each of its sub-districts."""
    whose = _whose_turn(here, unit, key.replication)
    draws = [drawn(here.scenario, key._replace(community=one), (what,) if one in whose else ()) for one in unit]
    env, communities = begun(here, unit, draws)
    having = [one for one in communities if one.number in whose]
    for until in range(what.day + _STEP, here.days, _STEP):
        env.run(until=until)
        if all(_of_added(one) & _OVER for one in having):
            break
    else:
        env.run(until=here.days)
    return [_of_added(one) for one in having]


def _whose_turn(here: Setting, unit: Sequence[int], replication: int) -> frozenset[int]:
    by_subdistrict: dict[int, list[int]] = {}
    for one in unit:
        by_subdistrict.setdefault(here.subdistrict_of(one), []).append(one)
    return frozenset(those[replication % len(those)] for those in by_subdistrict.values())


def _of_added(community: Community) -> frozenset[str]:
    added = community.draws.added
    return frozenset(event.transition for event in community.log.events if event.project in added)


class Probes:
    """Added projects that were tried under a scenario, all under the same draws, with what became of them."""

    def __init__(self, trials: Trials, scenario: Scenario) -> None:
        self._here, self._trials = setting(scenario, trials.rules), trials
        self._seen: dict[Added, Seen] = {}
        self._each = scenario.district.subdistricts.value

    def replications(self, wanted: int) -> int:
        """How many replications have so many added projects."""
        return math.ceil(wanted / self._each)

    def outcome(self, what: Added) -> Outcome:
        """What became of it in all replications that it was tried in."""
        told = self._seen[what]
        closed, started = told.sum(axis=(0, 1)).tolist()
        return Outcome(*(share(number, len(told) * self._each) for number in (closed, started)))

    def tried(self, way: Way) -> list[tuple[Added, Outcome]]:
        """What was tried of a way, in the order of its days, within the year."""
        asked = sorted(one for one in self._seen if one.way is way and one.day < self._here.days)
        return [(one, self.outcome(one)) for one in asked]

    def look(self, wanted: Sequence[Added], number: int) -> None:
        """Tries each of them in so many replications at least. Nothing comes of a day that is not in the year."""
        done = {one: len(self._seen[one]) if one in self._seen else 0 for one in wanted}
        new = [one for one in done if done[one] < number]
        for one in new:
            empty = np.full((number - done[one], len(self._here.units), 2), -1, dtype=np.int64)
            self._seen[one] = np.concatenate([self._seen[one], empty]) if done[one] else empty
            if one.day >= self._here.days:
                self._seen[one][...] = 0
        self._play(new)

    def look_between(self, what: Added, ends: tuple[Added, Added]) -> None:
        """Tries it where the two ends, tried in equally many replications, came out differently.

        In all other years a day between two of the same outcome is taken to have it, too.
        """
        one, other = (self._seen[end] for end in ends)
        self._seen[what] = np.where((one[..., :1] == other[..., :1]), one, -1)
        self._play([what])

    def _play(self, wanted: Sequence[Added]) -> None:
        """Plays the years that have not been played."""
        asked = [(one, chunk) for one in wanted for chunk in self._chunks(one)]
        tasks = ((self._here, self._trials.seed, chunk, one) for one, chunk in asked)
        for task, told in results(self._trials.pool, seen, tasks):
            one, chunk = asked[task]
            self._seen[one][tuple(np.array(chunk).T)] = told
            self._trials.told(sum(len(self._here.units[at.unit]) for at in chunk))

    def _chunks(self, what: Added) -> list[list[Place]]:
        places = [Place(*at) for at in np.argwhere(self._seen[what][..., 0] < 0).tolist()]
        size = max(1, _COMMUNITY_YEARS // len(self._here.units[0]))
        return [places[first : first + size] for first in range(0, len(places), size)]
