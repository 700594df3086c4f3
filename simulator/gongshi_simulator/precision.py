"""As many replications as it takes to know the closed share to within a stated number of points.

The half-width is absolute: one that is relative to the share would stop after a few years where all agree, and never
where the share is small. Looking only after a hundred years and each time their number has doubled keeps the looks
few, so that stopping at what one sees hardly costs the interval its 95 %. Source: Law, Simulation Modeling and
Analysis, on sequential procedures for terminating simulations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from functools import partial
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.experiment import Interrupted, experiment
from gongshi_simulator.intervals import Share, ratio, share
from gongshi_simulator.setting import Setting
from gongshi_simulator.tally import Gathered, Number, Tally

_FIRST = 100


class Aim(NamedTuple):
    """The half-width to be reached, as a part of one, and how many replications are played for it at most."""

    half_width: float
    most: int


class HalfWidths(NamedTuple):
    """How far the 95 % intervals reach, of the share of projects that is closed and of years in which all are.

    ``all_closed`` is None for several communities, whose years are no independent trials.
    """

    closed_share: float
    all_closed: float | None

    @property
    def widest(self) -> float:
        """The one that reaches furthest."""
        return max(self.closed_share, self.all_closed or 0.0)


def half_widths(tally: Tally) -> HalfWidths:
    """Those of what has been played; the whole range where nothing has been resolved."""
    years = len(tally.replications)
    closed = ratio(tally.numbers[:, Number.CLOSED], tally.numbers[:, Number.RESOLVED])
    all_closed = share(int(tally.numbers[:, Number.ALL_CLOSED].sum()), years)
    is_one = tally.communities.shape[1] == 1
    return HalfWidths(_half_width(closed, years), all_closed.half_width if is_one else None)


def _half_width(closed: Share, years: int) -> float:
    if not closed.of:
        return 1.0
    # Years that all agree have no spread to tell from; Wilson's interval of so many that do still has a width.
    return closed.half_width or share(years, years).half_width


def how_close(tally: Tally, half_width: float) -> Message:
    """How many years it took, and whether they were enough."""
    years, widest = len(tally.replications), half_widths(tally).widest
    if widest <= half_width:
        return Message(
            f"推演{years}年就够了：上下不超过{half_width:g}", f"{years} years were enough to be within {half_width:g}"
        )
    return Message(
        f"推演了{years}年还不够准：上下{widest:.4f}，要求{half_width:g}；可以加大 --replications",
        f"{years} years leave a half-width of {widest:.4f}, {half_width:g} was asked for; "
        "raise --replications to go on",
    )


def until_within(
    setting: Setting, seed: int, aim: Aim, executor: Executor, told: Callable[[int], None] = lambda _: None
) -> Tally:
    """The replications from number 0 on, as many as the aim takes: the same as those of a plain run of that many.

    Raises:
        Interrupted: from the keyboard, with what was finished by then, two replications at least.
        KeyboardInterrupt: where nothing was.
    """
    gathered = Gathered()
    for numbers in _doubled(aim.most):
        try:
            gathered.take_in(
                experiment(setting, seed, numbers, executor, partial(_told_besides, told, gathered.replications))
            )
        except KeyboardInterrupt as interrupted:
            if isinstance(interrupted, Interrupted):
                gathered.take_in(interrupted.tally)
            if not gathered.replications:
                raise
            raise Interrupted(gathered.tally()) from None
        if half_widths(gathered.tally()).widest <= aim.half_width:
            break
    return gathered.tally()


def _told_besides(told: Callable[[int], None], before: int, done: int) -> None:
    told(before + done)


def _doubled(most: int) -> Iterator[range]:
    """The numbers of the first hundred replications, then of as many again as there have been, up to ``most``."""
    done, following = 0, _FIRST
    while done < most:
        yield range(done, min(following, most))
        done, following = min(following, most), 2 * following
