"""R13: only a body of the residents resolves."""

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

RESOLVED = "date: 2026-03-05, event: resolved, meeting: 2026-03-05"


def meeting(body: str, day: str = "2026-03-05") -> dict[str, str]:
    """A meeting with minutes; what met stands on line 3."""
    text = f"id: {day}\ndate: {day}\nbody: {body}\nminutes: {{summary: 逐项讨论后表决。}}\n"
    return {f"meetings/{day}.yaml": text}


def project(*events: str, name: str = "2026-001") -> dict[str, str]:
    """A project with this history; its first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}"}


@pytest.mark.parametrize("body", ["residents_council", "residents_assembly", "rep_assembly"])
def test_a_body_of_the_residents_may_resolve(body: str, found: Found, judged: Judged) -> None:
    files = meeting(body) | project(RESOLVED)
    assert found(files) == []
    assert judged(files).answers["R13"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("body", ["residents_committee", "party_org", "supervision_committee", "subdistrict"])
def test_no_other_body_may_resolve(body: str, found: Found) -> None:
    files = meeting(body) | project(RESOLVED)
    assert found(files) == [("R13", "error", "meetings/2026-03-05.yaml:3:7")]


def test_who_resolved_and_who_may_is_told(judged: Judged) -> None:
    files = meeting("residents_committee") | project(RESOLVED)
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="由居民委员会议决；应由居民议事会、居民会议、居民代表会议议决",
            en="resolved by the residents' committee; only these may resolve: "
            "the residents' council, the residents' assembly, the assembly of resident representatives",
        )
    ]


def test_the_pack_says_which_bodies_may(found: Found, pack: Pack) -> None:
    shared = pack(r"bodies: \[.*\]", "bodies: [party_org]")
    assert found(meeting("party_org") | project(RESOLVED) | shared) == []
    files = meeting("residents_council") | project(RESOLVED) | shared
    assert found(files) == [("R13", "error", "meetings/2026-03-05.yaml:3:7")]


def test_a_meeting_that_does_not_say_who_met_is_unknown(found: Found, judged: Judged) -> None:
    files = project(RESOLVED) | {
        "meetings/2026-03-05.yaml": "id: 2026-03-05\nminutes: {summary: 逐项讨论后表决。}\n",
    }
    assert found(files) == [("R13", "info", "meetings/2026-03-05.yaml:1:1")]
    assert judged(files).answers["R13"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="会议没有写明是哪个机构 body", en="which body met is not written")
    ]


def test_a_resolution_that_names_no_meeting_is_unknown(judged: Judged) -> None:
    files = project("date: 2026-03-05, event: resolved")
    ours = [finding for finding in judged(files).findings if finding.rule == "R13"]
    assert judged(files).answers["R13"] == {Answer.UNKNOWN: 1}
    assert [(finding.place.line, finding.place.column) for finding in ours] == [(5, 3)]
    assert [finding.message for finding in ours] == [
        Message(zh="没有写明由哪次会议 meeting 议决", en="which meeting resolved is not written")
    ]


@pytest.mark.parametrize("named", [{}, {"meetings/2026-03-05.yaml": "id: 2026-03-05\nbody: nobody\n"}])
def test_a_meeting_that_is_named_but_not_on_record_is_unknown(named: dict[str, str], judged: Judged) -> None:
    ours = [finding for finding in judged(project(RESOLVED) | named).findings if finding.rule == "R13"]
    assert [(finding.level.value, finding.place.line, finding.place.column) for finding in ours] == [("info", 5, 3)]
    assert [finding.message for finding in ours] == [
        Message(zh="议决写明的会议没有记录，或记录读不了", en="the meeting that resolved has no readable record")
    ]


def test_a_meeting_that_resolved_several_projects_is_one_finding(found: Found) -> None:
    files = meeting("party_org") | project(RESOLVED) | project(RESOLVED, name="2026-002")
    assert found(files) == [("R13", "error", "meetings/2026-03-05.yaml:3:7")]


@pytest.mark.parametrize("event", ["redeliberated", "rep_voted"])
def test_a_second_decision_is_resolved_by_the_residents_too(event: str, found: Found) -> None:
    again = f"date: 2026-03-24, event: {event}, outcome: upheld, meeting: 2026-03-24"
    files = project(RESOLVED, "date: 2026-03-10, event: started", again)
    both = meeting("residents_council") | meeting("subdistrict", "2026-03-24")
    assert found(files | both) == [("R13", "error", "meetings/2026-03-24.yaml:3:7")]


@pytest.mark.parametrize("event", ["rejected", "deferred"])
def test_a_meeting_that_resolved_nothing_is_not_judged(event: str, found: Found, judged: Judged) -> None:
    files = meeting("party_org") | project(f"date: 2026-03-05, event: {event}, meeting: 2026-03-05")
    assert found(files) == []
    assert judged(files).answers["R13"] == {}


def test_a_resolution_still_to_come_is_not_judged(found: Found) -> None:
    files = meeting("party_org") | project(RESOLVED)
    assert found(files, date(2026, 3, 4)) == []
    assert found(files, date(2026, 3, 5)) == [("R13", "error", "meetings/2026-03-05.yaml:3:7")]
