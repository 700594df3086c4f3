"""Sums over the fund are those of its records, added up here with nothing but the records' own events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fund_of import pages_of
from gongshi.fund import CommunityFund, Fund
from gongshi.model.event import Closed, Contracted, Evaluated, Paid
from gongshi.model.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return pages_of(ROOT / "data", AS_OF)


def happened(project: Project) -> Iterator[Any]:
    return (event for event in project.history if event.date is None or event.date <= AS_OF)


def mothers(community: CommunityFund, year: int) -> list[Project]:
    return [one for one in community.projects if one.fiscal_year == year and one.parent_project is None]


def yuan(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02}"


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_account_of_a_year_adds_up_what_communities_got_contracted_and_paid(
    year: int, example_fund: Fund, made: dict[str, Any]
) -> None:
    put_in = sum(
        one.amount
        for community in example_fund.communities
        for one in community.community.allocations
        if one.fiscal_year == year and (one.date is None or one.date <= AS_OF)
    )
    spent = {
        kind: sum(
            event.amount
            for community in example_fund.communities
            for project in mothers(community, year)
            for event in happened(project)
            if isinstance(event, kind)
        )
        for kind in (Contracted, Paid)
    }
    page = made[f"accounts/{year}.html"]
    foot = [cell.value for cell in page.by_community.foot.cells]
    assert [foot[0], *foot[2:]] == [yuan(put_in), yuan(spent[Contracted]), yuan(spent[Paid])]
    # The rows of communities and of purposes add up to the same.
    rows = [[float(cell.value) for cell in row.cells] for row in page.by_community.rows]
    assert [sum(column) for column in zip(*rows, strict=True)] == pytest.approx([float(one) for one in foot])
    by_purpose = page.categories.table.foot
    assert [money.value for money in by_purpose.cells[1:]] == foot[1:]


def test_the_results_count_what_is_closed_and_who_was_satisfied(example_fund: Fund, made: dict[str, Any]) -> None:
    closed = [
        project
        for community in example_fund.communities
        for project in community.projects
        if any(isinstance(event, Closed) for event in happened(project))
    ]
    asked = satisfied = 0
    for community in example_fund.communities:
        for project in community.projects:
            ended = any(event.event in {"closed", "terminated"} for event in happened(project))
            answers = [one for one in happened(project) if isinstance(one, Evaluated) and one.asked is not None]
            if ended and answers:
                asked += answers[-1].asked or 0
                satisfied += answers[-1].satisfied or 0
    lead = "".join(made["results/index.html"].lead)
    assert f"{len(closed)}个项目已经办完结项。" in lead
    assert f"{asked}人次中{satisfied}人次" in lead
    of_years = sum(choice.count for choice in made["results/index.html"].years)
    shown = [path for path in made if path.startswith("results/2")]
    assert of_years == sum(len(made[path].results) for path in shown)


def test_every_project_stands_in_the_lists_of_its_year_state_and_sub_district(
    example_fund: Fund, made: dict[str, Any]
) -> None:
    everything = sorted(
        f"communities/{community.community.id}/projects/{project.id}.html"
        for community in example_fund.communities
        for project in community.projects
    )
    for facet in ("year", "state", "subdistrict", "category"):
        lists = [view for path, view in made.items() if path.startswith(f"projects/{facet}/")]
        assert sorted(line.link.path for view in lists for line in view.projects) == everything
