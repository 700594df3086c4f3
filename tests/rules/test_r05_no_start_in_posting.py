"""R05: no work begins before the posting has ended."""

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
POSTED = "date: 2026-03-06, event: posted, notice: n03"
KINDS = [
    ("contracted, amount: 1.00", "签约", "contract signed"),
    ("started", "开工", "work started"),
    ("paid, amount: 1.00", "付款", "paid"),
]
"""Every kind of work, with what messages call it."""
ENDS = {"/programme.yaml": "id: small\ntitle: 小基金\ncoverage: resolution\n"}
NO_END = Message(
    zh="动工前的那次公示没有公告记录，或记录读不了，或没有写最后一天，不知道何时期满",
    en="the posting before the work has no readable notice or no last day, so when it ended is not known",
)
NO_DATE = Message(
    zh="签约、开工或付款没有写日期，不知道在不在公示期内",
    en="some work has no date, so whether it fell within the posting is not known",
)


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


@pytest.mark.parametrize("kind", [kind for kind, _, _ in KINDS])
def test_work_on_the_day_after_the_posting_holds(kind: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, f"date: 2026-03-17, event: {kind}")
    assert found(files) == []
    assert judged(files).answers["R05"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("day", ["2026-03-06", "2026-03-16"])
@pytest.mark.parametrize("work", KINDS)
def test_work_until_the_last_day_of_the_posting_is_found(
    work: tuple[str, str, str], day: str, found: Found, judged: Judged
) -> None:
    kind, zh, en = work
    files = fund(RESOLVED, POSTED, f"date: {day}, event: {kind}")
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:7:10")]
    assert messages(judged(files)) == [
        Message(
            zh=f"{day} {zh}，公示要到 2026-03-16 才期满；期满以后才能签约、开工、付款",
            en=f"{en} on {day}, but the posting lasts until 2026-03-16; begin the day after at the earliest",
        )
    ]


@pytest.mark.parametrize(("kind", "zh", "en"), KINDS)
def test_work_without_a_posting_is_found(kind: str, zh: str, en: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, f"date: 2026-06-01, event: {kind}")
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:6:10")]
    assert judged(files).answers["R05"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh=f"{zh}以前没有公示的记录；要先公示，期满而且异议没有达到比例，才能签约、开工、付款",
            en=f"{en}, but no posting is on record before it; post the resolution first",
        )
    ]


def test_work_without_a_posting_needs_no_date_to_be_found(found: Found) -> None:
    assert found(fund(RESOLVED, "event: started")) == [("R05", "error", "projects/2026-001.yaml:6:3")]


def test_a_posting_that_stands_after_the_first_work_was_none_before_it(found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-03-06, event: started", POSTED, "date: 2026-07-02, event: paid, amount: 1.00")
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:6:10")]


AGAIN = ("date: 2026-03-24, event: redeliberated, outcome: upheld", "date: 2026-03-25, event: posted, notice: n04")
HANGS_AGAIN = notice("n04", "2026-03-25", "2026-04-07")


def test_the_last_posting_before_the_work_counts(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, *AGAIN, "date: 2026-04-07, event: started") | HANGS_AGAIN
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:9:10")]
    files = fund(RESOLVED, POSTED, *AGAIN, "date: 2026-04-08, event: started") | HANGS_AGAIN
    assert judged(files).answers["R05"] == {Answer.HOLDS: 1}


def test_a_posting_after_the_work_began_does_not_count(judged: Judged) -> None:
    paid = "date: 2026-03-30, event: paid, amount: 1.00"
    files = fund(RESOLVED, POSTED, "date: 2026-03-17, event: started", AGAIN[1], paid) | HANGS_AGAIN
    assert judged(files).answers["R05"] == {Answer.HOLDS: 1}


def test_the_earliest_work_is_pointed_at_wherever_it_stands(found: Found, judged: Judged) -> None:
    work = ("date: 2026-03-17, event: started", "date: 2026-03-10, event: paid, amount: 1.00")
    more = ("date: 2026-03-10, event: contracted, amount: 1.00", "date: 2026-03-12, event: paid, amount: 1.00")
    files = fund(RESOLVED, POSTED, *work, *more)
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:8:10")]
    assert judged(files).answers["R05"] == {Answer.BROKEN: 1}


def test_work_before_the_resolution_is_left_to_the_rule_on_it(judged: Judged) -> None:
    on_the_day, a_day_later = (fund(RESOLVED, f"date: 2026-03-{day}, event: started") for day in ("05", "06"))
    assert judged(on_the_day).answers["R05"] == {}
    assert judged(a_day_later).answers["R05"] == {Answer.BROKEN: 1}
    assert judged(fund(POSTED, "date: 2026-03-10, event: started")).answers["R05"] == {}


def test_a_resolution_without_a_date_hides_no_work_within_the_posting(found: Found) -> None:
    files = fund("event: resolved", POSTED, "date: 2026-03-16, event: started")
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:7:10")]


@pytest.mark.parametrize(
    ("posted", "hung"),
    [
        ("date: 2026-03-06, event: posted", {}),
        (POSTED, {"notices/n03.yaml": "id: n03\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\n"}),
    ],
)
def test_a_posting_whose_end_is_not_written_is_unknown(
    posted: str, hung: dict[str, str], found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, posted, "date: 2026-03-10, event: started") | hung
    assert found(files) == [("R05", "info", "projects/2026-001.yaml:6:3")]
    assert judged(files).answers["R05"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_END]


def test_a_notice_that_cannot_be_read_leaves_the_end_of_the_posting_unknown(judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, "date: 2026-03-10, event: started") | {"notices/n03.yaml": "id: [\n"}
    assert [one.message for one in judged(files).findings if one.rule == "R05"] == [NO_END]


@pytest.mark.parametrize(
    ("work", "line"),
    [
        (("event: started",), 7),
        (("date: 2026-03-17, event: started", "event: paid, amount: 1.00"), 8),
        (("event: contracted, amount: 1.00", "date: 2026-03-17, event: started", "event: paid, amount: 1.00"), 7),
    ],
)
def test_work_without_a_date_is_unknown(work: tuple[str, ...], line: int, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, *work)
    assert found(files) == [("R05", "info", f"projects/2026-001.yaml:{line}:3")]
    assert judged(files).answers["R05"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DATE]


def test_work_without_a_date_hides_no_other_within_the_posting(found: Found) -> None:
    files = fund(RESOLVED, POSTED, "event: contracted, amount: 1.00", "date: 2026-03-16, event: started")
    assert found(files) == [("R05", "error", "projects/2026-001.yaml:8:10")]


def test_work_still_to_come_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, "date: 2026-03-10, event: started")
    assert judged(files, date(2026, 3, 9)).answers["R05"] == {}
    assert found(files, date(2026, 3, 9)) == []
    assert found(files, date(2026, 3, 10)) == [("R05", "error", "projects/2026-001.yaml:7:10")]


def test_work_that_has_begun_is_judged_by_all_of_it_that_had_by_then(judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, "date: 2026-03-17, event: started", "date: 2026-03-10, event: paid, amount: 1.00")
    assert judged(files, date(2026, 3, 10)).answers["R05"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("events", [(), (RESOLVED,), (RESOLVED, POSTED)])
def test_a_project_without_work_is_not_judged(events: tuple[str, ...], judged: Judged) -> None:
    assert judged(fund(*events)).answers["R05"] == {}


@pytest.mark.parametrize(("events", "line"), [((RESOLVED,), 5), ((RESOLVED, POSTED), 5)])
def test_where_the_records_end_with_the_resolution_the_start_is_unknown(
    events: tuple[str, ...], line: int, found: Found, judged: Judged
) -> None:
    files = fund(*events) | ENDS
    assert found(files) == [("R05", "info", f"projects/2026-001.yaml:{line}:1")]
    assert judged(files).answers["R05"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="记录只到议决为止，不知道何时开工",
            en="the records end with the resolution; when work began is not known",
        )
    ]


def test_where_the_records_end_with_the_resolution_a_posting_may_have_been_left_out(
    found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, "date: 2026-03-10, event: started") | ENDS
    assert found(files) == [("R05", "info", "projects/2026-001.yaml:5:1")]
    assert judged(files).answers["R05"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="记录只到议决为止，不知道动工前有没有公示",
            en="the records end with the resolution; whether it was posted before the work is not known",
        )
    ]


def test_what_is_recorded_all_the_same_is_judged(judged: Judged) -> None:
    early, in_time = (fund(RESOLVED, POSTED, f"date: 2026-03-{day}, event: started") | ENDS for day in (16, 17))
    assert judged(early).answers["R05"] == {Answer.BROKEN: 1}
    assert judged(in_time).answers["R05"] == {Answer.HOLDS: 1}
    assert judged(fund(RESOLVED, "date: 2026-03-05, event: started") | ENDS).answers["R05"] == {}


def test_a_project_that_was_given_up_before_any_work_is_not_judged_however_far_the_records_go(judged: Judged) -> None:
    given_up = "date: 2026-03-20, event: terminated, reason: 不再需要"
    assert judged(fund(RESOLVED, given_up) | ENDS).answers["R05"] == {}


def test_a_project_that_has_ended_after_work_without_a_posting_is_found_however_far_the_records_go(
    judged: Judged,
) -> None:
    given_up = "date: 2026-03-20, event: terminated, reason: 不再需要"
    files = fund(RESOLVED, "date: 2026-03-10, event: started", given_up) | ENDS
    assert judged(files).answers["R05"] == {Answer.BROKEN: 1}


FILED = "date: 2026-03-17, event: filed"
STARTED = "date: 2026-03-18, event: started"


def test_a_posting_that_is_missing_is_told_once_and_not_again_as_a_wrong_order(found: Found) -> None:
    assert found(fund(RESOLVED, FILED)) == [("history", "error", "projects/2026-001.yaml:6:3")]
    assert found(fund(RESOLVED, FILED, STARTED)) == [("R05", "error", "projects/2026-001.yaml:7:10")]


def test_a_wrong_order_is_told_beside_work_that_came_too_early(found: Found) -> None:
    assert found(fund(RESOLVED, FILED, POSTED, STARTED.replace("03-18", "03-10"))) == [
        ("history", "error", "projects/2026-001.yaml:6:3"),
        ("R05", "error", "projects/2026-001.yaml:8:10"),
    ]
    assert found(fund(RESOLVED, "date: 2026-03-17, event: delivered", STARTED)) == [
        ("history", "error", "projects/2026-001.yaml:6:3"),
        ("R05", "error", "projects/2026-001.yaml:7:10"),
    ]


def test_a_rule_that_weighs_less_hides_no_wrong_order(found: Found, pack: Pack) -> None:
    lighter = pack(r"(- id: R05\n  level: )error", r"\g<1>warning")
    assert found(fund(RESOLVED, FILED, STARTED) | lighter) == [
        ("history", "error", "projects/2026-001.yaml:6:3"),
        ("R05", "warning", "projects/2026-001.yaml:7:10"),
    ]


def test_another_project_without_its_posting_hides_no_wrong_order(found: Found) -> None:
    files = fund(RESOLVED, FILED, STARTED)
    other = fund(RESOLVED, FILED)["projects/2026-001.yaml"].replace("id: 2026-001", "id: 2026-002")
    assert found(files | {"projects/2026-002.yaml": other}) == [
        ("R05", "error", "projects/2026-001.yaml:7:10"),
        ("history", "error", "projects/2026-002.yaml:6:3"),
    ]
