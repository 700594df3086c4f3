"""One community while its year runs: its desk, its committee, its council, and the street office it shares.

Nothing here is random: every duration and every outcome is looked up in the draws.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import simpy

from gongshi_simulator.clock import WorkClock, delay_until
from gongshi_simulator.council import Council
from gongshi_simulator.draws import Draws
from gongshi_simulator.log import Event, Kind, Log, Turn
from gongshi_simulator.servers import Servers
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Stream

Steps: TypeAlias = Generator[simpy.Event, Any, None]
"""A part of a project's way, as SimPy runs it."""

Question: TypeAlias = Generator[simpy.Event, Any, bool]
"""The same, when it is open whether the project goes on."""


class Station(NamedTuple):
    """Where one kind of the scarce is found, and the clock that counts what one of them gets done."""

    kind: Kind
    servers: Servers
    clock: WorkClock


class Shared(NamedTuple):
    """What a community shares with others: the officials and contractors of its sub-district, and experts."""

    reviewers: Station
    experts: Station
    contractors: Station


@dataclass(frozen=True, slots=True)
class Community:
    """What the stages of all its projects have in common.

    ``later``: what would happen after the year waits for it, and it never comes. ``begun``: all that began by itself.
    """

    number: int
    env: simpy.Environment
    setting: Setting
    draws: Draws
    shared: Shared
    council: Council
    workers: Station
    committee: Station
    later: simpy.Event
    log: Log
    begun: list[Steps]

    def begins(self, steps: Steps) -> simpy.Process:
        """Something begins by itself."""
        self.begun.append(steps)
        return self.env.process(steps)

    def ends(self) -> None:
        """The year is over: what is unfinished stays where it is, and holds on to nothing."""
        for steps in self.begun:
            steps.close()
        self.begun.clear()
        if self.later.callbacks is not None:
            self.later.callbacks.clear()

    def tell(self, project: int, transition: str, *amounts: int) -> None:
        """Writes an event of this moment into the log."""
        self.log.events.append(Event(self.env.now, project, transition, amounts))

    def expect(self, time: float, project: int, transition: str, *amounts: int) -> None:
        """The same of a moment to come, until which nothing else happens to the project."""
        if time < self.setting.days:
            self.log.events.append(Event(time, project, transition, amounts))

    @property
    def month(self) -> int:
        """The month it is, from 0."""
        return self.setting.month[int(self.env.now)]

    def until(self, time: float) -> simpy.Event:
        """It becomes ``time``."""
        env = self.env
        return env.timeout(delay_until(time, env.now)) if time < self.setting.days else self.later

    def office(self, working_days: float) -> simpy.Event:
        """Working days pass, and nobody of the community is needed; what they end with falls on a day worked."""
        return self.until(self.setting.office.later(self.env.now, working_days))

    def desk(self, project: int, hours: float, urgency: int) -> Steps:
        """A community worker is wanted and does one task. The smaller ``urgency``, the sooner it is taken up."""
        return self._served(self.workers, project, hours, urgency)

    def reviewed(self, project: int, hours: float, urgency: int) -> Steps:
        """An official of the street office is wanted and looks at one thing."""
        return self._served(self.shared.reviewers, project, hours, urgency)

    def visited(self, project: int, hours: float, urgency: int) -> Steps:
        """A team of the supervision committee is wanted and looks at the work."""
        return self._served(self.committee, project, hours, urgency)

    # Most of what happens in a year is this; so it is written out, without `has` and `is_through`.
    def _served(self, station: Station, project: int, hours: float, urgency: int) -> Steps:
        kind, servers, clock = station
        env = self.env
        turn = Turn(kind, project, urgency, env.now)
        self.log.turns.append(turn)
        if (wait := servers.take(urgency)) is not None:
            yield wait
        turn.got = now = env.now
        yield self.until(clock.later(now, hours))
        turn.left = env.now
        servers.give_back()

    def has(self, station: Station, project: int, urgency: int) -> Generator[simpy.Event, Any, Turn]:
        """Asks for a turn and waits for it; returns it, begun."""
        turn = Turn(station.kind, project, urgency, self.env.now)
        self.log.turns.append(turn)
        if (wait := station.servers.take(urgency)) is not None:
            yield wait
        turn.got = self.env.now
        return turn

    def is_through(self, turn: Turn, station: Station) -> None:
        """The turn ends."""
        turn.left = self.env.now
        station.servers.give_back()

    def once(self, stream: Stream, project: int) -> float:
        """How long a thing takes that comes once."""
        return self.draws.once[stream].item(project)

    def again(self, stream: Stream, project: int, attempt: int) -> float:
        """How long a thing takes that may come again."""
        return self.draws.again[stream].item(project, attempt)

    def occurs(self, stream: Stream, chance: float, project: int) -> bool:
        """Whether what happens to a project with this chance, at most once, does."""
        return self.draws.luck[stream].item(project) < chance

    def occurs_again(self, stream: Stream, chance: float, project: int, attempt: int) -> bool:
        """The same of what may happen in every attempt."""
        return self.draws.luck_again[stream].item(project, attempt) < chance
