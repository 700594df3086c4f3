"""The first paragraph of a project and of a notice: how much, who, until when, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.language import speaking
from gongshi_site.views.lead import notice_lead, project_lead

Community = Callable[[Mapping[str, str]], CommunityFund]

OFFICE = """\
id: wutong
title: 梧桐社区
contact:
  office: {zh: 梧桐社区党群服务中心, en: Wutong Community Service Centre}
  telephone: 028-00000101
"""
RESOLVED = "{date: 2026-03-05, event: resolved, amount: 96800.00}"
POSTED = "{date: 2026-03-06, event: posted, notice: n01}"
CONTRACTED = "{date: 2026-05-07, event: contracted, implementer: {name: 恒砌公司, kind: company}, amount: 94260.00}"
STARTED = "{date: 2026-05-18, event: started}"
CLOSED = "{date: 2026-09-10, event: closed, cost: 93118.40}"
NOTICE = "id: n01\nkind: {kind}\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\n"


def records(*history: str, kind: str = "resolution") -> dict[str, str]:
    events = "".join(f"- {event}\n" for event in history)
    project = "id: 2026-001\ntitle: 路灯\nbudget: 98000.00\nplanned_end: 2026-07-31\n"
    return {
        "community.yaml": OFFICE,
        "projects/2026-001.yaml": project + (f"history:\n{events}" if history else ""),
        "notices/n01.yaml": NOTICE.format(kind=kind),
    }


def plain(said: Sequence[str]) -> list[str]:
    return [re.sub(r"<[^>]+>", "", one) for one in said]


@pytest.mark.parametrize(
    ("history", "month", "told"),
    [
        ((), 3, ["预算9.8万元。"]),
        ((RESOLVED, POSTED), 3, ["议决金额9.68万元。", "异议要在2026年3月16日（星期一）24时以前提出。"]),
        (
            (RESOLVED, POSTED, CONTRACTED, STARTED),
            6,
            ["合同金额9.43万元。", "由恒砌公司实施。", "计划2026年7月31日完工。"],
        ),
        (
            (RESOLVED, POSTED, CONTRACTED, STARTED),
            8,
            [
                "合同金额9.43万元。",
                "由恒砌公司实施。",
                "应在2026年7月31日以前完工，到2026年8月10日还没有完工的记录。",
            ],
        ),
        ((RESOLVED, POSTED, CONTRACTED, STARTED, CLOSED), 10, ["实际花了9.31万元。", "由恒砌公司实施。"]),
    ],
)
def test_a_project_says_the_nearest_to_its_cost_that_is_known_and_what_can_still_be_done(
    history: tuple[str, ...], month: int, told: list[str], community: Community
) -> None:
    fund = community(records(*history))
    said = project_lead(fund.projects[0], fund, date(2026, month, 10))
    assert plain(said) == [*told, "有问题找梧桐社区党群服务中心，电话028-00000101。"]


@pytest.mark.parametrize(
    ("history", "told"),
    [
        ((), "打算由邻里互助队实施。"),
        ((RESOLVED, POSTED), "打算由邻里互助队实施。"),
        ((RESOLVED, POSTED, STARTED), "由邻里互助队实施。"),
    ],
)
def test_before_anybody_has_the_work_who_carries_it_out_is_an_intention(
    history: tuple[str, ...], told: str, community: Community
) -> None:
    files = records(*history)
    files["projects/2026-001.yaml"] += "implementer: {kind: self_org, name: 邻里互助队}\n"
    fund = community(files)
    assert told in plain(project_lead(fund.projects[0], fund, date(2026, 6, 10)))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("resolution", ["议决通过1个项目，一共9.68万元。", "异议要在2026年3月16日（星期一）24时以前提出。"]),
        ("collection", ["提议收到2026年3月16日（星期一）24时。"]),
        ("call", ["报名到2026年3月16日（星期一）24时为止。"]),
        ("finance", []),
    ],
)
def test_a_notice_says_what_can_be_done_until_when(kind: str, told: list[str], community: Community) -> None:
    fund = community(records(RESOLVED, POSTED, kind=kind))
    said = notice_lead(fund.notices["n01"], fund.projects, fund, date(2026, 3, 16))
    assert plain(said) == [*told, "有问题找梧桐社区党群服务中心，电话028-00000101。"]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("resolution", "异议收到2026年3月16日（星期一）24时，已经结束。"),
        ("collection", "提议收到2026年3月16日（星期一）24时，已经结束。"),
        ("call", "报名到2026年3月16日（星期一）24时为止，已经结束。"),
    ],
)
def test_a_notice_that_is_over_asks_for_nothing_more(kind: str, told: str, community: Community) -> None:
    fund = community(records(RESOLVED, POSTED, kind=kind))
    assert told in plain(notice_lead(fund.notices["n01"], fund.projects, fund, date(2026, 3, 17)))


def test_it_says_the_same_in_english(community: Community) -> None:
    fund = community(records(RESOLVED, POSTED))
    with speaking("en"):
        assert plain(notice_lead(fund.notices["n01"], fund.projects, fund, date(2026, 3, 16))) == [
            "1 project was resolved, for 96,800\u00a0yuan.",
            "Objections have to be made before Monday 16 March 2026, 24:00 (end of the day).",
            "Questions? Ask Wutong Community Service Centre, telephone 028-00000101.",
        ]
