"""The numbers that replications come to. Two tallies become one by putting rows below each other and adding counts.

Nothing here is a sum of fractions over replications, so that no order of adding can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi_simulator.draws import MONTHS
from gongshi_simulator.log import Kind
from gongshi_simulator.spans import BANDS, STAGES
from gongshi_simulator.streams import Floats
from gongshi_simulator.ways import Way

Counts: TypeAlias = npt.NDArray[np.int64]

WAYS = tuple(Way)
BATCHES = 20
"""Quantiles are worked out in so many batches of replications, which are independent of each other."""
MOST_DAYS = 366


class Number(IntEnum):
    """What is counted of a replication, over all its communities. Money is in fen, days are days since the year began.

    ``ALL_CLOSED``: communities all of whose resolutions in force are closed; ``ANY_REOPENED``: those in which one was
    decided again. ``CLOSING_DAY`` is a sum over resolutions in force, ``LAST_CLOSING_DAY`` one over communities; what
    is not closed counts as closed when the year is over. ``SHORT_OF_MONEY``: projects that the council found in order
    and could not pay for. ``COUNCIL_DAYS``: days that the year's other projects waited for the council, added up.
    """

    CANDIDATES = 0
    RESOLVED = 1
    CLOSED = 2
    TERMINATED = 3
    REOPENED = 4
    ALLOCATED = 5
    MONEY_RESOLVED = 6
    MONEY_CONTRACTED = 7
    MONEY_PAID = 8
    MONEY_CLOSED = 9
    ALL_CLOSED = 10
    ANY_REOPENED = 11
    CLOSING_DAY = 12
    LAST_CLOSING_DAY = 13
    CARRIED_IN = 14
    CARRIED_IN_CLOSED = 15
    PROPOSALS = 16
    SCREENED_OUT = 17
    SHORTLISTED = 18
    REJECTED = 19
    SHORT_OF_MONEY = 20
    OVERTURNED = 21
    CONTRACTED = 22
    DELIVERED = 23
    COUNCIL_DAYS = 24


class Tally(NamedTuple):
    """What some replications come to.

    ``replications`` their numbers. ``numbers`` [replication, `Number`]. ``month_ends`` projects at the end of each
    month [replication, month, band]. ``busy`` how long the scarce were held, ``waited`` how many turns with them were
    waited for at each midnight, added up [replication, kind, month]. ``communities`` resolved and closed
    [replication, community, 2]. Over all replications: ``occupancy`` projects at the end of each day [day, band],
    ``queue`` turns that are waited for at each midnight [day, kind], ``stays`` and ``leads`` how many took so many days
    [batch, stage or way, whether ended, days].
    """

    replications: npt.NDArray[np.int64]
    numbers: Floats
    month_ends: npt.NDArray[np.int32]
    busy: Floats
    waited: npt.NDArray[np.int32]
    communities: npt.NDArray[np.int32]
    occupancy: Counts
    queue: Counts
    stays: npt.NDArray[np.int32]
    leads: npt.NDArray[np.int32]


_ROWS = ("replications", "numbers", "month_ends", "busy", "waited", "communities")
_COUNTS = ("occupancy", "queue", "stays", "leads")


def nothing(communities: int, replications: Sequence[int], days: int) -> Tally:
    """The tally to begin with."""
    rows = len(replications)
    return Tally(
        replications=np.array(replications, dtype=np.int64),
        numbers=np.zeros((rows, len(Number))),
        month_ends=np.zeros((rows, MONTHS, len(BANDS)), dtype=np.int32),
        busy=np.zeros((rows, len(Kind), MONTHS)),
        waited=np.zeros((rows, len(Kind), MONTHS), dtype=np.int32),
        communities=np.zeros((rows, communities, 2), dtype=np.int32),
        occupancy=np.zeros((days, len(BANDS)), dtype=np.int64),
        queue=np.zeros((days, len(Kind)), dtype=np.int64),
        stays=np.zeros((BATCHES, len(STAGES), 2, MOST_DAYS + 1), dtype=np.int32),
        leads=np.zeros((BATCHES, len(WAYS), 2, MOST_DAYS + 1), dtype=np.int32),
    )


class Gathered:
    """Tallies that come in one after the other, in any order, and what they come to together."""

    def __init__(self) -> None:
        self._rows: list[tuple[np.ndarray, ...]] = []
        self._counts: list[np.ndarray] = []

    @property
    def replications(self) -> int:
        """How many replications have come in."""
        return sum(len(rows[0]) for rows in self._rows)

    def take_in(self, tally: Tally) -> None:
        """Keeps the rows and adds the counts."""
        counts = [getattr(tally, name) for name in _COUNTS]
        self._rows.append(tuple(getattr(tally, name) for name in _ROWS))
        if not self._counts:
            self._counts = [one.copy() for one in counts]
        else:
            for at, part in enumerate(counts):
                self._counts[at] += part

    def tally(self) -> Tally:
        """One tally of all, in the order of their replications' numbers."""
        rows = [np.concatenate(column) for column in zip(*self._rows, strict=True)]
        order = np.argsort(rows[0], kind="stable")
        ordered = {name: column[order] for name, column in zip(_ROWS, rows, strict=True)}
        return Tally(**ordered, **dict(zip(_COUNTS, self._counts, strict=True)))


def together(tallies: Iterable[Tally]) -> Tally:
    """One tally of several."""
    gathered = Gathered()
    for one in tallies:
        gathered.take_in(one)
    return gathered.tally()
