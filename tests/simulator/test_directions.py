"""Every stage moves the year in the direction that it should, other things and all luck being equal.

Twenty years are played twice under common random numbers. The mean of the paired differences must be more than three
of its standard errors from nought: single years may go the other way, as queues for several people can (Graham,
1969, Bounds on multiprocessing timing anomalies).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from gongshi_simulator.experiment import replicate
from gongshi_simulator.log import Kind
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting
from gongshi_simulator.tally import Number, Tally

Floats = npt.NDArray[np.float64]
With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]
Values = Mapping[str, object]
Plays = Callable[[Values], Tally]
Measure = Callable[[Tally], Floats]

SEED, REPLICATIONS = 3, range(20)


@pytest.fixture(scope="module")
def plays(scenario: With, here: Here) -> Plays:
    """What the shipped scenario with these values comes to; each is played once."""
    played: dict[tuple[tuple[str, object], ...], Tally] = {}

    def of(values: Values) -> Tally:
        key = tuple(sorted(values.items()))
        if key not in played:
            played[key] = replicate(here(with_values(scenario, values)), SEED, REPLICATIONS)
        return played[key]

    return of


def with_values(scenario: With, values: Values) -> Scenario:
    """The shipped scenario with these values, those that it tries in place of the rule pack among them."""
    tree = scenario(**{key: value for key, value in values.items() if not key.startswith("what_if__")}).model_dump()
    for key, value in values.items():
        if key.startswith("what_if__"):
            words = {"basis": "assumed", "why": "示例"}
            tree["what_if"][key.removeprefix("what_if__")] = {"value": value, "low": value, "high": value, **words}
    return Scenario.model_validate(tree)


def number(one: Number) -> Measure:
    return lambda tally: tally.numbers[:, one]


def closing_day(tally: Tally) -> Floats:
    """The mean day of closing of what was resolved, the year's end for what is not closed by then."""
    day: Floats = tally.numbers[:, Number.CLOSING_DAY] / tally.numbers[:, Number.RESOLVED]
    return day


def held(kind: Kind) -> Measure:
    return lambda tally: tally.busy[:, kind].sum(axis=1)


class Direction(NamedTuple):
    """What a change of values makes of a measure: more (1) or less (-1)."""

    base: Values
    change: Values
    measure: Measure
    sign: int


LATER, SOONER = (closing_day, 1), (closing_day, -1)
MORE_CLOSED, FEWER_CLOSED = (number(Number.CLOSED), 1), (number(Number.CLOSED), -1)
MORE_RESOLVED, FEWER_RESOLVED = (number(Number.RESOLVED), 1), (number(Number.RESOLVED), -1)
MORE_REOPENED, FEWER_REOPENED = (number(Number.REOPENED), 1), (number(Number.REOPENED), -1)

QUICK: Values = {
    "council__sittings_a_year": 12,
    "work__service_days": 60,
    "work__works_days": 40,
    "work__micro_days": 40,
    "desk__weekly_report_hours": 0,
    "desk__monthly_report_hours": 0,
    "desk__annual_report_hours": 0,
}
"""Most projects close within the year, so that what delays them shows."""
RICH: Values = {**QUICK, "funding__allocated": 2_000_000_00}
"""Money is no limit."""
ANGRY: Values = {**QUICK, "objecting__own_objection": 0.1, "objecting__grievance": 0.3, "objecting__amended": 0.2}
WORKS: Values = {**QUICK, "portfolio__works": 1, "work__contractors": 1}
COMMISSIONED: Values = {**QUICK, "portfolio__works": 0, "portfolio__commissioned": 1, "portfolio__micro": 0}
MICRO: Values = {**QUICK, "portfolio__works": 0, "portfolio__commissioned": 0, "portfolio__micro": 1}

DIRECTIONS = {
    "more proposals": Direction(QUICK, {"proposing__proposals_per_1000_reached": 16}, number(Number.CANDIDATES), 1),
    "more households reached": Direction(QUICK, {"proposing__reached": 0.9}, number(Number.CANDIDATES), 1),
    "more merged": Direction(QUICK, {"proposing__merged": 0.7}, number(Number.CANDIDATES), -1),
    "a longer season": Direction(QUICK, {"proposing__collection_days": 60}, *LATER),
    "longer sorting at the desk": Direction(QUICK, {"proposing__sorting_hours": 6}, *LATER),
    "a list that is settled later": Direction(QUICK, {"proposing__sorting_working_days": 40}, *LATER),
    "more on the list": Direction(RICH, {"proposing__shortlisted": 0.95}, *MORE_RESOLVED),
    "a sixth less money": Direction(QUICK, {"funding__allocated": 394_748_00}, *FEWER_RESOLVED),
    "dearer projects": Direction(QUICK, {"portfolio__amount": 60_000_00}, *FEWER_RESOLVED),
    "more sittings": Direction({**QUICK, "council__sittings_a_year": 4}, {"council__sittings_a_year": 12}, *SOONER),
    "a longer agenda": Direction({**RICH, "council__agenda_items": 2}, {"council__agenda_items": 4}, *MORE_RESOLVED),
    "better attendance": Direction({**RICH, "council__attendance": 0.68}, {"council__attendance": 0.9}, *SOONER),
    "a higher quorum": Direction(RICH, {"council__quorum": Fraction(7, 8)}, *FEWER_CLOSED),
    "less support": Direction(
        RICH, {"council__majority_supports": 0.6, "council__two_thirds_support": 0.4}, *FEWER_RESOLVED
    ),
    "a larger majority for works": Direction(
        {**RICH, "portfolio__works": 1, "council__works_majority": Fraction(1, 2)},
        {"council__works_majority": Fraction(2, 3)},
        *FEWER_RESOLVED,
    ),
    "more put off": Direction(QUICK, {"council__deferred": 0.5}, *LATER),
    "more objections": Direction(QUICK, {"objecting__own_objection": 0.3}, *MORE_REOPENED),
    "more grievances": Direction(QUICK, {"objecting__grievance": 0.3}, *MORE_REOPENED),
    "grievances that move more": Direction(ANGRY, {"objecting__grievance_objection": 0.9}, *MORE_REOPENED),
    "grievances that reach more": Direction(
        {**QUICK, "objecting__grievance": 0.5, "objecting__grievance_reach": Fraction(1, 5)},
        {"objecting__grievance_reach": Fraction(1)},
        *MORE_REOPENED,
    ),
    "more campaigns against projects": Direction(QUICK, {"objecting__project_campaign": 0.3}, *MORE_REOPENED),
    "more campaigns against lists": Direction(QUICK, {"objecting__list_campaign": 0.5}, *MORE_REOPENED),
    "objections taken back": Direction(ANGRY, {"objecting__withdrawn": 0.5}, *FEWER_REOPENED),
    "objections that come late": Direction(ANGRY, {"objecting__objection_delay_days": 15}, *FEWER_REOPENED),
    "a lower threshold": Direction(ANGRY, {"what_if__objection_share": Fraction(1, 10)}, *MORE_REOPENED),
    "a higher threshold": Direction(ANGRY, {"what_if__objection_share": Fraction(1, 3)}, *FEWER_REOPENED),
    "a longer posting": Direction(QUICK, {"what_if__posting_days": 15}, *LATER),
    "a shorter posting": Direction(QUICK, {"what_if__posting_days": 5}, *SOONER),
    "a longer posting that more can object to": Direction(
        {**ANGRY, "objecting__objection_delay_days": 10}, {"what_if__posting_days": 20}, *MORE_REOPENED
    ),
    "resolutions reopened": Direction(
        QUICK, {"objecting__own_objection": 0.25, "objecting__upheld": 1, "objecting__amended": 0}, *LATER
    ),
    "more of them overturned": Direction(
        {**RICH, **ANGRY, "objecting__upheld": 1, "objecting__amended": 0}, {"objecting__upheld": 0}, *FEWER_RESOLVED
    ),
    "an extra sitting for them": Direction(
        {**ANGRY, "council__sittings_a_year": 4, "objecting__second_decision": "next_sitting"},
        {"objecting__second_decision": "extra_sitting"},
        *SOONER,
    ),
    "the assembly for them": Direction(
        {**ANGRY, "council__sittings_a_year": 4, "objecting__second_decision": "next_sitting"},
        {"objecting__second_decision": "assembly"},
        *SOONER,
    ),
    "more workers": Direction({**QUICK, "desk__workers": 1, "desk__hours_a_day": 1}, {"desk__workers": 2}, *SOONER),
    "fewer hours a day": Direction(QUICK, {"desk__hours_a_day": 1}, *LATER),
    "longer tasks": Direction(QUICK, {"desk__task_hours": 15}, *LATER),
    "more reports": Direction({**QUICK, "desk__hours_a_day": 2}, {"desk__weekly_report_hours": 5}, *LATER),
    "other duties at the year's end": Direction(
        {**QUICK, "desk__hours_a_day": 1, "desk__busy_months": 6}, {"desk__hours_left_when_busy": 0.3}, *LATER
    ),
    "filings sent back": Direction(QUICK, {"street__filing_returned": 0.9}, *LATER),
    "longer filing": Direction(QUICK, {"street__filing_working_days": 20}, *LATER),
    "longer reviews": Direction(QUICK, {"street__filing_hours": 20}, *LATER),
    "more officials": Direction(
        {**QUICK, "street__hours_a_day": 1, "street__filing_hours": 6}, {"street__reviewers": 3}, *SOONER
    ),
    "a mid-term review that finds more": Direction(
        {**QUICK, "work__service_days": 120, "street__midterm_month": 7}, {"street__midterm_failed": 0.9}, *LATER
    ),
    "longer calls": Direction(COMMISSIONED, {"choosing__call_working_days": 30}, *LATER),
    "more bidders needed": Direction(COMMISSIONED, {"choosing__min_bidders": 5}, *LATER),
    "more bidders to be had": Direction(COMMISSIONED, {"choosing__bidders": 12}, *SOONER),
    "longer contracting": Direction(COMMISSIONED, {"choosing__contract_working_days": 25}, *LATER),
    "longer calls for child projects": Direction(MICRO, {"choosing__micro_call_working_days": 30}, *LATER),
    "more child projects": Direction(
        {key: value for key, value in MICRO.items() if key != "work__micro_days"},
        {"portfolio__micro_children": 12},
        *LATER,
    ),
    "more run by residents": Direction(COMMISSIONED, {"portfolio__commissioned": 0}, *SOONER),
    "longer services": Direction(QUICK, {"work__service_days": 150}, *FEWER_CLOSED),
    "longer works": Direction(WORKS, {"work__works_days": 80}, *FEWER_CLOSED),
    "longer child projects": Direction(MICRO, {"work__micro_days": 90}, *LATER),
    "more contractors": Direction(WORKS, {"work__contractors": 4}, *SOONER),
    "more ended early": Direction(QUICK, {"work__terminated": 0.1}, number(Number.TERMINATED), 1),
    "rarer visits": Direction(QUICK, {"work__visit_every_days": 60}, held(Kind.COMMITTEE), -1),
    "longer visits": Direction(QUICK, {"work__visit_hours": 8}, held(Kind.COMMITTEE), 1),
    "more teams of the committee": Direction(
        {**QUICK, "judging__committee_hours_a_day": 1}, {"judging__committees": 3}, *SOONER
    ),
    "fewer hours of the committee": Direction(QUICK, {"judging__committee_hours_a_day": 1}, *LATER),
    "longer panels": Direction(QUICK, {"judging__panel_hours": 15}, *LATER),
    "panels that are harder to bring together": Direction(QUICK, {"judging__notice_working_days": 20}, *LATER),
    "longer surveys": Direction(QUICK, {"judging__survey_working_days": 25}, *LATER),
    "more acceptances that fail": Direction(QUICK, {"judging__acceptance_failed": 0.5}, *LATER),
    "more evaluations that fail": Direction(QUICK, {"judging__evaluation_failed": 0.5}, *LATER),
    "longer rectification": Direction(
        {**QUICK, "judging__acceptance_failed": 0.5}, {"judging__rectification_days": 60}, *LATER
    ),
    "more works that need an expert": Direction(
        {**WORKS, "work__contractors": 4, "portfolio__technical": 0.3},
        {"portfolio__technical": 1},
        held(Kind.EXPERTS),
        1,
    ),
    "more experts": Direction(
        {
            **WORKS,
            "work__contractors": 20,
            "portfolio__technical": 1,
            "judging__panel_hours": 12,
            "judging__committees": 4,
            "judging__committee_hours_a_day": 1,
            "street__reviewers": 4,
        },
        {"street__experts": 4},
        *SOONER,
    ),
    "projects carried in": Direction(
        {**QUICK, "judging__committee_hours_a_day": 1, "carried_in__in_progress": 0, "carried_in__delivered": 0},
        {"carried_in__in_progress": 10, "carried_in__delivered": 10},
        *LATER,
    ),
    "more saved at the contract": Direction(
        QUICK, {"funding__saved_at_contract": 0.1}, number(Number.MONEY_CONTRACTED), -1
    ),
    "more paid in advance": Direction({}, {"funding__paid_in_advance": 0.7}, number(Number.MONEY_PAID), 1),
}


@pytest.mark.parametrize("name", DIRECTIONS)
def test_the_year_moves_as_it_should_with(plays: Plays, name: str) -> None:
    base, change, measure, sign = DIRECTIONS[name]
    moved = sign * (measure(plays({**base, **change})) - measure(plays(base)))
    error = float(moved.std(ddof=1)) / math.sqrt(len(moved))
    assert moved.mean() > 3 * error


def test_a_number_that_nothing_rests_on_moves_nothing(plays: Plays) -> None:
    """The direction tests would be hollow if any change moved the year."""
    quick, dear = plays(QUICK), plays({**QUICK, "costs__sitting": 9_000_00})
    assert quick.numbers.tolist() == dear.numbers.tolist()
