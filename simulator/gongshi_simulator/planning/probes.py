"""One project more than the year's own, resolved or reopened on a day of its own: how often it still closes.

In every unit of a replication one community has it, each in turn, so that no two of them meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongshi_simulator.draws import Added, drawn
from gongshi_simulator.executors import results
from gongshi_simulator.experiment import chunks
from gongshi_simulator.intervals import Share, share
from gongshi_simulator.model import simulate
from gongshi_simulator.planning.requirement import Verdict, judged
from gongshi_simulator.planning.trials import Trials, first_look
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.streams import Key


class Seen(NamedTuple):
    """What became of added projects by 31 December: how many were closed, and in how many the work had begun."""

    closed: int
    started: int


class Outcome(NamedTuple):
    """The same as shares of all that were added."""

    closed: Share
    started: Share


def seen(here: Setting, seed: int, replications: Sequence[int], what: Added) -> Seen:
    """What became of the added project in these years, unit by unit."""
    told = [_events(here, Key(seed, 0, number), unit, what) for number in replications for unit in here.units]
    return Seen(sum("closed" in events for events in told), sum("started" in events for events in told))


def _events(here: Setting, key: Key, unit: tuple[int, ...], what: Added) -> frozenset[str]:
    """What happened to the project in the community of the unit whose turn it is."""
    of = key.replication % len(unit)
    draws = [
        drawn(here.scenario, key._replace(community=community), (what,) if at == of else ())
        for at, community in enumerate(unit)
    ]
    year = simulate(here, unit, draws)[of]
    return frozenset(event.transition for event in year.log.events if event.project in year.draws.added)


class Probes:
    """Added projects that were tried, each under the same draws, with how often they closed.

    ``chance``: what is to be decided of each, whether it closes so often.
    """

    def __init__(self, trials: Trials, scenario: Scenario, chance: float, most: int) -> None:
        self._here, self._trials = setting(scenario, trials.rules), trials
        self._chance, self._most = chance, most
        self.tried: dict[Added, Outcome] = {}

    def verdict(self, what: Added) -> Verdict:
        """Whether it closes often enough, as far as it was tried."""
        told = self.tried[what].closed
        return judged(self._chance, told.low, told.high)

    def look(self, wanted: Sequence[Added]) -> None:
        """Tries each of them, and doubles the replications of those that are not decided, up to the most."""
        still_open = [one for one in dict.fromkeys(wanted) if one not in self.tried]
        counted = dict.fromkeys(still_open, Seen(0, 0))
        done, number = 0, min(first_look(len(self._here.units)), self._most)
        while still_open and done < self._most:
            for one, more in self._seen(still_open, range(done, number)):
                counted[one] = Seen(*map(sum, zip(counted[one], more, strict=True)))
            years = number * len(self._here.units)
            self.tried |= {one: Outcome(*(share(count, years) for count in counted[one])) for one in still_open}
            still_open = [one for one in still_open if self.verdict(one) is Verdict.UNDECIDED]
            done, number = number, min(2 * number, self._most)

    def _seen(self, wanted: Sequence[Added], numbers: range) -> Iterator[tuple[Added, Seen]]:
        asked = [(one, chunk) for one in wanted for chunk in chunks(self._here, numbers)]
        tasks = ((self._here, self._trials.seed, chunk, one) for one, chunk in asked)
        for at, found in results(self._trials.pool, seen, tasks):
            one, chunk = asked[at]
            self._trials.told(len(chunk))
            yield one, found
