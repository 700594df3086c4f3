"""The money and projects of a community by what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import resolved_amount
from gongshi.model.project import Project
from gongshi.model.terms import Category
from gongshi.totals import Sum, contracted_amount, paid_amount


class CategoryTotals(NamedTuple):
    """What became of the money for one category, in minor units; ``category`` is None where none is written.

    A child counts as a project of its own category; its money is its mother's.
    """

    category: Category | None
    projects: int
    resolved: Sum
    contracted: int
    paid: int


def category_totals(fund: CommunityFund, as_of: date, *, fiscal_year: int | None = None) -> tuple[CategoryTotals, ...]:
    """The totals on ``as_of`` of each category that has projects, of one fiscal year where it is given."""
    chosen = [one for one in fund.projects if fiscal_year is None or one.fiscal_year == fiscal_year]
    return tuple(_category_totals(chosen, as_of))


def _category_totals(projects: list[Project], as_of: date) -> Iterator[CategoryTotals]:
    for category in (*Category, None):
        ours = [project for project in projects if project.category is category]
        mothers = [project for project in ours if project.parent_project is None]
        resolved = [resolved_amount(project, as_of) for project in mothers]
        if ours:
            yield CategoryTotals(
                category,
                projects=len(ours),
                resolved=Sum(sum(amount or 0 for amount in resolved), resolved.count(None)),
                contracted=sum(contracted_amount(project, as_of) for project in mothers),
                paid=sum(paid_amount(project, as_of) for project in mothers),
            )
