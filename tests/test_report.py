"""Findings as text, as annotations for a forge, and as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Finding, Level, Message
from gongshi.place import Place
from gongshi.report import LanguageChoice, as_json, github, gitlab, text
from gongshi.rules.verdict import Answer

WEAK = Finding(
    Place("data/p1.yaml", 6, 3), "R07", Level.WARNING, Message("过了8天", "8 days later"), Message("假定", "assumed")
)
SHORT = Finding(Place("data/n01.yaml", 5, 14), "R04", Level.ERROR, Message("公示只有9天", "posted for 9 days"))
UNKNOWN = Finding(Place("data/p1.yaml"), "R19", Level.INFO, Message("没有写明", "not written"))
STRANGE = Finding(
    Place("data/a,b:c%d.yaml", 2, 3), "R06", Level.WARNING, Message("满意 99%：\r\n两行", "99%: two,\nlines")
)
JUDGEMENT = Judgement(
    fund=None,
    findings=(SHORT, UNKNOWN),
    answers={"R04": {Answer.BROKEN: 1, Answer.HOLDS: 34}, "R19": {Answer.UNKNOWN: 1}, "R21": {}},
)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["data/n01.yaml:5:14: 错误 R04 公示只有9天", "data/p1.yaml:1:1: 提示 R19 没有写明"]),
        ("en", ["data/n01.yaml:5:14: error R04 posted for 9 days", "data/p1.yaml:1:1: info R19 not written"]),
        (
            "both",
            [
                "data/n01.yaml:5:14: 错误 error R04 公示只有9天 | posted for 9 days",
                "data/p1.yaml:1:1: 提示 info R19 没有写明 | not written",
            ],
        ),
    ],
)
def test_text_has_a_line_for_each_finding(language: LanguageChoice, lines: list[str]) -> None:
    assert list(text([SHORT, UNKNOWN], language)) == lines


def test_a_warning_is_called_so() -> None:
    warning = Finding(Place("data/n01.yaml", 5, 14), "R04", Level.WARNING, Message("少一天", "a day short"))
    assert list(text([warning], "both")) == ["data/n01.yaml:5:14: 警告 warning R04 少一天 | a day short"]


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_finding_is_one_line_of_text_whatever_it_quotes(language: LanguageChoice) -> None:
    assert [line.splitlines() for line in text([STRANGE], language)] == [list(text([STRANGE], language))]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "zh",
            [
                "::error file=data/n01.yaml,line=5,col=14,title=R04::公示只有9天",
                "::notice file=data/p1.yaml,line=1,col=1,title=R19::没有写明",
            ],
        ),
        (
            "en",
            [
                "::error file=data/n01.yaml,line=5,col=14,title=R04::posted for 9 days",
                "::notice file=data/p1.yaml,line=1,col=1,title=R19::not written",
            ],
        ),
        (
            "both",
            [
                "::error file=data/n01.yaml,line=5,col=14,title=R04::公示只有9天 | posted for 9 days",
                "::notice file=data/p1.yaml,line=1,col=1,title=R19::没有写明 | not written",
            ],
        ),
    ],
)
def test_a_forge_gets_a_command_for_each_finding(language: LanguageChoice, lines: list[str]) -> None:
    assert list(github([SHORT, UNKNOWN], language)) == lines


def test_what_a_forge_would_take_for_its_own_signs_is_escaped() -> None:
    assert list(github([STRANGE], "both")) == [
        "::warning file=data/a%2Cb%3Ac%25d.yaml,line=2,col=3,title=R06::满意 99%25：%0D%0A两行 | 99%25: two,%0Alines"
    ]


@pytest.mark.parametrize(("language", "rests"), [("zh", "假定"), ("en", "assumed"), ("both", "假定 assumed")])
def test_what_rests_on_less_than_a_published_source_says_so(language: LanguageChoice, rests: str) -> None:
    assert f" R07[{rests}] " in "".join(text([WEAK], language))
    assert f",title=R07[{rests}]::" in "".join(github([WEAK], language))
    told = json.loads(as_json(Judgement(fund=None, findings=(WEAK,), answers={}), Level.INFO, date(2026, 3, 5)))
    assert told["findings"][0]["basis"] == "assumed"


def test_no_findings_are_no_lines() -> None:
    assert [list(text([], "both")), list(github([], "both"))] == [[], []]


def test_json_tells_the_day_the_findings_in_both_languages_and_the_count_of_answers() -> None:
    assert json.loads(as_json(JUDGEMENT, Level.INFO, date(2026, 3, 5))) == {
        "as_of": "2026-03-05",
        "findings": [
            {
                "file": "data/n01.yaml",
                "line": 5,
                "column": 14,
                "rule": "R04",
                "level": "error",
                "basis": None,
                "zh": "公示只有9天",
                "en": "posted for 9 days",
            },
            {
                "file": "data/p1.yaml",
                "line": 1,
                "column": 1,
                "rule": "R19",
                "level": "info",
                "basis": None,
                "zh": "没有写明",
                "en": "not written",
            },
        ],
        "rules": {"R04": {"broken": 1, "holds": 34}, "R19": {"unknown": 1}, "R21": {}},
    }


def test_json_leaves_out_what_weighs_less_but_counts_all_answers() -> None:
    told = json.loads(as_json(JUDGEMENT, Level.WARNING, date(2026, 3, 5)))
    assert [finding["rule"] for finding in told["findings"]] == ["R04"]
    assert told["rules"] == {"R04": {"broken": 1, "holds": 34}, "R19": {"unknown": 1}, "R21": {}}


def test_json_can_be_read_by_people_too() -> None:
    empty = Judgement(fund=None, findings=(UNKNOWN,), answers={})
    assert as_json(empty, Level.INFO, date(2026, 3, 5)) == (
        '{\n  "as_of": "2026-03-05",\n  "findings": [\n    {\n      "file": "data/p1.yaml",\n      "line": 1,\n'
        '      "column": 1,\n      "rule": "R19",\n      "level": "info",\n      "basis": null,\n'
        '      "zh": "没有写明",\n'
        '      "en": "not written"\n    }\n  ],\n  "rules": {}\n}'
    )


def test_gitlab_gets_a_report_that_tells_like_findings_apart_and_stays_when_lines_move() -> None:
    again = Finding(Place("data/n01.yaml", 9, 1), SHORT.rule, SHORT.level, SHORT.message)
    moved = Finding(Place("data/n01.yaml", 7, 14), SHORT.rule, SHORT.level, SHORT.message)
    rows = json.loads(gitlab([SHORT, WEAK, again], "zh"))
    assert [{key: row[key] for key in row if key != "fingerprint"} for row in rows[:2]] == [
        {
            "description": "公示只有9天",
            "check_name": "R04",
            "severity": "major",
            "location": {"path": "data/n01.yaml", "lines": {"begin": 5}},
        },
        {
            "description": "过了8天",
            "check_name": "R07[假定]",
            "severity": "minor",
            "location": {"path": "data/p1.yaml", "lines": {"begin": 6}},
        },
    ]
    assert len({row["fingerprint"] for row in rows}) == 3
    assert json.loads(gitlab([moved], "en"))[0]["fingerprint"] == rows[0]["fingerprint"]
    assert gitlab([], "both") == "[]"
