"""A fund whose records end with the resolution: what came after it is unknown, neither a pass nor a fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.registry import RULES
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

ENDS = "id: small\ntitle: 小基金\ncoverage: resolution\n"
RESOLVED = "date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 23, for: 21, against: 1, abstain: 1"
PROPOSED = "id: 2026\nfiscal_year: 2026\nproposals:\n- {id: 2026-p001, date: 2026-01-10, title: 想有地方活动}\n"
COMMUNITY = """\
id: wutong
title: 梧桐社区
rosters: [{since: 2026-01-01, resident_reps: 47, council_members: 25}]
allocations: [{fiscal_year: 2026, pot: support, amount: 500000.00, date: 2026-01-09}]
"""
MEETING = """\
id: 2026-03-05
date: 2026-03-05
body: residents_council
present: 23
minutes: {summary: 表决。}
"""
LATER = ("R01", "R03", "R04", "R05", "R06", "R07", "R08", "R19", "R21", "R27", "R32")
"""The rules that ask of a resolved project what came later."""


def fund(*events: str, coverage: str = "resolution") -> dict[str, str]:
    """A fund with these records of its one project; the history begins on line 12, and all else is in order."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "/programme.yaml": ENDS.replace("resolution", coverage),
        "community.yaml": COMMUNITY,
        "meetings/2026-03-05.yaml": MEETING,
        "proposals/2026.yaml": PROPOSED,
        "projects/2026-001.yaml": f"""\
id: 2026-001
title: 健身角
fiscal_year: 2026
pot: support
kind: service
mode: self
proposals: [2026-p001]
goal: 让老人在院子里就能活动。
budget: 8000.00
review_method: 居民评议会打分。
history:
{history}""",
    }


def test_what_comes_after_the_resolution_is_unknown(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED)
    assert found(files) == [
        ("R28", "info", "community.yaml:4:14"),
        *((rule, "info", "projects/2026-001.yaml:12:1") for rule in LATER),
    ]
    assert judged(files).answers == {rule: Counter() for rule in RULES} | {
        "R01": {Answer.UNKNOWN: 1},
        "R02": {Answer.HOLDS: 1},
        "R03": {Answer.UNKNOWN: 1},
        "R04": {Answer.UNKNOWN: 1},
        "R05": {Answer.UNKNOWN: 1},
        "R06": {Answer.UNKNOWN: 1},
        "R07": {Answer.UNKNOWN: 1},
        "R08": {Answer.UNKNOWN: 1},
        "R13": {Answer.HOLDS: 1},
        "R14": {Answer.HOLDS: 1},
        "R15": {Answer.HOLDS: 1},
        "R16": {Answer.HOLDS: 2},
        "R17": {Answer.HOLDS: 1},
        "R19": {Answer.UNKNOWN: 1},
        "R21": {Answer.UNKNOWN: 1},
        "R22": {Answer.HOLDS: 1},
        "R23": {Answer.HOLDS: 1},
        "R27": {Answer.UNKNOWN: 1},
        "R28": {Answer.UNKNOWN: 1},
        "R29": {Answer.HOLDS: 1},
        "R30": {Answer.HOLDS: 1},
        "R31": {Answer.HOLDS: 2},
        "R32": {Answer.UNKNOWN: 1},
    }


OPEN = {
    "R01": Message(
        "记录只到议决为止，不知道何时开工", "the records end with the resolution; when work began is not known"
    ),
    "R03": Message(
        "记录只到议决为止，不知道期限多长",
        "the records end with the resolution; how long the work goes on is not known",
    ),
    "R04": Message(
        "记录只到议决为止，不知公示了几天",
        "the records end with the resolution; how long it was posted is not known",
    ),
    "R05": Message(
        "记录只到议决为止，不知道何时开工", "the records end with the resolution; when work began is not known"
    ),
    "R06": Message(
        "记录只到议决为止，不知有没有公示",
        "the records end with the resolution; whether it was posted is not known",
    ),
    "R07": Message(
        "记录只到议决为止，不知道何时公示", "the records end with the resolution; when it was posted is not known"
    ),
    "R08": Message("记录只到议决为止，不知有无异议", "the records end with the resolution; objections are not known"),
    "R19": Message(
        "记录只到议决为止，不知如何验收", "the records end with the resolution; the acceptance is not known"
    ),
    "R21": Message(
        "记录只到议决为止，不知是否结项",
        "the records end with the resolution; whether it is closed is not known",
    ),
    "R27": Message(
        "记录只到议决为止，不知道满意率",
        "the records end with the resolution; how many are satisfied is not known",
    ),
    "R32": Message(
        "记录只到议决为止，不知道完工没有",
        "the records end with the resolution; whether the work is done is not known",
    ),
}


def test_each_rule_says_what_the_records_leave_open(judged: Judged) -> None:
    findings = judged(fund(RESOLVED)).findings
    assert {finding.rule: finding.message for finding in findings if finding.rule in LATER} == OPEN


def test_where_the_records_cover_everything_what_is_not_written_has_not_happened(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, coverage="whole")
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace(
        "history:", "planned_start: 2026-04-01\nplanned_end: 2026-10-31\nhistory:"
    )
    june = date(2026, 6, 30)
    assert found(files, june) == [("R07", "warning", "projects/2026-001.yaml:14:10")]
    answers = judged(files, june).answers
    assert {rule: answers[rule] for rule in (*LATER, "R28")} == {rule: Counter() for rule in (*LATER, "R28")} | {
        "R03": {Answer.HOLDS: 1},
        "R07": {Answer.BROKEN: 1},
    }


@pytest.mark.parametrize("event", ["rejected", "screened_out, reason: 已由物业承担", "terminated, reason: 不再需要"])
def test_a_project_that_has_ended_has_nothing_unknown_after_it(event: str, found: Found, judged: Judged) -> None:
    files = fund(f"date: 2026-03-05, event: {event}")
    assert found(files) == [("R28", "info", "community.yaml:4:14")]
    answers = judged(files).answers
    assert [rule for rule in LATER if answers[rule]] == []


def test_a_project_that_is_not_technical_has_no_acceptance_to_know(judged: Judged) -> None:
    files = fund(RESOLVED)
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("mode:", "technical: false\nmode:")
    assert judged(files).answers["R19"] == {}


def test_what_is_recorded_all_the_same_is_judged(judged: Judged) -> None:
    files = fund(
        RESOLVED,
        "date: 2026-03-06, event: posted, notice: n01",
        "date: 2026-04-01, event: contracted, amount: 8000.00, first_day: 2026-04-20, last_day: 2026-10-20",
        "date: 2026-04-20, event: started",
        "date: 2026-10-20, event: accepted, outcome: passed, panel: {resident_rep: 3}",
        "date: 2026-10-28, event: evaluated, outcome: passed, asked: 158, satisfied: 143",
    )
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("mode:", "technical: true\nmode:")
    files["notices/n01.yaml"] = (
        "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\nobjections: []\n"
    )
    answers = judged(files).answers
    assert {rule: answers[rule] for rule in LATER} == {
        "R01": {Answer.HOLDS: 1},
        "R03": {Answer.HOLDS: 1},
        "R04": {Answer.HOLDS: 1},
        "R05": {Answer.HOLDS: 1},
        "R06": {Answer.HOLDS: 1},
        "R07": {Answer.HOLDS: 1},
        "R08": {Answer.HOLDS: 1},
        "R19": {Answer.BROKEN: 1},
        "R21": {Answer.UNKNOWN: 1},
        "R27": {Answer.HOLDS: 1},
        "R32": {Answer.HOLDS: 1},
    }
