"""The lists of a community's meetings and notices: all of them, latest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.fund import CommunityFund
from gongshi_site.views.community import community_link
from gongshi_site.views.meeting_list import meeting_list_page
from gongshi_site.views.notice_archive import notice_archive_page

Community = Callable[[Mapping[str, str]], CommunityFund]
Example = Callable[[str], CommunityFund]
AS_OF = date(2026, 11, 20)
COMMUNITIES = ["jinkui", "maitianli", "shiqiaowan", "wutong"]


@pytest.mark.parametrize("name", COMMUNITIES)
def test_every_meeting_is_listed_with_its_decisions(name: str, example: Example) -> None:
    fund = example(name)
    page = meeting_list_page(fund, community_link(fund), AS_OF)
    entries = [entry for year in page.years for entry in year.meetings]
    days = [entry.day.iso for entry in entries if entry.day]
    held = [one.date.isoformat() for one in fund.meetings.values() if one.date and one.date <= AS_OF]
    assert days == sorted(held, reverse=True)
    named = [event for project in fund.projects for event in project.history if getattr(event, "meeting", None)]
    assert sum(len(entry.decisions) for entry in entries) == len(named)


@pytest.mark.parametrize("name", COMMUNITIES)
def test_every_notice_is_listed_newest_first(name: str, example: Example) -> None:
    fund = example(name)
    page = notice_archive_page(fund, community_link(fund), AS_OF)
    days = [line.first_day.iso for year in page.years for line in year.notices if line.first_day]
    out = [one.posting_start.isoformat() for one in fund.notices.values() if one.posting_start]
    assert days == sorted((day for day in out if day <= AS_OF.isoformat()), reverse=True)
    assert [year.title for year in page.years] == sorted((year.title for year in page.years), reverse=True)


def test_a_meeting_tells_who_came_and_the_votes_on_each_item(community: Community) -> None:
    votes = "meeting: m1, for: 21, against: 1, abstain: 0"
    fund = community(
        {
            "meetings/m1.yaml": "{id: m1, date: 2026-03-05, body: residents_council, members: 25, present: 22}\n",
            "meetings/m2.yaml": "{id: m2, body: residents_council}\n",
            "projects/p1.yaml": f"id: p1\ntitle: 路灯\nhistory:\n- {{date: 2026-03-05, event: resolved, {votes}}}\n",
        }
    )
    page = meeting_list_page(fund, community_link(fund), AS_OF)
    assert page.lead == ("一共开了2次会。", "作出了1项决定，每项写明票数。")
    assert [(year.title, len(year.meetings)) for year in page.years] == [("2026年", 1), ("没有写日期的", 1)]
    entry = page.years[0].meetings[0]
    assert entry.came == "居民议事会，应到25人，实到22人"
    assert [(str(one.link.said), one.outcome, one.votes) for one in entry.decisions] == [
        ("路灯", "议决通过", "同意21票、反对1票、弃权0票")
    ]


def notice(name: str, title: str, start: str, end: str) -> str:
    return f"id: {name}\nkind: call\ntitle: {title}\nposting_start: {start}\nposting_end: {end}\n"


def test_a_notice_that_still_hangs_is_counted(community: Community) -> None:
    fund = community(
        {
            "notices/n1.yaml": notice("n1", "征集", "2026-11-01", "2026-11-30"),
            "notices/n2.yaml": notice("n2", "旧的", "2025-11-01", "2025-11-30"),
            "notices/n3.yaml": notice("n3", "以后", "2026-12-01", "2026-12-31"),
        }
    )
    page = notice_archive_page(fund, community_link(fund), AS_OF)
    assert page.lead == ("一共2份公告，新的在前。", "其中1份正在公示。")
    assert [(year.title, [str(line.link.said) for line in year.notices]) for year in page.years] == [
        ("2026年", ["征集"]),
        ("2025年", ["旧的"]),
    ]
