"""R16: the votes of a decision add up, and no more are present than there are members."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

RESOLVED = "date: 2026-03-05, event: resolved, meeting: 2026-03-05"
ADDS_UP = "present: 23, for: 21, against: 1, abstain: 1"
COUNCIL = "date: 2026-03-05\nbody: residents_council\n"
INCOMPLETE = Message(
    zh="到会、同意、反对、弃权的人数没有写全，无法核对",
    en="present, for, against and abstain are not all written, so they cannot be added up",
)


def project(*events: str) -> dict[str, str]:
    """A project with this history, which begins on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}"}


def meeting(keys: str) -> dict[str, str]:
    """The meeting of 5 March with these keys, which begin on line 2; the council has 25 members."""
    return {"meetings/2026-03-05.yaml": f"id: 2026-03-05\n{keys}"}


def fund(numbers: str, keys: str = COUNCIL) -> dict[str, str]:
    """A fund with one resolution of these numbers, made by a meeting with these keys."""
    return project(f"{RESOLVED}, {numbers}") | meeting(keys)


@pytest.mark.parametrize(
    "numbers",
    [ADDS_UP, "present: 23, for: 23, against: 0, abstain: 0", "present: 25, for: 8, against: 7, abstain: 10"],
)
def test_votes_that_are_those_present_hold(numbers: str, found: Found, judged: Judged) -> None:
    assert found(fund(numbers)) == []
    assert judged(fund(numbers)).answers["R16"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    "numbers",
    [
        "for: 22, against: 1, abstain: 1, present: 23",
        "for: 21, against: 0, abstain: 1, present: 23",
        "for: 21, against: 1, abstain: 0, present: 23",
        "for: 23, against: 1, abstain: 1, present: 23",
        "for: 0, against: 0, abstain: 0, present: 1",
    ],
)
def test_votes_that_are_more_or_fewer_than_those_present_are_found(numbers: str, found: Found, judged: Judged) -> None:
    assert found(fund(numbers)) == [("R16", "error", "projects/2026-001.yaml:5:65")]
    assert judged(fund(numbers)).answers["R16"] == {Answer.BROKEN: 1}


def test_what_the_votes_make_is_told(judged: Judged) -> None:
    files = fund("present: 23, for: 21, against: 2, abstain: 1")
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="同意21、反对2、弃权1，合计24人，到会却是23人；三项相加应等于到会人数",
            en="21 for, 2 against, 1 abstaining make 24, but 23 were present; the three add up to those present",
        )
    ]


@pytest.mark.parametrize("left_out", ["present", "for", "against", "abstain"])
def test_a_resolution_that_leaves_a_number_out_is_unknown(left_out: str, found: Found, judged: Judged) -> None:
    numbers = ", ".join(one for one in ADDS_UP.split(", ") if not one.startswith(left_out))
    assert judged(fund(numbers)).answers["R16"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(fund(numbers)).findings] == [INCOMPLETE]
    assert [(rule, level) for rule, level, _ in found(fund(numbers))] == [("R16", "info")]


def test_what_is_unknown_is_told_at_the_votes_in_favour_or_at_the_resolution(found: Found) -> None:
    assert found(fund("for: 21")) == [("R16", "info", "projects/2026-001.yaml:5:65")]
    assert found(project(RESOLVED) | meeting(COUNCIL)) == [("R16", "info", "projects/2026-001.yaml:5:3")]


DECISIONS = [
    "event: rejected",
    "event: deferred",
    "event: redeliberated, outcome: overturned",
    "event: rep_voted, outcome: upheld",
]


@pytest.mark.parametrize("event", DECISIONS)
def test_every_decision_is_added_up(event: str, judged: Judged) -> None:
    before = () if "outcome" not in event else (f"{RESOLVED}, {ADDS_UP}", "event: started")
    decision = f"{event}, present: 23, for: 2, against: 20"
    right, wrong = project(*before, f"{decision}, abstain: 1"), project(*before, f"{decision}, abstain: 2")
    so_far = {Answer.HOLDS: 1} if before else {}
    answers = [judged(files | meeting(COUNCIL)).answers["R16"] for files in (right, wrong)]
    assert answers == [{Answer.HOLDS: 2 if before else 1}, {**so_far, Answer.BROKEN: 1}]


@pytest.mark.parametrize("event", ["rejected", "deferred"])
def test_what_is_put_off_or_turned_down_without_a_vote_is_not_judged(event: str, found: Found, judged: Judged) -> None:
    files = project(f"date: 2026-03-05, event: {event}") | meeting(COUNCIL)
    assert found(files) == []
    assert judged(files).answers["R16"] == {}


@pytest.mark.parametrize("event", ["rejected", "deferred"])
@pytest.mark.parametrize("number", ["present: 23", "for: 0", "against: 23", "abstain: 0"])
def test_where_one_number_is_written_there_was_a_vote(event: str, number: str, judged: Judged) -> None:
    files = project(f"date: 2026-03-05, event: {event}, {number}") | meeting(COUNCIL)
    assert judged(files).answers["R16"] == {Answer.UNKNOWN: 1}


@pytest.mark.parametrize("event", ["redeliberated", "rep_voted"])
def test_a_second_decision_without_numbers_is_unknown(event: str, judged: Judged) -> None:
    files = project(f"{RESOLVED}, {ADDS_UP}", "event: started", f"event: {event}, outcome: upheld")
    assert judged(files | meeting(COUNCIL)).answers["R16"] == {Answer.HOLDS: 1, Answer.UNKNOWN: 1}


@pytest.mark.parametrize("keys", [COUNCIL, "members: 25\n"])
def test_no_more_vote_than_there_are_members(keys: str, found: Found, judged: Judged) -> None:
    assert found(fund("present: 25, for: 25, against: 0, abstain: 0", keys)) == []
    files = fund("present: 26, for: 26, against: 0, abstain: 0", keys)
    assert found(files) == [("R16", "error", "projects/2026-001.yaml:5:69")]
    assert judged(files).answers["R16"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="表决时到会26人，比应到的25人还多；请核对会议签到和应到人数",
            en="26 were present at the vote, more than the 25 members; check the attendance and the roster",
        )
    ]


def test_no_more_vote_than_came_to_the_meeting(found: Found, judged: Judged) -> None:
    files = fund(ADDS_UP, f"{COUNCIL}present: 22\n")
    assert found(files) == [("R16", "error", "meetings/2026-03-05.yaml:4:10")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="实到22人，而项目 2026-001 表决时写的到会是23人；请核对会议签到",
            en="22 were present, but 23 at the vote on project 2026-001; check the attendance",
        )
    ]


def test_an_attendance_that_fits_none_of_the_votes_is_told_once_by_the_fullest(found: Found, judged: Judged) -> None:
    one = fund(ADDS_UP, "present: 20\n")
    other = project(f"{RESOLVED}, present: 24, for: 24, against: 0, abstain: 0")["projects/2026-001.yaml"]
    files = one | {"projects/2026-002.yaml": other.replace("2026-001", "2026-002")}
    assert found(files) == [("R16", "error", "meetings/2026-03-05.yaml:2:10")]
    assert judged(files).findings[0].message.en.startswith("20 were present, but 24 at the vote on project 2026-002")


def test_the_votes_of_another_meeting_do_not_count_for_this_one(judged: Judged) -> None:
    other = {"meetings/m2.yaml": "id: m2\npresent: 5\nmembers: 25\n"}
    assert judged(fund(ADDS_UP) | other).answers["R16"] == {Answer.HOLDS: 2}


@pytest.mark.parametrize("came", [23, 24])
def test_those_who_came_may_go_home_before_the_vote(came: int, judged: Judged) -> None:
    assert judged(fund(ADDS_UP, f"{COUNCIL}present: {came}\n")).answers["R16"] == {Answer.HOLDS: 2}


@pytest.mark.parametrize("keys", ["", "body: residents_council\n", "date: 2026-03-05\nbody: residents_assembly\n"])
def test_where_the_members_are_not_known_only_the_votes_are_added_up(keys: str, judged: Judged) -> None:
    assert judged(fund("present: 99, for: 99, against: 0, abstain: 0", keys)).answers["R16"] == {Answer.HOLDS: 1}


def test_a_decision_that_names_no_meeting_is_added_up(judged: Judged) -> None:
    files = project("date: 2026-03-05, event: resolved, present: 99, for: 99, against: 0, abstain: 0")
    assert judged(files).answers["R16"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("members", ["members: 25\n", ""])
def test_no_more_come_to_a_meeting_than_there_are_members(members: str, found: Found, judged: Judged) -> None:
    assert found(meeting(f"{COUNCIL}present: 25\n{members}")) == []
    assert judged(meeting(f"{COUNCIL}present: 25\n{members}")).answers["R16"] == {Answer.HOLDS: 1}
    files = meeting(f"{COUNCIL}present: 26\n{members}")
    assert found(files) == [("R16", "error", "meetings/2026-03-05.yaml:4:10")]
    assert judged(files).answers["R16"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="实到26人，比应到的25人还多；请核对会议签到和应到人数",
            en="26 were present, more than the 25 members; check the attendance and the roster",
        )
    ]


@pytest.mark.parametrize("keys", ["present: 99\n", "members: 25\n", "body: residents_council\npresent: 99\n", ""])
def test_a_meeting_that_leaves_its_numbers_out_is_not_judged(keys: str, found: Found, judged: Judged) -> None:
    assert found(meeting(keys)) == []
    assert judged(meeting(keys)).answers["R16"] == {}


def test_the_meeting_and_the_vote_are_judged_each(judged: Judged) -> None:
    files = fund(ADDS_UP, f"{COUNCIL}present: 26\n")
    assert judged(files).answers["R16"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}


def test_neither_meeting_nor_decision_is_judged_before_its_day(judged: Judged) -> None:
    files = fund(ADDS_UP, f"{COUNCIL}present: 23\n")
    assert judged(files, date(2026, 3, 4)).answers["R16"] == {}
    assert judged(files, date(2026, 3, 5)).answers["R16"] == {Answer.HOLDS: 2}


def test_a_meeting_still_to_come_hides_no_other(found: Found) -> None:
    later = {"meetings/2026-03-04.yaml": "id: 2026-03-04\ndate: 2026-12-01\nmembers: 25\npresent: 26\n"}
    files = meeting(f"{COUNCIL}present: 26\n") | later
    assert found(files, date(2026, 11, 30)) == [("R16", "error", "meetings/2026-03-05.yaml:4:10")]


def test_a_meeting_without_a_date_has_been_held(judged: Judged) -> None:
    assert judged(meeting("members: 25\npresent: 23\n")).answers["R16"] == {Answer.HOLDS: 1}
