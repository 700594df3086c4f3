"""The manual of every rule is true: what it says passes, passes, and what it says fails, fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from gongshi.check import Judgement
from gongshi.explain import manual
from gongshi.findings import RECORD, Message
from gongshi.fund import CommunityFund
from gongshi.rules.registry import RULES
from gongshi.rules.verdict import Answer

Judged = Callable[..., Judgement]
Community = Callable[[Mapping[str, str]], CommunityFund]

EXAMPLE = re.compile(r"^(Passes|Fails)\b(?:[^\n]|\n(?!\n))*:\n\n((?: {4}[^\n]*\n|\n)+)", re.MULTILINE)

RESOLVED = "- {date: 2026-03-05, event: resolved, meeting: 2026-03-05}\n"
POSTED = "- {date: 2026-03-06, event: posted, notice: 2026-n03}\n"
OF_2026 = "id: 2026-007\ntitle: 邻里助老\nfiscal_year: 2026\n"
PROJECT = f"{OF_2026}history:\n{RESOLVED}"
NOTICE = "id: 2026-n03\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\n"
TEN = "objections:\n- {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 10}\n"
CALL = "id: 2026-n04\nkind: call\ntitle: 征集\n"
PROPOSALS = "id: 2026\nfiscal_year: 2026\nproposals:\n- {id: 2026-p001, title: 请给老人送餐}\n"
PUT_IN = "id: wutong\ntitle: 梧桐社区\nallocations:\n- {fiscal_year: 2026, amount: 500000.00, date: 2026-01-09}\n"


class Around(NamedTuple):
    """The file that a rule's examples are a part of, how it begins, the records around it, and the day of judging."""

    path: str
    beginning: str
    records: Mapping[str, str] = {}
    on: date = date(2027, 12, 31)


def in_project(records: Mapping[str, str] | None = None, *, beginning: str = OF_2026, on: date | None = None) -> Around:
    """Examples that are a part of the project 2026-007."""
    return Around("projects/2026-007.yaml", beginning, records or {}, on or date(2027, 12, 31))


def in_notice(beginning: str, records: Mapping[str, str] | None = None, *, on: date | None = None) -> Around:
    """Examples that are a part of the notice 2026-n03."""
    return Around("notices/2026-n03.yaml", beginning, records or {}, on or date(2027, 12, 31))


IN_MEETING = Around("meetings/2026-03-05.yaml", "id: 2026-03-05\n", {"projects/2026-007.yaml": PROJECT})
N03 = {"notices/2026-n03.yaml": NOTICE}
CHALLENGED = {"notices/2026-n03.yaml": NOTICE + TEN}
POSTED_BY_N03 = {"projects/2026-007.yaml": PROJECT + POSTED}
ON_30_JULY = date(2026, 7, 30)

AROUND: dict[str, Around] = {
    "R01": in_project(),
    "R02": in_project(beginning="id: 2026-007\ntitle: 邻里助老\n"),
    "R03": in_project(),
    "R04": in_notice("id: 2026-n03\ntitle: 公示\n"),
    "R05": in_project(N03),
    "R06": in_project(N03, beginning="id: 2026-007\nfiscal_year: 2026\n"),
    "R07": in_project({"notices/2026-n03.yaml": "id: 2026-n03\nkind: resolution\ntitle: 公示\n"}),
    "R08": in_notice(NOTICE, POSTED_BY_N03),
    "R09": in_project(CHALLENGED),
    "R10": in_notice(NOTICE, POSTED_BY_N03),
    "R11": in_notice(NOTICE, POSTED_BY_N03),
    "R12": in_project(N03),
    "R13": IN_MEETING,
    "R14": IN_MEETING,
    "R15": in_project(),
    "R16": in_project(),
    "R17": IN_MEETING,
    "R18": in_project(),
    "R19": in_project(),
    "R20": in_project(),
    "R21": in_project(),
    "R22": in_project(beginning=OF_2026 + "pot: support\n"),
    "R23": in_project(beginning="id: 2026-007\nfiscal_year: 2026\n"),
    "R24": in_project({"notices/2026-n04.yaml": CALL + "min_bidders: 3\n"}),
    "R25": in_project({"notices/2026-n04.yaml": CALL + "self_raised_share: 1/10\n"}),
    "R26": in_project(),
    "R27": in_project(),
    "R28": in_notice("id: 2026-n03\ntitle: 财务公开\n", {"community.yaml": PUT_IN}, on=ON_30_JULY),
    "R29": in_project({"proposals/2026.yaml": PROPOSALS}),
    "R30": in_notice(NOTICE),
    "R31": in_project(),
    "R32": in_project(on=ON_30_JULY),
    "R33": in_project(),
}
"""Rule -> where its examples stand."""

REFUSED_ON_READING = "R30"


def example(rule: str, verdict: str) -> str:
    """The one example in the rule's manual for this verdict."""
    examples = [text for kind, text in EXAMPLE.findall(RULES[rule].manual) if kind == verdict]
    assert len(examples) == 1
    return dedent(examples[0])


def judgement_of(rule: str, verdict: str, judged: Judged) -> Judgement:
    """The small fund that the example for this verdict is a part of, judged."""
    path, beginning, around, on = AROUND[rule]
    return judged({**around, path: beginning + example(rule, verdict)}, on)


def answers(rule: str, verdict: str, judged: Judged) -> set[Answer]:
    """What the rule says of its example for this verdict, every file of which can be read."""
    judgement = judgement_of(rule, verdict, judged)
    assert [finding for finding in judgement.findings if finding.rule == RECORD] == []
    return set(judgement.answers[rule])


def test_the_examples_of_every_rule_are_tried() -> None:
    assert list(AROUND) == list(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_what_the_manual_says_passes_holds(rule: str, judged: Judged) -> None:
    assert answers(rule, "Passes", judged) == {Answer.HOLDS}


LOOKED_AT = {
    "R10": "notices/2026-n03.yaml:7:3",
    "R11": "notices/2026-n03.yaml:7:1",
    "R14": "meetings/2026-03-05.yaml:4:10",
    "R15": "projects/2026-007.yaml:6:78",
    "R16": "projects/2026-007.yaml:5:78",
    "R18": "projects/2026-007.yaml:9:10",
    "R20": "projects/2026-007.yaml:9:10",
    "R26": "projects/2026-007.yaml:6:63",
    "R29": "projects/2026-007.yaml:4:12",
    "R30": "community.yaml:1:5",
    "R33": "projects/2026-007.yaml:5:89",
}


@pytest.mark.parametrize("rule", LOOKED_AT)
def test_a_rule_that_holds_points_at_what_it_looked_at(rule: str, community: Community, tmp_path: Path) -> None:
    path, beginning, around, on = AROUND[rule]
    read = community({**around, path: beginning + example(rule, "Passes")})
    verdicts = list(RULES[rule].judge(read, on, RULES[rule].parameters()))
    below = f"{tmp_path}/data/communities/wutong/"
    assert [(one.answer, str(one.place).removeprefix(below), one.message) for one in verdicts] == [
        (Answer.HOLDS, LOOKED_AT[rule], Message(zh="符合", en="holds"))
    ]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule != REFUSED_ON_READING])
def test_what_the_manual_says_fails_is_broken(rule: str, judged: Judged) -> None:
    assert answers(rule, "Fails", judged) - {Answer.HOLDS} == {Answer.BROKEN}


def test_what_the_manual_says_is_refused_is_refused_on_reading(judged: Judged) -> None:
    findings = judgement_of(REFUSED_ON_READING, "Fails", judged).findings
    refusals = [(Path(one.place.file).name, one.place.line) for one in findings if one.rule == REFUSED_ON_READING]
    assert refusals == [("2026-n03.yaml", 6)]


@pytest.mark.parametrize("rule", RULES)
def test_a_manual_begins_with_a_sentence_and_names_its_source(rule: str) -> None:
    title, *paragraphs = RULES[rule].manual.split("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]+\.", title)
    assert [text.split(":")[0] for text in paragraphs if text.startswith("Source:")] == ["Source"]


@pytest.mark.parametrize("rule", RULES)
def test_a_manual_says_what_is_asked_in_one_english_sentence_and_then_in_chinese(rule: str) -> None:
    said = manual(RULES[rule])
    assert re.fullmatch(r"[A-Z][A-Za-z0-9',; -]+\.", said.sentence.en)
    assert re.fullmatch(r"[\u4e00-\u9fff].+。", said.sentence.zh)
    assert re.match(r"[A-Z]", said.rest)


@pytest.mark.parametrize("rule", RULES)
def test_a_manual_tells_every_parameter(rule: str) -> None:
    told = re.findall(r"^Parameters: ``(\w+)``", RULES[rule].manual, re.MULTILINE)
    assert told == list(RULES[rule].parameters.model_fields)
