"""The residents' council: a server that serves in batches, on the days of its calendar.

A sitting without a quorum decides nothing, and what waited goes on waiting. What objections have reopened comes
first, then whatever has waited longest; the agenda has an end, and so has the money: what it does not cover waits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from gongshi.model.terms import ProjectKind


class Votes(NamedTuple):
    """How those present voted; nobody abstains."""

    present: int
    in_favour: int


def votes(support: float, present: int) -> Votes:
    """The vote on an item that convinces the share ``support`` of those present, to the nearest whole member."""
    return Votes(present, int(support * present + 0.5))


def is_passed(vote: Votes, kind: ProjectKind, works_majority: Fraction) -> bool:
    """Whether enough of those present are in favour."""
    return vote.in_favour >= least_in_favour(vote.present, kind, works_majority)


# Asked for every item of every sitting, with a few numbers of members.
@lru_cache(maxsize=1024)
def least_in_favour(present: int, kind: ProjectKind, works_majority: Fraction) -> int:
    """How many of those present must be in favour: more than half, and of works ``works_majority`` of them or more.

    Source: no majority is published for this fund; see the scenario's ``works_majority``.
    """
    more_than_half = present // 2 + 1
    return max(more_than_half, ceil(present * works_majority)) if kind is ProjectKind.WORKS else more_than_half


class Item(NamedTuple):
    """A project before the council; these sort in the order in which they are taken up.

    ``attempt``: how often the project has been posted before.
    """

    is_first_decision: bool
    since: float
    project: int
    attempt: int


@dataclass(slots=True)
class Council:
    """What waits for the next sitting, and what money is left; takes up ``agenda_items`` at a sitting at most.

    ``is_called``: to an extra sitting, which has not been held yet.
    """

    agenda_items: int
    left: int
    put_off: set[int] = field(default_factory=set)
    is_called: bool = False
    _extra_sittings: Counter[int] = field(default_factory=Counter)
    _waiting: list[Item] = field(default_factory=list)

    def takes_up(self, item: Item) -> None:
        """Puts a project before the next sitting."""
        self._waiting.append(item)

    @property
    def has_reopened(self) -> bool:
        """Whether a resolution that objections have reopened waits."""
        return any(not item.is_first_decision for item in self._waiting)

    def extra_sittings(self, month: int) -> int:
        """How many extra sittings the month has seen before the one that begins now."""
        self._extra_sittings[month] += 1
        return self._extra_sittings[month] - 1

    def agenda(self, *, is_extra: bool) -> tuple[Item, ...]:
        """What the sitting that begins now takes up, an extra one only what is reopened; it waits no longer."""
        self._waiting.sort()
        reopened = sum(not item.is_first_decision for item in self._waiting)
        number = min(self.agenda_items, reopened) if is_extra else self.agenda_items
        agenda = tuple(self._waiting[:number])
        del self._waiting[:number]
        return agenda

    def spends(self, amount: int) -> bool:
        """Whether the money left covers an item of this amount; if so it is set aside."""
        if amount > self.left:
            return False
        self.left -= amount
        return True

    def gets_back(self, amount: int) -> None:
        """An overturned resolution sets its money free again."""
        self.left += amount
