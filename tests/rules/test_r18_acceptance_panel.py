"""R18: all sides take part in the acceptance, led by the party organisation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

SIDES = {
    "supervision_committee": Message(zh="居务监督委员会成员", en="supervision committee"),
    "residents_council": Message(zh="居民议事会成员", en="residents' council"),
    "resident_rep": Message(zh="居民代表", en="resident representatives"),
    "subdistrict": Message(zh="街道干部", en="sub-district staff"),
    "resident_activist": Message(zh="居民骨干", en="active residents"),
}
ROLES = r"roles: \[.*resident_activist\]"
LED_BY = r"resident_activist\]\n    led_by: party_org"


def fund(*roles: str, event: str = "accepted", led_by: str = "party_org") -> dict[str, str]:
    """A fund whose one project was accepted by two of each of these roles; the panel stands in column 63 of line 7."""
    panel = ", ".join(f"{role}: 2" for role in roles)
    judged = f"{{date: 2026-10-20, event: {event}, outcome: passed, panel: {{{panel}}}, led_by: {led_by}}}"
    return {
        "projects/2026-001.yaml": f"""\
id: 2026-001
title: 健身角
fiscal_year: 2026
history:
- {{date: 2026-03-05, event: resolved}}
- {{date: 2026-04-20, event: started}}
- {judged}
"""
    }


def test_the_five_sides_together_hold(found: Found, judged: Judged) -> None:
    assert found(fund(*SIDES)) == []
    assert judged(fund(*SIDES)).answers["R18"] == {Answer.HOLDS: 1}


def test_more_than_the_five_may_take_part(found: Found) -> None:
    assert found(fund(*SIDES, "expert", "department", "party_org")) == []


@pytest.mark.parametrize("absent", SIDES)
def test_none_of_the_five_may_be_absent(absent: str, found: Found, judged: Judged) -> None:
    files = fund(*(role for role in SIDES if role != absent), "expert", "residents_committee")
    assert found(files) == [("R18", "warning", "projects/2026-001.yaml:7:63")]
    assert judged(files).answers["R18"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh=f"参加的缺{SIDES[absent].zh}；到了没写的请补写，没到的应请到",
            en=f"absent: {SIDES[absent].en}; each of them takes part",
        )
    ]


def test_all_who_are_absent_are_told_in_the_order_of_the_pack(judged: Judged) -> None:
    assert [finding.message for finding in judged(fund("resident_rep")).findings] == [
        Message(
            zh="参加的缺居务监督委员会成员、居民议事会成员、街道干部、居民骨干；到了没写的请补写，没到的应请到",
            en="absent: supervision committee, residents' council, sub-district staff, active residents; "
            "each of them takes part",
        )
    ]


def test_the_party_organisation_leads(found: Found) -> None:
    files = fund(*SIDES, led_by="subdistrict")
    assert [(rule, level) for rule, level, _ in found(files)] == [("R18", "warning")]


def test_an_evaluation_is_judged_by_another_rule(found: Found, judged: Judged) -> None:
    files = fund("resident_rep", event="evaluated")
    assert found(files) == []
    assert judged(files).answers["R18"] == {}


def test_the_pack_says_who_takes_part(found: Found, judged: Judged, pack: Pack) -> None:
    fewer = pack(ROLES, "roles: [expert, resident_rep]")
    assert found(fund("resident_rep", "expert") | fewer) == []
    assert judged(fund("resident_rep") | fewer).answers["R18"] == {Answer.BROKEN: 1}
    assert judged(fund("expert") | fewer).answers["R18"] == {Answer.BROKEN: 1}


def test_the_pack_says_who_leads(found: Found, judged: Judged, pack: Pack) -> None:
    led = pack(LED_BY, "resident_activist]\n    led_by: supervision_committee")
    assert found(fund(*SIDES, led_by="supervision_committee") | led) == []
    assert [finding.message for finding in judged(fund(*SIDES) | led).findings] == [
        Message(
            zh="由社区党组织牵头；应由居务监督委员会成员牵头",
            en="led by the party organisation; the supervision committee leads it",
        )
    ]


@pytest.mark.parametrize("absent", SIDES)
def test_without_roles_in_the_pack_the_same_five_take_part(absent: str, judged: Judged, pack: Pack) -> None:
    bare = pack(rf"  parameters:\n    {ROLES}\n    led_by: party_org\n", "")
    assert judged(fund(*SIDES) | bare).answers["R18"] == {Answer.HOLDS: 1}
    others = fund(*(role for role in SIDES if role != absent))
    assert judged(others | bare).answers["R18"] == {Answer.BROKEN: 1}
    assert judged(fund(*SIDES, led_by="subdistrict") | bare).answers["R18"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("roles", ["[neighbours]", "resident_rep", "[Resident_rep]"])
def test_roles_that_are_none_are_refused(roles: str, found: Found, pack: Pack) -> None:
    assert [one[0] for one in found(fund(*SIDES) | pack(ROLES, f"roles: {roles}"))] == ["record"]


@pytest.mark.parametrize("led_by", ["nobody", "[party_org]"])
def test_a_lead_that_is_no_role_is_refused(led_by: str, found: Found, pack: Pack) -> None:
    changed = pack(LED_BY, f"resident_activist]\n    led_by: {led_by}")
    assert [one[0] for one in found(fund(*SIDES) | changed)] == ["record"]
