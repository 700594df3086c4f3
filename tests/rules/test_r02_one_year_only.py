"""R02: one resolution is for one fiscal year."""

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

NEXT_YEAR = date(2027, 12, 31)
RESOLVED = "date: 2026-11-11, event: resolved, meeting: 2026-11-11"
MEETING = """\
id: 2026-11-11
body: residents_council
minutes: {summary: 逐项讨论后表决。}
"""


def project(year: int, *events: str, keys: str = "") -> dict[str, str]:
    """The first project of a year; its first event stands on line 5, one later for each line of ``keys``."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    text = f"id: {year}-001\ntitle: 健身角\nfiscal_year: {year}\n{keys}history:\n{history}"
    return {"meetings/2026-11-11.yaml": MEETING, f"projects/{year}-001.yaml": text}


@pytest.mark.parametrize("day", ["2025-10-01", "2026-03-05", "2026-12-31"])
def test_a_resolution_within_the_cycle_holds(day: str, found: Found, judged: Judged) -> None:
    files = project(2026, f"date: {day}, event: resolved, meeting: 2026-11-11")
    assert found(files, NEXT_YEAR) == []
    assert judged(files, NEXT_YEAR).answers["R02"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("day", ["2025-09-30", "2027-01-01"])
def test_a_resolution_outside_the_cycle_is_found(day: str, found: Found) -> None:
    files = project(2026, f"date: {day}, event: resolved, meeting: 2026-11-11")
    assert found(files, NEXT_YEAR) == [("R02", "error", "projects/2026-001.yaml:5:10")]


def test_a_resolution_outside_the_cycle_is_told_with_the_days_of_the_cycle(judged: Judged) -> None:
    files = project(2027, "date: 2026-03-05, event: resolved, meeting: 2026-11-11")
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="2027年度的项目在 2026-03-05 议决；应在 2026-10-01 至 2027-12-31 之间议决",
            en="a project of 2027 was resolved on 2026-03-05; resolve it between 2026-10-01 and 2027-12-31",
        )
    ]


@pytest.mark.parametrize(
    ("months", "first", "day_before"),
    [
        ("0", "2026-01-01", "2025-12-31"),
        ("1", "2025-12-01", "2025-11-30"),
        ("12", "2025-01-01", "2024-12-31"),
        ("14", "2024-11-01", "2024-10-31"),
    ],
)
def test_the_pack_says_how_early_a_cycle_begins(
    months: str, first: str, day_before: str, found: Found, pack: Pack
) -> None:
    rules = pack("months_before: '?3'?", f"months_before: {months}")
    early = project(2026, f"date: {day_before}, event: resolved, meeting: 2026-11-11")
    assert found(early | rules) == [("R02", "error", "projects/2026-001.yaml:5:10")]
    assert found(project(2026, f"date: {first}, event: resolved, meeting: 2026-11-11") | rules) == []


def test_more_months_than_there_were_is_a_finding_and_no_crash(found: Found, pack: Pack) -> None:
    rules = pack("months_before: '?3'?", "months_before: 99999")
    places = [one[:2] for one in found(project(2026, RESOLVED) | rules)]
    assert places == [("record", "error")]


@pytest.mark.parametrize(("months", "rules_found"), [("24", []), ("25", ["record"])])
def test_a_cycle_begins_at_most_two_years_before(months: str, rules_found: list[str], found: Found, pack: Pack) -> None:
    files = project(2026, RESOLVED) | pack("months_before: '?3'?", f"months_before: {months}")
    assert [one[0] for one in found(files)] == rules_found


def test_one_number_for_two_years_is_found_in_the_later_year(found: Found, judged: Judged) -> None:
    files = project(2026, f"{RESOLVED}, resolution: 2026年第2号") | project(
        2027, f"{RESOLVED}, resolution: 2026年第2号"
    )
    assert found(files) == [("R02", "error", "projects/2027-001.yaml:5:72")]
    assert judged(files).answers["R02"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="这项议决既用于2026年度，又用于2027年度；一项议决只管一个年度；分开议决的，请各写各的文号",
            en="this resolution serves 2026 and 2027; one resolution is for one year, "
            "and separate resolutions carry their own numbers",
        )
    ]


def test_one_meeting_for_two_years_is_found_where_no_numbers_tell_its_resolutions_apart(found: Found) -> None:
    files = project(2026, RESOLVED) | project(2027, RESOLVED)
    assert found(files) == [("R02", "error", "projects/2027-001.yaml:5:48")]


def test_one_meeting_may_resolve_for_two_years_under_two_numbers(found: Found, judged: Judged) -> None:
    files = project(2026, f"{RESOLVED}, resolution: 2026年第2号") | project(
        2027, f"{RESOLVED}, resolution: 2026年第3号"
    )
    assert found(files) == []
    assert judged(files).answers["R02"] == {Answer.HOLDS: 2}


def test_resolutions_that_name_neither_number_nor_meeting_are_not_taken_for_one(judged: Judged) -> None:
    nameless = "date: 2026-11-11, event: resolved"
    files = project(2026, nameless) | project(2027, nameless)
    assert judged(files).answers["R02"] == {Answer.HOLDS: 2}


def test_two_projects_of_one_year_share_a_resolution(judged: Judged) -> None:
    second = project(2026, RESOLVED)["projects/2026-001.yaml"].replace("2026-001", "2026-002")
    files = project(2026, RESOLVED) | {"projects/2026-002.yaml": second}
    assert judged(files).answers["R02"] == {Answer.HOLDS: 2}


def test_a_second_resolution_outside_the_cycle_is_found(found: Found) -> None:
    later = "date: 2027-02-01, event: resolved, meeting: 2026-11-11"
    files = project(2026, RESOLVED, "date: 2026-11-20, event: started", later)
    assert found(files, date(2027, 1, 31)) == []
    assert found(files, NEXT_YEAR) == [("R02", "error", "projects/2026-001.yaml:7:10")]


@pytest.mark.parametrize("event", ["event: started", "event: contracted, amount: 1.00"])
def test_last_years_project_goes_on_without_a_resolution_of_its_own(event: str, found: Found, judged: Judged) -> None:
    files = project(2026, RESOLVED) | project(2027, f"date: 2027-03-01, {event}", keys="continues: 2026-001\n")
    assert found(files, NEXT_YEAR) == [("R02", "error", "projects/2027-001.yaml:4:12")]
    assert [finding.message for finding in judged(files, NEXT_YEAR).findings] == [
        Message(
            zh="接续 2026-001，却没有自己的议决；每个年度都要重新议决",
            en="continues 2026-001 without a resolution of its own; each year is resolved anew",
        )
    ]


def test_last_years_project_goes_on_with_a_resolution_of_its_own(found: Found, judged: Judged) -> None:
    own = "date: 2026-12-20, event: resolved, meeting: 2026-11-11, resolution: 2026年第9号"
    files = project(2026, RESOLVED) | project(2027, own, keys="continues: 2026-001\n")
    assert found(files) == []
    assert judged(files).answers["R02"] == {Answer.HOLDS: 2}


def test_a_project_that_was_ended_after_work_without_a_resolution_of_its_own_is_found(found: Found) -> None:
    events = ("date: 2027-03-01, event: started", "date: 2027-06-01, event: terminated, reason: 没有议决")
    files = project(2026, RESOLVED) | project(2027, *events, keys="continues: 2026-001\n")
    assert found(files, NEXT_YEAR) == [("R02", "error", "projects/2027-001.yaml:4:12")]


@pytest.mark.parametrize(
    "event",
    [
        "event: proposed",
        "event: shortlisted",
        "event: deferred",
        "event: screened_out, reason: 已由物业承担",
        "event: rejected",
        "event: terminated, reason: 居民不再需要",
    ],
)
def test_last_years_project_that_nobody_has_taken_up_again_needs_no_resolution(event: str, found: Found) -> None:
    files = project(2026, RESOLVED) | project(2027, f"date: 2027-01-10, {event}", keys="continues: 2026-001\n")
    assert found(files, NEXT_YEAR) == []


def test_a_project_that_was_never_resolved_is_not_judged(judged: Judged) -> None:
    files = project(2026, "date: 2026-01-10, event: shortlisted", RESOLVED)
    assert judged(files, date(2026, 11, 10)).answers["R02"] == {}
    assert judged(files, date(2026, 11, 11)).answers["R02"] == {Answer.HOLDS: 1}


def test_a_project_without_its_year_is_unknown(found: Found, judged: Judged) -> None:
    files = project(2026, RESOLVED)
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("fiscal_year: 2026\n", "")
    assert found(files) == [("R02", "info", "projects/2026-001.yaml:2:8")]
    assert judged(files).answers["R02"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写年度 fiscal_year", en="the fiscal year is not written")
    ]


def test_a_resolution_without_a_date_is_unknown(found: Found, judged: Judged) -> None:
    files = project(2026, "event: resolved, meeting: 2026-11-11")
    assert found(files) == [("R02", "info", "projects/2026-001.yaml:5:3")]
    assert judged(files).answers["R02"] == {Answer.UNKNOWN: 1}


def test_a_project_without_its_year_makes_no_other_unknown(judged: Judged) -> None:
    yearless = project(2026, RESOLVED)["projects/2026-001.yaml"].replace("fiscal_year: 2026\n", "")
    files = project(2026, RESOLVED) | {"projects/2026-002.yaml": yearless.replace("2026-001", "2026-002")}
    assert judged(files).answers["R02"] == {Answer.HOLDS: 1, Answer.UNKNOWN: 1}
