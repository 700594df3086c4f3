"""R23: what may be on the negative list is looked at by a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

LISTED = "date: 2026-02-20, event: shortlisted"
RESOLVED = "date: 2026-03-05, event: resolved"
CHECKED = f"{LISTED}, negative_list_check: 只修公共部分，不在清单内。"
WORDS = ["物业费", "物管费", "公房维修", "工资", "岗位补贴", "待遇补贴", "工作餐"]


def fund(*events: str, title: str = "老楼道修缮", more: str = "") -> dict[str, str]:
    """A fund with one project; its title stands on line 2, the first line of ``more`` is line 3."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    text = f"id: 2026-001\ntitle: {title}\n{more}" + (f"history:\n{history}" if history else "")
    return {"projects/2026-001.yaml": text}


def asks_for_a_look(word: str) -> list[Message]:
    return [
        Message(
            zh=f"写到了“{word}”，可能在负面清单上；请对照清单核一遍，把结论写在 shortlisted 的 negative_list_check 里",
            en=f"“{word}” may be on the negative list; hold the project against it "
            "and write what came of that into negative_list_check of shortlisted",
        )
    ]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(("key", "column"), [("goal", 7), ("summary", 10)])
def test_a_word_of_the_list_asks_for_a_look(word: str, key: str, column: int, found: Found, judged: Judged) -> None:
    files = fund(LISTED, RESOLVED, more=f"{key}: 包括{word}在内。\n")
    assert found(files) == [("R23", "warning", f"projects/2026-001.yaml:3:{column}")]
    assert judged(files).answers["R23"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == asks_for_a_look(word)


def test_a_word_in_the_title_is_found_first(found: Found, judged: Judged) -> None:
    files = fund(LISTED, RESOLVED, title="代交物管费", more="goal: 代交物业费。\nsummary: 发工资。\n")
    assert found(files) == [("R23", "warning", "projects/2026-001.yaml:2:8")]
    assert [finding.message for finding in judged(files).findings] == asks_for_a_look("物管费")


def test_of_several_words_that_of_the_list_comes_first(found: Found, judged: Judged) -> None:
    files = fund(LISTED, more="summary: 发工资，也交物业费。\n")
    assert found(files) == [("R23", "warning", "projects/2026-001.yaml:3:10")]
    assert [finding.message for finding in judged(files).findings] == asks_for_a_look("物业费")


def test_a_word_in_any_language_of_a_text_is_found(found: Found) -> None:
    files = fund(LISTED, more="summary: {en: Wages, zh: 发工资}\n")
    assert found(files) == [("R23", "warning", "projects/2026-001.yaml:3:10")]


def test_a_project_without_such_words_holds(found: Found, judged: Judged) -> None:
    files = fund(LISTED, RESOLVED, more="goal: 走路不绊脚。\nsummary: 修公共楼道。\n")
    assert found(files) == []
    assert judged(files).answers["R23"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("text", ["物业 费", "物业管理费", "工 资"])
def test_only_the_very_words_of_the_list_are_looked_for(text: str, found: Found) -> None:
    assert found(fund(LISTED, more=f"summary: {text}\n")) == []


def test_a_project_that_a_person_looked_at_holds(found: Found, judged: Judged) -> None:
    files = fund(CHECKED, RESOLVED, title="代交物业费", more="summary: 发工资。\n")
    assert found(files) == []
    assert judged(files).answers["R23"] == {Answer.HOLDS: 1}


def test_a_look_still_to_come_does_not_count_yet(found: Found) -> None:
    files = fund(CHECKED, "event: resolved", title="代交物业费")
    assert found(files, date(2026, 2, 19)) == [("R23", "warning", "projects/2026-001.yaml:2:8")]
    assert found(files, date(2026, 2, 20)) == []


def test_a_project_is_looked_at_from_the_day_on_which_it_is_taken_up(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-01-10, event: proposed", LISTED, title="代交物业费")
    assert judged(files, date(2026, 1, 9)).answers["R23"] == {}
    assert judged(files, date(2026, 2, 19)).answers["R23"] == {}
    assert found(files, date(2026, 2, 20)) == [("R23", "warning", "projects/2026-001.yaml:2:8")]


@pytest.mark.parametrize(
    "events",
    [
        (),
        ("event: proposed",),
        ("event: proposed", "event: screened_out, reason: 由物业承担"),
        (LISTED, "event: rejected"),
        (LISTED, "event: deferred"),
        (LISTED, RESOLVED, "event: posted", "event: redeliberated, outcome: overturned"),
    ],
)
def test_a_project_that_was_not_taken_up_needs_no_look(events: tuple[str, ...], found: Found, judged: Judged) -> None:
    files = fund(*events, title="代交物业费")
    assert found(files) == []
    assert judged(files).answers["R23"] == {}


@pytest.mark.parametrize(
    "events",
    [
        (LISTED,),
        ("event: resolved",),
        (RESOLVED, "event: posted", "event: started"),
        (RESOLVED, "event: posted", "event: started", "event: terminated, reason: 另有责任主体"),
    ],
)
def test_a_project_that_was_taken_up_needs_one(events: tuple[str, ...], found: Found) -> None:
    assert found(fund(*events, title="代交物业费")) == [("R23", "warning", "projects/2026-001.yaml:2:8")]


def test_an_event_that_cannot_follow_leaves_the_project_where_it_was(found: Found) -> None:
    files = fund(LISTED, "event: delivered", title="代交物业费")
    assert found(files) == [
        ("R23", "warning", "projects/2026-001.yaml:2:8"),
        ("history", "error", "projects/2026-001.yaml:5:3"),
    ]


def test_each_project_is_looked_at(judged: Judged) -> None:
    files = fund("event: proposed", title="代交物业费") | {
        "projects/2026-002.yaml": "id: 2026-002\ntitle: 发工资\nhistory:\n- {event: resolved}\n",
        "projects/2026-003.yaml": "id: 2026-003\ntitle: 路灯\nhistory:\n- {event: resolved}\n",
    }
    assert judged(files).answers["R23"] == {Answer.BROKEN: 1, Answer.HOLDS: 1}


def test_the_fund_may_look_for_other_words(found: Found, judged: Judged, pack: Pack) -> None:
    files = fund(LISTED, title="发工资和奖金") | pack(r"words: \[.*\]", "words: [慰问金, 奖金]")
    assert found(files) == [("R23", "warning", "projects/2026-001.yaml:2:8")]
    assert [finding.message for finding in judged(files).findings] == asks_for_a_look("奖金")


@pytest.mark.parametrize("parameters", ["words: 工资", "word: [工资]", "words: [[工资]]"])
def test_words_that_are_no_list_are_refused(
    parameters: str, tmp_path: Path, found: Found, judged: Judged, pack: Pack
) -> None:
    files = fund(LISTED, title="发工资") | pack(r"words: \[.*\]", parameters)
    rules = f"{tmp_path}/data/rules.yaml:"
    assert [(rule, level, place[: len(rules)]) for rule, level, place in found(files)] == [("record", "error", rules)]
    assert "R23" not in judged(files).answers


CHANGED = "changed: {goal: 修楼道，并替困难住户交物业费。}"


@pytest.mark.parametrize("event", ["resolved", "redeliberated, outcome: amended", "rep_voted, outcome: amended"])
def test_a_word_in_the_goal_that_a_decision_gave_asks_for_a_look(event: str, found: Found) -> None:
    before = () if event == "resolved" else (RESOLVED, "date: 2026-03-06, event: posted")
    files = fund(LISTED, *before, f"date: 2026-03-24, event: {event}, {CHANGED}")
    lines = files["projects/2026-001.yaml"].splitlines()
    column = lines[-1].index("修楼道") + 1
    assert found(files) == [("R23", "warning", f"projects/2026-001.yaml:{len(lines)}:{column}")]
    assert found(files, date(2026, 3, 23)) == []


def test_a_goal_that_a_decision_gave_was_looked_at_with_the_project(found: Found) -> None:
    assert found(fund(CHECKED, f"{RESOLVED}, {CHANGED}")) == []
