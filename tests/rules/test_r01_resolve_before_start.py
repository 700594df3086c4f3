"""R01: contract, work and payment come after the day of the resolution."""

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
CONTRACTED = "event: contracted, amount: 1000.00"
STARTED = "event: started"
PAID = "event: paid, amount: 1000.00"
MEETING = """\
id: 2026-03-05
date: 2026-03-05
body: residents_council
minutes: {summary: 逐项讨论后表决。}
"""


def fund(*events: str) -> dict[str, str]:
    """A fund whose one project has this history; its first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "meetings/2026-03-05.yaml": MEETING,
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}",
    }


@pytest.mark.parametrize("work", [CONTRACTED, STARTED, PAID])
@pytest.mark.parametrize("day", ["2026-03-04", "2026-03-05"])
def test_work_up_to_the_day_of_the_resolution_is_too_early(work: str, day: str, found: Found) -> None:
    files = fund(RESOLVED, f"date: {day}, {work}")
    assert found(files) == [("R01", "error", "projects/2026-001.yaml:6:10")]


@pytest.mark.parametrize("work", [CONTRACTED, STARTED, PAID])
def test_work_on_the_day_after_the_resolution_is_fine(work: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, f"date: 2026-03-06, {work}")
    assert found(files) == []
    assert judged(files).answers["R01"] == {Answer.HOLDS: 1}


def test_work_before_the_resolution_is_told_with_both_days(judged: Judged) -> None:
    files = fund("date: 2026-03-01, event: started", RESOLVED)
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="2026-03-01 开工，2026-03-05 才议决；先议决，公示期满以后才能签约、开工、付款",
            en="work started on 2026-03-01, resolved only on 2026-03-05; "
            "resolve first, and wait for the posting to end",
        )
    ]


def test_work_without_any_resolution_is_found(found: Found, judged: Judged) -> None:
    files = fund(f"date: 2026-04-01, {PAID}")
    assert found(files) == [("R01", "error", "projects/2026-001.yaml:5:10")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="付款了，却没有议决的记录；议过的请补写议决，没有议过的应立即停下",
            en="paid, but no resolution is on record; write it down if there was one, else stop the work",
        )
    ]


def test_undated_work_without_any_resolution_is_found(found: Found) -> None:
    assert found(fund(STARTED)) == [("R01", "error", "projects/2026-001.yaml:5:3")]


def test_the_first_day_of_work_decides_wherever_it_stands(found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-04-01, event: started", f"date: 2026-03-02, {CONTRACTED}")
    assert found(files) == [("R01", "error", "projects/2026-001.yaml:7:10")]


def test_the_first_resolution_decides_where_a_later_one_changes_the_amount(judged: Judged) -> None:
    later = "date: 2026-05-21, event: resolved, meeting: 2026-03-05, amount: 900.00"
    files = fund(RESOLVED, "date: 2026-04-01, event: started", later)
    assert judged(files).answers["R01"] == {Answer.HOLDS: 1}


def test_work_without_a_date_is_unknown(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, STARTED)
    assert found(files) == [("R01", "info", "projects/2026-001.yaml:6:3")]
    assert judged(files).answers["R01"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="议决、签约、开工或付款没有写日期，无法判断先后",
            en="the resolution or the work has no date, so their order is not known",
        )
    ]


def test_a_payment_without_a_date_beside_work_in_time_is_unknown(judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-04-01, event: started", PAID)
    assert judged(files).answers["R01"] == {Answer.UNKNOWN: 1}


def test_a_payment_without_a_date_does_not_hide_work_that_began_too_early(found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-03-05, event: started", PAID)
    assert found(files) == [("R01", "error", "projects/2026-001.yaml:6:10")]


def test_a_resolution_without_a_date_is_unknown(judged: Judged) -> None:
    files = fund("event: resolved, meeting: 2026-03-05", "date: 2026-04-01, event: started")
    assert judged(files).answers["R01"] == {Answer.UNKNOWN: 1}


@pytest.mark.parametrize(
    ("events", "place"),
    [
        (("event: resolved, meeting: 2026-03-05", "date: 2026-04-01, event: started"), "5:3"),
        ((RESOLVED, "date: 2026-04-01, event: started", PAID), "7:3"),
    ],
)
def test_the_event_that_lacks_its_date_is_pointed_at(events: tuple[str, ...], place: str, found: Found) -> None:
    ours = [one for one in found(fund(*events)) if one[0] == "R01"]
    assert ours == [("R01", "info", f"projects/2026-001.yaml:{place}")]


def test_work_that_has_not_begun_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-04-01, event: started")
    assert found(files, date(2026, 3, 31)) == []
    assert judged(files, date(2026, 3, 31)).answers["R01"] == {}
    assert judged(files, date(2026, 4, 1)).answers["R01"] == {Answer.HOLDS: 1}


def test_work_while_the_resolution_is_still_to_come_is_too_early(found: Found) -> None:
    files = fund("date: 2026-03-01, event: started", RESOLVED)
    assert found(files, date(2026, 3, 2)) == [("R01", "error", "projects/2026-001.yaml:5:10")]


def test_a_resolution_that_is_missing_is_told_once_and_not_again_as_a_wrong_order(found: Found) -> None:
    files = fund(
        "date: 2026-01-10, event: shortlisted", "date: 2026-03-06, event: posted", f"date: 2026-04-01, {STARTED}"
    )
    assert found(files) == [("R01", "error", "projects/2026-001.yaml:7:10")]
