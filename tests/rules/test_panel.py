"""Who sat on a panel: what an acceptance and an evaluation are asked alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from gongshi.check import Asked, Judgement
from gongshi.findings import HISTORY, RECORD, REFERENCE, Message
from gongshi.fund import CommunityFund
from gongshi.model.event import Accepted, Evaluated
from gongshi.model.parties import Panel
from gongshi.model.terms import Role
from gongshi.rules.panel import seated, sittings
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Community = Callable[[Mapping[str, str]], CommunityFund]

SIDES = "supervision_committee: 2, residents_council: 2, resident_rep: 3, subdistrict: 1, resident_activist: 1"
BOTH = pytest.mark.parametrize(("rule", "event"), [("R18", "accepted"), ("R20", "evaluated")])
"""The rule, and the kind of event that it judges."""


@pytest.fixture
def asked() -> Asked:
    """The two rules on panels, and what keeps records from being read or fitting together."""
    return Asked(rules=("R18", "R20", RECORD, REFERENCE, HISTORY))


def fund(*events: str, name: str = "2026-001") -> dict[str, str]:
    """A fund with one project; these events stand after its start, from line 7 on."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    begun = "- {date: 2026-03-05, event: resolved}\n- {date: 2026-04-20, event: started}\n"
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{begun}{history}"}


def sat(event: str, more: str) -> str:
    """An acceptance or evaluation of 20 October."""
    return f"outcome: passed, date: 2026-10-20{more}, event: {event}"


@BOTH
def test_all_sides_under_the_lead_of_the_party_organisation_hold(
    rule: str, event: str, found: Found, judged: Judged
) -> None:
    files = fund(sat(event, f", led_by: party_org, panel: {{{SIDES}}}"))
    assert found(files) == []
    assert judged(files).answers[rule] == {Answer.HOLDS: 1}


@BOTH
def test_who_took_part_may_be_unknown(rule: str, event: str, found: Found, judged: Judged) -> None:
    files = fund(sat(event, ", led_by: party_org"))
    assert found(files) == [(rule, "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers[rule] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明由哪些人参加 panel", en="who took part is not written (panel)")
    ]


@BOTH
def test_who_led_it_may_be_unknown(rule: str, event: str, found: Found, judged: Judged) -> None:
    files = fund(sat(event, f", panel: {{{SIDES}}}"))
    assert found(files) == [(rule, "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers[rule] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明由谁牵头 led_by", en="who led it is not written (led_by)")
    ]


@BOTH
@pytest.mark.parametrize("panel", ["", f", panel: {{{SIDES}}}"])
def test_another_lead_is_found_even_where_it_is_not_known_who_took_part(
    rule: str, event: str, panel: str, found: Found, judged: Judged
) -> None:
    files = fund(sat(event, f", led_by: residents_committee{panel}"))
    assert found(files) == [(rule, "warning", "projects/2026-001.yaml:7:47")]
    assert judged(files).answers[rule] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="由居民委员会牵头；应由社区党组织牵头",
            en="led by the residents' committee; the party organisation leads it",
        )
    ]


@BOTH
@pytest.mark.parametrize("led_by", ["", ", led_by: party_org", ", led_by: residents_committee"])
def test_a_side_that_is_absent_is_told_whoever_led(
    rule: str, event: str, led_by: str, found: Found, judged: Judged
) -> None:
    panel = SIDES.replace("subdistrict: 1", "subdistrict: 0")
    files = fund(sat(event, f", panel: {{{panel}}}{led_by}"))
    assert found(files) == [(rule, "warning", "projects/2026-001.yaml:7:46")]
    assert judged(files).answers[rule] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="参加的缺街道干部；到了没写的请补写，没到的应请到",
            en="absent: sub-district staff; each of them takes part",
        )
    ]


@BOTH
def test_a_lead_is_named_in_good_english(rule: str, event: str, judged: Judged) -> None:
    findings = judged(fund(sat(event, f", led_by: implementer, panel: {{{SIDES}}}"))).findings
    assert [(finding.rule, finding.message) for finding in findings] == [
        (
            rule,
            Message(
                zh="由实施方人员牵头；应由社区党组织牵头",
                en="led by the implementer's own people; the party organisation leads it",
            ),
        )
    ]


@BOTH
def test_each_sitting_is_judged(rule: str, event: str, found: Found, judged: Judged) -> None:
    files = fund(sat(event, f", led_by: party_org, panel: {{{SIDES}}}"), sat(event, ""), sat(event, ", panel: {}"))
    assert [(one, level) for one, level, _ in found(files)] == [(rule, "info"), (rule, "warning")]
    assert judged(files).answers[rule] == {Answer.HOLDS: 1, Answer.UNKNOWN: 1, Answer.BROKEN: 1}


@BOTH
def test_a_sitting_still_to_come_is_not_judged(rule: str, event: str, judged: Judged) -> None:
    files = fund(sat(event, ", panel: {}"))
    assert judged(files, date(2026, 10, 19)).answers[rule] == {}
    assert judged(files, date(2026, 10, 20)).answers[rule] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("coverage", ["resolution", "whole"])
def test_a_project_that_nobody_has_judged_yet_has_no_panel(coverage: str, found: Found, judged: Judged) -> None:
    files = fund() | {"/programme.yaml": f"id: small\ntitle: 小基金\ncoverage: {coverage}\n"}
    assert found(files) == []
    assert judged(files).answers == {"R18": {}, "R20": {}}


def test_the_sittings_of_a_kind_are_those_of_all_projects_up_to_a_day(community: Community) -> None:
    files = fund(
        sat("accepted", ""), "date: 2026-10-28, event: evaluated, outcome: passed", "event: accepted, outcome: failed"
    )
    read = community(files | fund(sat("accepted", ""), name="2026-002"))
    told = {
        kind: [(one.project.id, one.at, one.event.event) for one in sittings(read, date(2026, 10, 27), kind)]
        for kind in (Accepted, Evaluated)
    }
    assert told == {
        Accepted: [("2026-001", 2, "accepted"), ("2026-001", 4, "accepted"), ("2026-002", 2, "accepted")],
        Evaluated: [],
    }
    evaluated = list(sittings(read, date(2026, 10, 28), Evaluated))
    assert [(one.project.id, one.at, one.event.event) for one in evaluated] == [("2026-001", 3, "evaluated")]


def test_a_role_sat_on_a_panel_if_at_least_one_of_it_did() -> None:
    assert seated(Panel()) == frozenset()
    assert seated(Panel(expert=1, resident_rep=3, subdistrict=0)) == {Role.EXPERT, Role.RESIDENT_REP}


@pytest.mark.parametrize("role", Role)
def test_every_role_can_sit_on_a_panel(role: Role) -> None:
    assert seated(Panel(**{role.value: 1})) == {role}
