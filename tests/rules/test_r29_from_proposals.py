"""R29: every resolved project goes back to a proposal of the residents."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

RESOLVED = "date: 2026-03-05, event: resolved"
NAMED = "proposals: [2026-p001]\n"
TITLE_ALONE = [("R29", "warning", "projects/2026-001.yaml:2:8")]


def year(of: int, *names: str) -> dict[str, str]:
    """The proposals of a year."""
    proposals = "".join(f"- {{id: {name}, title: 请给老人送餐}}\n" for name in names)
    return {f"proposals/{of}.yaml": f"id: {of}\nfiscal_year: {of}\nproposals:\n{proposals}"}


def project(named: str, *events: str, name: str = "2026-001") -> dict[str, str]:
    """A project that names these proposals; its title stands in 2:8."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 助餐\n{named}fiscal_year: 2026\nhistory:\n{history}"}


P001 = year(2026, "2026-p001", "2026-p002")


@pytest.mark.parametrize("named", [NAMED, "proposals: [2026-p001, 2026-p002]\n"])
def test_a_project_that_names_a_proposal_holds(named: str, found: Found, judged: Judged) -> None:
    files = project(named, RESOLVED) | P001
    assert found(files) == []
    assert judged(files).answers["R29"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("named", ["", "proposals: []\n"])
def test_a_project_that_names_none_is_found(named: str, found: Found, judged: Judged) -> None:
    files = project(named, RESOLVED) | P001
    assert found(files) == TITLE_ALONE
    assert judged(files).answers["R29"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="没有写来自居民的哪条提议；请在 proposals 里写上提议编号，至少一个",
            en="which proposal it goes back to is not written; name at least one in proposals",
        )
    ]


@pytest.mark.parametrize("proposals", [{}, {"proposals/2026.yaml": "id: 2026\nfiscal_year: 2026\nproposals: []\n"}])
def test_without_any_proposal_on_record_it_is_unknown(proposals: dict[str, str], found: Found, judged: Judged) -> None:
    files = project("", RESOLVED) | proposals
    assert found(files) == [("R29", "info", "projects/2026-001.yaml:2:8")]
    assert judged(files).answers["R29"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="没有可读的提议记录，不知道项目来自哪条提议",
            en="there are no readable proposals on record, so which one the project goes back to is not known",
        )
    ]


def test_proposals_that_cannot_be_read_leave_it_unknown(judged: Judged) -> None:
    files = project("", RESOLVED) | {"proposals/2026.yaml": "id: 2026\nproposals: [\n"}
    assert judged(files).answers["R29"] == {Answer.UNKNOWN: 1}


def test_a_year_that_cannot_be_read_excuses_nobody_where_another_can(judged: Judged) -> None:
    files = project("", RESOLVED) | P001 | {"proposals/2025.yaml": "id: 2025\nproposals: [\n"}
    assert judged(files).answers["R29"] == {Answer.BROKEN: 1}


def test_a_proposal_that_is_named_counts_even_where_it_cannot_be_read(judged: Judged) -> None:
    assert judged(project(NAMED, RESOLVED)).answers["R29"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("events", [(), ("date: 2026-03-05, event: rejected",), ("date: 2026-03-05, event: deferred",)])
def test_a_project_that_was_not_resolved_is_not_judged(events: tuple[str, ...], found: Found, judged: Judged) -> None:
    files = project("", *events) | P001
    if not events:
        files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("history:\n", "")
    assert found(files) == []
    assert judged(files).answers["R29"] == {}


def test_a_resolution_still_to_come_is_not_judged(found: Found) -> None:
    files = project("", RESOLVED) | P001
    assert found(files, date(2026, 3, 4)) == []
    assert found(files, date(2026, 3, 5)) == TITLE_ALONE


def test_each_project_is_one_verdict_however_often_it_was_resolved(found: Found, judged: Judged) -> None:
    again = ("event: started", "date: 2026-06-05, event: resolved")
    files = project("", RESOLVED, *again) | project(NAMED, RESOLVED, name="2026-002") | P001
    assert found(files) == TITLE_ALONE
    assert judged(files).answers["R29"] == {Answer.BROKEN: 1, Answer.HOLDS: 1}
