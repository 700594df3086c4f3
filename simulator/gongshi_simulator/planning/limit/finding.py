"""The limit of a number: bisected between its bounds, all values under the same draws.

A few values over the whole range come first: they tell which way is worse, and whether the way is straight. Then the
last value that is shown to meet the requirement and the first that is shown to miss it are each bisected, with all
replications, so that no value is taken for the limit at a lucky first look. What lies between them the replications
leave open. That a worse value never meets what a better one misses is taken to be so, and where the values that were
tried contradict it that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, NamedTuple

from pydantic import ValidationError

from gongshi.commands.trouble import CouldNotRun
from gongshi.load.wording import said
from gongshi_simulator.planning.limit.scale import Scale
from gongshi_simulator.planning.requirement import Fulfilment, Requirement
from gongshi_simulator.planning.trials import Trials
from gongshi_simulator.planning.years import Reached, Years, reached, tried
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.variation import varied

_FIRST = 4
"""Parts of the range at whose ends the first values are tried."""


class Tried(NamedTuple):
    """A value that was tried, and what it reaches."""

    value: Any
    reached: Reached


class Limit(NamedTuple):
    """Where a requirement stops being met.

    ``is_upward``: whether more is worse. ``met``: the last value, on the way to the worse end, that is shown to meet
    the requirement; ``missed``: the first from which on it is shown to be missed; None where there is none. ``tried``:
    all values, ascending. ``contradictions``: pairs of them of which the worse one does better, beyond chance.
    ``most``: replications of a value at most; ``spent``: community-years that were played.
    """

    requirement: Requirement
    scale: Scale
    is_upward: bool
    met: Any | None
    missed: Any | None
    tried: tuple[Tried, ...]
    contradictions: tuple[tuple[Tried, Tried], ...]
    most: int
    spent: int


@dataclass(slots=True)
class _Way:
    """The values in the order from the better end to the worse one, as far as they were tried, by their places."""

    years: Years[Any]
    required: Requirement
    most: int
    values: tuple[Any, ...]
    found: dict[int, Reached] = field(default_factory=dict)

    def glance(self, places: list[int]) -> None:
        """Tries these until they are decided, or the most replications have not decided them."""
        told = tried(self.years, self.required, [self.values[one] for one in places], self.most)
        self.found |= {one: told[self.values[one]] for one in places}

    def look(self, place: int) -> Fulfilment:
        """What the most replications say."""
        (tally,) = self.years.of([self.values[place]], self.most)
        self.found[place] = reached(self.required, tally)
        return self.found[place].verdict

    def turn(self) -> None:
        """From the other end."""
        last = len(self.values) - 1
        self.values = self.values[::-1]
        self.found = {last - one: told for one, told in self.found.items()}

    def last(self, is_good: Callable[[Fulfilment], bool]) -> int:
        """The last place whose verdict is good, -1 where none is; bisected up to the next that was tried."""
        good = sorted((one for one, told in self.found.items() if is_good(told.verdict)), reverse=True)
        last = next((one for one in good if is_good(self.look(one))), -1)
        if last < 0:
            return -1
        first = min((one for one in self.found if one > last), default=len(self.values))
        while first - last > 1:
            middle = (last + first) // 2
            last, first = (middle, first) if is_good(self.look(middle)) else (last, middle)
        return last


def limit(trials: Trials, scale: Scale, required: Requirement, most: int) -> Limit:
    """Where the requirement stops being met, with ``most`` replications for one value at most.

    Raises:
        CouldNotRun: where the scenario contradicts itself with one of the values.
    """
    years: Years[Any] = Years(trials, lambda value: _with(trials.scenario, scale, value))
    way = _Way(years, required, most, scale.values)
    end = len(scale.values) - 1
    way.glance(sorted({round(end * part / _FIRST) for part in range(_FIRST + 1)}))
    is_upward = way.found[0].slack >= way.found[end].slack
    if not is_upward:
        way.turn()
    met = way.last(lambda told: told is Fulfilment.MET)
    open_still = way.last(lambda told: told is not Fulfilment.NOT_MET)
    in_order = [Tried(way.values[place], told) for place, told in sorted(way.found.items())]
    return Limit(
        requirement=required,
        scale=scale,
        is_upward=is_upward,
        met=way.values[met] if met >= 0 else None,
        missed=way.values[open_still + 1] if open_still < end else None,
        tried=tuple(in_order if is_upward else reversed(in_order)),
        contradictions=tuple(pair for pair in combinations(in_order, 2) if _does_better(required, *pair)),
        most=most,
        spent=years.played * trials.scenario.district.communities.value,
    )


def _with(scenario: Scenario, scale: Scale, value: object) -> Scenario:
    try:
        return varied(scenario, {scale.path: value})
    except ValidationError as error:
        contradiction = said(error.errors(include_url=False)[0], Scenario)[1]
        raise CouldNotRun(
            f"{scale.path} 取 {scale.text(value)} 时，情景自相矛盾：{contradiction.zh}",
            f"with {scale.path} at {scale.text(value)} the scenario contradicts itself: {contradiction.en}",
        ) from None


def _does_better(required: Requirement, better: Tried, worse: Tried) -> bool:
    """Whether what should be worse reaches more of all that is required, in intervals that do not meet."""
    told = zip(required.clauses, better.reached.estimates, worse.reached.estimates, strict=True)
    return all(
        after.high < before.low if clause.is_at_most else after.low > before.high for clause, before, after in told
    )
