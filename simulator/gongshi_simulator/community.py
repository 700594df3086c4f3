"""One community while its year runs: its desk, its panels, its council, and the log of what they do.

Nothing here is random: every duration and every outcome is looked up in the draws.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import simpy

from gongshi_simulator.clock import WorkClock, day_at, delay_until
from gongshi_simulator.council import Council
from gongshi_simulator.draws import Draws
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.log import Holding, Log
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.streams import Stream

Steps: TypeAlias = Generator[simpy.Event, Any, None]
"""A part of a project's way, as SimPy runs it."""

Question: TypeAlias = Generator[simpy.Event, Any, bool]
"""The same, when it is open whether the project goes on."""


@dataclass(frozen=True, slots=True)
class Community:
    """What the stages of all its projects share."""

    env: simpy.Environment
    scenario: Scenario
    rules: FundRules
    draws: Draws
    clock: WorkClock
    council: Council
    workers: simpy.Resource
    panels: simpy.Resource
    log: Log

    @property
    def today(self) -> date:
        """The day it is."""
        return day_at(self.env.now, self.scenario.year)

    def tell(self, project: int, event: str, **said: object) -> None:
        """Writes an event of today into the project's history."""
        self.log.events[project].append({"date": self.today, "event": event, **said})

    def days(self, stream: Stream, project: int, attempt: int = 0) -> simpy.Event:
        """Calendar days pass."""
        return self.env.timeout(self._takes(stream, project, attempt))

    def office(self, stream: Stream, project: int, attempt: int = 0) -> simpy.Event:
        """An office takes its working days; it needs nobody of the community for it."""
        return self.working_days(self._takes(stream, project, attempt))

    def working_days(self, number: float) -> simpy.Event:
        """Working days pass; what they end with happens on a day that is worked."""
        return self.until(self.clock.later(self.env.now, number))

    def until(self, time: float) -> simpy.Event:
        """It becomes ``time``."""
        return self.env.timeout(delay_until(time, self.env.now))

    def desk(self, stream: Stream, project: int, attempt: int = 0) -> Steps:
        """A community worker is wanted and does one task; a worker has some hours a day for it."""
        hours = self._takes(stream, project, attempt)
        yield from self._hold("workers", self.workers, project, hours / self.scenario.offices.desk_hours_a_day.value)

    def panel(self, stream: Stream, project: int, attempt: int) -> Steps:
        """A panel is wanted and judges."""
        yield from self._hold("panels", self.panels, project, self._takes(stream, project, attempt))

    def _takes(self, stream: Stream, project: int, attempt: int) -> float:
        return float(self.draws.takes[stream][project, attempt])

    def _hold(self, name: str, resource: simpy.Resource, project: int, working_days: float) -> Steps:
        asked_at = self.env.now
        with resource.request() as turn:
            yield turn
            got_at = self.env.now
            yield self.working_days(working_days)
        self.log.holdings.append(Holding(name, project, asked_at, got_at, self.env.now))
