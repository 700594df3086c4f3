"""A project's page: what changed, the papers behind it, and what it cost in the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.views.community import community_link
from gongshi_site.views.project import ProjectPage, project_page

Community = Callable[[Mapping[str, str]], CommunityFund]
HEAD = "id: p1\ntitle: 路灯\nbudget: 900.00\n"
RESOLVED = "- {date: 2026-03-05, event: resolved, amount: 800.00}\n"
SHA = "0123456789abcdef" * 4


def page(community: Community, history: str, files: Mapping[str, str] | None = None) -> ProjectPage:
    """The page of a project with this history, on the last day of 2026."""
    fund = community({"projects/p1.yaml": f"{HEAD}history:\n{history}", **(files or {})})
    return project_page(fund.projects[0], fund, community_link(fund), date(2026, 12, 31))


def test_what_a_later_decision_changed_is_told_and_what_the_first_decided_is_not(community: Community) -> None:
    again = (
        "event: redeliberated, meeting: m1, outcome: amended, amount: 500.00, changed: {goal: 换六盏灯。, mode: self}"
    )
    history = f"{RESOLVED}- {{event: posted}}\n- {{date: 2026-04-01, {again}}}\n"
    meeting = "id: m1\ndate: 2026-04-01\nbody: residents_council\n"
    (change,) = page(community, history, {"meetings/m1.yaml": meeting}).changes
    assert change.said == "议决金额从800元改为500元，项目目标改了，实施方式改为社区自行实施"
    assert change.day is not None
    assert change.link is not None
    assert (change.day.iso, change.link.path) == ("2026-04-01", "communities/wutong/meetings/m1.html")


def test_a_notice_that_was_corrected_is_told_latest_first(community: Community) -> None:
    head = "kind: resolution\ntitle: 公示"
    notices = {
        "notices/n1.yaml": f"id: n1\n{head}\nposting_start: 2026-03-06\n",
        "notices/n2.yaml": f"id: n2\n{head}（更正）\nposting_start: 2026-03-08\ncorrects: n1\n",
        "notices/n3.yaml": f"id: n3\n{head}（再更正）\nposting_start: 2026-03-10\ncorrects: n1\n",
    }
    shown = page(community, f"{RESOLVED}- {{event: posted, notice: n1}}\n", notices)
    assert [(str(one.link.said), one.said) for one in shown.changes if one.link] == [
        ("公示（再更正）", "更正了公告：公示"),
        ("公示（更正）", "更正了公告：公示"),
    ]


def test_the_papers_of_contract_meeting_and_notice_stand_with_their_fingerprints(community: Community) -> None:
    history = f"""\
- {{date: 2026-03-05, event: resolved, meeting: m1}}
- {{event: posted, notice: n1}}
- {{event: contracted, amount: 1.00, document: {{title: 合同, sha256: {SHA}}}}}
"""
    files = {
        "meetings/m1.yaml": "id: m1\nminutes: {summary: 议了, document: {title: 会议记录}}\n",
        "notices/n1.yaml": f"id: n1\nkind: resolution\ntitle: 公示\ndocuments: [{{title: 清单, sha256: {SHA}}}]\n",
    }
    papers = page(community, history, files).documents
    assert [(str(one.title), one.fingerprint, one.link is not None) for one in papers] == [
        ("会议记录", None, True),
        ("清单", SHA, True),
        ("合同", SHA, False),
    ]


def test_what_an_ended_project_cost_stands_beside_what_was_resolved(community: Community) -> None:
    ended = f"{RESOLVED}- {{event: terminated, reason: 停, cost: 77.00}}\n"
    assert [(one.label, one.money.text, one.share) for one in page(community, ended).money] == [
        ("预算", "900元", 1000),
        ("议决", "800元", 888),
        ("最后花了", "77元", 85),
    ]


@pytest.mark.parametrize(
    ("stop", "asked"),
    [
        ("date: 2026-02-01, event: screened_out", "为什么没有列入清单"),
        ("date: 2026-03-05, event: deferred", "为什么暂缓"),
        ("date: 2026-03-05, event: rejected", "为什么没有通过"),
    ],
)
def test_of_a_project_that_came_to_a_stop_the_reason_stands_first(stop: str, asked: str, community: Community) -> None:
    first = page(community, f"- {{{stop}, reason: 材料不全。}}\n").about[0]
    assert (first.label, [str(one) for one in first.values]) == (asked, ["材料不全。"])


def test_a_project_that_was_ended_says_why_before_anything_else(community: Community) -> None:
    ended = "- {date: 2026-05-01, event: terminated, reason: 房子被收回。, cost: 100.00}\n"
    first = page(community, f"{RESOLVED}{ended}").about[0]
    assert (first.label, [str(one) for one in first.values]) == ("为什么终止", ["房子被收回。"])
