"""R09: what is said where a day or a number is missing, and since when objections have sufficed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.objections import deciding, tally
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Community = Callable[[Mapping[str, str]], CommunityFund]

POSTING = "posting_start: 2026-03-06\nposting_end: 2026-03-16\n"
TEN = "objections:\n- {date: 2026-03-09, scope: project, project: 2026-001, resident_reps: 10}\n"
STARTED = "date: 2026-03-20, event: started"
UNDATED_SECOND = "event: redeliberated, outcome: upheld"
NO_ROSTER = {"community.yaml": "id: wutong\ntitle: 梧桐社区\n"}
NO_DATE = Message(
    zh="重新议定、签约、开工或付款没有写日期，不知道有没有暂停",
    en="the second decision or some work has no date, so whether the work rested is not known",
)


def fund(*after: str, hung: str = POSTING, objections: str = TEN) -> dict[str, str]:
    """A fund of 47 representatives, 10 of whom suffice. Line 6 is the posting, line 7 what comes after it."""
    events = ("date: 2026-03-05, event: resolved", "date: 2026-03-06, event: posted, notice: n03", *after)
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}",
        "projects/2026-002.yaml": "id: 2026-002\ntitle: 路灯\nfiscal_year: 2026\n",
        "notices/n03.yaml": f"id: n03\nkind: resolution\ntitle: 公示\n{hung}{objections}",
    }


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize(
    "files",
    [
        fund(STARTED) | NO_ROSTER,
        fund(STARTED, hung="posting_start: 2026-03-06\n"),
        fund(STARTED, hung="posting_end: 2026-03-16\n"),
        fund(STARTED, objections=TEN.replace("date: 2026-03-09, ", "")),
        fund(STARTED, objections=TEN.replace(", resident_reps: 10", "")),
    ],
)
def test_whether_objections_sufficed_may_be_unknown(files: dict[str, str], found: Found, judged: Judged) -> None:
    assert found(files) == [("R09", "info", "projects/2026-001.yaml:6:3")]
    assert judged(files).answers["R09"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="不知道异议有没有达到人数，也就不知道该不该暂停",
            en="whether objections sufficed is not known, and so neither whether the work had to rest",
        )
    ]


def test_where_there_is_no_work_nobody_needs_to_know_whether_it_rests(judged: Judged) -> None:
    assert judged(fund() | NO_ROSTER).answers["R09"] == {}
    assert judged(fund(STARTED) | NO_ROSTER, date(2026, 3, 19)).answers["R09"] == {}


@pytest.mark.parametrize("objections", ["", "objections: []\n"])
def test_where_no_objection_is_on_record_nothing_is_said(objections: str, found: Found, judged: Judged) -> None:
    files = fund(STARTED, objections=objections)
    assert found(files) == []
    assert judged(files).answers["R09"] == {}


def test_a_notice_that_cannot_be_read_is_passed_over(judged: Judged) -> None:
    assert judged(fund(STARTED) | {"notices/n03.yaml": "id: [\n"}).answers["R09"] == {}


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (("event: started",), 7),
        (("event: started", "event: paid, amount: 1.00"), 7),
        (("date: 2026-03-10, event: started", "event: paid, amount: 1.00"), 8),
    ],
)
def test_work_without_a_date_is_unknown(after: tuple[str, ...], line: int, found: Found, judged: Judged) -> None:
    files = fund(*after)
    assert found(files) == [("R09", "info", f"projects/2026-001.yaml:{line}:3")]
    assert judged(files).answers["R09"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DATE]


@pytest.mark.parametrize(
    ("after", "line"), [(("event: contracted, amount: 1.00", STARTED), 8), ((STARTED, "event: paid, amount: 1.00"), 7)]
)
def test_work_without_a_date_hides_no_other_that_did_not_rest(after: tuple[str, ...], line: int, found: Found) -> None:
    assert found(fund(*after)) == [("R09", "error", f"projects/2026-001.yaml:{line}:10")]


def test_a_second_decision_without_a_date_leaves_it_unknown_whether_work_rested(found: Found, judged: Judged) -> None:
    files = fund(STARTED, UNDATED_SECOND)
    assert found(files) == [("R09", "info", "projects/2026-001.yaml:8:3")]
    assert judged(files).answers["R09"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DATE]


@pytest.mark.parametrize("work", [(), ("date: 2026-03-16, event: started",)])
def test_where_no_work_was_done_after_the_posting_that_date_is_not_needed(
    work: tuple[str, ...], judged: Judged
) -> None:
    assert judged(fund(*work, UNDATED_SECOND)).answers["R09"] == {Answer.HOLDS: 1}


OURS = "scope: project, project: 2026-001"


@pytest.mark.parametrize(
    ("objections", "position"),
    [
        ([f"date: 2026-03-09, {OURS}, resident_reps: 9"], 0),
        ([f"date: 2026-03-09, {OURS}, resident_reps: 4", f"date: 2026-03-10, {OURS}, resident_reps: 5"], 0),
        ([f"date: 2026-03-09, {OURS}, resident_reps: 4", f"date: 2026-03-10, {OURS}, resident_reps: 6"], 1),
        ([f"date: 2026-03-10, {OURS}, resident_reps: 6", f"date: 2026-03-09, {OURS}, resident_reps: 4"], 0),
        ([f"date: 2026-03-09, {OURS}, resident_reps: 6", f"date: 2026-03-09, {OURS}, resident_reps: 6"], 1),
        ([f"date: 2026-03-09, {OURS}, resident_reps: 10", f"date: 2026-03-10, {OURS}, resident_reps: 10"], 0),
        ([f"date: 2026-03-05, {OURS}, resident_reps: 10", f"date: 2026-03-10, {OURS}, resident_reps: 10"], 1),
        ([f"{OURS}, resident_reps: 6", f"date: 2026-03-09, {OURS}, resident_reps: 6"], 0),
        ([f"date: 2026-03-09, {OURS}, resident_reps: 6", f"{OURS}, resident_reps: 6"], 1),
        ([f"{OURS}, resident_reps: 10", f"date: 2026-03-09, {OURS}, resident_reps: 10"], 1),
        (["date: 2026-03-09, scope: project, project: 2026-002, resident_reps: 10", f"{OURS}, resident_reps: 10"], 1),
        ([f"date: 2026-03-09, {OURS}, resident_reps: 9", "date: 2026-03-10, scope: resolution, resident_reps: 1"], 1),
        ([f"date: 2026-03-12, {OURS}, resident_reps: 10", f"date: 2026-03-09, {OURS}, resident_reps: 3"], 0),
        (
            [
                f"date: 2026-03-09, {OURS}, resident_reps: 12, withdrawn: 3",
                f"date: 2026-03-10, {OURS}, resident_reps: 1",
            ],
            1,
        ),
    ],
)
def test_the_objection_with_which_the_number_was_reached(
    objections: list[str], position: int, community: Community
) -> None:
    listed = "".join(f"- {{{one}}}\n" for one in objections)
    read = community(fund(objections=f"objections:\n{listed}"))
    reached = tally(read.notices["n03"], "2026-001", read, date(2026, 3, 31))
    assert deciding(read.notices["n03"], "2026-001", reached, date(2026, 3, 31)) == position


def test_an_objection_still_to_come_does_not_make_up_the_number(community: Community) -> None:
    early = f"- {{date: 2026-03-07, {OURS}, resident_reps: 9}}\n- {{date: 2026-03-09, {OURS}, resident_reps: 1}}\n"
    read = community(fund(objections=f"objections:\n{early}"))
    positions = []
    for day in (date(2026, 3, 8), date(2026, 3, 9)):
        reached = tally(read.notices["n03"], "2026-001", read, day)
        positions.append(deciding(read.notices["n03"], "2026-001", reached, day))
    assert positions == [0, 1]


@pytest.mark.parametrize("files", [fund() | NO_ROSTER, fund(objections=""), fund(objections="objections: []\n")])
def test_where_no_number_can_be_reached_the_first_objection_is_meant(
    files: dict[str, str], community: Community
) -> None:
    read = community(files)
    reached = tally(read.notices["n03"], "2026-001", read, date(2026, 3, 31))
    assert deciding(read.notices["n03"], "2026-001", reached, date(2026, 3, 31)) == 0


@pytest.mark.parametrize("missing", [{}, NO_ROSTER])
def test_a_project_that_nobody_objected_to_need_not_rest_whatever_is_not_known(
    missing: dict[str, str], judged: Judged
) -> None:
    files = fund(STARTED, hung="", objections=TEN.replace("2026-001", "2026-002"))
    assert judged(files | missing).answers["R09"] == {}


def test_more_objections_than_representatives_stop_no_work(found: Found, judged: Judged) -> None:
    files = fund(STARTED, objections=TEN.replace("resident_reps: 10", "resident_reps: 48"))
    assert found(files) == [("R09", "info", "projects/2026-001.yaml:6:3")]
    assert messages(judged(files)) == [
        Message(
            zh="写的异议人数比居民代表总数还多，见 R11，不知道该不该暂停",
            en="more objections are written than there are representatives, see R11, "
            "so whether the work had to rest is not known",
        )
    ]
