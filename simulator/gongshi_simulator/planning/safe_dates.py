"""Until when a resolution is safe: the latest day on which what is resolved still closes by 31 December often enough.

One project is added to the ordinary year; see `probes`. The days are a grid of months, then halved between the two
that tell apart. A later day is taken to be no better, which orders the days and is not proven: each day that was
tried is kept with what it showed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.model.terms import Term
from gongshi_simulator.assumption import SecondDecision
from gongshi_simulator.clock import day_at, midnight
from gongshi_simulator.draws import Added
from gongshi_simulator.intervals import Share
from gongshi_simulator.planning.probes import Probes
from gongshi_simulator.planning.requirement import Verdict
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.variation import varied
from gongshi_simulator.ways import Way

OFTEN_ENOUGH = 0.9


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
    """Until when each way of implementing is safe, under the scenario as it stands."""
    probes = Probes(trials, trials.scenario, chance, most)
    begins = setting(trials.scenario, trials.rules).month_begins
    probes.look([Added(way, day) for way in Way for day in begins[:-1]])
    safe = _last_days(probes, begins, frozenset({Verdict.MET}))
    possible = _last_days(probes, begins, frozenset({Verdict.MET, Verdict.UNDECIDED}))
    year = trials.scenario.year
    return tuple(
        SafeDate(
            way=way,
            chance=chance,
            safe=day_at(safe[way], year) if safe[way] >= 0 else None,
            unsafe=day_at(possible[way] + 1, year) if possible[way] + 1 < begins[-1] else None,
            tried=tuple(
                (day_at(one.day, year), told.closed) for one, told in sorted(probes.tried.items()) if one.way is way
            ),
        )
        for way in Way
    )


def _last_days(probes: Probes, begins: Sequence[int], holding: frozenset[Verdict]) -> Mapping[Way, int]:
    """The last day, counted from 0, for which each way's verdict is one of those; -1 where no month begins with one."""
    last, first = dict[Way, int](), dict[Way, int]()
    for way in Way:
        at = max((at for at, day in enumerate(begins[:-1]) if probes.verdict(Added(way, day)) in holding), default=-1)
        last[way], first[way] = begins[at] if at >= 0 else -1, begins[at + 1]
    while apart := [way for way in Way if first[way] - last[way] > 1]:
        middle = {way: Added(way, (last[way] + first[way]) // 2) for way in apart}
        probes.look(list(middle.values()))
        for way, what in middle.items():
            (last if probes.verdict(what) in holding else first)[way] = what.day
    return last


def reopened(trials: Trials, most: int, day: date) -> tuple[Reopened, ...]:
    """What becomes of a resolution that objections reopen on ``day``, by who decides again, and by way."""
    found: list[Reopened] = []
    for policy in Policy:
        probes = Probes(trials, _under(trials.scenario, policy), OFTEN_ENOUGH, most)
        asked = [Added(way, int(midnight(day)), is_reopened=True) for way in Way]
        probes.look(asked)
        found.extend(Reopened(day, policy, one.way, *probes.tried[one]) for one in asked)
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
