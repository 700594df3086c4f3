"""Who carries a project out, what it costs, and for how long: one place for what history and notices both tell."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import NamedTuple

from gongshi.model.parties import Implementer
from gongshi.model.terms import ImplementerKind
from gongshi_simulator.records.catalogue.places import COMPANIES, SELF_ORGS, SOCIAL_ORGS
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.records.days import twelve_months_from, work_ends
from gongshi_simulator.records.details import chosen
from gongshi_simulator.records.happenings import Happening
from gongshi_simulator.records.last_year import left_over
from gongshi_simulator.ways import Way


class Payments(NamedTuple):
    """What of a contract is paid when work starts, and the rest, in fen."""

    advance: int
    rest: int


def implementer(told: Chronicle, project: int) -> Implementer:
    """Who carries the project out: works a company, what residents run a group of theirs, the rest a social org."""
    luck, way = told.details.implementer.item(project), told.way(project)
    if way is Way.WORKS:
        return Implementer(kind=ImplementerKind.COMPANY, name=COMPANIES[chosen(luck, len(COMPANIES))])
    if way is Way.SELF_RUN:
        name = told.compound(project).zh + SELF_ORGS[chosen(luck, len(SELF_ORGS))]
        return Implementer(kind=ImplementerKind.SELF_ORG, name=name)
    return Implementer(kind=ImplementerKind.SOCIAL_ORG, name=SOCIAL_ORGS[chosen(luck, len(SOCIAL_ORGS))])


def payments(told: Chronicle, contracted: int) -> Payments:
    """A contract of this amount is paid in two parts."""
    advance = round(contracted * told.setting.scenario.funding.paid_in_advance.value)
    return Payments(advance, contracted - advance)


def contract_ends(told: Chronicle, contracted: Happening) -> date:
    """The last day of a contract: it agrees on the days that the draws say the work takes, and on no delay."""
    project, draws, days = contracted.project, told.draws, told.setting.rules.days
    usual = work_ends(contracted.day, ceil(draws.work_days(project)), days)
    is_left_over = 0 <= project - draws.proposals < told.setting.scenario.carried_in.in_progress.value
    if not is_left_over:
        return usual
    return min(max(usual, left_over(told.setting, draws, project)), twelve_months_from(contracted.day))
