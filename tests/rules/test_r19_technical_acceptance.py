"""R19: a technical project is accepted together with somebody who knows the trade."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]


def fund(technical: str, panel: str, *, again: str = "") -> dict[str, str]:
    """A fund with one project, whose acceptance stands on line 8, or 7 where ``technical`` is empty."""
    return {
        "meetings/2026-03-05.yaml": "id: 2026-03-05\nbody: residents_council\nminutes: {summary: 表决。}\n",
        "projects/2026-001.yaml": f"""\
id: 2026-001
title: 电梯维修
fiscal_year: 2026
{technical}history:
- {{date: 2026-03-05, event: resolved, meeting: 2026-03-05}}
- {{date: 2026-04-20, event: started}}
- {{date: 2026-10-20, event: accepted, outcome: passed{panel}}}
{again}""",
    }


@pytest.mark.parametrize("who", ["expert: 1", "department: 1", "expert: 2, department: 1"])
def test_an_expert_or_the_department_is_enough(who: str, found: Found, judged: Judged) -> None:
    files = fund("technical: true\n", f", panel: {{resident_rep: 3, {who}}}")
    assert found(files) == []
    assert judged(files).answers["R19"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("panel", ["{resident_rep: 3}", "{resident_rep: 3, expert: 0, department: 0}", "{}"])
def test_an_acceptance_by_laymen_alone_is_found(panel: str, found: Found, judged: Judged) -> None:
    files = fund("technical: true\n", f", panel: {panel}")
    assert found(files) == [("R19", "error", "projects/2026-001.yaml:8:63")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="技术类项目的验收组里没有专业机构或职能部门的人；应请他们一起验收",
            en="a technical project was accepted without a professional body or department; invite one",
        )
    ]


def test_a_project_that_is_not_technical_needs_nobody(found: Found, judged: Judged) -> None:
    files = fund("technical: false\n", ", panel: {resident_rep: 3}")
    assert found(files) == []
    assert judged(files).answers["R19"] == {}


@pytest.mark.parametrize(
    ("panel", "place"), [("", "7:3"), (", panel: {resident_rep: 3}", "7:63"), (", panel: {expert: 1}", "7:63")]
)
def test_whether_the_project_is_technical_may_be_unknown(panel: str, place: str, found: Found, judged: Judged) -> None:
    files = fund("", panel)
    assert found(files) == [("R19", "info", f"projects/2026-001.yaml:{place}")]
    assert judged(files).answers["R19"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明是不是技术类项目 technical", en="whether the project is technical is not written")
    ]


def test_who_accepted_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund("technical: true\n", "")
    assert found(files) == [("R19", "info", "projects/2026-001.yaml:8:3")]
    assert judged(files).answers["R19"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(zh="没有写明验收组由哪些人组成 panel", en="who accepted is not written")
    ]


def test_each_acceptance_is_judged(found: Found, judged: Judged) -> None:
    again = "- {date: 2026-11-20, event: accepted, outcome: passed, panel: {resident_rep: 3}}\n"
    files = fund("technical: true\n", ", panel: {expert: 1}", again=again)
    assert found(files) == [("R19", "error", "projects/2026-001.yaml:9:63")]
    assert judged(files).answers["R19"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}


def test_an_acceptance_still_to_come_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund("technical: true\n", ", panel: {resident_rep: 3}")
    assert found(files, date(2026, 10, 19)) == []
    assert judged(files, date(2026, 10, 19)).answers["R19"] == {}
    assert judged(files, date(2026, 10, 20)).answers["R19"] == {Answer.BROKEN: 1}
