"""R08: how many objections reopen a resolution. What must follow stands in test_r08_second_decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.objections import Tally, tally
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Community = Callable[[Mapping[str, str]], CommunityFund]
Pack = Callable[[str, str], dict[str, str]]

NOTICE = """\
id: n01
kind: resolution
title: 议决结果公示
posting_start: 2026-03-06
posting_end: 2026-03-16
"""
PROJECT = """\
id: 2026-001
title: 健身角
fiscal_year: 2026
mode: self
goal: 让老人在院子里就能活动。
budget: 8000.00
review_method: 居民评议会打分。
history:
- {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
- {date: 2026-03-06, event: posted, notice: n01}
"""
MEETING = "id: 2026-03-05\nbody: residents_council\nminutes: {summary: 逐项讨论后表决。}\n"
BROKEN_AT_FIRST = [("R08", "error", "notices/n01.yaml:7:3")]


def fund(*objections: str) -> dict[str, str]:
    """A fund of 47 representatives, 10 of whom suffice; the first objection stands on line 7 of the notice."""
    listed = "".join(f"- {{{objection}}}\n" for objection in objections)
    return {
        "meetings/2026-03-05.yaml": MEETING,
        "projects/2026-001.yaml": PROJECT,
        "notices/n01.yaml": f"{NOTICE}objections:\n{listed}" if objections else f"{NOTICE}objections: []\n",
    }


def against(reps: int, *, on: str = "2026-03-09", more: str = "") -> str:
    """Objections of so many representatives to the project."""
    return f"date: {on}, scope: project, project: 2026-001, resident_reps: {reps}{more}"


def with_rosters(rosters: str) -> dict[str, str]:
    """The community with other rosters."""
    return {"community.yaml": f"id: wutong\ntitle: 梧桐社区\nrosters: {rosters}\n"}


@pytest.mark.parametrize(("reps", "needed"), [(1, 1), (5, 1), (6, 2), (47, 10), (50, 10), (51, 11)])
def test_a_fifth_of_the_representatives_suffices_and_one_fewer_does_not(
    reps: int, needed: int, found: Found, judged: Judged
) -> None:
    roster = with_rosters(f"[{{since: 2026-01-01, resident_reps: {reps}}}]")
    assert found(fund(against(needed)) | roster) == BROKEN_AT_FIRST
    assert found(fund(against(needed - 1)) | roster) == []
    assert judged(fund(against(needed - 1)) | roster).answers["R08"] == {Answer.HOLDS: 1}


def test_enough_objections_without_a_second_decision_are_told_with_both_numbers(judged: Judged) -> None:
    assert [finding.message for finding in judged(fund(against(12))).findings] == [
        Message(
            zh="项目 2026-001 有12名居民代表提出异议，已满重议所需的10名，却没有重新议定的记录；"
            "须由居民议事会重新议定，或由居民代表会议表决",
            en="12 representatives object to 2026-001, 10 suffice, but no second decision is on record; "
            "the council decides again or the assembly votes",
        )
    ]


def test_the_pack_says_which_share_suffices(found: Found, pack: Pack) -> None:
    shared = pack("share: 1/5", "share: 1/3")
    assert found(fund(against(15)) | shared) == []
    assert found(fund(against(16)) | shared) == BROKEN_AT_FIRST


def test_an_objection_that_was_withdrawn_does_not_count(found: Found) -> None:
    assert found(fund(against(10, more=", withdrawn: 1"))) == []
    assert found(fund(against(11, more=", withdrawn: 1"))) == BROKEN_AT_FIRST


@pytest.mark.parametrize(
    ("day", "findings"),
    [("2026-03-05", []), ("2026-03-06", BROKEN_AT_FIRST), ("2026-03-16", BROKEN_AT_FIRST), ("2026-03-17", [])],
)
def test_objections_count_from_the_first_to_the_last_day_of_the_posting(
    day: str, findings: list[tuple[str, str, str]], found: Found, judged: Judged
) -> None:
    assert found(fund(against(10, on=day))) == findings
    assert judged(fund(against(10, on=day))).answers["R08"] == {Answer.BROKEN if findings else Answer.HOLDS: 1}


def test_objections_to_the_whole_resolution_count_for_each_of_its_projects(found: Found) -> None:
    files = fund("date: 2026-03-09, scope: resolution, resident_reps: 10")
    second = {"projects/2026-002.yaml": PROJECT.replace("2026-001", "2026-002")}
    assert found(files | second) == BROKEN_AT_FIRST * 2


def test_objections_to_one_project_count_for_no_other(judged: Judged) -> None:
    second = {"projects/2026-002.yaml": PROJECT.replace("2026-001", "2026-002")}
    judgement = judged(fund(against(10)) | second)
    assert judgement.answers["R08"] == {Answer.BROKEN: 1, Answer.HOLDS: 1}


def test_objections_to_the_project_and_to_the_whole_resolution_add_up(found: Found) -> None:
    files = fund(against(9), "date: 2026-03-10, scope: resolution, resident_reps: 1")
    assert found(files) == [("R08", "error", "notices/n01.yaml:8:3")]


def test_residents_who_are_no_representatives_do_not_count(found: Found) -> None:
    assert found(fund(against(9, more=", residents: 60"))) == []


def test_objections_of_several_days_add_up_and_the_one_that_suffices_is_pointed_at(found: Found) -> None:
    assert found(fund(against(6), against(3, on="2026-03-10"))) == []
    files = fund(against(6), against(4, on="2026-03-10"), against(5, on="2026-03-11"))
    assert found(files) == [("R08", "error", "notices/n01.yaml:8:3")]


def test_an_entry_that_was_withdrawn_is_not_the_one_that_suffices(found: Found) -> None:
    files = fund(against(10, more=", withdrawn: 5"), against(5, on="2026-03-10"))
    assert found(files) == [("R08", "error", "notices/n01.yaml:8:3")]


@pytest.mark.parametrize(
    "before",
    [
        against(5, on="2026-03-17"),
        "date: 2026-03-09, scope: project, project: 2026-002, resident_reps: 5",
        "scope: project, project: 2026-001, resident_reps: 5",
    ],
)
def test_entries_that_do_not_count_are_passed_over_when_the_place_is_told(before: str, found: Found) -> None:
    files = fund(before, against(6), against(4, on="2026-03-10"))
    second = {"projects/2026-002.yaml": PROJECT.replace("2026-001", "2026-002")}
    assert found(files | second) == [("R08", "error", "notices/n01.yaml:9:3")]


def test_an_entry_still_to_come_is_passed_over_when_the_place_is_told(found: Found) -> None:
    files = fund(against(5, on="2026-03-15"), against(6), against(4, on="2026-03-10"))
    assert found(files, date(2026, 3, 14)) == [("R08", "info", "notices/n01.yaml:9:3")]


def test_no_objections_hold(found: Found, judged: Judged) -> None:
    assert found(fund()) == []
    assert judged(fund()).answers["R08"] == {Answer.HOLDS: 1}


def test_where_there_are_no_representatives_nobody_has_objected(found: Found) -> None:
    assert found(fund() | with_rosters("[{since: 2026-01-01, resident_reps: 0}]")) == []


def test_an_objection_that_has_not_come_in_yet_does_not_count(judged: Judged) -> None:
    files = fund(against(10, on="2026-03-09"))
    assert judged(files, date(2026, 3, 8)).answers["R08"] == {Answer.HOLDS: 1}
    assert judged(files, date(2026, 3, 9)).answers["R08"] == {Answer.UNKNOWN: 1}


@pytest.mark.parametrize(
    "rosters",
    [
        "[]",
        "[{since: 2026-03-07, resident_reps: 47}]",
        "[{since: 2026-01-01, council_members: 25}]",
        "[{since: 2025-01-01, resident_reps: 47}, {since: 2026-01-01}]",
    ],
)
def test_without_a_roster_of_the_first_day_nothing_is_known(rosters: str, found: Found, judged: Judged) -> None:
    files = fund(against(10)) | with_rosters(rosters)
    assert found(files) == [("R08", "info", "notices/n01.yaml:7:3")]
    assert judged(files).answers["R08"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="不知公示当天有多少居民代表，算不出需要几名；请在 community.yaml 的 rosters 里写明",
            en="the number of representatives on that day is not known, "
            "and so not how many suffice; write it in rosters",
        )
    ]


def test_the_roster_of_the_first_day_counts_and_no_later_one(found: Found) -> None:
    rosters = with_rosters("[{since: 2026-03-07, resident_reps: 80}, {since: 2026-03-06, resident_reps: 47}]")
    assert found(fund(against(10)) | rosters) == BROKEN_AT_FIRST


def test_objections_without_a_date_are_unknown_where_they_could_tip_the_count(found: Found, judged: Judged) -> None:
    undated = "scope: project, project: 2026-001, resident_reps: 4"
    assert found(fund(undated, against(5))) == []
    assert found(fund(against(6), undated)) == [("R08", "info", "notices/n01.yaml:8:3")]
    assert [finding.message for finding in judged(fund(against(6), undated)).findings] == [
        Message(
            zh="有异议没有写日期，不知是否在公示期内",
            en="some objections have no date, so whether they were in time is not known",
        )
    ]


def test_one_objection_without_a_date_tips_the_count_where_one_is_enough(judged: Judged) -> None:
    files = fund("scope: project, project: 2026-001, resident_reps: 1")
    few = with_rosters("[{since: 2026-01-01, resident_reps: 5}]")
    assert judged(files | few).answers["R08"] == {Answer.UNKNOWN: 1}


def test_objections_without_a_date_do_not_hide_that_the_dated_ones_suffice(found: Found) -> None:
    undated = "scope: project, project: 2026-001, resident_reps: 1"
    assert found(fund(against(10), undated)) == BROKEN_AT_FIRST


UNCOUNTED = "date: 2026-03-09, scope: project, project: 2026-001, residents: 6"


def test_an_objection_whose_representatives_nobody_counted_is_unknown(found: Found, judged: Judged) -> None:
    assert found(fund(against(2), UNCOUNTED)) == [("R08", "info", "notices/n01.yaml:8:3")]
    assert judged(fund(against(2), UNCOUNTED)).answers["R08"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(fund(UNCOUNTED)).findings] == [
        Message(
            zh="有异议没有写居民代表人数 resident_reps，不知满没满重议所需的人数；没有居民代表请写 0",
            en="some objections have no resident_reps, so whether enough representatives objected is not known; "
            "write 0 for none",
        )
    ]


@pytest.mark.parametrize(
    "uncounted",
    [f"{UNCOUNTED}, resident_reps: 0", UNCOUNTED.replace("03-09", "03-17"), UNCOUNTED.replace("001", "002")],
)
def test_a_count_of_none_a_late_objection_and_one_to_another_project_leave_nothing_unknown(
    uncounted: str, judged: Judged
) -> None:
    other = {"projects/2026-002.yaml": PROJECT.replace("2026-001", "2026-002").replace("notice: n01", "notice: n02")}
    assert judged(fund(against(2), uncounted) | other).answers["R08"][Answer.HOLDS] == 1
    assert Answer.BROKEN not in judged(fund(against(2), uncounted) | other).answers["R08"]


def test_what_nobody_counted_does_not_hide_that_the_others_suffice(found: Found) -> None:
    assert found(fund(against(10), UNCOUNTED)) == BROKEN_AT_FIRST
    assert found(fund(UNCOUNTED, against(10))) == [("R08", "error", "notices/n01.yaml:8:3")]


def test_a_tally_keeps_apart_what_counts_what_may_count_and_what_came_too_late(community: Community) -> None:
    undated = "scope: project, project: 2026-001, resident_reps: 2"
    late = against(4, on="2026-03-17", more=", withdrawn: 1")
    read = community(fund(against(8), undated, late, UNCOUNTED, against(7, on="2026-04-01")))
    counted = tally(read.notices["n01"], "2026-001", read, date(2026, 3, 31))
    assert counted == Tally(counted=8, undated=2, late=3, uncounted=1, needed=10, reached=None)


def test_more_objections_than_representatives_leave_it_unknown_whether_enough_objected(
    found: Found, judged: Judged
) -> None:
    files = fund(against(48))
    assert found(fund(against(47))) == BROKEN_AT_FIRST
    assert found(files) == [("R08", "info", "notices/n01.yaml:7:3")]
    assert judged(files).answers["R08"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="写的异议人数比居民代表总数还多，见 R11，不知满没满重议所需的人数",
            en="more objections are written than there are representatives, see R11, "
            "so whether enough objected is not known",
        )
    ]
