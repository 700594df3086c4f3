"""One community while its year runs: its desk, its committee, its council, and the street office it shares.

Nothing here is random: every duration and every outcome is looked up in the draws.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, TypeAlias

import simpy

from gongshi_simulator.clock import delay_until
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


@dataclass(frozen=True, slots=True)
class Shared:
    """What a community shares with others: the officials and contractors of its sub-district, and experts."""

    reviewers: Servers
    experts: Servers
    contractors: Servers


@dataclass(frozen=True, slots=True)
class Community:
    """What the stages of all its projects have in common."""

    number: int
    env: simpy.Environment
    setting: Setting
    draws: Draws
    shared: Shared
    council: Council
    workers: Servers
    committee: Servers
    log: Log

    def tell(self, project: int, transition: str, *amounts: int) -> None:
        """Writes an event of this moment into the log."""
        self.log.events.append(Event(self.env.now, project, transition, amounts))

    @property
    def month(self) -> int:
        """The month it is, from 0."""
        return self.setting.month[int(self.env.now)]

    def until(self, time: float) -> simpy.Event:
        """It becomes ``time``."""
        return self.env.timeout(delay_until(time, self.env.now))

    def office(self, working_days: float) -> simpy.Event:
        """Working days pass, and nobody of the community is needed; what they end with falls on a day worked."""
        return self.until(self.setting.office.later(self.env.now, working_days))

    def desk(self, project: int, hours: float, urgency: int) -> Steps:
        """A community worker is wanted and does one task. The smaller ``urgency``, the sooner it is taken up."""
        turn = yield from self.has(Kind.WORKERS, self.workers, project, urgency)
        yield self.until(self.setting.desk.later(self.env.now, hours))
        self.is_through(turn, self.workers)

    def reviewed(self, project: int, hours: float, urgency: int) -> Steps:
        """An official of the street office is wanted and looks at one thing."""
        turn = yield from self.has(Kind.REVIEWERS, self.shared.reviewers, project, urgency)
        yield self.until(self.setting.review.later(self.env.now, hours))
        self.is_through(turn, self.shared.reviewers)

    def visited(self, project: int, hours: float, urgency: int) -> Steps:
        """A team of the supervision committee is wanted and looks at the work."""
        turn = yield from self.has(Kind.COMMITTEE, self.committee, project, urgency)
        yield self.until(self.setting.committee.later(self.env.now, hours))
        self.is_through(turn, self.committee)

    def has(self, kind: Kind, servers: Servers, project: int, urgency: int) -> Generator[simpy.Event, Any, Turn]:
        """Asks for a turn and waits for it; returns it, begun."""
        turn = Turn(kind, project, urgency, self.env.now)
        self.log.turns.append(turn)
        if (wait := servers.take(urgency)) is not None:
            yield wait
        turn.got = self.env.now
        return turn

    def is_through(self, turn: Turn, servers: Servers) -> None:
        """The turn ends."""
        turn.left = self.env.now
        servers.give_back()

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
