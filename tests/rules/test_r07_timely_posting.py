"""R07: a resolution is posted soon."""

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

RESOLVED = "date: 2026-03-05, event: resolved"
ENDS = {"/programme.yaml": "id: small\ntitle: 小基金\ncoverage: resolution\n"}
NO_DATE = Message(
    zh="议决或公示没有写日期，不知道隔了几天",
    en="the decision or the posting has no date, so the days between are not known",
)


def posted(day: int) -> str:
    return f"date: 2026-03-{day:02}, event: posted"


def fund(*events: str) -> dict[str, str]:
    """A fund with one project; its first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}"}


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("day", [5, 6, 12])
def test_a_posting_within_seven_days_holds(day: int, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, posted(day))
    assert found(files) == []
    assert judged(files).answers["R07"] == {Answer.HOLDS: 1}


def test_a_posting_on_the_eighth_day_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, posted(13))
    assert found(files) == [("R07", "warning", "projects/2026-001.yaml:6:10")]
    assert judged(files).answers["R07"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2026-03-05 议决，过了8天才公示；最晚 2026-03-12 贴出",
            en="decided on 2026-03-05, posted 8 days later; post it by 2026-03-12",
        )
    ]


@pytest.mark.parametrize(("days", "last"), [(0, 5), (1, 6), (10, 15)])
def test_the_pack_says_how_many_days_a_posting_may_take(days: int, last: int, found: Found, pack: Pack) -> None:
    rules = pack(r"\{days: 7\}", f"{{days: {days}}}")
    assert found(fund(RESOLVED, posted(last)) | rules) == []
    assert found(fund(RESOLVED, posted(last + 1)) | rules) == [("R07", "warning", "projects/2026-001.yaml:6:10")]


@pytest.mark.parametrize(("days", "rules_found"), [("366", []), ("367", ["record"]), ("99999999", ["record"])])
def test_a_posting_takes_a_year_at_most(days: str, rules_found: list[str], found: Found, pack: Pack) -> None:
    files = fund(RESOLVED, posted(5)) | pack(r"\{days: 7\}", f"{{days: {days}}}")
    assert [one[0] for one in found(files)] == rules_found


def test_a_pack_that_sets_nothing_means_seven_days(found: Found, pack: Pack) -> None:
    rules = pack(r"\n  parameters: \{days: 7\}", "")
    assert found(fund(RESOLVED, posted(12)) | rules) == []
    assert found(fund(RESOLVED, posted(13)) | rules) == [("R07", "warning", "projects/2026-001.yaml:6:10")]


def test_until_the_seventh_day_a_posting_is_only_awaited(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED)
    assert found(files, date(2026, 3, 12)) == [("R07", "info", "projects/2026-001.yaml:5:10")]
    assert judged(files, date(2026, 3, 12)).answers["R07"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files, date(2026, 3, 5))) == [
        Message(zh="还没有公示，最晚 2026-03-12 贴出", en="not posted yet; to be posted by 2026-03-12")
    ]


def test_from_the_eighth_day_on_a_posting_is_missed(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED)
    assert found(files, date(2026, 3, 13)) == [("R07", "warning", "projects/2026-001.yaml:5:10")]
    assert judged(files, date(2026, 3, 13)).answers["R07"] == {Answer.BROKEN: 1}
    assert messages(judged(files, date(2026, 3, 13))) == [
        Message(
            zh="2026-03-05 议决，到 2026-03-13 还没有公示；最晚应在 2026-03-12 贴出",
            en="decided on 2026-03-05 and by 2026-03-13 not posted; it was to be posted by 2026-03-12",
        )
    ]


def test_a_posting_still_to_come_is_none_yet(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, posted(20))
    assert judged(files, date(2026, 3, 4)).answers["R07"] == {}
    assert found(files, date(2026, 3, 19)) == [("R07", "warning", "projects/2026-001.yaml:5:10")]
    assert found(files, date(2026, 3, 20)) == [("R07", "warning", "projects/2026-001.yaml:6:10")]


@pytest.mark.parametrize(
    ("decision", "announced", "place"),
    [
        ("event: resolved", "date: 2026-03-06, event: posted", "5:3"),
        (RESOLVED, "event: posted", "6:3"),
        ("event: resolved", "event: posted", "5:3"),
    ],
)
def test_a_missing_date_leaves_the_days_between_unknown(
    decision: str, announced: str, place: str, found: Found, judged: Judged
) -> None:
    files = fund(decision, announced)
    assert found(files) == [("R07", "info", f"projects/2026-001.yaml:{place}")]
    assert judged(files).answers["R07"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DATE]


def test_a_decision_without_a_date_that_was_not_posted_is_unknown(found: Found, judged: Judged) -> None:
    files = fund("event: resolved")
    assert found(files) == [("R07", "info", "projects/2026-001.yaml:5:3")]
    assert judged(files).answers["R07"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DATE]


@pytest.mark.parametrize("kind", ["redeliberated", "rep_voted"])
@pytest.mark.parametrize("outcome", ["upheld", "amended"])
def test_a_second_decision_is_posted_as_soon(kind: str, outcome: str, found: Found, judged: Judged) -> None:
    second = f"date: 2026-03-20, event: {kind}, outcome: {outcome}"
    assert judged(fund(RESOLVED, posted(6), second, posted(27))).answers["R07"] == {Answer.HOLDS: 2}
    files = fund(RESOLVED, posted(6), second, posted(28))
    assert judged(files).answers["R07"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}
    assert found(files) == [("R07", "warning", "projects/2026-001.yaml:8:10")]


@pytest.mark.parametrize("kind", ["redeliberated", "rep_voted"])
def test_a_resolution_that_was_overturned_is_posted_no_more(kind: str, judged: Judged) -> None:
    files = fund(RESOLVED, posted(6), f"date: 2026-03-20, event: {kind}, outcome: overturned")
    assert judged(files).answers["R07"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("event", ["shortlisted", "rejected", "deferred"])
def test_what_was_not_resolved_need_not_be_posted(event: str, judged: Judged) -> None:
    assert judged(fund(f"date: 2026-03-05, event: {event}")).answers["R07"] == {}


@pytest.mark.parametrize(
    "event",
    ["started", "filed", "rejected", "terminated, reason: 不再需要", "redeliberated, outcome: overturned"],
)
def test_where_something_else_followed_the_posting_is_another_rules_matter(event: str, judged: Judged) -> None:
    assert judged(fund(RESOLVED, f"date: 2026-03-06, event: {event}")).answers["R07"] == {}


@pytest.mark.parametrize("event", ["resolved", "redeliberated, outcome: upheld", "rep_voted, outcome: amended"])
def test_where_another_decision_followed_only_that_one_is_still_to_be_posted(event: str, judged: Judged) -> None:
    files = fund(RESOLVED, f"date: 2026-03-06, event: {event}")
    places = [(one.place.line, one.place.column) for one in judged(files).findings if one.rule == "R07"]
    assert places == [(6, 10)]
    assert judged(files).answers["R07"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("decision", ["resolved", "redeliberated, outcome: upheld", "rep_voted, outcome: upheld"])
def test_a_posting_belongs_to_the_decision_just_before_it(decision: str, judged: Judged) -> None:
    work = ("date: 2026-01-10, event: resolved", "date: 2026-01-11, event: posted", "date: 2026-02-01, event: started")
    files = fund(*work, RESOLVED, f"date: 2026-03-20, event: {decision}", posted(21))
    assert judged(files).answers["R07"] == {Answer.HOLDS: 2}


@pytest.mark.parametrize("decision", ["redeliberated, outcome: overturned", "rep_voted, outcome: overturned"])
def test_a_posting_after_a_reversal_is_not_that_of_the_decision_before_it(decision: str, judged: Judged) -> None:
    work = ("date: 2026-01-10, event: resolved", "date: 2026-01-11, event: posted", "date: 2026-02-01, event: started")
    files = fund(*work, RESOLVED, f"date: 2026-03-20, event: {decision}", posted(21))
    assert judged(files).answers["R07"] == {Answer.HOLDS: 1}


def test_a_rejection_parts_a_posting_from_the_decision_before_it(judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-03-20, event: rejected", posted(21))
    assert judged(files).answers["R07"] == {}


def test_what_is_no_decision_does_not_part_them(found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-03-06, event: started", posted(13))
    assert found(files) == [("R07", "warning", "projects/2026-001.yaml:7:10")]


@pytest.mark.parametrize("day", [date(2026, 3, 5), date(2026, 12, 31)])
def test_where_the_records_end_with_the_resolution_the_posting_is_unknown(
    day: date, found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED) | ENDS
    assert found(files, day) == [("R07", "info", "projects/2026-001.yaml:5:1")]
    assert judged(files, day).answers["R07"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files, day)) == [
        Message(
            zh="记录只到议决为止，不知道何时公示",
            en="the records end with the resolution; when it was posted is not known",
        )
    ]


def test_one_such_project_hides_no_other(judged: Judged) -> None:
    late = fund(RESOLVED, posted(13))["projects/2026-001.yaml"].replace("2026-001", "2026-002")
    files = fund(RESOLVED) | ENDS | {"projects/2026-002.yaml": late}
    assert judged(files).answers["R07"] == {Answer.UNKNOWN: 1, Answer.BROKEN: 1}


def test_a_posting_that_is_recorded_all_the_same_is_judged(judged: Judged) -> None:
    assert judged(fund(RESOLVED, posted(13)) | ENDS).answers["R07"] == {Answer.BROKEN: 1}
    assert judged(fund(RESOLVED, posted(12)) | ENDS).answers["R07"] == {Answer.HOLDS: 1}


def test_a_project_that_has_ended_leaves_nothing_unknown(judged: Judged) -> None:
    assert judged(fund("date: 2026-03-05, event: rejected") | ENDS).answers["R07"] == {}
