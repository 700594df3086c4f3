"""All chance of a simulated year, drawn before it begins: by project, and by attempt where a thing may come again.

Attempts count the rounds of one thing within a project: its postings, its calls, its acceptances. The model only
looks numbers up, so that two scenarios under the same key differ by what was decided and not by luck. Most are never
looked up, since most proposals are not resolved: how long a thing takes is worked out from its uniform number then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.assumption import Spread
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sections.deciding import CouncilRules
from gongshi_simulator.sections.proposing import Portfolio
from gongshi_simulator.shapes import Durations, lognormal, poisson, triangular
from gongshi_simulator.streams import EVERY_REPLICATION, Floats, Key, Stream, Uniforms
from gongshi_simulator.ways import KIND_AND_MODE, Way

ATTEMPTS = 8
"""Rounds drawn for. A project that comes back more often rests where it then stands, or is given up for objections."""

MONTHS = 12
EXTRA_SITTINGS = 5
"""Extra sittings of a month that differ in who comes; any more are like the last."""
OCCASIONS = (2 + EXTRA_SITTINGS) * MONTHS
"""Lists of a year that can be posted: those of a month's sitting, of an assembly, and of extra sittings."""

_ROUND_TO_FEN = 100_00


class Added(NamedTuple):
    """A project beyond the year's own, to see what becomes of it: resolved when ``day`` begins, counted from 0.

    One that ``is_reopened`` goes before whoever decides again on that day: objections have reopened its resolution.
    Years that are measured have none: it would count as carried in.
    """

    way: Way
    day: int
    is_reopened: bool = False


@dataclass(frozen=True, slots=True)
class Draws:
    """The chance of one community-year.

    Projects are numbered by the proposals that they come from, those of ``candidates``; ``carried_in`` follow, and
    then those ``added``, which take nothing from the allocation. ``size`` of the community, 1 on average. ``once``
    durations [project] and ``again`` [project, attempt], in the unit of their scenario's key; ``sorting_hours`` of all
    proposals; ``posting`` hours [occasion]; days of ``work`` [project], by kind, and ``children`` [project, child].
    ``luck`` and ``luck_again``: uniform numbers, which the model holds against the scenario's chances. ``by_occasion``
    uniform [occasion], ``by_compound`` uniform [compound, month]. ``support``: share of those present. ``amount`` in
    fen.
    """

    size: float
    proposals: int
    candidates: tuple[int, ...]
    carried_in: tuple[int, ...]
    added: Mapping[int, Added]
    proposed_at: Floats
    kind: Sequence[ProjectKind]
    mode: Sequence[Mode]
    is_technical: Sequence[bool]
    amount: Sequence[int]
    compound: Sequence[int]
    support: Floats
    sorting_hours: float
    sorting: float
    posting: Durations
    work: Mapping[ProjectKind, Durations]
    once: Mapping[Stream, Durations]
    again: Mapping[Stream, Durations]
    children: Durations
    luck: Mapping[Stream, Floats]
    luck_again: Mapping[Stream, Floats]
    by_occasion: Mapping[Stream, Floats]
    by_compound: Mapping[Stream, Floats]

    def work_days(self, project: int) -> float:
        """How long the work of a project takes; a micro-grant is done when the last of its child projects is."""
        if self.mode[project] is Mode.MICRO:
            return max(self.children.row(project))
        return self.work[self.kind[project]].item(project)


_LUCK = (
    *(Stream.SHORTLISTED, Stream.DEFERRED, Stream.FILING_RETURNED),
    *(Stream.TERMINATED, Stream.TERMINATED_AT, Stream.MIDTERM_FAILED),
)
_LUCK_AGAIN = (
    *(Stream.OBJECTING, Stream.OBJECTING_ELSEWHERE, Stream.OBJECTING_IN_TIME, Stream.WITHDRAWN, Stream.CAMPAIGN),
    *(Stream.SECOND_DECISION, Stream.BIDDERS, Stream.ACCEPTANCE_FAILED, Stream.EVALUATION_FAILED),
)


def drawn(scenario: Scenario, key: Key, added: Sequence[Added] = ()) -> Draws:
    """The chance of the year ``key`` under ``scenario``. Projects ``added`` to it leave that of all others alone."""
    uniforms = Uniforms(key)
    size = _size(key.seed, key.community, scenario.district.size_spread.value)
    proposals = max(1, poisson(float(uniforms.of(Stream.PROPOSALS, 1)[0]), size * scenario.proposing.proposals_a_year))
    known = proposals + scenario.carried_in.in_progress.value + scenario.carried_in.delivered.value
    rows = known + len(added)
    ways = [KIND_AND_MODE[one.way] for one in added]
    kind = (*_kinds(uniforms.of(Stream.KIND, known), scenario.portfolio), *(kind for kind, _ in ways))
    mode = (*_modes(uniforms.of(Stream.MODE, known), kind[:known], scenario.portfolio), *(mode for _, mode in ways))
    is_merged = uniforms.of(Stream.MERGED, proposals) < scenario.proposing.merged.value
    is_merged[0] = False
    return Draws(
        size=size,
        proposals=proposals,
        candidates=tuple(np.flatnonzero(~is_merged).tolist()),
        carried_in=tuple(range(proposals, known)),
        added=dict(enumerate(added, start=known)),
        proposed_at=uniforms.of(Stream.PROPOSED, proposals) * scenario.proposing.collection_days.value,
        kind=kind,
        mode=mode,
        is_technical=_technical(uniforms.of(Stream.TECHNICAL, rows), kind, scenario.portfolio),
        amount=[*_amounts(uniforms.of(Stream.AMOUNT, known), scenario.portfolio), *(0 for _ in added)],
        compound=(uniforms.of(Stream.COMPOUND, rows) * scenario.objecting.compounds.value).astype(int).tolist(),
        support=_support(uniforms.of(Stream.SUPPORT, rows), scenario.council),
        sorting_hours=float(
            _spread(uniforms.of(Stream.SORTING_TASK, proposals), scenario.proposing.sorting_hours).sum()
        ),
        sorting=float(_spread(uniforms.of(Stream.SORTING, 1), scenario.proposing.sorting_working_days)[0]),
        posting=_durations(uniforms.of(Stream.DESK_POSTING, OCCASIONS), scenario.desk.task_hours),
        work=_work(uniforms.of(Stream.WORK, rows), scenario),
        once=_once(uniforms, rows, scenario),
        again=_again(uniforms, rows, scenario),
        children=_children(uniforms, rows, scenario),
        luck={one: uniforms.of(one, rows) for one in _LUCK},
        luck_again={one: uniforms.of(one, rows, ATTEMPTS) for one in _LUCK_AGAIN},
        by_occasion=_by_occasion(uniforms),
        by_compound=_by_compound(uniforms, scenario.objecting.compounds.value),
    )


# Of a community it is the same in every replication.
@lru_cache(maxsize=4096)
def _size(seed: int, community: int, spread: float) -> float:
    """How large the community is. Assumed to be lognormal: no sizes have been published."""
    if spread == 0:
        return 1.0
    uniform = Uniforms(Key(seed, community, EVERY_REPLICATION)).of(Stream.SIZE, 1)
    return float(lognormal(uniform, 1.0, np.sqrt(np.log1p(spread**2)))[0])


def _kinds(uniform: Floats, portfolio: Portfolio) -> tuple[ProjectKind, ...]:
    is_works = (uniform < portfolio.works.value).tolist()
    return tuple([ProjectKind.WORKS if one else ProjectKind.SERVICE for one in is_works])


def _modes(uniform: Floats, kinds: Sequence[ProjectKind], portfolio: Portfolio) -> tuple[Mode, ...]:
    """How each project is carried out. Works are always commissioned: assumed, as they need a contractor."""
    commissioned = portfolio.commissioned.value
    steps = np.searchsorted([commissioned, commissioned + portfolio.micro.value], uniform, side="right").tolist()
    return tuple(
        [
            Mode.COMMISSIONED if kind is ProjectKind.WORKS else _MODES[step]
            for step, kind in zip(steps, kinds, strict=True)
        ]
    )


_MODES = (Mode.COMMISSIONED, Mode.MICRO, Mode.SELF_ORG)
"""Of services, in the order in which a uniform number comes to them."""


def _technical(uniform: Floats, kinds: Sequence[ProjectKind], portfolio: Portfolio) -> tuple[bool, ...]:
    is_technical = (uniform < portfolio.technical.value).tolist()
    return tuple([is_so and kind is ProjectKind.WORKS for is_so, kind in zip(is_technical, kinds, strict=True)])


def _amounts(uniform: Floats, portfolio: Portfolio) -> list[int]:
    """In fen, rounded to a hundred yuan and kept within the range that the scenario names.

    Assumed to be lognormal: the mean is published, the shape is not.
    """
    amount = portfolio.amount
    drawn_amounts = lognormal(uniform, amount.value, portfolio.amount_spread.value)
    rounded = np.round(drawn_amounts / _ROUND_TO_FEN) * _ROUND_TO_FEN
    amounts: list[int] = np.clip(rounded, amount.low, amount.high).astype(int).tolist()
    return amounts


def _support(uniform: Floats, council: CouncilRules) -> Floats:
    """The share of those present that an item convinces.

    Its distribution is piecewise uniform through the two shares that the scenario states, those of items that half
    and that two thirds support. Assumed: no vote counts of this fund's councils have been published.
    """
    shares = [0, 1 - council.majority_supports.value, 1 - council.two_thirds_support.value, 1]
    return np.interp(uniform, shares, [0, 1 / 2, 2 / 3, 1])


def _once(uniforms: Uniforms, rows: int, scenario: Scenario) -> dict[Stream, Durations]:
    desk, street, choosing = scenario.desk, scenario.street, scenario.choosing
    of = {
        Stream.DESK_FILING: desk.task_hours,
        Stream.DESK_CALL: desk.task_hours,
        Stream.DESK_CLOSING: desk.task_hours,
        Stream.FILING: street.filing_working_days,
        Stream.FILING_REVIEW: street.filing_hours,
        Stream.CONTRACT: choosing.contract_working_days,
        Stream.MICRO_CALL: choosing.micro_call_working_days,
        Stream.MIDTERM_REVIEW: street.midterm_hours,
        Stream.MIDTERM_MENDING: scenario.judging.rectification_days,
        Stream.VISIT: scenario.work.visit_hours,
        Stream.CARRIED_WORK: scenario.carried_in.remaining_days,
    }
    return {one: _durations(uniforms.of(one, rows), spread) for one, spread in of.items()}


def _again(uniforms: Uniforms, rows: int, scenario: Scenario) -> dict[Stream, Durations]:
    judging = scenario.judging
    of = {
        Stream.CALL: scenario.choosing.call_working_days,
        Stream.PANEL_NOTICE: judging.notice_working_days,
        Stream.SURVEY: judging.survey_working_days,
        Stream.ACCEPTANCE_PANEL: judging.panel_hours,
        Stream.EVALUATION_PANEL: judging.panel_hours,
        Stream.RECTIFICATION: judging.rectification_days,
    }
    return {one: _durations(uniforms.of(one, rows, ATTEMPTS), spread) for one, spread in of.items()}


def _durations(uniform: Floats, spread: Spread) -> Durations:
    return Durations(uniform, spread.low, spread.mode, spread.high)


def _spread(uniform: Floats, spread: Spread) -> Floats:
    return triangular(uniform, *(np.array(float(one)) for one in (spread.low, spread.mode, spread.high)))


def _work(uniform: Floats, scenario: Scenario) -> dict[ProjectKind, Durations]:
    """Days of the work itself, of everything but micro-grants: with the same luck, whatever kind it is of."""
    of = {ProjectKind.WORKS: scenario.work.works_days, ProjectKind.SERVICE: scenario.work.service_days}
    return {kind: _durations(uniform, spread) for kind, spread in of.items()}


def _children(uniforms: Uniforms, rows: int, scenario: Scenario) -> Durations:
    children = scenario.portfolio.micro_children.value
    return _durations(uniforms.of(Stream.CHILD_WORK, rows, children), scenario.work.micro_days)


def _by_occasion(uniforms: Uniforms) -> dict[Stream, Floats]:
    return {
        Stream.ATTENDANCE: uniforms.of(Stream.ATTENDANCE, OCCASIONS),
        Stream.LIST_CAMPAIGN: uniforms.of(Stream.LIST_CAMPAIGN, MONTHS),
    }


def _by_compound(uniforms: Uniforms, compounds: int) -> dict[Stream, Floats]:
    return {one: uniforms.of(one, compounds, MONTHS) for one in (Stream.GRIEVANCE, Stream.SEVERITY)}
