"""R06: a notice of a resolution tells what was resolved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

FIELDS = {
    "title": "邻里助老",
    "goal": "为四十位独居老人结对，每周探访一次。",
    "mode": "self_org",
    "budget": "38700.00",
    "review_method": "居民评议会现场打分。",
}
RESOLVED = "date: 2026-03-05, event: resolved, meeting: 2026-03-05"
POSTED = "date: 2026-03-06, event: posted, notice: n01"
SHARED = {
    "meetings/2026-03-05.yaml": "id: 2026-03-05\nbody: residents_council\nminutes: {summary: 逐项讨论后表决。}\n",
    "notices/n01.yaml": "id: n01\nkind: resolution\ntitle: 议决结果公示\n"
    "posting_start: 2026-03-06\nposting_end: 2026-03-16\nobjections: []\n",
}


def fund(*events: str, without: tuple[str, ...] = ()) -> dict[str, str]:
    """A fund whose one project has all fields but some; its title stands on line 2."""
    fields = "".join(f"{key}: {text}\n" for key, text in FIELDS.items() if key not in without)
    history = "".join(f"- {{{event}}}\n" for event in events)
    return SHARED | {"projects/2026-001.yaml": f"id: 2026-001\n{fields}fiscal_year: 2026\nhistory:\n{history}"}


def test_a_posted_project_with_all_fields_holds(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED)
    assert found(files) == []
    assert judged(files).answers["R06"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        ("goal", "项目目标 goal", "the goal (goal)"),
        ("mode", "实施方式 mode", "the way of implementing (mode)"),
        ("budget", "金额预算 budget", "the budget (budget)"),
        ("review_method", "评审办法 review_method", "the way of reviewing (review_method)"),
    ],
)
def test_each_missing_field_is_found_and_named(key: str, zh: str, en: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, without=(key,))
    assert found(files) == [("R06", "error", "projects/2026-001.yaml:2:8")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh=f"公示缺少{zh}；公示必须写明名称、目标、实施方式、金额预算和评审办法",
            en=f"the notice lacks {en}; it must tell name, goal, way of implementing, budget and way of reviewing",
        )
    ]


def test_several_missing_fields_are_one_finding(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, without=("review_method", "goal"))
    assert found(files) == [("R06", "error", "projects/2026-001.yaml:2:8")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="公示缺少项目目标 goal、评审办法 review_method；公示必须写明名称、目标、实施方式、金额预算和评审办法",
            en="the notice lacks the goal (goal), the way of reviewing (review_method); "
            "it must tell name, goal, way of implementing, budget and way of reviewing",
        )
    ]


def test_a_project_without_a_name_is_refused_in_the_words_of_the_rule(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, without=("title",))
    assert found(files) == [("R06", "error", "projects/2026-001.yaml:1:1")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="项目没有名称 title；公示必须写明项目名称、目标、实施方式、金额预算和评审办法",
            en="the project has no title; a notice states its name, goal, mode, budget and way of reviewing",
        )
    ]


def test_a_budget_of_nothing_is_a_budget(judged: Judged) -> None:
    files = fund(RESOLVED, POSTED)
    files["projects/2026-001.yaml"] = files["projects/2026-001.yaml"].replace("38700.00", "0")
    assert judged(files).answers["R06"] == {Answer.HOLDS: 1}


def test_a_posting_that_names_no_notice_is_unknown(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-03-06, event: posted", without=("goal",))
    ours = [finding for finding in judged(files).findings if finding.rule == "R06"]
    assert [one for one in found(files) if one[0] == "R06"] == [("R06", "info", "projects/2026-001.yaml:9:3")]
    assert judged(files).answers["R06"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in ours] == [
        Message(
            zh="没有写明是哪份公告 notice，不知公示了哪些内容",
            en="which notice it was is not written, so what it told is not known",
        )
    ]


@pytest.mark.parametrize(
    ("postings", "answer"),
    [((POSTED, "event: posted"), Answer.UNKNOWN), (("event: posted", POSTED), Answer.BROKEN)],
)
def test_the_last_of_several_postings_decides(postings: tuple[str, ...], answer: Answer, judged: Judged) -> None:
    files = fund(RESOLVED, "event: started", *postings, without=("goal",))
    assert judged(files).answers["R06"] == {answer: 1}


@pytest.mark.parametrize(
    ("key", "text"), [("goal", "每周探访两次"), ("mode", "self"), ("review_method", "居民代表打分")]
)
def test_what_the_council_decided_differently_is_told_too(key: str, text: str, judged: Judged) -> None:
    files = fund(f"{RESOLVED}, changed: {{{key}: {text}}}", POSTED, without=(key,))
    assert judged(files).answers["R06"] == {Answer.HOLDS: 1}


def test_what_was_decided_after_the_posting_was_not_told_by_it(judged: Judged) -> None:
    later = "date: 2026-05-21, event: resolved, meeting: 2026-03-05, changed: {goal: 每周探访两次}"
    files = fund(RESOLVED, POSTED, "date: 2026-04-20, event: started", later, without=("goal",))
    assert judged(files).answers["R06"] == {Answer.BROKEN: 1}


def test_the_last_of_several_unnamed_postings_is_pointed_at(found: Found) -> None:
    files = fund(RESOLVED, "event: started", "event: posted", "event: posted")
    ours = [one for one in found(files) if one[0] == "R06"]
    assert ours == [("R06", "info", "projects/2026-001.yaml:12:3")]


def test_fields_may_be_missing_until_the_project_is_posted(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED, without=("goal",))
    assert found(files, date(2026, 3, 5)) == []
    assert judged(files, date(2026, 3, 5)).answers["R06"] == {}
    assert found(files, date(2026, 3, 6)) == [("R06", "error", "projects/2026-001.yaml:2:8")]
