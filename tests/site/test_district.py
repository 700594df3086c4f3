"""What is late in a district, and which communities have been quiet for long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from fund_of import community, pages_of, project, resolved
from gongshi_site.views.fund.district import PlacePage

WriteFund = Callable[[Mapping[str, str]], Path]


def district(data: Path, as_of: date) -> PlacePage:
    page = pages_of(data, as_of)["district/index.html"]
    assert isinstance(page, PlacePage)
    return page


STARTED = ("date: 2026-04-01, event: started",)
DONE = (*STARTED, "date: 2026-06-01, event: delivered")


@pytest.mark.parametrize(
    ("as_of", "late"),
    [(date(2026, 6, 30), []), (date(2026, 7, 1), ["应在2026年6月30日以前完工，到2026年7月1日还没有完工的记录。"])],
)
def test_work_is_late_from_the_day_after_its_end(write_fund: WriteFund, as_of: date, late: list[str]) -> None:
    data = write_fund(project("wutong", "p1", "planned_end: 2026-06-30", *resolved(900, *STARTED)))
    assert [one.said for one in district(data, as_of).late] == late


@pytest.mark.parametrize(
    ("as_of", "late"),
    [(date(2026, 7, 16), []), (date(2026, 7, 17), ["2026年6月1日完工，到2026年7月17日还没有验收的记录。"])],
)
def test_what_is_done_is_late_once_it_waits_longer_than_the_rules_allow(
    write_fund: WriteFund, as_of: date, late: list[str]
) -> None:
    assert [
        one.said for one in district(write_fund(project("wutong", "p1", *resolved(900, *DONE))), as_of).late
    ] == late


def test_what_was_accepted_waits_for_nothing(write_fund: WriteFund) -> None:
    accepted = (*DONE, "date: 2026-06-05, event: accepted, outcome: passed")
    data = write_fund(project("wutong", "p1", *resolved(900, *accepted)))
    assert district(data, date(2026, 12, 31)).late == ()


def test_what_is_late_longest_comes_first(write_fund: WriteFund) -> None:
    data = write_fund(
        project("wutong", "p1", "planned_end: 2026-06-30", *resolved(900, *STARTED))
        | project("wutong", "p2", "planned_end: 2026-05-31", *resolved(900, *STARTED))
    )
    assert [str(one.link.said) for one in district(data, date(2026, 7, 1)).late] == ["项目p2", "项目p1"]


@pytest.mark.parametrize(("as_of", "quiet"), [(date(2026, 5, 31), 0), (date(2026, 6, 1), 1)])
def test_a_community_without_a_new_entry_for_over_sixty_days_is_marked(
    write_fund: WriteFund, as_of: date, quiet: int
) -> None:
    data = write_fund(project("wutong", "p1", *resolved(900, *STARTED)))
    marks = district(data, as_of).quiet
    assert len(marks) == quiet
    assert all(one.said == "最近一条记录是2026年4月1日的，到2026年6月1日已有61天没有新的。" for one in marks)


def test_a_row_counts_projects_closed_open_late_and_names_the_latest_day(write_fund: WriteFund) -> None:
    closed = (*DONE, "date: 2026-06-20, event: closed, cost: 800.00")
    data = write_fund(
        community("qing")
        | project("qing", "p1", *resolved(900, *closed))
        | project("qing", "p2", "planned_end: 2026-06-30", *resolved(900, *STARTED))
    )
    (table,) = district(data, date(2026, 7, 1)).communities
    qing = next(row for row in table.rows if row.head.said.paragraphs == ("qing社区",))  # type: ignore[union-attr]
    assert qing.cells[:4] == ("2", "1", "0", "1")
    assert getattr(qing.cells[-1], "iso", None) == "2026-06-20"


def test_a_row_has_the_money_of_the_latest_year_and_says_where_it_is_not_written(write_fund: WriteFund) -> None:
    data = write_fund(community("qing") | project("qing", "p1", *resolved(900)))
    (table,) = district(data, date(2026, 7, 1)).communities
    assert table.columns[5:7] == ("2026年度投入", "2026年度议决")
    assert [row.cells[4:6] for row in table.rows] == [("没有写明", "900元"), ("50万元", "0元")]
