"""R08: what must follow once enough representatives have objected, and what is said while nobody can know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

NOTICE = """\
id: n01
kind: resolution
title: 议决结果公示
posting_start: 2026-03-06
posting_end: 2026-03-16
"""
TEN = "objections:\n- {date: 2026-03-09, scope: project, project: 2026-001, resident_reps: 10}\n"
NONE = "objections: []\n"
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


def fund(objections: str, *events: str) -> dict[str, str]:
    """A fund of 47 representatives, 10 of whom suffice; these events stand after the posting, from line 11 on."""
    return {
        "meetings/2026-03-05.yaml": MEETING,
        "projects/2026-001.yaml": PROJECT + "".join(f"- {{{event}}}\n" for event in events),
        "notices/n01.yaml": NOTICE + objections,
    }


@pytest.mark.parametrize("event", ["redeliberated", "rep_voted"])
@pytest.mark.parametrize("outcome", ["upheld", "amended", "overturned"])
def test_a_second_decision_answers_the_objections(event: str, outcome: str, found: Found, judged: Judged) -> None:
    files = fund(TEN, f"date: 2026-03-24, event: {event}, outcome: {outcome}, meeting: 2026-03-05")
    assert found(files) == []
    assert judged(files).answers["R08"] == {Answer.HOLDS: 1}


def test_a_second_decision_that_is_still_to_come_answers_nothing(found: Found) -> None:
    files = fund(TEN, "date: 2026-05-21, event: redeliberated, outcome: upheld, meeting: 2026-03-05")
    assert found(files, date(2026, 5, 20)) == [("R08", "error", "notices/n01.yaml:7:3")]
    assert found(files, date(2026, 5, 21)) == []


def test_within_thirty_days_after_the_posting_the_second_decision_is_only_awaited(found: Found, judged: Judged) -> None:
    files = fund(TEN)
    assert found(files, date(2026, 4, 15)) == [("R08", "info", "notices/n01.yaml:7:3")]
    assert found(files, date(2026, 4, 16)) == [("R08", "error", "notices/n01.yaml:7:3")]
    assert judged(files, date(2026, 4, 15)).answers["R08"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files, date(2026, 4, 15)).findings] == [
        Message(
            zh="项目 2026-001 有10名居民代表提出异议，已满重议所需的10名，最晚 2026-04-15 重新议定",
            en="10 representatives object to 2026-001, 10 suffice; to be decided again by 2026-04-15",
        )
    ]


def test_the_pack_says_how_long_the_second_decision_may_take(found: Found, pack: Pack) -> None:
    files = fund(TEN) | pack(r"\{days: 30", "{days: 0")
    assert found(files, date(2026, 3, 16)) == [("R08", "info", "notices/n01.yaml:7:3")]
    assert found(files, date(2026, 3, 17)) == [("R08", "error", "notices/n01.yaml:7:3")]


@pytest.mark.parametrize(("days", "rule"), [("366", "R08"), ("367", "record")])
def test_the_second_decision_takes_a_year_at_most(days: str, rule: str, found: Found, pack: Pack) -> None:
    assert [one[0] for one in found(fund(TEN) | pack(r"\{days: 30", f"{{days: {days}"))] == [rule]


def test_a_wait_beyond_all_calendars_is_a_finding_and_no_crash(judged: Judged, pack: Pack) -> None:
    files = fund(TEN) | pack(r"\{days: 30", "{days: 99999999")
    assert [finding.rule for finding in judged(files).findings] == ["record"]


@pytest.mark.parametrize(
    "event", ["date: 2026-03-20, event: filed", "event: started", "event: contracted, amount: 8000.00"]
)
def test_a_project_that_goes_on_does_not_wait_for_the_second_decision(event: str, found: Found) -> None:
    assert found(fund(TEN, event), date(2026, 3, 25)) == [("R08", "error", "notices/n01.yaml:7:3")]


def test_each_posting_is_judged_by_its_own_notice(found: Found, judged: Judged) -> None:
    second = NOTICE.replace("n01", "n02").replace("2026-03-06", "2026-03-25").replace("2026-03-16", "2026-04-07")
    decided = "date: 2026-03-24, event: redeliberated, outcome: amended, meeting: 2026-03-05"
    files = fund(TEN, decided, "date: 2026-03-25, event: posted, notice: n02")
    assert judged(files | {"notices/n02.yaml": second + NONE}).answers["R08"] == {Answer.HOLDS: 2}
    again = TEN.replace("2026-03-09", "2026-03-30")
    assert found(files | {"notices/n02.yaml": second + again}) == [("R08", "error", "notices/n02.yaml:7:3")]


def test_while_the_notice_hangs_and_nothing_is_recorded_nothing_is_said(found: Found, judged: Judged) -> None:
    assert found(fund(""), date(2026, 3, 16)) == []
    assert judged(fund(""), date(2026, 3, 16)).answers["R08"] == {}


def test_a_notice_that_says_nothing_about_objections_is_unknown_once_it_is_down(found: Found, judged: Judged) -> None:
    assert found(fund(""), date(2026, 3, 17)) == [("R08", "info", "notices/n01.yaml:1:1")]
    assert judged(fund(""), date(2026, 3, 17)).answers["R08"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(fund("")).findings] == [
        Message(
            zh="没有写 objections：不知有无异议，没有请写 []",
            en="objections are not recorded; write [] if there were none",
        )
    ]


def test_a_notice_that_hangs_with_enough_objections_is_told_at_once(found: Found) -> None:
    assert found(fund(TEN), date(2026, 3, 10)) == [("R08", "info", "notices/n01.yaml:7:3")]


def test_a_posting_that_names_no_notice_is_unknown(judged: Judged) -> None:
    files = fund(NONE)
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace(", notice: n01", "")
    ours = [finding for finding in judged(files).findings if finding.rule == "R08"]
    assert judged(files).answers["R08"] == {Answer.UNKNOWN: 1}
    assert [(finding.level.value, finding.place.line, finding.place.column) for finding in ours] == [("info", 10, 3)]
    assert [finding.message for finding in ours] == [
        Message(
            zh="没有写明是哪份公告 notice，不知有无异议",
            en="which notice it was is not written, so objections are not known",
        )
    ]


@pytest.mark.parametrize("unreadable", [{}, {"notices/n01.yaml": "id: [\n"}])
def test_a_notice_that_is_named_but_not_on_record_is_unknown(unreadable: dict[str, str], judged: Judged) -> None:
    files = fund(NONE)
    del files["notices/n01.yaml"]
    ours = [finding for finding in judged(files | unreadable).findings if finding.rule == "R08"]
    assert [finding.message for finding in ours] == [
        Message(
            zh="写明的公告没有记录，或记录读不了，不知有无异议",
            en="the notice that is named has no readable record, so objections are not known",
        )
    ]


def test_a_notice_without_its_first_day_is_not_told_as_a_lack_of_representatives(judged: Judged) -> None:
    files = fund(TEN)
    files["notices/n01.yaml"] = files["notices/n01.yaml"].replace("posting_start: 2026-03-06\n", "")
    ours = [finding for finding in judged(files).findings if finding.rule == "R08"]
    assert [finding.message for finding in ours] == [
        Message(
            zh="公告没有写公示的第一天，不知异议是否在公示期内",
            en="the first day of the posting is not written, so whether objections were in time is not known",
        )
    ]


@pytest.mark.parametrize("key", ["posting_start", "posting_end"])
def test_objections_to_a_notice_that_lacks_a_day_are_unknown(key: str, judged: Judged) -> None:
    files = fund(TEN)
    lines = files["notices/n01.yaml"].splitlines(keepends=True)
    files["notices/n01.yaml"] = "".join(line for line in lines if not line.startswith(key))
    assert judged(files).answers["R08"] == {Answer.UNKNOWN: 1}


def test_a_project_that_was_never_posted_is_not_judged(judged: Judged) -> None:
    assert judged(fund(TEN), date(2026, 3, 5)).answers["R08"] == {}


def test_a_project_that_is_given_up_needs_no_second_decision(found: Found) -> None:
    assert found(fund(TEN, "date: 2026-03-24, event: terminated, reason: 居民不再需要"), date(2026, 12, 31)) == []


def test_where_nobody_objected_it_does_not_matter_how_many_could_have(found: Found, judged: Judged) -> None:
    files = fund(NONE) | {"community.yaml": "id: wutong\ntitle: 梧桐社区\n"}
    assert found(files) == []
    assert judged(files).answers["R08"] == {Answer.HOLDS: 1}


def test_a_second_posting_under_the_same_notice_is_not_counted_anew(judged: Judged) -> None:
    second = "date: 2026-03-24, event: redeliberated, outcome: upheld, meeting: 2026-03-05"
    again = "date: 2026-03-25, event: posted, notice: n01"
    judgement = judged(fund(TEN, second, again, "date: 2026-04-20, event: started"))
    assert [one.message for one in judgement.findings if one.rule == "R08"] == []
    assert judgement.answers["R08"] == {Answer.HOLDS: 1}
