"""R33: online, only a community's own residents propose, vote and evaluate."""

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

OWN, OTHERS = "own_residents: true", "own_residents: false"
COMPOUND = {"community.yaml": "id: wutong\ntitle: 梧桐社区\ncompounds: [{id: yard-1, title: 一号院}]\n"}


def evaluated(keys: str) -> dict[str, str]:
    """A project whose evaluation stands on line 6; the first of these keys begins in column 57."""
    evaluation = f"date: 2026-10-28, event: evaluated, outcome: passed, {keys}"
    return {
        "projects/2026-001.yaml": "id: 2026-001\ntitle: 助餐\nfiscal_year: 2026\nhistory:\n"
        f"- {{date: 2026-04-20, event: started}}\n- {{{evaluation}}}\n"
    }


def proposed(*keys: str) -> dict[str, str]:
    """The proposals of a year, from line 4 on; the first of these keys begins in column 34."""
    proposals = "".join(f"- {{id: 2026-p{at:03}, title: 请给老人送餐, {one}}}\n" for at, one in enumerate(keys))
    return {"proposals/2026.yaml": f"id: 2026\nfiscal_year: 2026\nproposals:\n{proposals}"}


def ballot(keys: str) -> dict[str, str]:
    """A ballot whose own keys begin on line 3."""
    return {"ballots/b01.yaml": f"id: b01\ntitle: 居民投票\n{keys}"}


PROPOSAL = Message(zh="提议", en="proposal")
EVALUATION = Message(zh="评议", en="evaluation")
BALLOT = Message(zh="投票", en="ballot")
BY_RESIDENTS = "proposer: resident, channel: online"


@pytest.mark.parametrize(
    ("files", "place", "what"),
    [
        (proposed(f"{OTHERS}, {BY_RESIDENTS}"), "proposals/2026.yaml:4:49", PROPOSAL),
        (evaluated(f"{OTHERS}, channel: online"), "projects/2026-001.yaml:6:72", EVALUATION),
        (ballot(f"{OTHERS}\nchannel: online\n"), "ballots/b01.yaml:3:16", BALLOT),
    ],
)
def test_residents_of_other_places_online_are_found(
    files: dict[str, str], place: str, what: Message, found: Found, judged: Judged
) -> None:
    assert found(files) == [("R33", "info", place)]
    assert judged(files).answers["R33"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh=f"线上的{what.zh}有本社区以外的居民参加；只计本社区居民的",
            en=f"the online {what.en} was open to residents of other places; count the community's own only",
        )
    ]


@pytest.mark.parametrize(
    ("files", "place", "what"),
    [
        (proposed(BY_RESIDENTS), "proposals/2026.yaml:4:3", PROPOSAL),
        (evaluated("channel: online"), "projects/2026-001.yaml:6:3", EVALUATION),
        (ballot("channel: online\n"), "ballots/b01.yaml:1:1", BALLOT),
    ],
)
def test_whose_residents_took_part_online_may_be_unknown(
    files: dict[str, str], place: str, what: Message, found: Found, judged: Judged
) -> None:
    assert found(files) == [("R33", "info", place)]
    assert judged(files).answers["R33"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh=f"线上的{what.zh}没有写是不是只由本社区居民参加 own_residents",
            en=f"whether the online {what.en} came from the community's own residents is not written (own_residents)",
        )
    ]


@pytest.mark.parametrize(
    "files",
    [
        proposed(f"{OWN}, {BY_RESIDENTS}"),
        proposed(f"{OWN}, proposer: resident_rep, channel: online"),
        proposed(f"compound: yard-1, {BY_RESIDENTS}"),
        proposed(f"{OWN}, compound: yard-1, {BY_RESIDENTS}"),
        evaluated(f"{OWN}, channel: online"),
        ballot(f"{OWN}\nchannel: online\n"),
    ],
)
def test_the_communitys_own_residents_hold(files: dict[str, str], found: Found, judged: Judged) -> None:
    assert found(files | COMPOUND) == []
    assert judged(files | COMPOUND).answers["R33"] == {Answer.HOLDS: 1}


def test_a_compound_does_not_make_other_residents_own(judged: Judged) -> None:
    files = proposed(f"{OTHERS}, compound: yard-1, {BY_RESIDENTS}")
    assert judged(files | COMPOUND).answers["R33"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(
    "files",
    [
        proposed(f"{OTHERS}, proposer: resident, channel: office"),
        proposed(f"{OTHERS}, proposer: resident"),
        proposed(f"{OTHERS}, channel: online"),
        evaluated(f"{OTHERS}, channel: paper"),
        evaluated(OTHERS),
        ballot(f"{OTHERS}\nchannel: compound_meeting\n"),
        ballot(f"{OTHERS}\n"),
    ],
)
def test_what_was_not_held_online_among_residents_is_not_judged(
    files: dict[str, str], found: Found, judged: Judged
) -> None:
    assert found(files) == []
    assert judged(files).answers["R33"] == {}


@pytest.mark.parametrize(
    "proposer", ["self_org", "social_org", "social_enterprise", "residents_committee", "party_org"]
)
def test_organisations_may_propose_anywhere(proposer: str, judged: Judged) -> None:
    files = proposed(f"{OTHERS}, proposer: {proposer}, channel: online")
    assert judged(files).answers["R33"] == {}


def test_the_acceptance_of_a_project_is_not_held_online(judged: Judged) -> None:
    files = evaluated("led_by: party_org")
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("evaluated", "accepted")
    assert judged(files).answers["R33"] == {}


@pytest.mark.parametrize(
    ("files", "first_day"),
    [
        (proposed(f"date: 2026-01-10, {OTHERS}, {BY_RESIDENTS}"), date(2026, 1, 10)),
        (evaluated(f"{OTHERS}, channel: online"), date(2026, 10, 28)),
        (ballot(f"{OTHERS}\nchannel: online\nfirst_day: 2026-02-01\nlast_day: 2026-02-10\n"), date(2026, 2, 1)),
    ],
)
def test_what_is_still_to_come_is_not_judged(files: dict[str, str], first_day: date, judged: Judged) -> None:
    eve = date.fromordinal(first_day.toordinal() - 1)
    assert judged(files, eve).answers["R33"] == {}
    assert judged(files, first_day).answers["R33"] == {Answer.BROKEN: 1}


def test_every_proposal_evaluation_and_ballot_is_judged(found: Found, judged: Judged) -> None:
    files = (
        proposed(f"{OTHERS}, {BY_RESIDENTS}", f"{OWN}, {BY_RESIDENTS}", BY_RESIDENTS)
        | evaluated(f"{OTHERS}, channel: online")
        | ballot("channel: online\n")
    )
    assert [place for _, _, place in found(files)] == [
        "ballots/b01.yaml:1:1",
        "projects/2026-001.yaml:6:72",
        "proposals/2026.yaml:4:49",
        "proposals/2026.yaml:6:3",
    ]
    assert judged(files).answers["R33"] == {Answer.BROKEN: 2, Answer.HOLDS: 1, Answer.UNKNOWN: 2}


def test_the_pack_says_how_much_it_weighs_but_what_is_unknown_weighs_little(found: Found, pack: Pack) -> None:
    files = proposed(f"{OTHERS}, {BY_RESIDENTS}", BY_RESIDENTS)
    weighed = found(files | pack("id: R33\n  level: info", "id: R33\n  level: error"))
    assert [level for _, level, _ in weighed] == ["error", "info"]
