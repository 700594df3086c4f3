"""Who carries out what: the same organisation is one over the whole fund, a group belongs to its community."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from fund_of import community, pages_of, project, resolved

WriteFund = Callable[[Mapping[str, str]], Path]
AS_OF = date(2026, 12, 31)


def signed(kind: str, name: str, amount: int) -> str:
    return f"date: 2026-04-01, event: contracted, amount: {amount}.00, implementer: {{kind: {kind}, name: {name}}}"


def test_a_company_that_works_in_two_communities_is_one_with_both_its_projects(write_fund: WriteFund) -> None:
    data = write_fund(
        community("qing")
        | project("qing", "p1", *resolved(900, signed("company", "朗夜照明", 800)))
        | project("wutong", "p1", *resolved(900, signed("company", "朗夜照明", 700)), year=2025)
    )
    made = pages_of(data, AS_OF)
    (company,) = made["implementers/company.html"].implementers
    assert (company.total, company.years) == (
        "2个项目，1,500元",
        ("2026年度：1个项目，800元", "2025年度：1个项目，700元"),
    )
    (row,) = made["implementers/index.html"].repeated.rows
    assert row.cells == ("企业", "1个，800元", "1个，700元", "2个，1,500元")


def test_two_groups_of_one_name_in_two_communities_are_two(write_fund: WriteFund) -> None:
    group = "implementer: {kind: self_org, name: 种植小组}"
    data = write_fund(
        community("qing")
        | project("qing", "p1", group, *resolved(900))
        | project("wutong", "p1", group, *resolved(700))
    )
    groups = pages_of(data, AS_OF)["groups/index.html"].implementers
    assert [(str(one.community), one.total) for one in groups] == [
        ("qing社区", "1个项目，900元"),
        ("梧桐社区", "1个项目，700元"),
    ]


def test_ways_of_carrying_out_count_children_but_not_their_money_twice(write_fund: WriteFund) -> None:
    data = write_fund(
        project("wutong", "p1", "mode: micro", *resolved(900))
        | project("wutong", "p2", "mode: micro", "parent_project: p1", *resolved(300))
        | project("wutong", "p3", "mode: self", *resolved(200))
    )
    page = pages_of(data, AS_OF)["implementers/index.html"]
    assert [(row.head, row.cells) for row in page.methods.rows] == [
        ("社区自行实施", ("1个，200元",)),
        ("小微项目", ("2个，900元",)),
    ]


CALL = """\
id: n1
kind: call
title: 征集
posting_start: 2026-03-20
posting_end: 2026-04-10
min_bidders: 3
self_raised_share: 1/10
projects: [p1]
"""


def test_a_call_is_open_until_its_last_day_and_says_what_it_asks(write_fund: WriteFund) -> None:
    data = write_fund(
        project("wutong", "p1", "mode: commissioned", *resolved(900)) | {"notices/n1.yaml": CALL},
    )
    on_last_day, after = (pages_of(data, day)["calls/index.html"] for day in (date(2026, 4, 10), date(2026, 4, 11)))
    (call,) = on_last_day.calls
    assert [line.link.path for line in call.projects] == ["communities/wutong/projects/p1.html"]
    assert [(row.label, row.values) for row in call.conditions] == [
        ("至少几家报名", ("3家，不够就重新征集",)),
        ("自筹资金", ("不少于合同金额的十分之一",)),
    ]
    assert (after.calls, len(after.ended)) == ((), 1)


def test_what_is_resolved_and_has_nobody_yet_is_likely_to_come(write_fund: WriteFund) -> None:
    group = "implementer: {kind: self_org, name: 种植小组}"
    data = write_fund(
        project("wutong", "p1", "mode: self_org", *resolved(900))
        | project("wutong", "p2", "mode: self_org", group, *resolved(900))
        | project("wutong", "p3", "mode: self", *resolved(900))
    )
    assert [line.link.path for line in pages_of(data, AS_OF)["calls/index.html"].to_come] == [
        "communities/wutong/projects/p1.html"
    ]
