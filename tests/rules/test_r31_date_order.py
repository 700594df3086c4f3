"""R31: what happened stands in the order in which it happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

RESOLVED = "date: 2026-03-05, event: resolved"
POSTED = "date: 2026-03-06, event: posted, notice: n03"
NO_DATE = Message(zh="有的经过没有写日期，先后无法核对", en="some event has no date, so the order cannot be checked")


def notice(name: str, start: str, end: str) -> dict[str, str]:
    text = f"id: {name}\nkind: resolution\ntitle: 公示\nposting_start: {start}\nposting_end: {end}\n"
    return {f"notices/{name}.yaml": text}


def fund(*events: str) -> dict[str, str]:
    """A fund whose notice n03 hangs until 16 March; its project's first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    project = f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}"
    return {"projects/2026-001.yaml": project} | notice("n03", "2026-03-06", "2026-03-16")


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("day", ["2026-03-05", "2026-03-06"])
def test_events_in_the_order_of_their_days_hold(day: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, f"date: {day}, event: posted")
    assert found(files) == []
    assert judged(files).answers["R31"] == {Answer.HOLDS: 1}


def test_an_event_that_stands_after_a_later_one_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-03-04, event: posted")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:6:10")]
    assert judged(files).answers["R31"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2026-03-04 公示，写在 2026-03-05 议决通过的后面；请查日期，或按先后重排",
            en="posted on 2026-03-04 stands after resolved on 2026-03-05; check the dates or reorder",
        )
    ]


def test_each_event_is_held_to_the_dated_one_before_it(found: Found, judged: Judged) -> None:
    events = ("date: 2026-02-10, event: proposed", "event: shortlisted", "date: 2026-02-09, event: deferred")
    files = fund(*events, "date: 2026-02-08, event: resolved", "date: 2026-02-09, event: posted")
    assert found(files) == [
        ("R31", "error", "projects/2026-001.yaml:7:10"),
        ("R31", "error", "projects/2026-001.yaml:8:10"),
    ]
    assert judged(files).answers["R31"] == {Answer.BROKEN: 2}


def test_each_project_is_judged(judged: Judged) -> None:
    first = fund(RESOLVED, "date: 2026-03-04, event: posted")
    second = {"projects/2026-002.yaml": "id: 2026-002\ntitle: 路灯\nhistory:\n- {date: 2026-03-05, event: resolved}\n"}
    assert judged(first | second).answers["R31"] == {Answer.BROKEN: 1, Answer.HOLDS: 1}


def test_an_event_without_a_date_leaves_the_order_unknown(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "event: posted", "event: filed")
    assert found(files) == [("R31", "info", "projects/2026-001.yaml:6:3")]
    assert judged(files).answers["R31"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DATE]


def test_an_event_without_a_date_hides_no_wrong_order(judged: Judged) -> None:
    files = fund("event: shortlisted", RESOLVED, "date: 2026-03-04, event: posted")
    assert judged(files).answers["R31"] == {Answer.BROKEN: 1}


def test_a_project_to_which_nothing_has_happened_is_not_judged(judged: Judged) -> None:
    assert judged(fund()).answers["R31"] == {}


@pytest.mark.parametrize("work", ["started", "contracted, amount: 1.00", "paid, amount: 1.00"])
@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-05"])
def test_work_before_the_resolution_is_left_to_the_rule_on_it(work: str, day: str, judged: Judged) -> None:
    assert judged(fund(RESOLVED, f"date: {day}, event: {work}")).answers["R31"] == {Answer.HOLDS: 1}
    assert judged(fund(f"date: {day}, event: {work}", RESOLVED)).answers["R31"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(("day", "answer"), [("2026-03-16", Answer.HOLDS), ("2026-03-17", Answer.BROKEN)])
def test_work_within_the_posting_is_left_to_the_rule_on_it(day: str, answer: Answer, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, "date: 2026-03-20, event: filed", f"date: {day}, event: started")
    assert judged(files).answers["R31"] == {answer: 1}


def test_an_event_is_not_held_to_work_that_is_left_to_another_rule(judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-03-06, event: posted", "date: 2026-03-05, event: started")
    files["projects/2026-001.yaml"] += "- {date: 2026-03-05, event: paid, amount: 1.00}\n"
    assert judged(files).answers["R31"] == {Answer.HOLDS: 1}
    files = fund(RESOLVED, POSTED, "date: 2026-03-16, event: started", "date: 2026-03-10, event: resolved")
    assert judged(files).answers["R31"] == {Answer.HOLDS: 1}


def test_work_after_the_posting_is_held_to_the_order(found: Found) -> None:
    files = fund(RESOLVED, POSTED, "date: 2026-04-20, event: started", "date: 2026-04-19, event: paid, amount: 1.00")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:8:10")]
    files = fund(RESOLVED, POSTED, "date: 2026-04-20, event: started", "date: 2026-04-19, event: delivered")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:8:10")]


def test_work_without_any_resolution_or_posting_is_held_to_the_order(found: Found) -> None:
    files = fund("date: 2026-04-20, event: started", "date: 2026-04-19, event: paid, amount: 1.00")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:6:10")]


def test_the_posting_before_the_first_work_counts_and_no_later_one(found: Found) -> None:
    later = ("date: 2026-05-05, event: resolved", "date: 2026-05-06, event: posted, notice: n05")
    files = fund(
        RESOLVED, POSTED, "date: 2026-04-20, event: started", *later, "date: 2026-05-05, event: paid, amount: 1.00"
    )
    assert found(files | notice("n05", "2026-05-06", "2026-05-16")) == [
        ("R31", "error", "projects/2026-001.yaml:10:10")
    ]


def test_a_posting_before_the_resolution_holds_work_until_the_resolution(judged: Judged) -> None:
    files = fund("date: 2026-03-01, event: posted, notice: n01", "date: 2026-03-20, event: resolved")
    files["projects/2026-001.yaml"] += "- {date: 2026-03-19, event: started}\n"
    answers = judged(files | notice("n01", "2026-03-01", "2026-03-11")).answers["R31"]
    assert answers == {Answer.HOLDS: 1}


@pytest.mark.parametrize("last", ["accepted, outcome: passed", "evaluated, outcome: passed"])
def test_a_closing_before_it_may_be_is_left_to_the_rule_on_it(last: str, judged: Judged) -> None:
    events = ("date: 2026-04-20, event: started", "date: 2026-07-10, event: delivered")
    files = fund(RESOLVED, POSTED, *events, f"date: 2026-07-15, event: {last}", "date: 2026-07-14, event: closed")
    assert judged(files).answers["R31"] == {Answer.HOLDS: 1}


def test_a_closing_that_stands_after_later_work_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, "date: 2026-04-20, event: started", "date: 2026-04-19, event: closed")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:8:10")]
    assert messages(judged(files)) == [
        Message(
            zh="2026-04-19 结项，写在 2026-04-20 开工的后面；请查日期，或按先后重排",
            en="closed on 2026-04-19 stands after work started on 2026-04-20; check the dates or reorder",
        )
    ]


@pytest.mark.parametrize("event", ["evaluated, outcome: passed", "paid, amount: 1.00"])
def test_what_else_stands_after_a_later_acceptance_is_found(event: str, found: Found) -> None:
    accepted = "date: 2026-07-15, event: accepted, outcome: passed"
    files = fund(RESOLVED, POSTED, "date: 2026-04-20, event: started", accepted, f"date: 2026-07-14, event: {event}")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:9:10")]


def test_work_planned_to_end_before_it_starts_is_refused(found: Found, judged: Judged) -> None:
    planned = "planned_start: 2026-06-01\nplanned_end: 2026-05-31\n"
    files = {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\n{planned}"}
    assert [(rule, level) for rule, level, _ in found(files)] == [("R31", "error")]
    assert messages(judged(files)) == [
        Message(
            zh="计划完工 2026-05-31 早于计划开工 2026-06-01；请查日期",
            en="the work is planned to end on 2026-05-31, before it starts on 2026-06-01",
        )
    ]
    one_day = {name: text.replace("05-31", "06-01") for name, text in files.items()}
    assert found(one_day) == []


CONTRACT = "date: 2026-04-01, event: contracted, amount: 1.00, first_day: 2026-04-02"


def test_a_contract_that_ends_before_it_begins_is_refused(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, f"{CONTRACT}, last_day: 2026-04-01")
    assert found(files) == [("R31", "error", "projects/2026-001.yaml:6:88")]
    assert messages(judged(files)) == [
        Message(
            zh="合同的最后一天 2026-04-01 早于第一天 2026-04-02；请查日期",
            en="the contract ends on 2026-04-01, before it begins on 2026-04-02",
        )
    ]


@pytest.mark.parametrize(
    "contract",
    [f"{CONTRACT}, last_day: 2026-04-02", CONTRACT, CONTRACT.replace("first_day: 2026-04-02", "last_day: 2026-03-01")],
)
def test_a_contract_of_one_day_or_without_one_of_its_days_is_taken(contract: str, judged: Judged) -> None:
    assert judged(fund(RESOLVED, contract)).answers["R31"] == {Answer.HOLDS: 1}


def test_where_the_records_end_does_not_matter(judged: Judged) -> None:
    ends = {"/programme.yaml": "id: small\ntitle: 小基金\ncoverage: resolution\n"}
    assert judged(fund(RESOLVED) | ends).answers["R31"] == {Answer.HOLDS: 1}
    assert judged(fund(RESOLVED, "date: 2026-03-04, event: posted") | ends).answers["R31"] == {Answer.BROKEN: 1}


def test_what_is_still_to_come_is_held_to_the_order_too(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-03-04, event: shortlisted")
    assert found(files, date(2026, 3, 4)) == [
        ("R31", "error", "projects/2026-001.yaml:5:10"),
        ("R31", "error", "projects/2026-001.yaml:6:10"),
    ]
    assert messages(judged(files, date(2026, 3, 4))) == [
        Message(
            zh="议决通过的日期 2026-03-05 还没有到（今天按 2026-03-04 算）；发生了再写",
            en="resolved: 2026-03-05 is still to come (today is 2026-03-04); write it down once it has happened",
        ),
        Message(
            zh="2026-03-04 列入清单，写在 2026-03-05 议决通过的后面；请查日期，或按先后重排",
            en="shortlisted on 2026-03-04 stands after resolved on 2026-03-05; check the dates or reorder",
        ),
    ]


def test_one_event_may_be_out_of_order_and_still_to_come(found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-03-04, event: shortlisted")
    assert found(files, date(2026, 3, 3)) == [
        ("R31", "error", "projects/2026-001.yaml:5:10"),
        ("R31", "error", "projects/2026-001.yaml:6:10"),
        ("R31", "error", "projects/2026-001.yaml:6:10"),
    ]
