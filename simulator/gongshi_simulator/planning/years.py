"""Scenarios' years, kept so that none is played twice, and whether they meet a requirement.

Replications are doubled for scenarios that are not decided yet. Source: half-widths in absolute terms, since relative
ones stop too soon where all years agree and hardly ever where few do; batches that double, so that they can run side
by side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from gongshi_simulator.planning.measures import Estimate, estimate
from gongshi_simulator.planning.requirement import Fulfilment, Requirement, fulfilment, slack
from gongshi_simulator.planning.trials import Trials, first_look
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.tally import Tally, together

K = TypeVar("K")


class Reached(NamedTuple):
    """What so many replications reach: an estimate for each clause of a requirement, and whether that is enough.

    ``slack``: by how much the clause that is furthest from being met is exceeded; below 0 where it is missed.
    """

    replications: int
    estimates: tuple[Estimate, ...]
    verdict: Fulfilment
    slack: float


@dataclass(slots=True)
class Years(Generic[K]):
    """The years of scenarios, each called by a key that ``scenario_of`` makes it from.

    ``played``: replications so far, fresh ones among them.
    """

    trials: Trials
    scenario_of: Callable[[K], Scenario]
    played: int = 0
    kept: dict[K, Tally] = field(default_factory=dict)

    def of(self, wanted: Sequence[K], number: int) -> list[Tally]:
        """The replications from number 0 on, so many at least, of each scenario."""
        done = {one: len(self.kept[one].replications) if one in self.kept else 0 for one in wanted}
        new = [one for one in done if done[one] < number]
        for one, more in zip(new, self._play([(one, range(done[one], number)) for one in new]), strict=True):
            self.kept[one] = together([self.kept[one], more]) if done[one] else more
        return [self.kept[one] for one in wanted]

    def fresh(self, one: K, numbers: range) -> Tally:
        """The replications with these numbers, which are not kept."""
        return self._play([(one, numbers)])[0]

    def _play(self, asked: Sequence[tuple[K, range]]) -> list[Tally]:
        self.played += sum(len(numbers) for _, numbers in asked)
        return self.trials.tallies([(self.scenario_of(one), numbers) for one, numbers in asked])


def tried(years: Years[K], required: Requirement, wanted: Sequence[K], most: int) -> Mapping[K, Reached]:
    """Each of the scenarios, tried until it is decided or ``most`` replications have not decided it."""
    number = min(first_look(years.trials.scenario.district.communities.value), most)
    found: dict[K, Reached] = {}
    still_open = tuple(wanted)
    while still_open:
        found |= {
            one: reached(required, tally) for one, tally in zip(still_open, years.of(still_open, number), strict=True)
        }
        still_open = tuple(
            one for one in still_open if found[one].verdict is Fulfilment.UNDECIDED and found[one].replications < most
        )
        number = min(2 * number, most)
    return found


def reached(required: Requirement, tally: Tally) -> Reached:
    """What a tally says."""
    estimates = tuple(estimate(one.measure, tally) for one in required.clauses)
    return Reached(len(tally.replications), estimates, fulfilment(required, estimates), slack(required, estimates))
