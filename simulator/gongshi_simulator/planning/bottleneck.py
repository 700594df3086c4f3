"""Where a year is held up: how busy the scarce are, what waits for them, and what one more of each changes.

A queue alone does not tell, since what leaves one waits at the next; so each lever is moved one step, and the same
years are simulated again.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gongshi.model.terms import Term
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean, difference, family, mean, ratio_values
from gongshi_simulator.log import Kind, Scarce
from gongshi_simulator.planning.levers import LEVERS, Capacity, Lever, capacity, cost, within_reach
from gongshi_simulator.planning.trials import Trials, first_look
from gongshi_simulator.planning.years import Years
from gongshi_simulator.setting import setting
from gongshi_simulator.spans import BANDS
from gongshi_simulator.streams import Floats
from gongshi_simulator.summary import summary
from gongshi_simulator.tally import Number, Tally

_LOOKS = 4
"""A difference is told from so many times the replications of a first look."""


class Gain(NamedTuple):
    """What one step more of a lever changes, from ``number`` to ``more``; all intervals hold together with 95 %.

    ``cost_fen`` what the step costs a year. ``closed`` projects closed in a year, all communities together;
    ``closed_share`` and ``all_closed`` shares, ``closing_day`` days by which a project closes later, below 0 where
    sooner; what is not closed counts as closed when the year is over.
    """

    lever: Lever
    number: int
    more: int
    cost_fen: int
    closed: Mean
    closed_share: Mean
    all_closed: Mean
    closing_day: Mean

    @property
    def fen_for_each_closed(self) -> Mean | None:
        """What one more closed project costs; None where it is not certain that there are more."""
        if self.closed.low <= 0:
            return None
        return Mean(*(self.cost_fen / one for one in (self.closed.mean, self.closed.high, self.closed.low)))


class Scarcity(NamedTuple):
    """How busy one of the scarce is over the year, and how many turns wait for it on a mean day, everywhere together.

    The council's ``waiting`` are projects that wait for it at a month's end; ``busy`` is not counted for it, None.
    """

    of: Term
    busy: Mean | None
    waiting: Mean


class Bottleneck(NamedTuple):
    """``gains`` the greatest first in the share that is closed; a lever at the end of its range has none."""

    replications: int
    gains: tuple[Gain, ...]
    scarcities: tuple[Scarcity, ...]


class Waiting(Term):
    """What waits for no hands but for a day of the calendar."""

    COUNCIL = "council", "议事会", "the council"


def bottleneck(years: Years[Capacity], most: int) -> Bottleneck:
    """Where the scenario as it stands is held up; ``most`` replications, as many of them as a difference needs."""
    trials = years.trials
    number = min(most, _LOOKS * first_look(trials.scenario.district.communities.value))
    now = capacity(trials.scenario)
    steps = [(lever, more) for lever in LEVERS if (more := _more(trials, lever)) is not None]
    before, *after = years.of([now, *(now.but(lever, more) for lever, more in steps)], number)
    pairs = [(tally.numbers[:number], before.numbers[:number]) for tally in after]
    gains = [_gain(trials, step, pair, family(len(steps))) for step, pair in zip(steps, pairs, strict=True)]
    ranked = sorted(gains, key=lambda one: (-one.closed_share.mean, LEVERS.index(one.lever)))
    return Bottleneck(number, tuple(ranked), tuple(_scarcities(trials, before)))


def _more(trials: Trials, lever: Lever) -> int | None:
    now = capacity(trials.scenario).of(lever)
    return next((one for one in within_reach(trials.scenario, lever) if one > now), None)


def _gain(trials: Trials, step: tuple[Lever, int], pair: tuple[Floats, Floats], level: float) -> Gain:
    """``pair``: what the replications came to after the step and before it, number by number."""
    lever, more = step
    now = capacity(trials.scenario)
    all_closed = _apart(pair, Number.ALL_CLOSED) / trials.scenario.district.communities.value
    return Gain(
        lever=lever,
        number=now.of(lever),
        more=more,
        cost_fen=cost(trials.scenario, now.but(lever, more)) - cost(trials.scenario, now),
        closed=difference(_apart(pair, Number.CLOSED), level),
        closed_share=_each_apart(pair, Number.CLOSED, level),
        all_closed=difference(all_closed, level),
        closing_day=_each_apart(pair, Number.CLOSING_DAY, level),
    )


def _apart(pair: tuple[Floats, Floats], number: Number) -> Floats:
    after, before = pair
    apart: Floats = after[:, number] - before[:, number]
    return apart


def _each_apart(pair: tuple[Floats, Floats], number: Number, level: float) -> Mean:
    """The same of each project that was resolved; of nothing it is 0."""
    after, before = (ratio_values(one[:, number], one[:, Number.RESOLVED]) for one in pair)
    unknown = np.zeros(len(pair[0]))
    return difference((unknown if after is None else after) - (unknown if before is None else before), level)


def _scarcities(trials: Trials, tally: Tally) -> list[Scarcity]:
    here = setting(trials.scenario, trials.rules)
    hands = [
        Scarcity(scarce, busy, mean(tally.waited[:, kind].sum(axis=1) / here.days))
        for kind, scarce, busy in zip(Kind, Scarce, summary(tally, here).busy, strict=True)
    ]
    before_it = tally.month_ends[:, :, BANDS.index(Band.WAITING)].mean(axis=1)
    return [Scarcity(Waiting.COUNCIL, None, mean(before_it)), *hands]
