"""Until when a resolution is safe: the latest day on which what is resolved still closes by 31 December often enough.

One project is added to the ordinary year; see `probes`. The days are a grid of months, then halved between the two
that tell apart. A later day is taken to be no better, which orders the days and is not proven: each day that was
tried is kept with what it showed. Between two days only the years are played in which the project closed on the one
and not on the other; where it closed on both, it is taken to close on a day in between.

A first look rules out months that are clearly too late. What is then said of a day rests on all replications.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from gongshi.model.terms import Term
from gongshi_simulator.assumption import SecondDecision
from gongshi_simulator.clock import day_at, midnight
from gongshi_simulator.draws import Added
from gongshi_simulator.intervals import Share
from gongshi_simulator.planning.probes import Probes
from gongshi_simulator.planning.requirement import Fulfilment, judged
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.variation import varied
from gongshi_simulator.ways import Way

OFTEN_ENOUGH = 0.9

_FIRST_LOOK = 40
"""Added projects that a first look takes: so many, all closed, are just enough to be sure of `OFTEN_ENOUGH`."""
_REOPENED = 100
"""Added projects from which is told what becomes of what is reopened."""


class SafeDate(NamedTuple):
    """Until when a way of implementing is safe.

    ``safe``: the latest day on which it closes in time with the chance or more, with confidence; None where no day of
    the grid is. ``unsafe``: the first from which on it does not, with confidence; None where there is none. Between
    the two the replications leave it open. ``tried``: days and how often what was resolved on them closed in time.
    """

    way: Way
    chance: float
    safe: date | None
    unsafe: date | None
    tried: tuple[tuple[date, Share], ...]

    @property
    def likely(self) -> date | None:
        """The latest day that was tried on which it closed in time so often, with or without confidence."""
        return max((day for day, closed in self.tried if closed.share >= self.chance), default=None)


class Policy(Term):
    """Who decides again on what objections have reopened, and how soon they meet."""

    QUARTERLY = "quarterly", "等下一次议事会，每季一次", "the council's next sitting, quarterly"
    MONTHLY = "monthly", "等下一次议事会，每月一次", "the council's next sitting, monthly"
    EXTRA_SITTING = "extra_sitting", "临时加开议事会", "a sitting of the council called for it"
    ASSEMBLY = "assembly", "居民代表会议表决", "the assembly of representatives"


class Reopened(NamedTuple):
    """What becomes by 31 December of a resolution that objections reopen on ``day``.

    ``closed``: how often the project is closed, ``started``: how often the work has begun at least. The rest waits for
    the second decision or was overturned by it.
    """

    day: date
    policy: Policy
    way: Way
    closed: Share
    started: Share


def safe_dates(trials: Trials, most: int, chance: float = OFTEN_ENOUGH) -> tuple[SafeDate, ...]:
    """Until when each way of implementing is safe, under the scenario as it stands.

    A day takes half of ``most`` replications, of which a plain share is known well enough, but a first look at least.
    """
    probes = Probes(trials, trials.scenario)
    first = min(probes.replications(_FIRST_LOOK), most)
    days = Days(probes, setting(trials.scenario, trials.rules).month_begins, chance, max(first, most // 2))
    probes.look([Added(way, day) for way in Way for day in days.begins[:-1]], first)
    return tuple(_safe_date(days, way, trials.scenario.year) for way in Way)


class Days(NamedTuple):
    """The days of a year as they are tried: ``begins`` of the months and of the year after."""

    probes: Probes
    begins: tuple[int, ...]
    chance: float
    most: int

    def verdict(self, what: Added) -> Fulfilment:
        """Whether it closes often enough, as far as it was tried; after the year nothing does."""
        if what.day == self.begins[-1]:
            return Fulfilment.NOT_MET
        closed = self.probes.outcome(what).closed
        return judged(self.chance, closed.low, closed.high)

    def last(self, way: Way, holding: frozenset[Fulfilment]) -> int:
        """The last day, counted from 0, whose verdict is one of those; -1 where no month begins with one."""
        at = len(self.begins) - 2
        while at >= 0 and not self._holds(Added(way, self.begins[at]), holding):
            at -= 1
        if at < 0:
            return -1
        last, first = Added(way, self.begins[at]), Added(way, self.begins[at + 1])
        self.probes.look([first], self.most)
        while first.day - last.day > 1:
            middle = Added(way, (last.day + first.day) // 2)
            self.probes.look_between(middle, (last, first))
            last, first = (middle, first) if self.verdict(middle) in holding else (last, middle)
        return last.day

    def _holds(self, what: Added, holding: frozenset[Fulfilment]) -> bool:
        if self.verdict(what) is Fulfilment.NOT_MET:
            return False
        self.probes.look([what], self.most)
        return self.verdict(what) in holding


def _safe_date(days: Days, way: Way, year: int) -> SafeDate:
    safe = days.last(way, frozenset({Fulfilment.MET}))
    possible = days.last(way, frozenset({Fulfilment.MET, Fulfilment.UNDECIDED}))
    return SafeDate(
        way=way,
        chance=days.chance,
        safe=day_at(safe, year) if safe >= 0 else None,
        unsafe=day_at(possible + 1, year) if possible + 1 < days.begins[-1] else None,
        tried=tuple((day_at(one.day, year), told.closed) for one, told in days.probes.tried(way)),
    )


def reopened(trials: Trials, most: int, day: date) -> tuple[Reopened, ...]:
    """What becomes of a resolution that objections reopen on ``day``, by who decides again, and by way."""
    found: list[Reopened] = []
    for policy in Policy:
        probes = Probes(trials, _under(trials.scenario, policy))
        asked = [Added(way, int(midnight(day)), is_reopened=True) for way in Way]
        probes.look(asked, min(probes.replications(_REOPENED), most))
        found.extend(Reopened(day, policy, one.way, *probes.outcome(one)) for one in asked)
    return tuple(found)


_POLICIES: Mapping[Policy, tuple[SecondDecision, int | None]] = {
    Policy.QUARTERLY: (SecondDecision.NEXT_SITTING, 4),
    Policy.MONTHLY: (SecondDecision.NEXT_SITTING, 12),
    Policy.EXTRA_SITTING: (SecondDecision.EXTRA_SITTING, None),
    Policy.ASSEMBLY: (SecondDecision.ASSEMBLY, None),
}


def _under(scenario: Scenario, policy: Policy) -> Scenario:
    """The scenario under another policy; sittings that the policy does not name stay as they are."""
    decision, sittings = _POLICIES[policy]
    values: dict[str, object] = {"objecting.second_decision": decision}
    return varied(scenario, values if sittings is None else values | {"council.sittings_a_year": sittings})
