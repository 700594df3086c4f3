"""Judging only what was asked for: some rules, some communities; what could not be read is told in any case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

import pytest

from gongshi.check import EVERYTHING, Asked, Judgement, judge
from gongshi.findings import HISTORY, RECORD, REFERENCE, Message
from gongshi.fund import read_fund
from gongshi.model.terms import Basis
from gongshi.rules.registry import RULES
from gongshi.rules.shipped import shipped_text
from gongshi.rules.verdict import Answer

WriteFund = Callable[[Mapping[str, str]], Path]

SHORT = "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-04-20\nposting_end: 2026-04-21\n"
PACK = shipped_text()
TWO_RULES = (
    PACK[: PACK.index("rules:\n")]
    + "rules:\n- {id: R04, level: error, basis: sourced, citation: 示例}\n"
    + "- {id: R13, level: error, basis: assumed, citation: 示例}\n"
)
FILES = {
    "/rules.yaml": TWO_RULES,
    "notices/n01.yaml": SHORT,
    "meetings/m1.yaml": "id: m1\nbody: party_org\n",
    "meetings/m2.yaml": "id: [\n",
    "projects/p1.yaml": "id: p1\ntitle: 灯\nproposals: [p9]\nhistory:\n- {event: resolved, meeting: m1}\n"
    "- {event: delivered}\n",
    "/communities/yinxing/community.yaml": "id: yinxing\ntitle: 银杏社区\n",
    "/communities/yinxing/notices/n01.yaml": SHORT,
    "/communities/yinxing/notices/n02.yaml": "id: [\n",
    "/communities/huaishu/community.yaml": "id: [\n",
    "/notes.txt": "记一笔\n",
}

STRAY = (RECORD, "notes.txt:1")
HUAISHU = (RECORD, "communities/huaishu/community.yaml:1")
W, Y = "communities/wutong", "communities/yinxing"
WUTONG_UNREAD, YINXING_UNREAD = (RECORD, f"{W}/meetings/m2.yaml:1"), (RECORD, f"{Y}/notices/n02.yaml:1")
WUTONG = [("R04", f"{W}/notices/n01.yaml:5"), ("R13", f"{W}/meetings/m1.yaml:2")]
DANGLING, MISPLACED = (REFERENCE, f"{W}/projects/p1.yaml:3"), (HISTORY, f"{W}/projects/p1.yaml:6")
YINXING = [("R04", f"{Y}/notices/n01.yaml:5")]
UNREAD = [STRAY, HUAISHU, WUTONG_UNREAD, YINXING_UNREAD]


def judgement(
    data: Path, rules: Collection[str] | None = None, communities: Collection[str] | None = None
) -> Judgement:
    return judge(read_fund(data), date(2026, 12, 31), asked=Asked(rules, communities))


def told(judged: Judgement, data: Path) -> list[tuple[str, str]]:
    """Rule, file and line of all findings, sorted."""
    places = ((one.rule, f"{one.place.file.removeprefix(f'{data}/')}:{one.place.line}") for one in judged.findings)
    return sorted(places)


def test_everything_is_judged_unless_asked_for_less(write_fund: WriteFund) -> None:
    data = write_fund(FILES)
    all_of_it = sorted([*UNREAD, *WUTONG, DANGLING, MISPLACED, *YINXING])
    assert told(judge(read_fund(data), date(2026, 12, 31)), data) == all_of_it
    assert told(judgement(data), data) == all_of_it
    assert Asked() == EVERYTHING == Asked(None, None)
    assert judgement(data).answers == {"R04": {Answer.BROKEN: 2}, "R13": {Answer.BROKEN: 1}}


@pytest.mark.parametrize(
    ("rules", "findings"),
    [
        (["R04"], [WUTONG[0], *YINXING]),
        (["R13"], [WUTONG[1]]),
        (["R04", "R13"], [*WUTONG, *YINXING]),
        ([REFERENCE], [DANGLING]),
        ([HISTORY], [MISPLACED]),
        ([RECORD], []),
        (["R19"], []),
        ([], []),
    ],
)
def test_only_the_rules_asked_for_judge(
    rules: list[str], findings: list[tuple[str, str]], write_fund: WriteFund
) -> None:
    data = write_fund(FILES)
    judged = judgement(data, rules)
    assert told(judged, data) == sorted([*UNREAD, *findings])
    assert sorted(judged.answers) == [rule for rule in ("R04", "R13") if rule in rules]


@pytest.mark.parametrize(
    ("communities", "findings"),
    [
        (["wutong"], [WUTONG_UNREAD, *WUTONG, DANGLING, MISPLACED]),
        (["yinxing"], [YINXING_UNREAD, *YINXING]),
        (["huaishu"], [HUAISHU]),
        (["wutong", "yinxing"], [WUTONG_UNREAD, *WUTONG, DANGLING, MISPLACED, YINXING_UNREAD, *YINXING]),
        ([], []),
    ],
)
def test_only_the_communities_asked_for_are_judged(
    communities: list[str], findings: list[tuple[str, str]], write_fund: WriteFund
) -> None:
    data = write_fund(FILES)
    assert told(judgement(data, None, communities), data) == sorted([STRAY, *findings])


def test_the_answers_are_those_of_the_communities_asked_for(write_fund: WriteFund) -> None:
    data = write_fund(FILES)
    assert judgement(data, None, ["yinxing"]).answers == {"R04": {Answer.BROKEN: 1}, "R13": {}}
    assert judgement(data, ["R13"], ["wutong"]).answers == {"R13": {Answer.BROKEN: 1}}


def test_without_a_fund_all_is_told_whatever_was_asked(write_fund: WriteFund) -> None:
    data = write_fund(FILES | {"/programme.yaml": "id: [\n"})
    judged = judgement(data, ["R04"], ["yinxing"])
    assert told(judged, data) == sorted([(RECORD, "programme.yaml:1"), *UNREAD])
    assert (judged.fund, judged.answers) == (None, {})


def test_a_finding_says_what_its_rule_rests_on(write_fund: WriteFund) -> None:
    data = write_fund(FILES)
    bases = {(one.rule, one.basis) for one in judgement(data).findings}
    assumed = Message(Basis.ASSUMED.zh, Basis.ASSUMED.en)
    assert bases == {("R04", None), ("R13", assumed), (RECORD, None), (REFERENCE, None), (HISTORY, None)}


def test_a_file_refused_in_the_words_of_a_rule_says_what_that_rule_rests_on(write_fund: WriteFund) -> None:
    number = "138" + "0" * 8
    data = write_fund({"notices/n01.yaml": f"# {number}\n", "/rules.yaml": PACK})
    (finding,) = [one for one in judgement(data, [RECORD]).findings if one.rule == "R30"]
    assert finding.basis == Message(Basis.INFERRED.zh, Basis.INFERRED.en)
    data = write_fund({"/rules.yaml": TWO_RULES})
    assert [(one.rule, one.basis) for one in judgement(data).findings] == [("R30", None)]


@pytest.mark.parametrize(
    ("present", "rules"), [(None, ["R31"]), (date(2026, 4, 30), ["R31"]), (date(2026, 5, 1), [HISTORY])]
)
def test_order_is_judged_on_the_day_on_which_the_records_are_kept(
    present: date | None, rules: list[str], write_fund: WriteFund
) -> None:
    # The rule finds a day that has not come yet; once it has, the event cannot follow.
    history = "- {event: resolved}\n- {date: 2026-05-01, event: delivered}\n"
    data = write_fund({"projects/p1.yaml": f"id: p1\ntitle: 灯\nhistory:\n{history}"})
    judged = judge(read_fund(data), date(2026, 4, 1), present=present, asked=Asked(["R31", "R01", HISTORY]))
    assert sorted({one.rule for one in judged.findings if one.level.value == "error"}) == rules


def test_the_other_rules_judge_on_the_day_that_is_looked_at(write_fund: WriteFund) -> None:
    history = "- {date: 2026-03-05, event: resolved}\n- {date: 2026-05-01, event: started}\n"
    read = read_fund(write_fund({"projects/p1.yaml": f"id: p1\ntitle: 灯\nhistory:\n{history}"}))
    for as_of, answers in ((date(2026, 4, 30), {}), (date(2026, 5, 1), {Answer.HOLDS: 1})):
        judged = judge(read, as_of, present=date(2026, 12, 31), asked=Asked(["R01"]))
        assert judged.answers == {"R01": answers}
        assert judged.fund is read.fund


def test_every_rule_that_there_is_may_be_asked_for(write_fund: WriteFund) -> None:
    data = write_fund({})
    assert sorted(judgement(data, list(RULES)).answers) == sorted(RULES)
    assert {rule: sorted(judgement(data, [rule]).answers) for rule in RULES} == {rule: [rule] for rule in RULES}
