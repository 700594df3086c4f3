"""The period on a notice: one closing hour, the days there really are, and what of the last day is not certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.views.community import community_link
from gongshi_site.views.notice import notice_page
from gongshi_site.views.notice_list import notice_lines
from gongshi_site.views.project import project_page

Community = Callable[[Mapping[str, str]], CommunityFund]
ROOT = Path(__file__).resolve().parent.parent.parent

RULE = "公示10天，节假日和周末计算在内，公示当天不算，从第二天算起；最后一天遇法定节假日或周末，顺延到下一个工作日"
PROJECT = """\
id: p1
title: 健身角
history:
- {date: 2026-03-05, event: resolved}
- {date: 2026-03-06, event: posted, notice: n1}
"""
DAYS_OFF_2026 = {"/holidays/2026.yaml": (ROOT / "data/holidays/2026.yaml").read_text(encoding="utf-8")}


def hung(start: str, end: str, closing: str = "24:00") -> dict[str, str]:
    notice = (
        f"{{id: n1, kind: resolution, title: 公示, posting_start: {start}, posting_end: {end}, closing: '{closing}'}}"
    )
    return {"notices/n1.yaml": notice, "projects/p1.yaml": PROJECT.replace("2026-03-06", start)}


def counted(fund: CommunityFund) -> tuple[str, ...]:
    page = notice_page(fund.notices["n1"], fund, community_link(fund), date(2026, 3, 8))
    return page.counting


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (hung("2026-03-06", "2026-03-16"), (f"{RULE}；最后一天24时截止。",)),
        (
            hung("2026-03-06", "2026-03-16", "09:00"),
            (
                f"{RULE}；最后一天9时截止。",
                "本资金一般到24时截止，这份公告另外写明9时，以公告为准。",
            ),
        ),
        (
            hung("2026-03-06", "2026-03-15"),
            (
                f"规定{RULE}；最后一天24时截止。",
                "这样数应到2026年3月16日；这份公告只写到2026年3月15日，数下来是9天。",
            ),
        ),
        (
            hung("2026-12-18", "2026-12-28"),
            (
                f"{RULE}；最后一天24时截止。",
                "最后一天是暂定的：记录里没有2027年的放假安排，会不会顺延还说不准。",
            ),
        ),
    ],
    ids=["as the fund counts", "its own hour", "too short", "days off not recorded"],
)
def test_a_notice_states_its_own_hour_its_real_days_and_what_is_provisional(
    files: dict[str, str], told: tuple[str, ...], community: Community
) -> None:
    assert counted(community(files | DAYS_OFF_2026)) == told


def test_the_page_says_nothing_of_days_off_that_are_recorded(community: Community) -> None:
    files = hung("2026-03-06", "2026-03-16")
    assert any("没有2026年的放假安排" in said for said in counted(community(files)))
    assert not any("暂定" in said for said in counted(community(files | DAYS_OFF_2026)))


def test_a_provisional_last_day_is_marked_in_lists_and_on_the_project(community: Community) -> None:
    fund = community(hung("2026-12-18", "2026-12-28") | DAYS_OFF_2026)
    (line,) = notice_lines(fund, date(2026, 12, 20))
    page = project_page(fund.projects[0], fund, community_link(fund), date(2026, 12, 20))
    assert line.is_provisional
    assert page.due[0].values[1:] == ("暂定：记录里没有2027年的放假安排",)
