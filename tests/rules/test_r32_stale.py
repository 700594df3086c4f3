"""R32: no project is left lying."""

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
STARTED = "date: 2026-04-01, event: started"
DELIVERED = "date: 2026-06-20, event: delivered"
IN_THE_PACK = "work_days: 30, acceptance_days: 45"
ENDS = {"/programme.yaml": "id: small\ntitle: 小基金\ncoverage: resolution\n"}


def fund(*events: str, plan: str = "planned_end: 2026-06-30\n") -> dict[str, str]:
    """A fund with one project, whose plan stands on line 4 and whose first event on line 6, or 5 without a plan."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\n{plan}history:\n{history}"}


def contracted(more: str, day: str = "2026-03-20") -> str:
    return f"date: {day}, event: contracted, amount: 1.00{more}"


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("work", [STARTED, contracted("")])
def test_thirty_days_after_the_planned_end_work_is_not_late_yet(work: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, work)
    assert found(files, date(2026, 7, 30)) == []
    assert judged(files, date(2026, 7, 30)).answers["R32"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("work", [STARTED, contracted("")])
def test_a_day_later_it_is(work: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, work)
    assert found(files, date(2026, 7, 31)) == [("R32", "warning", "projects/2026-001.yaml:4:14")]
    assert judged(files, date(2026, 7, 31)).answers["R32"] == {Answer.BROKEN: 1}
    assert messages(judged(files, date(2026, 7, 31))) == [
        Message(
            zh="计划 2026-06-30 完工，到 2026-07-31 已过31天；"
            "完工了请写 delivered，延期的请签补充协议，做不下去的请终止",
            en="the work was to end on 2026-06-30, 31 days before 2026-07-31; "
            "write delivered, amend the contract, or terminate",
        )
    ]


def test_the_contract_says_when_work_ends_and_not_the_plan(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted(", last_day: 2026-08-31"), STARTED)
    assert judged(files, date(2026, 9, 30)).answers["R32"] == {Answer.HOLDS: 1}
    assert found(files, date(2026, 10, 1)) == [("R32", "warning", "projects/2026-001.yaml:7:65")]


def test_the_last_contract_that_says_a_last_day_counts(found: Found) -> None:
    longer = contracted(", last_day: 2026-08-31", "2026-05-01")
    files = fund(RESOLVED, contracted(", last_day: 2026-06-30"), STARTED, longer, contracted("", "2026-06-01"))
    assert found(files, date(2026, 9, 30)) == []
    assert found(files, date(2026, 10, 1)) == [("R32", "warning", "projects/2026-001.yaml:9:65")]


def test_of_two_contracts_that_say_the_same_the_last_is_pointed_at(found: Found) -> None:
    files = fund(RESOLVED, *(contracted(", last_day: 2026-06-30", f"2026-04-0{day}") for day in (1, 2)))
    assert found(files, date(2026, 7, 31)) == [("R32", "warning", "projects/2026-001.yaml:8:65")]


def test_a_contract_still_to_come_ends_nothing(found: Found) -> None:
    files = fund(RESOLVED, STARTED, contracted(", last_day: 2026-12-31", "2026-08-01"))
    assert found(files, date(2026, 7, 31)) == [("R32", "warning", "projects/2026-001.yaml:4:14")]
    assert found(files, date(2026, 8, 1)) == []


@pytest.mark.parametrize("work", [STARTED, contracted("")])
def test_without_a_planned_end_nobody_knows(work: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, work, plan="")
    assert found(files) == [("R32", "info", "projects/2026-001.yaml:2:8")]
    assert judged(files).answers["R32"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="没有写计划何时完工 planned_end，不知道拖没拖",
            en="when the work is to end is not written, so whether it is late is not known",
        )
    ]


def test_forty_five_days_after_its_delivery_work_may_wait_for_its_acceptance(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, STARTED, DELIVERED)
    assert found(files, date(2026, 8, 4)) == []
    assert judged(files, date(2026, 8, 4)).answers["R32"] == {Answer.HOLDS: 1}


def test_a_day_later_it_has_waited_too_long(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, STARTED, DELIVERED)
    assert found(files, date(2026, 8, 5)) == [("R32", "warning", "projects/2026-001.yaml:8:10")]
    assert judged(files, date(2026, 8, 5)).answers["R32"] == {Answer.BROKEN: 1}
    assert messages(judged(files, date(2026, 8, 5))) == [
        Message(
            zh="2026-06-20 完工，到 2026-08-05 已等46天还没有验收；最晚 2026-08-04 验收",
            en="work done on 2026-06-20 and by 2026-08-05 not accepted for 46 days; accept or refuse it within 45 days",
        )
    ]


FAILED = ("date: 2026-06-25, event: accepted, outcome: failed", "date: 2026-07-05, event: rectified")


def test_what_was_mended_waits_anew(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, STARTED, DELIVERED, *FAILED)
    assert judged(files, date(2026, 8, 19)).answers["R32"] == {Answer.HOLDS: 1}
    assert found(files, date(2026, 8, 20)) == [("R32", "warning", "projects/2026-001.yaml:10:10")]
    assert messages(judged(files, date(2026, 8, 20))) == [
        Message(
            zh="2026-07-05 整改完成，到 2026-08-20 已等46天还没有验收；最晚 2026-08-19 验收",
            en="mended on 2026-07-05 and by 2026-08-20 not accepted for 46 days; accept or refuse it within 45 days",
        )
    ]


def test_while_it_is_being_mended_nothing_is_said(judged: Judged) -> None:
    files = fund(RESOLVED, STARTED, DELIVERED, FAILED[0])
    assert judged(files).answers["R32"] == {}


@pytest.mark.parametrize(
    "after",
    [
        ("date: 2026-07-01, event: accepted, outcome: passed",),
        ("event: accepted, outcome: passed",),
        (*FAILED, "date: 2026-07-10, event: accepted, outcome: passed"),
    ],
)
def test_what_was_accepted_waits_no_more(after: tuple[str, ...], found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, STARTED, DELIVERED, *after)
    assert found(files) == []
    assert judged(files).answers["R32"] == {Answer.HOLDS: 1}


def test_an_acceptance_without_a_delivery_waits_for_nothing(judged: Judged) -> None:
    files = fund(RESOLVED, STARTED, "date: 2026-07-01, event: accepted, outcome: passed")
    assert judged(files).answers["R32"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("after", [(), ("date: 2026-07-01, event: evaluated, outcome: passed",)])
def test_an_evaluation_is_no_acceptance(after: tuple[str, ...], found: Found) -> None:
    files = fund(RESOLVED, STARTED, DELIVERED, *after)
    assert found(files) == [("R32", "warning", "projects/2026-001.yaml:8:10")]


def test_an_acceptance_before_the_delivery_is_none_of_it(found: Found) -> None:
    accepted = "date: 2026-06-01, event: accepted, outcome: failed"
    files = fund(RESOLVED, STARTED, accepted, DELIVERED)
    assert found(files) == [("R32", "warning", "projects/2026-001.yaml:9:10")]


@pytest.mark.parametrize(
    ("events", "line", "zh", "en"),
    [
        (("event: delivered",), 8, "完工", "work done"),
        ((DELIVERED, FAILED[0], "event: rectified"), 10, "整改完成", "mended"),
    ],
)
def test_a_delivery_without_a_date_is_unknown(
    events: tuple[str, ...], line: int, zh: str, en: str, judged: Judged
) -> None:
    judgement = judged(fund(RESOLVED, STARTED, *events))
    assert judgement.answers["R32"] == {Answer.UNKNOWN: 1}
    assert [(one.level.value, one.place.line, one.place.column) for one in judgement.findings] == [("info", line, 3)]
    assert messages(judgement) == [
        Message(
            zh=f"{zh}没有写日期，不知道等了多久",
            en=f"{en}, but without a date, so how long it waits is not known",
        )
    ]


@pytest.mark.parametrize(("work_days", "last"), [(0, date(2026, 6, 30)), (60, date(2026, 8, 29))])
def test_the_pack_says_how_late_work_may_be(work_days: int, last: date, judged: Judged, pack: Pack) -> None:
    files = fund(RESOLVED, STARTED) | pack(IN_THE_PACK, f"work_days: {work_days}, acceptance_days: 45")
    assert judged(files, last).answers["R32"] == {Answer.HOLDS: 1}
    assert judged(files, date.fromordinal(last.toordinal() + 1)).answers["R32"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(("acceptance_days", "last"), [(0, date(2026, 6, 20)), (60, date(2026, 8, 19))])
def test_the_pack_says_how_long_an_acceptance_may_take(
    acceptance_days: int, last: date, judged: Judged, pack: Pack
) -> None:
    rules = pack(IN_THE_PACK, f"work_days: 30, acceptance_days: {acceptance_days}")
    files = fund(RESOLVED, STARTED, DELIVERED) | rules
    assert judged(files, last).answers["R32"] == {Answer.HOLDS: 1}
    assert judged(files, date.fromordinal(last.toordinal() + 1)).answers["R32"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("key", ["work_days", "acceptance_days"])
@pytest.mark.parametrize(("days", "rules_found"), [("730", []), ("731", ["record"]), ("-1", ["record"])])
def test_either_takes_two_years_at_most(key: str, days: str, rules_found: list[str], found: Found, pack: Pack) -> None:
    files = fund(RESOLVED) | pack(IN_THE_PACK, f"{key}: {days}")
    assert [one[0] for one in found(files)] == rules_found


def test_a_pack_that_sets_nothing_means_thirty_and_forty_five_days(judged: Judged, pack: Pack) -> None:
    rules = pack(rf"\n  parameters: \{{{IN_THE_PACK}\}}", "")
    under_way, delivered = fund(RESOLVED, STARTED) | rules, fund(RESOLVED, STARTED, DELIVERED) | rules
    days = (date(2026, 7, 30), date(2026, 7, 31))
    assert [judged(under_way, day).answers["R32"] for day in days] == [{Answer.HOLDS: 1}, {Answer.BROKEN: 1}]
    days = (date(2026, 8, 4), date(2026, 8, 5))
    assert [judged(delivered, day).answers["R32"] for day in days] == [{Answer.HOLDS: 1}, {Answer.BROKEN: 1}]


@pytest.mark.parametrize(
    "events",
    [
        (),
        (RESOLVED,),
        (RESOLVED, "date: 2026-03-06, event: posted"),
        (RESOLVED, STARTED, "date: 2026-05-01, event: terminated, reason: 不再需要"),
        (RESOLVED, STARTED, DELIVERED, "date: 2026-07-20, event: closed"),
    ],
)
def test_a_project_without_work_under_way_is_not_judged(events: tuple[str, ...], judged: Judged) -> None:
    assert judged(fund(*events)).answers["R32"] == {}
    assert judged(fund(RESOLVED, STARTED), date(2026, 3, 31)).answers["R32"] == {}


@pytest.mark.parametrize(
    "events", [(RESOLVED,), (RESOLVED, contracted("")), (RESOLVED, STARTED), (RESOLVED, STARTED, DELIVERED)]
)
def test_where_the_records_end_with_the_resolution_nobody_knows(
    events: tuple[str, ...], found: Found, judged: Judged
) -> None:
    files = fund(*events) | ENDS
    assert found(files) == [("R32", "info", "projects/2026-001.yaml:6:1")]
    assert judged(files).answers["R32"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="记录只到议决为止，不知道完工没有",
            en="the records end with the resolution; whether the work is done is not known",
        )
    ]


def test_what_is_not_late_holds_however_far_the_records_go(judged: Judged) -> None:
    assert judged(fund(RESOLVED, STARTED) | ENDS, date(2026, 7, 30)).answers["R32"] == {Answer.HOLDS: 1}
    accepted = "date: 2026-07-01, event: accepted, outcome: passed"
    assert judged(fund(RESOLVED, STARTED, DELIVERED, accepted) | ENDS).answers["R32"] == {Answer.HOLDS: 1}


def test_a_project_that_has_ended_leaves_nothing_unknown(judged: Judged) -> None:
    assert judged(fund("date: 2026-03-05, event: rejected") | ENDS).answers["R32"] == {}


@pytest.mark.parametrize(
    "later",
    [
        DELIVERED,
        "date: 2026-06-22, event: accepted, outcome: passed",
        "date: 2026-06-23, event: evaluated, outcome: passed",
        "date: 2026-06-24, event: closed",
    ],
)
def test_work_that_a_later_event_tells_is_over_is_not_late_where_its_start_is_missing(
    later: str, found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, contracted(""), later)
    assert found(files) == [("history", "error", "projects/2026-001.yaml:8:3")]
    assert judged(files).answers["R32"] == {}


def test_work_that_goes_on_after_a_misplaced_delivery_may_be_late(judged: Judged) -> None:
    assert judged(fund(RESOLVED, DELIVERED, contracted(""))).answers["R32"] == {Answer.BROKEN: 1}
