"""The lists of a community's projects: each holds exactly the projects that have its value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.views.community import community_link
from gongshi_site.views.project_lists import ProjectListPage, project_list_pages

Community = Callable[[Mapping[str, str]], CommunityFund]
Example = Callable[[str], CommunityFund]
AS_OF = date(2026, 11, 20)


def lists(fund: CommunityFund) -> dict[str, ProjectListPage]:
    """The lists by their paths below the community's folder of projects."""
    pages = project_list_pages(fund, community_link(fund), AS_OF)
    return {page.path.split("/projects/")[1].removesuffix(".html"): page for page in pages}


def ids(page: ProjectListPage) -> list[str]:
    return [line.link.path.split("/")[-1].removesuffix(".html") for line in page.projects]


@pytest.mark.parametrize("name", ["jinkui", "maitianli", "shiqiaowan", "wutong"])
def test_every_list_holds_exactly_the_projects_with_its_value(name: str, example: Example) -> None:
    community = example(name)
    shown = {path: sorted(ids(page)) for path, page in lists(community).items()}
    expected: dict[str, list[str]] = {"index": [one.id for one in community.projects]}
    for one in community.projects:
        values: list[tuple[str, object]] = [("year", one.fiscal_year), ("category", one.category)]
        values += [("compound", compound) for compound in one.compounds or [None]]
        for facet, value in values:
            expected.setdefault(f"by/{facet}/{value}" if value else f"without/{facet}", []).append(one.id)
    states = {path: found for path, found in shown.items() if path.startswith("by/state/")}
    assert {path: found for path, found in shown.items() if path not in states} == expected
    # Every project has one state, so that the lists of the states share them out.
    assert sorted(one for found in states.values() for one in found) == expected["index"]


TWO = {
    "community.yaml": """\
        id: wutong
        title: 梧桐社区
        compounds: [{id: east, title: 东院}, {id: west, title: 西院}]
        """,
    "projects/a.yaml": """\
        id: a
        title: 路灯
        fiscal_year: 2025
        budget: 12345.67
        compounds: [east, west, gone]
        history: [{date: 2025-03-05, event: resolved}]
        """,
    "projects/b.yaml": """\
        id: b
        title: 花坛
        fiscal_year: 2026
        budget: 900.00
        implementer: {kind: self_org, name: 花友会}
        history: [{date: 2026-03-05, event: proposed}]
        """,
}


def test_a_list_names_amount_state_year_place_and_who_does_it(community: Community) -> None:
    newest, oldest = lists(community(TWO))["index"].projects
    assert (newest.state, newest.is_resolved, newest.year) == ("已提议", False, "2026年度")
    assert (newest.implementer, newest.places) == ("打算由花友会实施", "")
    assert (oldest.state, oldest.is_resolved, oldest.year) == ("已议决", True, "2025年度")
    assert oldest.money is not None
    assert (oldest.money.text, oldest.places) == ("1.23万元", "东院、西院")


def test_a_list_leads_to_the_others_and_says_how_many_each_has(community: Community) -> None:
    page = lists(community(TWO))["by/compound/east"]
    assert (page.title, page.lead) == ("东院的项目", ("一共1个项目。", "议决资金合计1.23万元。"))
    assert (page.everything.count, page.everything.is_current) == (2, False)
    told = {
        group.title: [(str(one.link.said), one.count, one.is_current) for one in group.choices]
        for group in page.choices
    }
    assert told == {
        "按进展": [("已提议", 1, False), ("已议决", 1, False)],
        "按年度": [("2026年度", 1, False), ("2025年度", 1, False)],
        "按院落": [("东院", 1, True), ("西院", 1, False), ("没有写院落", 1, False)],
    }


def test_a_facet_that_no_project_has_a_value_of_makes_no_lists(community: Community) -> None:
    assert "without/category" not in lists(community(TWO))


def test_money_of_a_child_is_not_counted_twice_and_unknown_money_is_told(community: Community) -> None:
    resolved = "history: [{date: 2026-03-05, event: resolved}]\n"
    fund = community(
        {
            "projects/a.yaml": f"id: a\ntitle: 母项目\nbudget: 500.00\n{resolved}",
            "projects/b.yaml": f"id: b\ntitle: 子项目\nbudget: 200.00\nparent_project: a\n{resolved}",
            "projects/c.yaml": f"id: c\ntitle: 花坛\n{resolved}",
        }
    )
    assert lists(fund)["index"].lead == (
        "一共3个项目。",
        "议决资金合计500元（另有1项不清楚，未计入）。",
        "其中1个是子项目，钱算在母项目里，不重复相加。",
    )


def test_without_projects_there_is_one_empty_list(community: Community) -> None:
    ((path, page),) = lists(community({})).items()
    assert (path, page.lead, page.choices) == ("index", ("一共0个项目。",), ())
