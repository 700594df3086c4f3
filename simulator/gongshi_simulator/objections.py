"""How many representatives object to a posting: drawn at once for the whole of it, not asked one by one.

Representatives object on their own; those whom a grievance reaches, shared by the projects of a compound in a month,
act alike to some degree; a campaign against a project or a whole list reaches all. Assumed, all of it: no case has
been published. Independent objections hardly ever reach a fifth, hence the others.
"""

from __future__ import annotations

import math
from math import ceil
from typing import NamedTuple

from gongshi_simulator.draws import Draws
from gongshi_simulator.sections.deciding import Objecting
from gongshi_simulator.shapes import beta, binomial
from gongshi_simulator.streams import Stream


class Hanging(NamedTuple):
    """One posting of one project: the round it is of, the month in which it goes up, and how long it hangs."""

    project: int
    attempt: int
    month: int
    days: float


class Objected(NamedTuple):
    """How many representatives objected: in time and standing by it, too late, and in time but taken back."""

    counted: int
    late: int
    withdrawn: int


def objected(draws: Draws, objecting: Objecting, hanging: Hanging) -> Objected:
    """The objections to a posting. Whoever objects does so once; delays since the posting are exponential."""
    number = _number(draws, objecting, hanging)
    if number == 0:
        return Objected(0, 0, 0)
    row, attempt = hanging.project, hanging.attempt
    is_in_time = 1 - math.exp(-hanging.days / objecting.objection_delay_days.value)
    in_time = binomial(draws.luck_again[Stream.OBJECTING_IN_TIME].item(row, attempt), number, is_in_time)
    withdrawn = binomial(draws.luck_again[Stream.WITHDRAWN].item(row, attempt), in_time, objecting.withdrawn.value)
    return Objected(in_time - withdrawn, number - in_time, withdrawn)


def _number(draws: Draws, objecting: Objecting, hanging: Hanging) -> int:
    """How many representatives object at all, in the two groups: those whom a grievance reaches, and the others."""
    reps = objecting.resident_reps.value
    row, attempt = hanging.project, hanging.attempt
    apart = 1 - objecting.own_objection.value
    if _is_campaign(draws, objecting, hanging):
        apart *= 1 - objecting.campaign_objection.value
    # Two groups without a grievance, too: with the same luck one that comes can only add to the objections.
    reached = ceil(reps * objecting.grievance_reach.value)
    chance = 1 - apart * (1 - _grievance(draws, objecting, hanging))
    elsewhere = binomial(draws.luck_again[Stream.OBJECTING_ELSEWHERE].item(row, attempt), reps - reached, 1 - apart)
    return elsewhere + binomial(draws.luck_again[Stream.OBJECTING].item(row, attempt), reached, chance)


def _grievance(draws: Draws, objecting: Objecting, hanging: Hanging) -> float:
    """The chance with which each of those reached objects to the compound's projects this month; 0 without one."""
    compound = draws.compound[hanging.project]
    if draws.by_compound[Stream.GRIEVANCE].item(compound, hanging.month) >= objecting.grievance.value:
        return 0.0
    severity = draws.by_compound[Stream.SEVERITY].item(compound, hanging.month)
    return beta(severity, objecting.grievance_objection.value, objecting.grievance_correlation.value)


def _is_campaign(draws: Draws, objecting: Objecting, hanging: Hanging) -> bool:
    own = draws.luck_again[Stream.CAMPAIGN].item(hanging.project, hanging.attempt)
    against_list = draws.by_occasion[Stream.LIST_CAMPAIGN].item(hanging.month)
    return own < objecting.project_campaign.value or against_list < objecting.list_campaign.value
