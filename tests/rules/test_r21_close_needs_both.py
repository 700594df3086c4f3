"""R21: a project is closed only after it has passed acceptance and evaluation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

ACCEPTED = "date: 2026-10-20, event: accepted, outcome: passed"
EVALUATED = "date: 2026-10-28, event: evaluated, outcome: passed"
CLOSED = "date: 2026-11-02, event: closed"


def fund(*events: str) -> dict[str, str]:
    """A fund with one project on which work has begun; these events follow, the first of them on line 8."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "meetings/2026-03-05.yaml": "id: 2026-03-05\nbody: residents_council\nminutes: {summary: 表决。}\n",
        "projects/2026-001.yaml": f"""\
id: 2026-001
title: 健身角
fiscal_year: 2026
technical: false
history:
- {{date: 2026-03-05, event: resolved, meeting: 2026-03-05}}
- {{date: 2026-04-20, event: started}}
{history}""",
    }


def told(zh: str, en: str) -> list[Message]:
    """What is said of a project that was closed too early."""
    return [Message(f"已结项，但{zh}；验收和评议都合格才能结项", f"closed, but {en}; closing needs both passed")]


@pytest.mark.parametrize("events", [(ACCEPTED, EVALUATED), (EVALUATED, ACCEPTED)])
def test_a_project_that_passed_both_may_be_closed(events: tuple[str, str], found: Found, judged: Judged) -> None:
    files = fund(*events, CLOSED)
    assert found(files) == []
    assert judged(files).answers["R21"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("kind", ["accepted", "evaluated"])
def test_both_may_be_passed_on_the_day_of_closing(kind: str, found: Found) -> None:
    events = [ACCEPTED, EVALUATED]
    same_day = [f"date: 2026-11-02, event: {kind}, outcome: passed" if kind in event else event for event in events]
    assert found(fund(*same_day, CLOSED)) == []


@pytest.mark.parametrize(
    ("event", "zh", "en"),
    [
        (ACCEPTED, "没有居民评议的记录", "no evaluation is on record"),
        (EVALUATED, "没有验收的记录", "no acceptance is on record"),
    ],
)
def test_one_of_both_is_not_enough(event: str, zh: str, en: str, found: Found, judged: Judged) -> None:
    files = fund(event, CLOSED)
    assert found(files) == [("R21", "error", "projects/2026-001.yaml:9:3")]
    assert [finding.message for finding in judged(files).findings] == told(zh, en)


def test_a_project_closed_without_either_is_one_finding(found: Found, judged: Judged) -> None:
    files = fund(CLOSED)
    assert found(files) == [("R21", "error", "projects/2026-001.yaml:8:3")]
    assert judged(files).answers["R21"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(
    ("kind", "zh", "en"),
    [
        ("accepted", "验收不合格", "the acceptance failed"),
        ("evaluated", "居民评议不合格", "the evaluation failed"),
    ],
)
def test_a_project_that_failed_one_may_not_be_closed(kind: str, zh: str, en: str, found: Found, judged: Judged) -> None:
    events = [event.replace("passed", "failed") if kind in event else event for event in (ACCEPTED, EVALUATED)]
    files = fund(*events, CLOSED)
    assert found(files) == [("R21", "error", "projects/2026-001.yaml:10:3")]
    assert [finding.message for finding in judged(files).findings] == told(zh, en)


def test_the_last_judgement_counts(judged: Judged) -> None:
    failed = "date: 2026-10-22, event: accepted, outcome: failed"
    again = "date: 2026-10-30, event: accepted, outcome: passed"
    assert judged(fund(failed, EVALUATED, again, CLOSED)).answers["R21"] == {Answer.HOLDS: 1}
    assert judged(fund(ACCEPTED, EVALUATED, failed, CLOSED)).answers["R21"] == {Answer.BROKEN: 1}


def test_an_evaluation_after_the_closing_comes_too_late(judged: Judged) -> None:
    files = fund(ACCEPTED, CLOSED, "date: 2026-11-03, event: evaluated, outcome: passed")
    ours = [finding for finding in judged(files).findings if finding.rule == "R21"]
    assert [(finding.level.value, finding.place.line, finding.place.column) for finding in ours] == [("error", 9, 3)]
    assert [finding.message for finding in ours] == told(
        "居民评议的日期 2026-11-03 晚于结项", "the evaluation came only on 2026-11-03"
    )


@pytest.mark.parametrize(
    "events",
    [
        (ACCEPTED, EVALUATED, "event: closed"),
        ("event: accepted, outcome: passed", EVALUATED, CLOSED),
        (ACCEPTED, "event: evaluated, outcome: passed", CLOSED),
    ],
)
def test_without_one_of_the_dates_the_order_is_unknown(events: tuple[str, ...], found: Found, judged: Judged) -> None:
    files = fund(*events)
    assert found(files) == [("R21", "info", "projects/2026-001.yaml:10:3")]
    assert judged(files).answers["R21"] == {Answer.UNKNOWN: 1}


def test_a_missing_date_is_told(judged: Judged) -> None:
    files = fund(ACCEPTED, "event: evaluated, outcome: passed", CLOSED)
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="居民评议或结项没有写日期，不知先后",
            en="the evaluation or the closing has no date, so which came first is not known",
        )
    ]


@pytest.mark.parametrize("undated", ["accepted", "evaluated"])
def test_a_missing_date_does_not_hide_that_the_other_failed(undated: str, judged: Judged) -> None:
    other = "evaluated" if undated == "accepted" else "accepted"
    files = fund(f"event: {undated}, outcome: passed", f"date: 2026-10-28, event: {other}, outcome: failed", CLOSED)
    assert judged(files).answers["R21"] == {Answer.BROKEN: 1}


def test_a_failed_judgement_needs_no_date(judged: Judged) -> None:
    files = fund(ACCEPTED, "event: evaluated, outcome: failed", CLOSED)
    assert judged(files).answers["R21"] == {Answer.BROKEN: 1}


def test_a_project_that_is_not_closed_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(ACCEPTED, CLOSED)
    assert found(files, date(2026, 11, 1)) == []
    assert judged(files, date(2026, 11, 1)).answers["R21"] == {}
    assert judged(files, date(2026, 11, 2)).answers["R21"] == {Answer.BROKEN: 1}
