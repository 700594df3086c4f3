"""A simulated year written as records: as a folder, as the core reads it, and as the model played it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from gongshi.check import Judgement, judge
from gongshi.findings import Level
from gongshi.fund import CommunityFund, Fund, read_fund
from gongshi.history import TRANSITIONS, State
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.records.chronicle import Chronicle, chronicle
from gongshi_simulator.records.files import Played
from gongshi_simulator.setting import Setting
from gongshi_simulator.streams import Key


class Written(NamedTuple):
    """A simulated year as a data folder, as the core reads it, and as the model played it."""

    folder: Path
    fund: Fund
    setting: Setting
    played: Played
    years: tuple[CommunityYear, ...]

    @property
    def as_of(self) -> date:
        return date(self.setting.scenario.year, 12, 31)

    @property
    def chronicles(self) -> tuple[Chronicle, ...]:
        seed, replication = self.played
        return tuple(chronicle(self.setting, year, Key(seed, year.number, replication)) for year in self.years)

    def community(self, told: Chronicle) -> CommunityFund:
        return next(one for one in self.fund.communities if one.community.id == told.name.id)

    def judged(self) -> Judgement:
        return judge(read_fund(self.folder), self.as_of)

    def found(self, level: Level) -> list[str]:
        """The findings of this level: rule and place."""
        return [f"{one.rule} {one.place}" for one in self.judged().findings if one.level is level]


Write = Callable[..., Written]


def standing(told: Chronicle) -> Mapping[str, State]:
    """Where each project stands by the log alone when the year ends, by its id."""
    states = {project: _began(told, project) for project in told.project_ids}
    posted: dict[int, float] = {}
    for event in told.log.events:
        states[event.project] = TRANSITIONS[event.transition][states[event.project]]
        if event.transition == "posted":
            posted[event.project] = event.time
    for posting in told.log.postings:
        if states[posting.project] is State.POSTED and posting.time == posted[posting.project]:
            states[posting.project] = State.CHALLENGED if posting.is_challenged else State.CONFIRMED
    return {told.project_ids[project]: state for project, state in states.items()}


def _began(told: Chronicle, project: int) -> State:
    """Where a project stood when the year began, or when it came up."""
    if project < told.draws.proposals:
        return State.PROPOSED
    at = project - told.draws.proposals
    return State.IN_PROGRESS if at < told.setting.scenario.carried_in.in_progress.value else State.DELIVERED
