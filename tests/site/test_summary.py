"""A community's summary: all that pages over the fund know, through JSON and back, and nothing of later days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from gongshi.fund import CommunityFund, Fund
from gongshi.history import State, known_on
from gongshi.model.terms import Mode
from gongshi_site.summary import CommunitySummary, Summary, UnreadSummary, summarise

ROOT = Path(__file__).resolve().parent.parent.parent
Community = Callable[[Mapping[str, str]], CommunityFund]


@pytest.mark.parametrize("as_of", [date(2025, 7, 1), date(2026, 3, 10), date(2026, 11, 20)])
def test_a_summary_survives_json(example_fund: Fund, as_of: date) -> None:
    adapter = TypeAdapter(CommunitySummary)
    for community in example_fund.communities:
        summary = summarise(known_on(community, as_of), as_of)
        assert adapter.validate_json(adapter.dump_json(summary)) == summary


def test_what_can_be_read_and_what_cannot_are_told_apart_in_json(example_fund: Fund) -> None:
    adapter: TypeAdapter[Summary] = TypeAdapter(Summary)
    for summary in (UnreadSummary("wutong", 2), summarise(example_fund.communities[0], date(2026, 11, 20))):
        assert adapter.validate_json(adapter.dump_json(summary)) == summary


WORK = """\
id: p1
title: 路灯
fiscal_year: 2026
pot: support
mode: commissioned
planned_end: 2026-06-30
history:
- {date: 2026-03-05, event: resolved, amount: 900.00}
- date: 2026-04-01
  event: contracted
  amount: 800.00
  implementer: {kind: company, name: 朗夜照明}
- {date: 2026-04-02, event: started}
"""


@pytest.mark.parametrize(("as_of", "late"), [(date(2026, 6, 30), None), (date(2026, 7, 1), date(2026, 6, 30))])
def test_work_is_late_from_the_day_after_its_end(community: Community, as_of: date, late: date | None) -> None:
    (project,) = summarise(community({"projects/p1.yaml": WORK}), as_of).projects
    assert project.work_ended == late


def test_work_of_which_its_acceptance_tells_that_it_is_done_is_not_late(community: Community) -> None:
    accepted = f"{WORK}- {{date: 2026-06-20, event: accepted, outcome: passed}}\n"
    (project,) = summarise(community({"projects/p1.yaml": accepted}), date(2026, 12, 31)).projects
    assert project.work_ended is None


def test_an_implementer_has_the_sum_of_its_contracts(community: Community) -> None:
    second = "- {date: 2026-05-01, event: contracted, amount: 50.00}\n"
    (project,) = summarise(community({"projects/p1.yaml": WORK + second}), date(2026, 12, 31)).projects
    assert [(str(one.implementer.name), one.amount) for one in project.work] == [("朗夜照明", 850_00)]
    assert (project.state, project.mode) == (State.IN_PROGRESS, Mode.COMMISSIONED)


def test_nobody_carries_out_what_was_overturned(community: Community) -> None:
    overturned = """\
    id: p1
    title: 路灯
    implementer: {kind: self_org, name: 种植小组}
    history:
    - {date: 2026-03-05, event: resolved, amount: 900.00}
    - {date: 2026-03-06, event: posted}
    - {date: 2026-03-20, event: redeliberated, outcome: overturned}
    """
    fund = community({"projects/p1.yaml": overturned})
    works = [summarise(fund, day).projects[0].work for day in (date(2026, 3, 19), date(2026, 3, 20))]
    assert [len(one) for one in works] == [1, 0]


def test_the_last_entry_is_the_latest_day_by_then(community: Community) -> None:
    fund = community({"projects/p1.yaml": WORK})
    days = (date(2026, 3, 4), date(2026, 3, 31), date(2026, 12, 31))
    entries = [summarise(fund, day).last_entry for day in days]
    assert entries == [None, date(2026, 3, 5), date(2026, 4, 2)]
