"""R15: a resolution has its majority."""

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

WORKS = "kind: works\n"
SERVICE = "kind: service\n"
SHARE = r"works: 2/3"


def resolved(numbers: str) -> str:
    """A resolution with these numbers."""
    return f"event: resolved, meeting: 2026-03-05, date: 2026-03-05, {numbers}"


def votes(in_favour: int, present: int = 24) -> str:
    """A resolution with so many in favour; their number stands in column 65."""
    return resolved(f"for: {in_favour}, present: {present}")


def fund(kind: str, *events: str, meeting: str = "") -> dict[str, str]:
    """A fund with one project, whose first event stands on line 6, or 5 where ``kind`` is empty."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "meetings/2026-03-05.yaml": f"id: 2026-03-05\nbody: residents_council\n{meeting}",
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\n{kind}history:\n{history}",
    }


@pytest.mark.parametrize("kind", [SERVICE, "kind: goods\n"])
@pytest.mark.parametrize(("present", "least"), [(24, 13), (25, 13), (10, 6), (11, 6), (1, 1)])
def test_more_than_half_of_those_present_resolve(
    kind: str, present: int, least: int, found: Found, judged: Judged
) -> None:
    assert found(fund(kind, votes(least, present))) == []
    assert judged(fund(kind, votes(least, present))).answers["R15"] == {Answer.HOLDS: 1}
    assert found(fund(kind, votes(least - 1, present))) == [("R15", "warning", "projects/2026-001.yaml:6:65")]
    assert judged(fund(kind, votes(least - 1, present))).answers["R15"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(("present", "least"), [(24, 16), (25, 17), (23, 16), (3, 2), (2, 2), (1, 1)])
def test_works_need_two_thirds(present: int, least: int, judged: Judged) -> None:
    assert judged(fund(WORKS, votes(least, present))).answers["R15"] == {Answer.HOLDS: 1}
    assert judged(fund(WORKS, votes(least - 1, present))).answers["R15"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (
            SERVICE,
            Message(
                zh="到会24人，同意12人；至少要13人同意才算通过",
                en="12 of 24 present were in favour; a resolution needs at least 13",
            ),
        ),
        (
            WORKS,
            Message(
                zh="到会24人，同意12人；工程类至少要16人同意才算通过",
                en="12 of 24 present were in favour; works need at least 16",
            ),
        ),
        (
            "",
            Message(
                zh="到会24人，同意12人；至少要13人同意才算通过",
                en="12 of 24 present were in favour; a resolution needs at least 13",
            ),
        ),
    ],
)
def test_how_many_were_in_favour_and_how_many_should_be_is_told(kind: str, message: Message, judged: Judged) -> None:
    assert [finding.message for finding in judged(fund(kind, votes(12))).findings] == [message]


@pytest.mark.parametrize(
    ("in_favour", "answer"),
    [(12, Answer.BROKEN), (13, Answer.UNKNOWN), (15, Answer.UNKNOWN), (16, Answer.HOLDS)],
)
def test_where_the_kind_is_not_written_only_votes_that_tell_are_judged(
    in_favour: int, answer: Answer, judged: Judged
) -> None:
    assert judged(fund("", votes(in_favour))).answers["R15"] == {answer: 1}


def test_whether_it_is_works_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund("", votes(15))
    assert found(files) == [("R15", "info", "projects/2026-001.yaml:5:65")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="没有写明是服务、工程还是货物 kind；工程类要16人同意，这里是15人",
            en="whether this is works is not written (kind); works need 16, in favour were 15",
        )
    ]


@pytest.mark.parametrize(
    ("numbers", "place"), [("present: 24", "6:3"), ("for: 24", "6:65"), ("against: 0, abstain: 0", "6:3")]
)
def test_how_many_were_present_or_in_favour_may_be_unknown(
    numbers: str, place: str, found: Found, judged: Judged
) -> None:
    files = fund(SERVICE, resolved(numbers))
    assert found(files) == [("R15", "info", f"projects/2026-001.yaml:{place}")]
    assert judged(files).answers["R15"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="没有写到会几人 present 或几人同意 for，不知道是否通过",
            en="how many were present or in favour is not written, so the majority is not known",
        )
    ]


def test_those_present_at_the_meeting_count_where_the_resolution_says_nothing_else(judged: Judged) -> None:
    at_meeting = "present: 24\n"
    assert judged(fund(SERVICE, resolved("for: 13"), meeting=at_meeting)).answers["R15"] == {Answer.HOLDS: 1}
    assert judged(fund(SERVICE, resolved("for: 12"), meeting=at_meeting)).answers["R15"] == {Answer.BROKEN: 1}


def test_those_present_at_the_vote_go_before_those_at_the_meeting(judged: Judged) -> None:
    assert judged(fund(SERVICE, votes(12, 22), meeting="present: 24\n")).answers["R15"] == {Answer.HOLDS: 1}
    assert judged(fund(SERVICE, votes(0, 0), meeting="present: 24\n")).answers["R15"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(("numbers", "answer"), [("present: 24, for: 13", "holds"), ("for: 13", "unknown")])
def test_a_resolution_that_names_no_meeting_stands_for_itself(numbers: str, answer: str, judged: Judged) -> None:
    files = fund(SERVICE, f"date: 2026-03-05, event: resolved, {numbers}")
    assert judged(files).answers["R15"] == {Answer(answer): 1}


@pytest.mark.parametrize("event", ["redeliberated", "rep_voted"])
@pytest.mark.parametrize(
    ("outcome", "answers"),
    [
        ("upheld", {Answer.HOLDS: 1, Answer.BROKEN: 1}),
        ("amended", {Answer.HOLDS: 1, Answer.BROKEN: 1}),
        ("overturned", {Answer.HOLDS: 1}),
    ],
)
def test_a_second_decision_that_lets_the_project_go_on_needs_a_majority_too(
    event: str, outcome: str, answers: dict[Answer, int], judged: Judged
) -> None:
    second = f"event: {event}, outcome: {outcome}, date: 2026-03-24, present: 24, for: 12"
    assert judged(fund(SERVICE, votes(13), second)).answers["R15"] == answers


@pytest.mark.parametrize("event", ["rejected", "deferred"])
def test_what_was_not_resolved_needs_no_majority(event: str, found: Found, judged: Judged) -> None:
    files = fund(SERVICE, f"date: 2026-03-05, event: {event}, present: 24, for: 3")
    assert found(files) == []
    assert judged(files).answers["R15"] == {}


@pytest.mark.parametrize(("share", "least"), [("3/4", 18), ("1/1", 24), ("1/2", 13), ("1/3", 13)])
def test_the_pack_says_what_works_need_but_never_less_than_a_majority(
    share: str, least: int, judged: Judged, pack: Pack
) -> None:
    shared = pack(SHARE, f"works: {share}")
    assert judged(fund(WORKS, votes(least)) | shared).answers["R15"] == {Answer.HOLDS: 1}
    assert judged(fund(WORKS, votes(least - 1)) | shared).answers["R15"] == {Answer.BROKEN: 1}


def test_what_the_pack_says_of_works_concerns_nothing_else(found: Found, pack: Pack) -> None:
    assert found(fund(SERVICE, votes(13)) | pack(SHARE, "works: 1/1")) == []


def test_without_a_share_in_the_pack_works_need_two_thirds(judged: Judged, pack: Pack) -> None:
    bare = pack(r"  parameters: \{works: 2/3\}\n", "")
    assert judged(fund(WORKS, votes(16)) | bare).answers["R15"] == {Answer.HOLDS: 1}
    assert judged(fund(WORKS, votes(15)) | bare).answers["R15"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("share", ["4/3", "two thirds", "0.67"])
def test_a_share_that_is_none_is_refused(share: str, found: Found, pack: Pack) -> None:
    assert [one[0] for one in found(fund(WORKS, votes(16)) | pack(SHARE, f"works: {share}"))] == ["record"]


def test_a_resolution_still_to_come_is_not_judged(judged: Judged) -> None:
    files = fund(SERVICE, votes(12))
    assert judged(files, date(2026, 3, 4)).answers["R15"] == {}
    assert judged(files, date(2026, 3, 5)).answers["R15"] == {Answer.BROKEN: 1}
