"""R20: all sides take part in the evaluation, led by the party organisation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

SIDES = ("supervision_committee", "residents_council", "subdistrict", "resident_rep")
ROLES = r"roles: \[.*subdistrict, resident_rep\]"
LED_BY = r"subdistrict, resident_rep\]\n    led_by: party_org"


def fund(*roles: str, event: str = "evaluated", led_by: str = "party_org") -> dict[str, str]:
    """A fund whose one project was evaluated by one of each of these roles, on line 6."""
    panel = ", ".join(f"{role}: 1" for role in roles)
    return {
        "projects/2026-001.yaml": f"""\
id: 2026-001
title: 健身角
fiscal_year: 2026
history:
- {{date: 2026-04-20, event: started}}
- {{date: 2026-10-28, event: {event}, outcome: passed, panel: {{{panel}}}, led_by: {led_by}}}
"""
    }


def test_the_four_sides_together_hold(found: Found, judged: Judged) -> None:
    assert found(fund(*SIDES)) == []
    assert judged(fund(*SIDES)).answers["R20"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("absent", SIDES)
def test_none_of_the_four_may_be_absent(absent: str, found: Found, judged: Judged) -> None:
    files = fund(*(role for role in SIDES if role != absent), "resident_activist", "expert")
    assert found(files) == [("R20", "warning", "projects/2026-001.yaml:6:64")]
    assert judged(files).answers["R20"] == {Answer.BROKEN: 1}


def test_all_who_are_absent_are_told_in_the_order_of_the_pack(judged: Judged) -> None:
    assert [finding.message for finding in judged(fund()).findings] == [
        Message(
            zh="参加的缺居务监督委员会成员、居民议事会成员、街道干部、居民代表；到了没写的请补写，没到的应请到",
            en="absent: supervision committee, residents' council, sub-district staff, resident representatives; "
            "each of them takes part",
        )
    ]


def test_the_party_organisation_leads(found: Found, judged: Judged) -> None:
    files = fund(*SIDES, led_by="residents_council")
    assert [(rule, level) for rule, level, _ in found(files)] == [("R20", "warning")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="由居民议事会成员牵头；应由社区党组织牵头",
            en="led by the residents' council; the party organisation leads it",
        )
    ]


def test_an_acceptance_is_judged_by_another_rule(judged: Judged) -> None:
    assert judged(fund(event="accepted")).answers["R20"] == {}


def test_the_pack_says_who_takes_part(found: Found, judged: Judged, pack: Pack) -> None:
    more = pack(ROLES, "roles: [resident_activist, resident_rep]")
    assert found(fund("resident_rep", "resident_activist") | more) == []
    assert judged(fund(*SIDES) | more).answers["R20"] == {Answer.BROKEN: 1}


def test_the_pack_says_who_leads(found: Found, judged: Judged, pack: Pack) -> None:
    led = pack(LED_BY, "subdistrict, resident_rep]\n    led_by: residents_council")
    assert found(fund(*SIDES, led_by="residents_council") | led) == []
    assert judged(fund(*SIDES) | led).answers["R20"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("absent", SIDES)
def test_without_roles_in_the_pack_the_same_four_take_part(absent: str, judged: Judged, pack: Pack) -> None:
    bare = pack(rf"  parameters:\n    {ROLES}\n    led_by: party_org\n", "")
    assert judged(fund(*SIDES) | bare).answers["R20"] == {Answer.HOLDS: 1}
    others = fund(*(role for role in SIDES if role != absent))
    assert judged(others | bare).answers["R20"] == {Answer.BROKEN: 1}
    assert judged(fund(*SIDES, led_by="subdistrict") | bare).answers["R20"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("roles", ["[neighbours]", "resident_rep"])
def test_roles_that_are_none_are_refused(roles: str, found: Found, pack: Pack) -> None:
    assert [one[0] for one in found(fund(*SIDES) | pack(ROLES, f"roles: {roles}"))] == ["record"]


def test_a_lead_that_is_no_role_is_refused(found: Found, pack: Pack) -> None:
    changed = pack(LED_BY, "subdistrict, resident_rep]\n    led_by: nobody")
    assert [one[0] for one in found(fund(*SIDES) | changed)] == ["record"]
