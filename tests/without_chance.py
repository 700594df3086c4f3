"""A simulated year without chance: every step takes what it says, nobody objects, nothing fails.

Whatever a step takes of anybody's time is a day's work, so that days can be counted on a calendar. A test names what
is otherwise, and gives the uniform numbers of those streams that it wants to turn out in one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from gongshi_simulator.clock import day_at
from gongshi_simulator.draws import Draws, drawn
from gongshi_simulator.log import Log
from gongshi_simulator.model import CommunityYear, simulate
from gongshi_simulator.setting import Setting
from gongshi_simulator.shapes import binomial_table
from gongshi_simulator.streams import Floats, Key, Stream

Lucks = Mapping[Stream, npt.ArrayLike]
NONE: Lucks = MappingProxyType({})

CERTAIN: dict[str, object] = {
    "proposing__collection_days": 1,
    "proposing__sorting_hours": 4,
    "proposing__sorting_working_days": 3,
    "proposing__shortlisted": 1,
    "portfolio__works": 0,
    "portfolio__commissioned": 1,
    "portfolio__micro": 0,
    "portfolio__technical": 1,
    "portfolio__amount": 38_700_00,
    "portfolio__amount_spread": 0,
    "council__sittings_a_year": 12,
    "council__attendance": 1,
    "council__majority_supports": 1,
    "council__two_thirds_support": 1,
    "council__deferred": 0,
    "objecting__own_objection": 0,
    "objecting__grievance": 0,
    "objecting__project_campaign": 0,
    "objecting__list_campaign": 0,
    "objecting__objection_delay_days": 1,
    "objecting__withdrawn": 0,
    "objecting__upheld": 1,
    "objecting__amended": 0,
    "desk__workers": 1,
    "desk__hours_a_day": 4,
    "desk__task_hours": 4,
    "desk__weekly_report_hours": 0,
    "desk__monthly_report_hours": 0,
    "desk__annual_report_hours": 0,
    "desk__busy_months": 0,
    "street__reviewers": 1,
    "street__hours_a_day": 4,
    "street__filing_hours": 4,
    "street__filing_working_days": 5,
    "street__filing_returned": 0,
    "street__midterm_hours": 4,
    "street__midterm_failed": 0,
    "choosing__call_working_days": 11,
    "choosing__micro_call_working_days": 10,
    "choosing__bidders": 200,
    "choosing__contract_working_days": 7,
    "work__service_days": 100,
    "work__works_days": 60,
    "work__contractors": 1,
    "work__terminated": 0,
    "work__visit_hours": 2,
    "judging__committees": 1,
    "judging__committee_hours_a_day": 4,
    "judging__panel_hours": 8,
    "judging__notice_working_days": 2,
    "judging__survey_working_days": 7,
    "judging__acceptance_failed": 0,
    "judging__evaluation_failed": 0,
    "judging__rectification_days": 20,
    "carried_in__in_progress": 0,
    "carried_in__delivered": 0,
    "carried_in__remaining_days": 30,
}


def fixed(setting: Setting, projects: int = 1, lucks: Lucks = NONE, **drawn_as: Any) -> Draws:
    """Draws of so many projects; ``lucks`` are the first uniform numbers of their streams."""
    draws = drawn(setting.scenario, Key(1, 0, 0))
    assert draws.proposals >= projects
    return replace(
        draws,
        proposals=projects,
        candidates=tuple(range(projects)),
        sorting_hours=draws.sorting_hours / draws.proposals * projects,
        luck=_with(draws.luck, lucks),
        luck_again=_with(draws.luck_again, lucks),
        by_occasion=_with(draws.by_occasion, lucks),
        **drawn_as,
    )


def year_of(setting: Setting, projects: int = 1, lucks: Lucks = NONE, **drawn_as: Any) -> CommunityYear:
    """The year of one community, with the draws of `fixed`."""
    return simulate(setting, (0,), [fixed(setting, projects, lucks, **drawn_as)])[0]


def told(log: Log, project: int = 0) -> list[tuple[str, str]]:
    """A project's events and days."""
    return [(event.transition, f"{day_at(event.time, 2026):%m-%d}") for event in log.events if event.project == project]


def exactly(number: int, of: int, chance: float) -> float:
    """The uniform number at which so many of ``of`` act."""
    return binomial_table(of, chance)[number - 1]


def _with(drawn_numbers: Mapping[Stream, Floats], lucks: Lucks) -> dict[Stream, Floats]:
    return {
        stream: _begun_with(numbers, lucks[stream]) if stream in lucks else numbers
        for stream, numbers in drawn_numbers.items()
    }


def _begun_with(numbers: Floats, first: npt.ArrayLike) -> Floats:
    begun = numbers.copy()
    begun[tuple(map(slice, np.shape(first)))] = first
    return begun
