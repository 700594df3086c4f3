"""The manual of every rule is true: what it says passes, passes, and what it says fails, fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from textwrap import dedent

import pytest

from gongshi.check import Judgement
from gongshi.rules.registry import RULES
from gongshi.rules.verdict import Answer

Judged = Callable[..., Judgement]

EXAMPLE = re.compile(r"^(Passes|Fails)\b[^\n]*:\n\n((?: {4}[^\n]*\n|\n)+)", re.MULTILINE)

RESOLVED = "- {date: 2026-03-05, event: resolved, meeting: 2026-03-05}\n"
POSTED = "- {date: 2026-03-06, event: posted, notice: 2026-n03}\n"
PROJECT = f"id: 2026-007\ntitle: 邻里助老\nfiscal_year: 2026\nhistory:\n{RESOLVED}"
NOTICE = "id: 2026-n03\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\n"

AROUND: dict[str, tuple[str, str, dict[str, str]]] = {
    "R01": ("projects/2026-007.yaml", "id: 2026-007\ntitle: 邻里助老\nfiscal_year: 2026\n", {}),
    "R02": ("projects/2026-007.yaml", "id: 2026-007\ntitle: 邻里助老\n", {}),
    "R04": ("notices/2026-n03.yaml", "id: 2026-n03\ntitle: 公示\n", {}),
    "R06": ("projects/2026-007.yaml", "id: 2026-007\nfiscal_year: 2026\n", {"notices/2026-n03.yaml": NOTICE}),
    "R08": ("notices/2026-n03.yaml", NOTICE, {"projects/2026-007.yaml": PROJECT + POSTED}),
    "R13": ("meetings/2026-03-05.yaml", "id: 2026-03-05\n", {"projects/2026-007.yaml": PROJECT}),
    "R17": ("meetings/2026-03-05.yaml", "id: 2026-03-05\n", {"projects/2026-007.yaml": PROJECT}),
    "R19": ("projects/2026-007.yaml", "id: 2026-007\ntitle: 邻里助老\nfiscal_year: 2026\n", {}),
    "R21": ("projects/2026-007.yaml", "id: 2026-007\ntitle: 邻里助老\nfiscal_year: 2026\n", {}),
}
"""Rule -> the file that its examples are a part of, how that file begins, and the records around it."""


def answers(rule: str, verdict: str, judged: Judged) -> set[Answer]:
    """What the rule says of the one example in its manual for this verdict, made a small fund."""
    examples = [text for kind, text in EXAMPLE.findall(RULES[rule].manual) if kind == verdict]
    assert len(examples) == 1
    path, beginning, around = AROUND[rule]
    judgement = judged({**around, path: beginning + dedent(examples[0])}, date(2027, 12, 31))
    assert [finding for finding in judgement.findings if finding.rule == "record"] == []
    return set(judgement.answers[rule])


@pytest.mark.parametrize("rule", RULES)
def test_what_the_manual_says_passes_holds(rule: str, judged: Judged) -> None:
    assert answers(rule, "Passes", judged) == {Answer.HOLDS}


@pytest.mark.parametrize("rule", RULES)
def test_what_the_manual_says_fails_is_broken(rule: str, judged: Judged) -> None:
    assert answers(rule, "Fails", judged) == {Answer.BROKEN}


@pytest.mark.parametrize("rule", RULES)
def test_a_manual_begins_with_a_sentence_and_names_its_source(rule: str) -> None:
    title, *paragraphs = RULES[rule].manual.split("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]+\.", title)
    assert [text.split(":")[0] for text in paragraphs if text.startswith("Source:")] == ["Source"]


@pytest.mark.parametrize("rule", RULES)
def test_a_manual_tells_every_parameter(rule: str) -> None:
    told = re.findall(r"^Parameters: ``(\w+)``", RULES[rule].manual, re.MULTILINE)
    assert told == list(RULES[rule].parameters.model_fields)
