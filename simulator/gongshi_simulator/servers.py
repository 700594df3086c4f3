"""Servers: so many people or teams who do one thing at a time each, and a queue before them.

Of those who wait the most urgent is served first, and among equals whoever came first; nobody is interrupted. SimPy's
own resource tells the kernel of every request and every release. Here whoever finds a free server goes on at once, so
that only waiting costs an event: half as many in all.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count

import simpy


class Servers:
    """``number`` servers. As long as anybody waits, none of them is free."""

    __slots__ = ("_arrivals", "_env", "_waiting", "free", "number")

    def __init__(self, env: simpy.Environment, number: int) -> None:
        if number <= 0:
            raise ValueError(f"there must be a server, got {number}")
        self.number = self.free = number
        self._env = env
        self._arrivals = count()
        self._waiting: list[tuple[int, int, simpy.Event]] = []

    def take(self, urgency: int) -> simpy.Event | None:
        """Takes a server, where one is free; else what happens once one is. The smaller ``urgency``, the sooner."""
        if self.free:
            self.free -= 1
            return None
        got = self._env.event()
        heappush(self._waiting, (urgency, next(self._arrivals), got))
        return got

    def give_back(self) -> None:
        """The server goes to whoever is next, or is free."""
        if self._waiting:
            heappop(self._waiting)[2].succeed()
        else:
            self.free += 1
