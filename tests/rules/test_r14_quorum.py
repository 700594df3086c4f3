"""R14: enough members are present when a meeting decides."""

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
TOO_FEW = [("R14", "warning", "meetings/2026-03-05.yaml:3:10")]
SHARE = r"share: 2/3"


def fund(meeting: str, *events: str) -> dict[str, str]:
    """A fund of 47 representatives and 25 of the council; the meeting's own keys begin on line 3."""
    history = "".join(f"- {{{event}}}\n" for event in events or (RESOLVED,))
    return {
        "meetings/2026-03-05.yaml": f"id: 2026-03-05\ndate: 2026-03-05\n{meeting}",
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}",
    }


def met(body: str, present: int, members: int | None = None) -> dict[str, str]:
    """A fund whose deciding meeting was attended so; its members are those of the roster unless given."""
    due = "" if members is None else f"members: {members}\n"
    return fund(f"present: {present}\nbody: {body}\n{due}")


@pytest.mark.parametrize(("members", "least"), [(25, 17), (24, 16), (26, 18), (3, 2), (1, 1)])
def test_two_thirds_of_a_council_are_enough(members: int, least: int, found: Found, judged: Judged) -> None:
    assert found(met("residents_council", least, members)) == []
    assert judged(met("residents_council", least, members)).answers["R14"] == {Answer.HOLDS: 1}
    assert found(met("residents_council", least - 1, members)) == TOO_FEW
    assert judged(met("residents_council", least - 1, members)).answers["R14"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("body", ["residents_assembly", "rep_assembly"])
@pytest.mark.parametrize(("members", "least"), [(100, 51), (101, 51), (1, 1), (2, 2)])
def test_more_than_half_of_an_assembly_are_enough(body: str, members: int, least: int, found: Found) -> None:
    assert found(met(body, least, members)) == []
    assert found(met(body, least - 1, members)) == TOO_FEW


def test_how_many_came_and_how_many_should_is_told(judged: Judged) -> None:
    assert [finding.message for finding in judged(met("residents_council", 16, 25)).findings] == [
        Message(
            zh="应到25人，实到16人；至少要到17人，人数不够的另行开会",
            en="16 of 25 were present; 17 are needed, else meet again",
        )
    ]


@pytest.mark.parametrize(("body", "least"), [("residents_council", 17), ("rep_assembly", 24)])
def test_the_roster_of_the_day_gives_the_members_where_the_meeting_does_not(
    body: str, least: int, found: Found
) -> None:
    assert found(met(body, least)) == []
    assert found(met(body, least - 1)) == TOO_FEW


def test_the_members_that_the_meeting_gives_go_before_the_roster(found: Found) -> None:
    assert found(met("residents_council", 16, 24)) == []
    assert found(met("residents_council", 17, 27)) == TOO_FEW


@pytest.mark.parametrize(
    "meeting",
    [
        "present: 5\n",
        "present: 5\nmembers: 25\n",
        "present: 5\nbody: residents_assembly\n",
        "present: 5\nbody: party_org\n",
    ],
)
def test_what_the_meeting_leaves_out_makes_it_unknown(meeting: str, found: Found, judged: Judged) -> None:
    files = fund(meeting)
    assert found(files) == [("R14", "info", "meetings/2026-03-05.yaml:3:10")]
    assert judged(files).answers["R14"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="没有写明哪个机构开会、应到几人或实到几人，不知道人数够不够",
            en="which body met, how many were due or how many came is not written, so the quorum is not known",
        )
    ]


def test_how_many_came_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund("body: residents_council\nmembers: 25\n")
    assert found(files) == [("R14", "info", "meetings/2026-03-05.yaml:1:1")]
    assert judged(files).answers["R14"] == {Answer.UNKNOWN: 1}


@pytest.mark.parametrize("rosters", ["[]", "[{since: 2026-03-06, council_members: 25}]", "[{since: 2026-01-01}]"])
def test_without_a_roster_of_the_day_the_members_are_unknown(rosters: str, found: Found) -> None:
    community = {"community.yaml": f"id: wutong\ntitle: 梧桐社区\nrosters: {rosters}\n"}
    assert found(met("residents_council", 5) | community) == [("R14", "info", "meetings/2026-03-05.yaml:3:10")]


def test_nobody_present_is_too_few_and_not_unknown(found: Found) -> None:
    assert found(met("residents_council", 0, 25)) == TOO_FEW


@pytest.mark.parametrize(("share", "least"), [("1/2", 13), ("4/5", 20), ("1/1", 25)])
def test_the_pack_says_which_share_is_enough(share: str, least: int, found: Found, pack: Pack) -> None:
    shared = pack(SHARE, f"share: {share}")
    assert found(met("residents_council", least, 25) | shared) == []
    assert found(met("residents_council", least - 1, 25) | shared) == TOO_FEW


def test_the_share_of_the_pack_is_not_that_of_an_assembly_of_all_residents(found: Found, pack: Pack) -> None:
    assert found(met("residents_assembly", 13, 25) | pack(SHARE, "share: 4/5")) == []


def test_without_a_share_in_the_pack_it_is_two_thirds(found: Found, pack: Pack) -> None:
    bare = pack(r"  parameters: \{share: 2/3\}\n", "")
    assert found(met("residents_council", 17, 25) | bare) == []
    assert found(met("residents_council", 16, 25) | bare) == TOO_FEW


@pytest.mark.parametrize("share", ["3/2", "0.66", "0/3", "[1/2]"])
def test_a_share_that_is_none_is_refused(share: str, found: Found, pack: Pack) -> None:
    assert [one[0] for one in found(met("residents_council", 17, 25) | pack(SHARE, f"share: {share}"))] == ["record"]


def test_a_meeting_that_decided_several_projects_is_one_finding(found: Found, judged: Judged) -> None:
    files = met("residents_council", 16, 25)
    files["projects/2026-002.yaml"] = files["projects/2026-001.yaml"].replace("2026-001", "2026-002")
    assert found(files) == TOO_FEW
    assert judged(files).answers["R14"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("event", ["rejected", "deferred"])
def test_a_meeting_that_resolved_nothing_is_not_judged(event: str, judged: Judged) -> None:
    files = fund("present: 5\nbody: residents_council\n", f"date: 2026-03-05, event: {event}, meeting: 2026-03-05")
    assert judged(files).answers["R14"] == {}


def test_a_decision_still_to_come_is_not_judged(judged: Judged) -> None:
    files = met("residents_council", 16, 25)
    assert judged(files, date(2026, 3, 4)).answers["R14"] == {}
    assert judged(files, date(2026, 3, 5)).answers["R14"] == {Answer.BROKEN: 1}


def test_a_resolution_that_names_no_meeting_is_unknown(found: Found, judged: Judged) -> None:
    files = fund("present: 17\nbody: residents_council\n", "date: 2026-03-05, event: resolved")
    assert found(files) == [("R14", "info", "projects/2026-001.yaml:5:3")]
    assert judged(files).answers["R14"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明由哪次会议 meeting 议决", en="which meeting resolved is not written")
    ]


def test_a_meeting_that_cannot_be_read_is_unknown(judged: Judged) -> None:
    ours = [one for one in judged(fund("body: nobody\n")).findings if one.rule == "R14"]
    assert [(one.level.value, one.place.line, one.place.column, one.message) for one in ours] == [
        (
            "info",
            5,
            3,
            Message(zh="议决写明的会议没有记录，或记录读不了", en="the meeting that resolved has no readable record"),
        )
    ]
