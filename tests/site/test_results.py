"""The results of a year: what was finished and how it was judged, what is late, and what came to nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi.model.event import Closed, Evaluated
from gongshi_site.views.community import community_link
from gongshi_site.views.results import ResultsPage, results_pages

Community = Callable[[Mapping[str, str]], CommunityFund]
Example = Callable[[str], CommunityFund]
AS_OF = date(2026, 11, 20)
COMMUNITIES = ["jinkui", "maitianli", "shiqiaowan", "wutong"]


def results(fund: CommunityFund, year: str = "2026", as_of: date = AS_OF) -> ResultsPage:
    pages = {page.path: page for page in results_pages(fund, community_link(fund), as_of)}
    return pages[f"communities/{fund.community.id}/results/{year}.html"]


def told(page: ResultsPage) -> dict[str, list[tuple[str, str, str | None]]]:
    return {
        group.id: [
            (str(one.link.said), "，".join(one.facts) + "。", str(one.reason) if one.reason else None)
            for one in group.results
        ]
        for group in page.groups
    }


@pytest.mark.parametrize("name", COMMUNITIES)
def test_what_was_finished_is_what_the_records_closed(name: str, example: Example) -> None:
    fund = example(name)
    for year in (2025, 2026):
        closed = [
            one.id
            for one in fund.projects
            if one.fiscal_year == year
            and any(isinstance(event, Closed) and event.date and event.date <= AS_OF for event in one.history)
        ]
        finished = [group for group in results(fund, str(year)).groups if group.id == "finished"]
        shown = [one.link.path.split("/")[-1] for group in finished for one in group.results]
        assert shown == [f"{project}.html" for project in closed]


@pytest.mark.parametrize("name", COMMUNITIES)
def test_the_satisfaction_of_a_year_is_that_of_its_last_evaluations(name: str, example: Example) -> None:
    fund = example(name)
    asked = satisfied = 0
    for project in fund.projects:
        evaluations = [
            event
            for event in project.history
            if isinstance(event, Evaluated) and event.asked is not None and event.date and event.date <= AS_OF
        ]
        if project.fiscal_year == 2025 and evaluations:
            asked += evaluations[-1].asked or 0
            satisfied += evaluations[-1].satisfied or 0
    assert f"{satisfied * 100 / asked:.2f}%（{asked}人次中{satisfied}人次）" in "".join(results(fund, "2025").lead)


HEAD = "fiscal_year: 2026\nbudget: 900.00\nhistory:\n- {date: 2026-03-05, event: resolved}\n"


def project(name: str, history: str, head: str = HEAD) -> dict[str, str]:
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 路灯\n{head}{history}"}


def test_a_finished_project_tells_cost_acceptance_and_satisfaction(community: Community) -> None:
    history = """\
- {date: 2026-04-01, event: started}
- {date: 2026-05-01, event: accepted, outcome: failed}
- {date: 2026-05-09, event: rectified}
- {date: 2026-05-12, event: accepted, outcome: passed}
- {date: 2026-05-20, event: evaluated, outcome: passed, asked: 40, satisfied: 38}
- {date: 2026-06-01, event: closed, cost: 850.00}
"""
    page = results(community(project("a", history)))
    assert told(page) == {
        "finished": [
            (
                "路灯",
                "2026年6月1日结项，议决900元，花了850元，验收合格（验收了2次），评议合格，满意率95.00%（40人中38人）。",
                None,
            )
        ]
    }
    assert page.lead == (
        "一共1个项目：1个已结项。",
        "验收过的1个项目中，0个一次合格。",
        "居民满意率95.00%（40人次中38人次），各项目只算最后一次评议。",
    )


def test_work_past_its_day_is_late_until_it_is_done(community: Community) -> None:
    started = "- {date: 2026-04-01, event: started}\n"
    head = f"planned_end: 2026-11-10\n{HEAD}"
    late = told(results(community(project("a", started, head))))
    assert late == {"late": [("路灯", "应在2026年11月10日完工，到2026年11月20日过了10天。", None)]}
    done = told(results(community(project("a", f"{started}- {{date: 2026-11-12, event: delivered}}\n", head))))
    assert done == {"waiting": [("路灯", "已完工，未结项，尚未验收，尚未评议。", None)]}


def test_what_ended_early_or_was_turned_down_tells_why(community: Community) -> None:
    fund = community(
        {
            **project("a", "- {date: 2026-05-01, event: terminated, reason: 没有人承保, cost: 12.00}\n"),
            **project(
                "b",
                "- {date: 2026-03-05, event: rejected, for: 4, against: 9, abstain: 1, reason: 太贵}\n",
                "fiscal_year: 2026\nhistory:\n",
            ),
            **project(
                "c",
                "- {date: 2026-02-09, event: screened_out, reason: 产权单位修}\n",
                "fiscal_year: 2026\nhistory:\n",
            ),
        }
    )
    assert told(results(fund)) == {
        "ended": [("路灯", "2026年5月1日终止，议决900元，花了12元。", "没有人承保")],
        "dropped": [
            ("路灯", "2026年3月5日未通过，同意4票、反对9票、弃权1票。", "太贵"),
            ("路灯", "2026年2月9日未列入清单。", "产权单位修"),
        ],
    }
    assert results(fund).lead == ("一共3个项目：1个已终止，2个没有列入或者没有通过。",)


def test_records_that_end_with_the_resolution_tell_no_results(community: Community) -> None:
    programme = "id: small\ntitle: 小基金\ncurrency: CNY\nlanguage: zh\ncoverage: resolution\n"
    fund = community({**project("a", ""), "/programme.yaml": programme})
    assert list(results_pages(fund, community_link(fund), AS_OF)) == []
