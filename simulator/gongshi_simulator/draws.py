"""All chance of a simulated year, drawn before it begins: arrays indexed [project, attempt].

Attempts count the rounds of one thing within a project: its postings, its acceptances. The model only looks numbers
up, so that two scenarios under the same key differ by what was decided and not by luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from gongshi.model.terms import Mode, ProjectKind, Reconsidered
from gongshi_simulator.assumption import Chance, Spread
from gongshi_simulator.scenario import CouncilRules, Objecting, Portfolio, Scenario, Work
from gongshi_simulator.streams import Floats, Key, Stream, triangular, uniforms

Flags: TypeAlias = npt.NDArray[np.bool_]
Counts: TypeAlias = npt.NDArray[np.int64]

ATTEMPTS = 16
"""Rounds drawn for. A project that comes back more often rests where it then stands."""


@dataclass(frozen=True, slots=True)
class Draws:
    """The chance of one community-year.

    ``takes`` durations in the unit of their scenario's key, ``occurs`` yes or no, both by stream [project, attempt].
    ``proposed_at`` time [project], ``support`` share of those present [project], ``present`` members [month].
    ``objection_delay_days`` since the posting, inf where one does not object [project, attempt, representative].
    ``reconsidered`` what a second decision comes to [project][attempt].
    """

    takes: Mapping[Stream, Floats]
    occurs: Mapping[Stream, Flags]
    proposed_at: Floats
    kind: tuple[ProjectKind, ...]
    mode: tuple[Mode, ...]
    present: Counts
    support: Floats
    objection_delay_days: Floats
    reconsidered: tuple[tuple[Reconsidered, ...], ...]


def drawn(scenario: Scenario, key: Key) -> Draws:
    """The chance of the year ``key`` under ``scenario``."""
    projects = scenario.proposing.candidates.value
    table = (projects, ATTEMPTS)
    kind = _kinds(uniforms(key, Stream.KIND, projects), scenario.portfolio)
    mode = _modes(uniforms(key, Stream.MODE, projects), kind, scenario.portfolio)
    takes = {one: triangular(uniforms(key, one, *table), how) for one, how in _spreads(scenario).items()}
    takes[Stream.WORK] = _work(uniforms(key, Stream.WORK, *table), kind, mode, scenario.work)
    return Draws(
        takes=takes,
        occurs={one: uniforms(key, one, *table) < how.value for one, how in _chances(scenario).items()},
        proposed_at=uniforms(key, Stream.PROPOSED, projects) * scenario.proposing.collection_days.value,
        kind=kind,
        mode=mode,
        present=_present(uniforms(key, Stream.ATTENDANCE, 12, scenario.council.members.value), scenario.council),
        support=_support(uniforms(key, Stream.SUPPORT, projects), scenario.council),
        objection_delay_days=_objection_delays(key, table, scenario.objecting),
        reconsidered=_reconsidered(uniforms(key, Stream.SECOND_DECISION, *table), scenario.objecting),
    )


def _spreads(scenario: Scenario) -> Mapping[Stream, Spread]:
    offices, judging = scenario.offices, scenario.judging
    return {
        Stream.SORTING: scenario.proposing.sorting_working_days,
        Stream.DESK_POSTING: offices.desk_hours,
        Stream.DESK_FILING: offices.desk_hours,
        Stream.DESK_CALL: offices.desk_hours,
        Stream.DESK_CLOSING: offices.desk_hours,
        Stream.FILING: offices.filing_working_days,
        Stream.CALL: offices.call_working_days,
        Stream.CONTRACT: offices.contract_working_days,
        Stream.SURVEY: judging.survey_working_days,
        Stream.ACCEPTANCE_PANEL: judging.panel_working_days,
        Stream.EVALUATION_PANEL: judging.panel_working_days,
        Stream.RECTIFICATION: judging.rectification_days,
    }


def _chances(scenario: Scenario) -> Mapping[Stream, Chance]:
    return {
        Stream.SHORTLISTED: scenario.proposing.shortlisted,
        Stream.ACCEPTANCE_FAILED: scenario.judging.acceptance_failed,
        Stream.EVALUATION_FAILED: scenario.judging.evaluation_failed,
    }


def _kinds(uniform: Floats, portfolio: Portfolio) -> tuple[ProjectKind, ...]:
    return tuple(ProjectKind.WORKS if one < portfolio.works.value else ProjectKind.SERVICE for one in uniform)


def _modes(uniform: Floats, kinds: tuple[ProjectKind, ...], portfolio: Portfolio) -> tuple[Mode, ...]:
    """How each project is carried out. Works are always commissioned: assumed, as they need a contractor."""
    commissioned = portfolio.commissioned.value
    micro = commissioned + portfolio.micro.value

    def of(one: float, kind: ProjectKind) -> Mode:
        if kind is ProjectKind.WORKS or one < commissioned:
            return Mode.COMMISSIONED
        return Mode.MICRO if one < micro else Mode.SELF_ORG

    return tuple(of(one, kind) for one, kind in zip(uniform, kinds, strict=True))


def _work(uniform: Floats, kinds: tuple[ProjectKind, ...], modes: tuple[Mode, ...], work: Work) -> Floats:
    def spread(kind: ProjectKind, mode: Mode) -> Spread:
        if kind is ProjectKind.WORKS:
            return work.works_days
        return work.micro_days if mode is Mode.MICRO else work.service_days

    rows = zip(uniform, kinds, modes, strict=True)
    return np.stack([triangular(row, spread(kind, mode)) for row, kind, mode in rows])


def _present(uniform: Floats, council: CouncilRules) -> Counts:
    """Members come independently of each other. Assumed: nobody has published attendance over a year."""
    present: Counts = np.count_nonzero(uniform < council.attendance.value, axis=1)
    return present


def _support(uniform: Floats, council: CouncilRules) -> Floats:
    """The share of those present that an item convinces.

    Its distribution is piecewise uniform through the two shares that the scenario states, those of items that half
    and that two thirds support. Assumed: no vote counts of this fund's councils have been published.
    """
    shares = [0, 1 - council.majority_supports.value, 1 - council.two_thirds_support.value, 1]
    return np.interp(uniform, shares, [0, 1 / 2, 2 / 3, 1])


def _objection_delays(key: Key, table: tuple[int, int], objecting: Objecting) -> Floats:
    """Who objects, and how long after the posting.

    A representative objects alone, or because of a grievance that all share. Assumed, both: no case has been
    published. Delays are exponential: most objections come soon, a few too late to count.
    """
    cube = (*table, objecting.resident_reps.value)
    own, shared = objecting.own_objection.value, objecting.grievance_objection.value
    is_shared = uniforms(key, Stream.GRIEVANCE, *table) < objecting.grievance.value
    chance = np.where(is_shared, 1 - (1 - own) * (1 - shared), own)
    objects = uniforms(key, Stream.OBJECTING, *cube) < chance[..., np.newaxis]
    delay = -np.log1p(-uniforms(key, Stream.OBJECTION_DELAY, *cube)) * objecting.objection_delay_days.value
    return np.where(objects, delay, np.inf)


def _reconsidered(uniform: Floats, objecting: Objecting) -> tuple[tuple[Reconsidered, ...], ...]:
    bounds = np.cumsum([objecting.upheld.value, objecting.amended.value])
    outcomes = tuple(Reconsidered)
    return tuple(tuple(outcomes[int(one)] for one in row) for row in np.searchsorted(bounds, uniform, side="right"))
