"""Where a year is held up: how busy the scarce are, what waits for them, and what one more of each changes.

A queue alone does not tell, since what leaves one waits at the next; so each lever is moved one step, and the same
years are simulated again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.model.terms import Term
from gongshi_simulator.bands import Band
from gongshi_simulator.intervals import Mean, mean
from gongshi_simulator.log import Kind, Scarce
from gongshi_simulator.planning.levers import LEVERS, Lever, capacity, cost, within_reach
from gongshi_simulator.planning.paired import Parts, mean_difference, ratio_difference
from gongshi_simulator.planning.points import replications
from gongshi_simulator.planning.trials import Trials, first_look
from gongshi_simulator.setting import setting
from gongshi_simulator.spans import BANDS
from gongshi_simulator.summary import summary
from gongshi_simulator.tally import Number, Tally, together

_BLOCKS = 10
"""Queues are counted in so many blocks of replications, which are independent of each other."""
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


def bottleneck(trials: Trials, most: int) -> Bottleneck:
    """Where the scenario as it stands is held up; ``most`` replications, as many of them as a difference needs."""
    number = min(most, _LOOKS * first_look(trials.scenario.district.communities.value)) // _BLOCKS * _BLOCKS
    now = capacity(trials.scenario)
    blocks = [range(at, at + number // _BLOCKS) for at in range(0, number, number // _BLOCKS)]
    before = trials.tallies([(trials.scenario, block) for block in blocks])
    steps = [(lever, more) for lever in LEVERS if (more := _more(trials, lever)) is not None]
    after = replications(trials, [now.but(lever, more) for lever, more in steps], range(number))
    whole = together(before)
    gains = [
        _gain(trials, (lever, more), (tally, whole), len(steps))
        for (lever, more), tally in zip(steps, after, strict=True)
    ]
    ranked = sorted(gains, key=lambda one: (-one.closed_share.mean, LEVERS.index(one.lever)))
    return Bottleneck(number, tuple(ranked), tuple(_scarcities(trials, before, whole)))


def _more(trials: Trials, lever: Lever) -> int | None:
    now = capacity(trials.scenario).of(lever)
    return next((one for one in within_reach(trials.scenario, lever) if one > now), None)


def _gain(trials: Trials, step: tuple[Lever, int], tallies: tuple[Tally, Tally], looked_at: int) -> Gain:
    lever, more = step
    after, before = tallies
    now = capacity(trials.scenario)
    communities = trials.scenario.district.communities.value
    return Gain(
        lever=lever,
        number=now.of(lever),
        more=more,
        cost_fen=cost(trials.scenario, now.but(lever, more)) - cost(trials.scenario, now),
        closed=mean_difference(after.numbers[:, Number.CLOSED], before.numbers[:, Number.CLOSED], looked_at),
        closed_share=ratio_difference(_parts(after, Number.CLOSED), _parts(before, Number.CLOSED), looked_at),
        all_closed=mean_difference(
            after.numbers[:, Number.ALL_CLOSED] / communities,
            before.numbers[:, Number.ALL_CLOSED] / communities,
            looked_at,
        ),
        closing_day=ratio_difference(_parts(after, Number.CLOSING_DAY), _parts(before, Number.CLOSING_DAY), looked_at),
    )


def _parts(tally: Tally, number: Number) -> Parts:
    return Parts(tally.numbers[:, number], tally.numbers[:, Number.RESOLVED])


def _scarcities(trials: Trials, blocks: Sequence[Tally], whole: Tally) -> list[Scarcity]:
    busy = summary(whole, setting(trials.scenario, trials.rules)).busy
    queues = [block.queue.mean(axis=0) / len(block.replications) for block in blocks]
    hands = [
        Scarcity(scarce, busy[kind], mean([queue[kind] for queue in queues]))
        for kind, scarce in zip(Kind, Scarce, strict=True)
    ]
    before_it = whole.month_ends[:, :, BANDS.index(Band.WAITING)].mean(axis=1)
    return [Scarcity(Waiting.COUNCIL, None, mean(before_it)), *hands]
