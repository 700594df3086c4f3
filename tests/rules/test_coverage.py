"""A fund whose records end with the resolution: what came after it is unknown, neither a pass nor a fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

ENDS = "id: small\ntitle: 小基金\ncoverage: resolution\n"
RESOLVED = "date: 2026-03-05, event: resolved, meeting: 2026-03-05"
AFTER_IT = ("R01", "R04", "R06", "R08", "R19", "R21")


def fund(*events: str, coverage: str = "resolution") -> dict[str, str]:
    """A fund with these records of its one project; the history begins on line 9, and all else is in order."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "/programme.yaml": ENDS.replace("resolution", coverage),
        "meetings/2026-03-05.yaml": "id: 2026-03-05\nbody: residents_council\nminutes: {summary: 表决。}\n",
        "projects/2026-001.yaml": f"""\
id: 2026-001
title: 健身角
fiscal_year: 2026
mode: self
goal: 让老人在院子里就能活动。
budget: 8000.00
review_method: 居民评议会打分。
history:
{history}""",
    }


def test_what_comes_after_the_resolution_is_unknown(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED)
    assert found(files) == [(rule, "info", "projects/2026-001.yaml:9:1") for rule in AFTER_IT]
    assert judged(files).answers == {
        "R01": {Answer.UNKNOWN: 1},
        "R02": {Answer.HOLDS: 1},
        "R04": {Answer.UNKNOWN: 1},
        "R06": {Answer.UNKNOWN: 1},
        "R08": {Answer.UNKNOWN: 1},
        "R13": {Answer.HOLDS: 1},
        "R17": {Answer.HOLDS: 1},
        "R19": {Answer.UNKNOWN: 1},
        "R21": {Answer.UNKNOWN: 1},
    }


def test_each_rule_says_what_the_records_leave_open(judged: Judged) -> None:
    assert [finding.message for finding in judged(fund(RESOLVED)).findings] == [
        Message(
            "记录只到议决为止，不知道何时开工", "the records end with the resolution; when work began is not known"
        ),
        Message(
            "记录只到议决为止，不知公示了几天",
            "the records end with the resolution; how long it was posted is not known",
        ),
        Message(
            "记录只到议决为止，不知有没有公示",
            "the records end with the resolution; whether it was posted is not known",
        ),
        Message("记录只到议决为止，不知有无异议", "the records end with the resolution; objections are not known"),
        Message("记录只到议决为止，不知如何验收", "the records end with the resolution; the acceptance is not known"),
        Message(
            "记录只到议决为止，不知是否结项",
            "the records end with the resolution; whether it is closed is not known",
        ),
    ]


def test_where_the_records_cover_everything_what_is_not_written_has_not_happened(found: Found) -> None:
    assert found(fund(RESOLVED, coverage="whole")) == []


@pytest.mark.parametrize("event", ["rejected", "screened_out, reason: 已由物业承担", "terminated, reason: 不再需要"])
def test_a_project_that_has_ended_has_nothing_unknown_after_it(event: str, found: Found, judged: Judged) -> None:
    files = fund(f"date: 2026-03-05, event: {event}")
    assert found(files) == []
    assert [answers for answers in judged(files).answers.values() if answers] == []


def test_a_project_that_is_not_technical_has_no_acceptance_to_know(judged: Judged) -> None:
    files = fund(RESOLVED)
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("mode:", "technical: false\nmode:")
    assert judged(files).answers["R19"] == {}


def test_what_is_recorded_all_the_same_is_judged(judged: Judged) -> None:
    files = fund(
        RESOLVED,
        "date: 2026-03-06, event: posted, notice: n01",
        "date: 2026-04-20, event: started",
        "date: 2026-10-20, event: accepted, outcome: passed, panel: {resident_rep: 3}",
    )
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("mode:", "technical: true\nmode:")
    files["notices/n01.yaml"] = (
        "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\nobjections: []\n"
    )
    answers = judged(files).answers
    assert {rule: answers[rule] for rule in AFTER_IT} == {
        "R01": {Answer.HOLDS: 1},
        "R04": {Answer.HOLDS: 1},
        "R06": {Answer.HOLDS: 1},
        "R08": {Answer.HOLDS: 1},
        "R19": {Answer.BROKEN: 1},
        "R21": {Answer.UNKNOWN: 1},
    }
