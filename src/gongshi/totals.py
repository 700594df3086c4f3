"""Sums over a community's projects: exact, and honest about what nobody wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State, resolved_amount, state_of, steps
from gongshi.model.event import Closed, Contracted, Evaluated, Paid, Terminated
from gongshi.model.project import Project
from gongshi.model.terms import Pot


class Sum(NamedTuple):
    """An amount in minor units, and how many amounts that belong to it, or may, are not known."""

    amount: int
    unknown: int = 0

    def __add__(self, other: object) -> Sum:
        if not isinstance(other, Sum):
            return NotImplemented
        return Sum(self.amount + other.amount, self.unknown + other.unknown)


class Ratio(NamedTuple):
    """A part of a whole, always shown with both numbers."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What became of the money and the projects of a community.

    A child project is paid out of its mother's amount and so adds nothing to the sums of money; it counts as a
    project. ``satisfied`` adds up all evaluations that state both numbers.
    """

    allocated: Sum
    asked: Sum
    resolved: Sum
    contracted: Sum
    paid: Sum
    spent: Sum
    states: Mapping[State, int]
    satisfied: Ratio

    @property
    def projects(self) -> int:
        """The number of projects."""
        return sum(self.states.values())

    @property
    def resolved_share(self) -> Ratio | None:
        """Money resolved of money put in (议决率); None while one of the two is not known."""
        if self.resolved.unknown or self.allocated.unknown or not self.allocated.amount:
            return None
        return Ratio(self.resolved.amount, self.allocated.amount)


class Standing(NamedTuple):
    """Where resolved money stands, in minor units; every unit of it in one place.

    ``paid`` has left the fund, ``owed`` is contracted and not paid yet, ``open`` is resolved and neither contracted nor
    paid yet, ``left_over`` was resolved for projects that have ended without needing it.
    """

    paid: int = 0
    owed: int = 0
    open: int = 0
    left_over: int = 0


class Contracts(NamedTuple):
    """What became of the money of contracts, in minor units: ``amount`` is ``paid``, ``owed`` and ``unused`` together.

    ``unused`` was contracted for projects that have ended without needing it; ``direct`` was paid for projects that
    have no contract, and is no part of ``amount``.
    """

    paid: int = 0
    owed: int = 0
    unused: int = 0
    direct: int = 0

    @property
    def amount(self) -> int:
        """The sum of all contracts."""
        return self.paid + self.owed + self.unused


def contracts(fund: CommunityFund, as_of: date, *, fiscal_year: int | None = None, pot: Pot | None = None) -> Contracts:
    """What became of the contracts of a year and pot by ``as_of``; a part is negative where too much was paid."""
    return Contracts(*_added(_contracts(project, as_of) for project in _counted(fund, as_of, fiscal_year, pot)))


def _contracts(project: Project, as_of: date) -> Contracts:
    paid, contracted = paid_amount(project, as_of), contracted_amount(project, as_of)
    if not contracted:
        return Contracts(direct=paid)
    open_ = contracted - paid
    return Contracts(paid, unused=open_) if _has_ended(project, as_of) else Contracts(paid, owed=open_)


def standing(fund: CommunityFund, as_of: date, *, fiscal_year: int | None = None, pot: Pot | None = None) -> Standing:
    """Where the resolved money of a year and pot stands on ``as_of``; what is not known to be resolved is left out."""
    return Standing(*_added(_standing(project, as_of) for project in _counted(fund, as_of, fiscal_year, pot)))


def standings(fund: CommunityFund, as_of: date, *, fiscal_year: int) -> tuple[tuple[Project, Standing], ...]:
    """Where the resolved money of each project of a year stands; added up they are the `standing` of the year."""
    return tuple((project, _standing(project, as_of)) for project in _counted(fund, as_of, fiscal_year, None))


def _standing(project: Project, as_of: date) -> Standing:
    paid = paid_amount(project, as_of)
    resolved = max(resolved_amount(project, as_of) or 0, paid)
    if _has_ended(project, as_of):
        return Standing(paid, left_over=resolved - paid)
    contracted = min(max(contracted_amount(project, as_of), paid), resolved)
    return Standing(paid, contracted - paid, resolved - contracted)


def _has_ended(project: Project, as_of: date) -> bool:
    return bool(project.once(_ended, as_of))


def _ended(project: Project, as_of: date) -> tuple[Closed | Terminated, ...]:
    """The events that ended the project."""
    return tuple(step.event for step in steps(project, as_of) if isinstance(step.event, Closed | Terminated))


def _added(each: Iterable[tuple[int, ...]]) -> Iterator[int]:
    """The sums of what stands in the same place."""
    return (sum(amounts) for amounts in zip(*each, strict=True))


def _counted(fund: CommunityFund, as_of: date, fiscal_year: int | None, pot: Pot | None) -> list[Project]:
    """The projects whose resolved money is known; a child's is its mother's."""
    return [
        project
        for project in _chosen(fund, fiscal_year, pot)
        if project.parent_project is None and resolved_amount(project, as_of) is not None
    ]


def _chosen(fund: CommunityFund, fiscal_year: int | None, pot: Pot | None) -> list[Project]:
    return [
        project
        for project in fund.projects
        if (fiscal_year is None or project.fiscal_year == fiscal_year) and (pot is None or project.pot is pot)
    ]


def totals(fund: CommunityFund, as_of: date, *, fiscal_year: int | None = None, pot: Pot | None = None) -> Totals:
    """The totals on ``as_of``, of one fiscal year and one pot where these are given."""
    return fund.once(_totals, as_of, fiscal_year, pot)


def _totals(fund: CommunityFund, as_of: date, fiscal_year: int | None, pot: Pot | None) -> Totals:
    chosen = _chosen(fund, fiscal_year, pot)
    allocated = [
        one.amount
        for one in fund.community.allocations
        if (fiscal_year is None or one.fiscal_year == fiscal_year)
        and (pot is None or one.pot is pot)
        and (one.date is None or one.date <= as_of)
    ]
    mothers = [project for project in chosen if project.parent_project is None]
    return Totals(
        allocated=Sum(sum(allocated)),
        asked=_sum(project.budget for project in mothers),
        resolved=_sum(resolved_amount(project, as_of) for project in mothers)
        + Sum(0, _perhaps(fund, as_of, fiscal_year, pot)),
        contracted=_sum(contracted_amount(project, as_of) for project in mothers),
        paid=_sum(paid_amount(project, as_of) for project in mothers),
        spent=_spent(_counted(fund, as_of, fiscal_year, pot), as_of),
        states=Counter(state_of(project, fund, as_of) for project in chosen),
        satisfied=satisfaction(chosen, as_of),
    )


def _perhaps(fund: CommunityFund, as_of: date, fiscal_year: int | None, pot: Pot | None) -> int:
    """How many projects may have money of this year and pot, though nobody can read or wrote down that they have."""
    chosen = {project.id for project in _chosen(fund, fiscal_year, pot)}
    others = (one for one in fund.projects if one.parent_project is None and one.id not in chosen)
    unsaid = [
        project
        for project in others
        if (fiscal_year is None or project.fiscal_year in {None, fiscal_year})
        and (pot is None or project.pot in {None, pot})
        and resolved_amount(project, as_of) != 0
    ]
    return len(unsaid) + len(fund.unread["projects"])


def contracted_amount(project: Project, as_of: date) -> int:
    """The sum of the project's contracts signed by ``as_of``."""
    return project.once(_contracted_amount, as_of)


def _contracted_amount(project: Project, as_of: date) -> int:
    return sum(step.event.amount for step in steps(project, as_of) if isinstance(step.event, Contracted))


def paid_amount(project: Project, as_of: date) -> int:
    """The sum of the project's payments by ``as_of``."""
    return project.once(_paid_amount, as_of)


def _paid_amount(project: Project, as_of: date) -> int:
    return sum(step.event.amount for step in steps(project, as_of) if isinstance(step.event, Paid))


def satisfaction(projects: Iterable[Project], as_of: date) -> Ratio:
    """How many were satisfied of how many asked, over the last evaluation of each project."""
    each = [project.once(_satisfaction, as_of) for project in projects]
    return Ratio(sum(one.part for one in each), sum(one.whole for one in each))


def _satisfaction(project: Project, as_of: date) -> Ratio:
    for step in reversed(steps(project, as_of)):
        if isinstance(step.event, Evaluated) and step.event.asked is not None:
            return Ratio(step.event.satisfied or 0, step.event.asked)
    return Ratio(0, 0)


def _spent(projects: Iterable[Project], as_of: date) -> Sum:
    """What closed and terminated projects cost in the end; where one doesn't say so it is unknown."""
    return _sum(event.cost for project in projects for event in project.once(_ended, as_of))


def _sum(amounts: Iterable[int | None]) -> Sum:
    known = unknown = 0
    for amount in amounts:
        if amount is None:
            unknown += 1
        else:
            known += amount
    return Sum(known, unknown)
