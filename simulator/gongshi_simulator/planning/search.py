"""The search for the cheapest capacity that meets a requirement.

Sittings and agendas are gone through one by one. Within each, what cannot do is looked for first: if even the most of
all hands misses the requirement, or the most of all others beside few of one, nothing there is tried further. What is
left is tried from the cheapest on, but for what has no more of any hands than a point that missed. More hands are thus
taken never to do harm. That orders the search and proves nothing, since with several resources more of one can delay
the whole (Graham, 1966, Bounds for certain multiprocessing anomalies). So the steps down from the point that is found
are tried in any case, and what was left out is counted.

The point that is found is tried again in fresh replications, since the best of many has had luck too. A claim that
holds there is wrong once in forty times at most, for each point that was so confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias

from gongshi_simulator.planning.levers import LEVERS, Capacity, Lever, capacity, cost, within_reach
from gongshi_simulator.planning.points import Point, point, points, replications
from gongshi_simulator.planning.requirement import Requirement, Verdict
from gongshi_simulator.planning.trials import Trials, first_look

HANDS = (Lever.WORKERS, Lever.COMMITTEES, Lever.REVIEWERS, Lever.EXPERTS)
_AT_ONCE = 8
"""Points tried side by side; a fixed number, so that the machine does not show in what was tried."""

Reach: TypeAlias = Mapping[Lever, tuple[int, ...]]


class Found(NamedTuple):
    """What a search found.

    ``chosen`` the cheapest that is met, as confirmed in fresh replications; None where there is none. ``tried`` all
    points, the cheapest first. ``undecided`` cheaper ones that the replications could not decide, or that fresh ones
    did not confirm. ``possible``: capacities within the bounds; ``most``: replications of a point at
    most; ``confirmations``: points tried in fresh ones.
    """

    chosen: Point | None
    tried: tuple[Point, ...]
    undecided: tuple[Point, ...]
    possible: int
    most: int
    confirmations: int


@dataclass(slots=True)
class Search:
    """What has been tried so far: of each capacity the point that most replications went into."""

    trials: Trials
    required: Requirement
    most: int
    reach: Reach
    tried: dict[Capacity, Point] = field(default_factory=dict)
    confirmed: dict[Capacity, Point] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """Replications of a first look."""
        return min(first_look(self.trials.scenario.district.communities.value), self.most)

    def look(self, wanted: Sequence[Capacity], most: int) -> list[Point]:
        """Points for these capacities, of ``most`` replications at most; those known well enough are not tried anew."""
        new = [one for one in wanted if not self._is_known(one, most)]
        self.tried |= {one.capacity: one for one in points(self.trials, self.required, new, most)}
        return [self.tried[one] for one in wanted]

    def _is_known(self, one: Capacity, most: int) -> bool:
        known = self.tried.get(one)
        return known is not None and (known.verdict is not Verdict.UNDECIDED or known.replications >= most)

    def is_confirmed(self, found: Point) -> bool:
        """Whether replications that nothing was chosen by say the same of a point that is met."""
        begin = self.most * (1 + len(self.confirmed))
        (fresh,) = replications(self.trials, [found.capacity], range(begin, begin + self.most))
        self.confirmed[found.capacity] = point(self.trials, self.required, found.capacity, fresh)
        return self.confirmed[found.capacity].verdict is Verdict.MET

    def order(self, one: Capacity) -> tuple[int, int, Capacity]:
        """The cheapest first; of those that cost the same the one that changes least."""
        now = capacity(self.trials.scenario)
        return cost(self.trials.scenario, one), sum(a != b for a, b in zip(one, now, strict=True)), one


def search(trials: Trials, required: Requirement, most: int) -> Found:
    """The cheapest capacity within the scenario's bounds that meets what is required, and all that was tried for it."""
    reach = {lever: within_reach(trials.scenario, lever) for lever in LEVERS}
    now = capacity(trials.scenario)
    # A longer agenda costs nothing, so only the scenario's own and the longest are worth a search.
    reach[Lever.ITEMS] = tuple(sorted({now.items, reach[Lever.ITEMS][-1]}))
    state = Search(trials, required, most, reach)
    state.look([now], most)
    chosen = _first_confirmed(state, _ascending(state, _corners(state)))
    if chosen is None:
        chosen = _first_confirmed(state, state.look(_around(state, now), most))
    while chosen is not None and (cheaper := _first_confirmed(state, _cheaper_beside(state, chosen))) is not None:
        chosen = cheaper
    state.look(_around(state, chosen or now), most)
    return _found(state, chosen)


def _found(state: Search, chosen: Capacity | None) -> Found:
    tried = sorted(state.tried.values(), key=lambda one: state.order(one.capacity))
    no_dearer = [one for one in tried if chosen is None or state.order(one.capacity) < state.order(chosen)]
    return Found(
        chosen=None if chosen is None else state.confirmed[chosen],
        tried=tuple(tried),
        undecided=tuple(
            one for one in no_dearer if one.verdict is Verdict.UNDECIDED or one.capacity in state.confirmed
        ),
        possible=prod(len(numbers) for numbers in state.reach.values()),
        most=state.most,
        confirmations=len(state.confirmed),
    )


def _first_confirmed(state: Search, found: Iterable[Point]) -> Capacity | None:
    for one in found:
        if one.verdict is Verdict.MET and one.capacity not in state.confirmed and state.is_confirmed(one):
            return one.capacity
    return None


def _corners(state: Search) -> list[Capacity]:
    """For each council the least of each of the hands that does beside the most of all others, taken together."""
    most = {lever: state.reach[lever][-1] for lever in HANDS}
    tops = [_capacity(most, council) for council in product(state.reach[Lever.SITTINGS], state.reach[Lever.ITEMS])]
    left = [one.capacity for one in state.look(tops, state.first) if one.verdict is not Verdict.NOT_MET]
    least = {(top, lever): 0 for top in left for lever in HANDS}
    asked = list(least)
    while asked:
        tried = state.look([top.but(lever, state.reach[lever][least[top, lever]]) for top, lever in asked], state.first)
        asked = [
            (top, lever)
            for (top, lever), one in zip(asked, tried, strict=True)
            if one.verdict is Verdict.NOT_MET and least[top, lever] + 1 < len(state.reach[lever])
        ]
        for one in asked:
            least[one] += 1
    return [
        _capacity({lever: state.reach[lever][least[top, lever]] for lever in HANDS}, (top.sittings, top.items))
        for top in left
    ]


def _capacity(hands: Mapping[Lever, int], council: tuple[int, ...]) -> Capacity:
    return Capacity(*(hands[lever] for lever in HANDS), *council)


def _ascending(state: Search, corners: Iterable[Capacity]) -> Iterator[Point]:
    """All from the corners on, the cheapest first; without those that have no more hands than one that missed."""
    waiting = sorted(
        (
            _capacity(dict(zip(HANDS, hands, strict=True)), (corner.sittings, corner.items))
            for corner in corners
            for hands in product(*([n for n in state.reach[lever] if n >= corner.of(lever)] for lever in HANDS))
        ),
        key=state.order,
    )
    while waiting:
        missed = [one for one, tried in state.tried.items() if tried.verdict is Verdict.NOT_MET]
        waiting = [one for one in waiting if not any(_has_no_more_hands(one, other) for other in missed)]
        yield from state.look(waiting[:_AT_ONCE], state.most)
        del waiting[:_AT_ONCE]


def _has_no_more_hands(one: Capacity, other: Capacity) -> bool:
    is_same_council = (one.sittings, one.items) == (other.sittings, other.items)
    return is_same_council and all(one.of(lever) <= other.of(lever) for lever in HANDS)


def _cheaper_beside(state: Search, chosen: Capacity) -> list[Point]:
    return state.look(sorted(_beside(state, chosen, -1), key=state.order), state.most)


def _around(state: Search, middle: Capacity) -> list[Capacity]:
    return sorted((*_beside(state, middle, -1), *_beside(state, middle, 1)), key=state.order)


def _beside(state: Search, around: Capacity, step: int) -> list[Capacity]:
    """One step up or down with each lever, as far as the bounds allow; what costs nothing has no cheaper step."""
    steps = []
    for lever in (*HANDS, Lever.SITTINGS):
        numbers = state.reach[lever]
        at = numbers.index(around.of(lever)) + step
        if 0 <= at < len(numbers):
            steps.append(around.but(lever, numbers[at]))
    return steps
