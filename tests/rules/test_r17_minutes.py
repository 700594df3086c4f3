"""R17: a meeting that resolves has minutes."""

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


def fund(meeting: str, *events: str) -> dict[str, str]:
    """A fund with this meeting and a project with this history, whose first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "meetings/2026-03-05.yaml": f"id: 2026-03-05\n{meeting}body: residents_council\n",
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}",
    }


def test_a_meeting_with_minutes_holds(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-05\nminutes: {summary: 逐项讨论后表决。}\n", RESOLVED)
    assert found(files) == []
    assert judged(files).answers["R17"] == {Answer.HOLDS: 1}


def test_a_meeting_that_resolved_without_minutes_is_found(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-05\n", RESOLVED)
    assert found(files) == [("R17", "error", "meetings/2026-03-05.yaml:2:7")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="2026-03-05 的会议没有会议记录 minutes；议决过程要清楚完整地记录",
            en="the meeting of 2026-03-05 has no minutes; record clearly and completely how it was resolved",
        )
    ]


def test_minutes_are_there_even_where_the_day_is_not(judged: Judged) -> None:
    files = fund("minutes: {summary: 逐项讨论后表决。}\n", RESOLVED)
    assert judged(files).answers["R17"] == {Answer.HOLDS: 1}


def test_a_meeting_without_minutes_and_day_is_unknown(found: Found, judged: Judged) -> None:
    files = fund("", RESOLVED)
    assert found(files) == [("R17", "info", "meetings/2026-03-05.yaml:1:5")]
    assert judged(files).answers["R17"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="会议没有写日期，不知开过没有", en="the meeting has no date, so whether it was held is not known")
    ]


def test_a_resolution_that_names_no_meeting_is_unknown(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-05\n", "date: 2026-03-05, event: resolved")
    ours = [finding for finding in judged(files).findings if finding.rule == "R17"]
    assert [one for one in found(files) if one[0] == "R17"] == [("R17", "info", "projects/2026-001.yaml:5:3")]
    assert judged(files).answers["R17"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in ours] == [
        Message(zh="没有写明由哪次会议 meeting 议决", en="which meeting resolved is not written")
    ]


@pytest.mark.parametrize("event", ["redeliberated", "rep_voted"])
def test_a_second_decision_has_minutes_too(event: str, found: Found) -> None:
    first = "date: 2026-03-01, event: resolved, meeting: 2026-03-01"
    again = f"date: 2026-03-05, event: {event}, outcome: upheld, meeting: 2026-03-05"
    files = fund("date: 2026-03-05\n", first, "date: 2026-03-02, event: started", again)
    files["meetings/2026-03-01.yaml"] = "id: 2026-03-01\nbody: residents_council\nminutes: {summary: 表决。}\n"
    assert found(files) == [("R17", "error", "meetings/2026-03-05.yaml:2:7")]


def test_a_meeting_that_resolved_nothing_needs_no_minutes(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-05\n", "date: 2026-03-05, event: deferred, meeting: 2026-03-05")
    assert found(files) == []
    assert judged(files).answers["R17"] == {}


def test_on_the_day_of_the_meeting_the_minutes_may_still_be_missing(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-05\n", RESOLVED)
    assert found(files, date(2026, 3, 5)) == [("R17", "info", "meetings/2026-03-05.yaml:2:7")]
    assert [finding.message for finding in judged(files, date(2026, 3, 5)).findings] == [
        Message(zh="会议记录还没有写好", en="the minutes are not written yet")
    ]


def test_on_the_day_after_the_meeting_they_may_not(found: Found) -> None:
    files = fund("date: 2026-03-05\n", RESOLVED)
    assert found(files, date(2026, 3, 6)) == [("R17", "error", "meetings/2026-03-05.yaml:2:7")]
