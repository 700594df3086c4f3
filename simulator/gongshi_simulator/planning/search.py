"""The search for the cheapest capacity that meets a requirement.

Each council, of so many sittings and items, is first tried with the most of all hands: where even these miss the
requirement, nothing under that council is tried. What is left is cut down again and again (see `left`), until nothing
that is cheaper than a point that is met is left: first at first looks, which guess at what they leave open, then in
full. More hands are thus taken never to do harm: what has no more of any than a point that missed is taken to miss,
too, and what has no more than one that the most replications leave open, to be no more certain. That orders the search
and proves nothing, since with several resources more of one can delay the whole (Graham, 1966, Bounds for certain
multiprocessing anomalies). So the steps down from the point that is found are tried in any case, and what was left out
is counted.

The point that is found is tried again in fresh replications, since the best of many has had luck too. A claim that
holds there is wrong once in forty times at most, for each point that was so confirmed.

A search that has taken some tens of times the replications of one point ends with what it has, and says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import NamedTuple

from gongshi_simulator.planning.left import HANDS, Left, Reach, has_no_less, order
from gongshi_simulator.planning.levers import LEVERS, Capacity, Lever, capacity, within_reach
from gongshi_simulator.planning.points import Point, point, points
from gongshi_simulator.planning.requirement import Fulfilment, Requirement
from gongshi_simulator.planning.trials import first_look
from gongshi_simulator.planning.years import Years, reached

_ENOUGH = 25
"""A search takes so many times the replications of one point at most, but for the steps beside what it has found."""


class Found(NamedTuple):
    """What a search found.

    ``chosen`` the cheapest that is met, as confirmed in fresh replications; None where there is none. ``tried`` all
    points, the cheapest first. ``undecided`` cheaper ones that the replications could not decide, or that fresh ones
    did not confirm; without those that have no more of any hands than one that missed. ``untried``: cheaper ones that
    nothing rules out and that a search that had taken enough has not tried. ``possible``: capacities within the bounds;
    ``most``: replications of a point at most; ``confirmations``: points tried in fresh ones.
    """

    chosen: Point | None
    tried: tuple[Point, ...]
    undecided: tuple[Point, ...]
    untried: int
    possible: int
    most: int
    confirmations: int


@dataclass(slots=True)
class Search:
    """What has been tried so far: of each capacity the point that most replications went into.

    ``hope``: what is left open and exceeds the requirement by so much is guessed to meet it.
    """

    years: Years[Capacity]
    required: Requirement
    most: int
    reach: Reach
    left: Left
    tried: dict[Capacity, Point] = field(default_factory=dict)
    confirmed: dict[Capacity, Point] = field(default_factory=dict)
    hope: float = 0.0

    @property
    def first(self) -> int:
        """Replications of a first look."""
        return min(first_look(self.years.trials.scenario.district.communities.value), self.most)

    @property
    def is_over(self) -> bool:
        """Whether it has taken enough."""
        return self.years.played >= _ENOUGH * self.most

    def look(self, wanted: Sequence[Capacity], most: int) -> list[Point]:
        """Points for these capacities, of ``most`` replications at most; those known well enough are not tried anew."""
        new = [one for one in wanted if not self._is_known(one, most)]
        self.tried |= {one.capacity: one for one in points(self.years, self.required, new, most)}
        return [self.tried[one] for one in wanted]

    def _is_known(self, one: Capacity, most: int) -> bool:
        known = self.tried.get(one)
        return known is not None and (known.verdict is not Fulfilment.UNDECIDED or known.replications >= most)

    def is_confirmed(self, found: Capacity) -> bool:
        """Whether replications that nothing was chosen by say the same of a point that is met."""
        begin = self.most * (1 + len(self.confirmed))
        fresh = self.years.fresh(found, range(begin, begin + self.most))
        self.confirmed[found] = point(self.years.trials.scenario, found, reached(self.required, fresh))
        return self.confirmed[found].verdict is Fulfilment.MET

    def order(self, one: Capacity) -> tuple[int, int, Capacity]:
        """Where it stands in the order."""
        return order(self.years.trials.scenario, one)

    def does(self, enough: int) -> Capacity | None:
        """The cheapest that is met, or may be, but none that fresh replications have refused."""
        return min((one for one in self.tried if self.may_do(one, enough)), key=self.order, default=None)

    def may_do(self, one: Capacity, enough: int) -> bool:
        """Whether it is met; where so many replications are enough to guess from, whether it may be."""
        told = self.tried[one]
        may_be_met = not self._is_known(one, self.most) and enough < self.most and told.slack >= self.hope
        return (told.verdict is Fulfilment.MET and not self._is_refused(one)) or may_be_met

    def rule_out(self, enough: int) -> None:
        """Leaves in ``left`` what is still to be tried, where so many replications are enough to leave a point open."""
        self.left.refill()
        for one in self.tried:
            if self._is_known(one, enough) and not self.may_do(one, enough):
                self.left.without_no_more_than(one)
        if (does := self.does(enough)) is not None:
            self.left.only_before(does)

    def _is_refused(self, one: Capacity) -> bool:
        return one in self.confirmed and self.confirmed[one].verdict is not Fulfilment.MET


def search(years: Years[Capacity], required: Requirement, most: int) -> Found:
    """The cheapest capacity within the scenario's bounds that meets what is required, and all that was tried for it."""
    scenario = years.trials.scenario
    reach = {lever: within_reach(scenario, lever) for lever in LEVERS}
    now = capacity(scenario)
    # A longer agenda costs nothing, so only the scenario's own and the longest are worth a search.
    reach[Lever.ITEMS] = tuple(sorted({now.items, reach[Lever.ITEMS][-1]}))
    state = Search(years, required, most, reach, Left(scenario, reach))
    state.look([now], most)
    chosen = _first_that_holds(state)
    if chosen is None:
        chosen = _first_confirmed(state, state.look(_beside(state, now, -1) + _beside(state, now, 1), most))
    while chosen is not None and (cheaper := _cheaper_beside(state, chosen)) is not None:
        chosen = cheaper
    return _found(state, chosen)


def _first_that_holds(state: Search) -> Capacity | None:
    """The cheapest that is met once nothing cheaper is left to be tried, and that is confirmed."""
    state.look(state.left.tops(), state.first)
    while True:
        _guess(state)
        while (guess := state.does(state.first)) != state.does(state.most) and guess is not None and not state.is_over:
            guessed = state.tried[guess].slack
            (told,) = state.look([guess], state.most)
            if told.verdict is not Fulfilment.MET:
                # All that looked no better at first sight would do no better: they met the same draws.
                state.hope = math.nextafter(guessed, math.inf)
            _guess(state)
        _sweep(state)
        found = state.does(state.most)
        if found is None or found in state.confirmed or state.is_confirmed(found):
            return found


def _guess(state: Search) -> None:
    """Tries what may be cheaper than what has been found, at first looks."""
    state.rule_out(state.first)
    while state.left and not state.is_over:
        state.look([state.left.hopeful()], state.first)
        state.rule_out(state.first)


def _sweep(state: Search) -> None:
    """Tries in full what is still left."""
    state.rule_out(state.most)
    while state.left and not state.is_over:
        known = {one: state.may_do(one, state.most) for one in state.tried}
        state.look([state.left.sweeping(known)], state.most)
        state.rule_out(state.most)


def _found(state: Search, chosen: Capacity | None) -> Found:
    state.rule_out(state.most)
    tried = sorted(state.tried.values(), key=lambda one: state.order(one.capacity))
    no_dearer = [one for one in tried if chosen is None or state.order(one.capacity) < state.order(chosen)]
    return Found(
        chosen=None if chosen is None else state.confirmed[chosen],
        tried=tuple(tried),
        undecided=tuple(one for one in no_dearer if _is_open(state, one)),
        untried=len(state.left),
        possible=prod(len(numbers) for numbers in state.reach.values()),
        most=state.most,
        confirmations=len(state.confirmed),
    )


def _is_open(state: Search, one: Point) -> bool:
    """Whether nothing tells of it: neither its own replications nor one that has no less of any hands and missed."""
    if one.verdict is not Fulfilment.UNDECIDED:
        return one.capacity in state.confirmed
    missed = (other for other, told in state.tried.items() if told.verdict is Fulfilment.NOT_MET)
    return not any(has_no_less(other, one.capacity) for other in missed)


def _first_confirmed(state: Search, found: Iterable[Point]) -> Capacity | None:
    for one in found:
        if one.verdict is Fulfilment.MET and one.capacity not in state.confirmed and state.is_confirmed(one.capacity):
            return one.capacity
    return None


def _cheaper_beside(state: Search, chosen: Capacity) -> Capacity | None:
    return _first_confirmed(state, state.look(sorted(_beside(state, chosen, -1), key=state.order), state.most))


def _beside(state: Search, around: Capacity, step: int) -> list[Capacity]:
    """One step up or down with each lever, as far as the bounds allow; what costs nothing has no cheaper step."""
    steps = []
    for lever in (*HANDS, Lever.SITTINGS):
        numbers = state.reach[lever]
        at = numbers.index(around.of(lever)) + step
        if 0 <= at < len(numbers):
            steps.append(around.but(lever, numbers[at]))
    return steps
