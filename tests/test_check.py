"""What a whole fund is told: findings of every kind, in order, and one broken file that hides no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path

import pytest

from gongshi.check import Asked, Judgement
from gongshi.findings import HISTORY, RECORD, REFERENCE, Level, Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

PACK = (package_files("gongshi.rules") / "pack.yaml").read_text(encoding="utf-8")
HEAD = PACK[: PACK.index("rules:\n") + len("rules:\n")]
FIRST_RULE = HEAD.count("\n") + 1
CITED = "basis: assumed, citation: 示例"
MEETING = "id: 2026-03-05\ndate: 2026-03-05\nbody: residents_council\nminutes: {summary: 表决。}\n"
RESOLVED = "date: 2026-03-05, event: resolved, meeting: 2026-03-05"


@pytest.fixture
def asked() -> Asked:
    """The nine rules with a published source; what the others say of funds as small as these is no matter here."""
    sourced = ("R01", "R02", "R04", "R06", "R08", "R13", "R17", "R19", "R21")
    return Asked(rules=(*sourced, RECORD, REFERENCE, HISTORY))


def fund(*events: str) -> dict[str, str]:
    """A fund with one project; its first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "meetings/2026-03-05.yaml": MEETING,
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}",
    }


def pack(*rules: str) -> dict[str, str]:
    """A pack with these rules; the first of them stands on line ``FIRST_RULE``."""
    return {"/rules.yaml": HEAD + "".join(f"- {{{rule}}}\n" for rule in rules)}


def below(root: Path, findings: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Findings with their places below the data folder."""
    return [(rule, level, place.removeprefix(f"{root}/data/")) for rule, level, place in findings]


def test_an_event_that_cannot_follow_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-04-20, event: delivered")
    assert found(files) == [("history", "error", "projects/2026-001.yaml:6:3")]
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="项目的状态是“已议决”，接下来不能是“完工”；请查是漏了一步，还是顺序写错了",
            en="the project was “resolved”; “work done” cannot follow; look for a missing step or a wrong order",
        )
    ]


def test_each_event_that_cannot_follow_is_found_and_the_project_stays_where_it_was(found: Found) -> None:
    late = ("date: 2026-04-20, event: midterm_reviewed, outcome: passed", "date: 2026-04-21, event: rectified")
    files = fund(RESOLVED, *late, "date: 2026-04-22, event: started", "date: 2026-04-23, event: delivered")
    assert found(files) == [
        ("history", "error", "projects/2026-001.yaml:6:3"),
        ("history", "error", "projects/2026-001.yaml:7:3"),
    ]


def test_what_only_follows_from_a_missing_step_is_not_found_again(found: Found) -> None:
    work = ("date: 2026-04-20, event: delivered", "date: 2026-04-22, event: accepted, outcome: passed")

    def misplaced(last: str) -> list[str]:
        files = fund(RESOLVED, *work, f"date: 2026-04-23, event: {last}")
        return [place for rule, _, place in found(files) if rule == "history"]

    assert misplaced("evaluated, outcome: passed") == ["projects/2026-001.yaml:6:3"]
    assert misplaced("screened_out, reason: 重复") == ["projects/2026-001.yaml:6:3", "projects/2026-001.yaml:8:3"]


def test_an_event_still_to_come_is_not_misplaced_yet(found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-04-20, event: delivered")
    assert found(files, date(2026, 4, 19)) == []
    assert found(files, date(2026, 4, 20)) == [("history", "error", "projects/2026-001.yaml:6:3")]


def test_a_rule_that_nobody_knows_is_found_and_the_others_judge(tmp_path: Path, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED) | pack(f"id: R02, level: error, {CITED}", f"id: R99, level: error, {CITED}")
    assert below(tmp_path, found(files)) == [("record", "error", f"rules.yaml:{FIRST_RULE + 1}:8")]
    assert judged(files).answers == {"R02": {Answer.HOLDS: 1}}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="没有编号为 R99 的规则；编号从 R01 到 R33，各管什么见手册的“规则”",
            en="there is no rule R99; their ids are R01 to R33",
        )
    ]


def test_a_rule_that_nobody_knows_hides_none_after_it(judged: Judged) -> None:
    files = fund(RESOLVED) | pack(f"id: R99, level: error, {CITED}", f"id: R02, level: error, {CITED}")
    assert judged(files).answers == {"R02": {Answer.HOLDS: 1}}


@pytest.mark.parametrize(
    ("rule", "parameters", "column"),
    [
        ("R08", "{dayz: 30}", 76),
        ("R08", "{days: soon}", 76),
        ("R13", "{bodies: [residents_council, nobody]}", 98),
        ("R01", "{days: 3}", 76),
    ],
)
def test_a_parameter_that_does_not_fit_is_found_where_it_stands(
    rule: str, parameters: str, column: int, tmp_path: Path, found: Found
) -> None:
    files = fund(RESOLVED) | pack(f"id: {rule}, level: error, {CITED}, parameters: {parameters}")
    assert below(tmp_path, found(files)) == [("record", "error", f"rules.yaml:{FIRST_RULE}:{column}")]


@pytest.mark.parametrize(
    ("rule", "parameters", "zh", "en"),
    [
        ("R08", "{dayz: 30}", "没有参数“dayz”，是不是 days？", "has no parameter 'dayz'; did you mean days?"),
        (
            "R03",
            "{xyz: 3}",
            "没有参数“xyz”，可设的有：months、over_year_end",
            "has no parameter 'xyz'; those it has: months, over_year_end",
        ),
        ("R01", "{days: 3}", "没有参数可设；请去掉", "has no parameters; leave this out"),
    ],
)
def test_a_rule_with_a_parameter_that_it_does_not_have_does_not_judge(
    rule: str, parameters: str, zh: str, en: str, judged: Judged
) -> None:
    files = fund(RESOLVED) | pack(f"id: {rule}, level: error, {CITED}, parameters: {parameters}")
    assert judged(files).answers == {}
    assert [finding.message for finding in judged(files).findings] == [Message(f"规则 {rule} {zh}", f"{rule} {en}")]


def test_a_parameter_that_is_not_of_its_form_says_which_and_what_it_should_be(judged: Judged) -> None:
    files = fund(RESOLVED) | pack(f"id: R08, level: error, {CITED}, parameters: {{days: soon}}")
    (finding,) = judged(files).findings
    assert finding.message.zh.startswith("规则 R08 的参数 days 写得不对：“soon”应是 0 或正整数")
    assert finding.message.en.startswith(
        "the parameter days of R08 is not of its form: 'soon' should be a whole number"
    )


def test_a_rule_that_stands_twice_is_found_and_judges_once(tmp_path: Path, found: Found, judged: Judged) -> None:
    rule = f"id: R02, level: error, {CITED}"
    files = fund(RESOLVED) | pack(rule, rule)
    assert below(tmp_path, found(files)) == [("record", "error", f"rules.yaml:{FIRST_RULE + 1}:8")]
    assert judged(files).answers == {"R02": {Answer.HOLDS: 1}}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="这条规则写了两次，只按第一次的执行；请删去一条",
            en="this rule stands twice; only the first counts, delete one",
        )
    ]


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_the_pack_says_how_much_a_broken_rule_weighs(level: str, found: Found) -> None:
    files = fund(RESOLVED, "date: 2026-03-01, event: started") | pack(f"id: R01, level: {level}, {CITED}")
    assert found(files) == [("R01", level, "projects/2026-001.yaml:6:10")]


def test_what_is_unknown_weighs_nothing_whatever_the_pack_says(found: Found) -> None:
    files = fund(RESOLVED, "event: started") | pack(f"id: R01, level: error, {CITED}")
    assert found(files) == [("R01", "info", "projects/2026-001.yaml:6:3")]


def test_findings_stand_in_the_order_of_files_lines_and_columns(found: Found) -> None:
    files = fund("date: 2026-03-01, event: started", RESOLVED, "date: 2026-04-01, event: filed, number: x")
    files["projects/2026-001.yaml"] += "proposals: [p2, p1]\n"
    files["meetings/2026-03-05.yaml"] = "id: 2026-03-05\ndate: 2026-03-05\nbody: party_org\n"
    files["a.txt"] = "notes\n"
    assert found(files) == [
        ("record", "error", "a.txt:1:1"),
        ("R17", "error", "meetings/2026-03-05.yaml:2:7"),
        ("R13", "error", "meetings/2026-03-05.yaml:3:7"),
        ("R01", "error", "projects/2026-001.yaml:5:10"),
        ("reference", "error", "projects/2026-001.yaml:8:13"),
        ("reference", "error", "projects/2026-001.yaml:8:17"),
    ]


def test_findings_of_one_place_stand_in_the_order_of_their_weight(found: Found) -> None:
    files = fund("date: 2026-03-06, event: posted")
    assert found(files) == [
        ("history", "error", "projects/2026-001.yaml:5:3"),
        ("R06", "info", "projects/2026-001.yaml:5:3"),
        ("R08", "info", "projects/2026-001.yaml:5:3"),
    ]


def test_one_project_that_cannot_be_read_hides_no_other(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-03-05, event: started")
    files["projects/2026-000.yaml"] = "id: 2026-000\ntitle: 路灯\nbudget: 很多\nhistroy: []\n"
    assert found(files) == [
        ("record", "error", "projects/2026-000.yaml:3:9"),
        ("record", "error", "projects/2026-000.yaml:4:10"),
        ("R01", "error", "projects/2026-001.yaml:6:10"),
    ]
    assert judged(files).answers["R02"] == {Answer.HOLDS: 1}


def test_a_file_that_is_not_named_by_its_id_is_found_and_not_judged(found: Found, judged: Judged) -> None:
    files = {"meetings/2026-03-05.yaml": MEETING, "projects/2026-002.yaml": fund(RESOLVED)["projects/2026-001.yaml"]}
    assert found(files) == [("record", "error", "projects/2026-002.yaml:1:5")]
    assert judged(files).answers["R02"] == {}


def test_a_folder_that_is_not_named_by_its_community_is_found_and_judged(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED) | {"community.yaml": "id: huaishu\ntitle: 槐树社区\n"}
    assert found(files) == [("record", "error", "community.yaml:1:5")]
    assert judged(files).answers["R02"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    "path",
    [
        "notes.txt",
        "projects/2026-001.yml",
        "projects/2026-001.yaml.bak",
        "notes/n1.yaml",
        "/notes.txt",
        "/holidays/2026.ics",
        "/communities/wutong.yaml",
    ],
)
def test_a_stray_file_is_found(path: str, tmp_path: Path, found: Found) -> None:
    stray = path[1:] if path.startswith("/") else f"communities/wutong/{path}"
    place = stray.removesuffix("/n1.yaml")
    findings = [(rule, level, one.removeprefix("communities/wutong/")) for rule, level, one in found({path: "x: 1\n"})]
    expected = place.removeprefix("communities/wutong/")
    assert below(tmp_path, findings) == [("record", "error", f"{expected}:1:1")]


def test_readme_files_and_hidden_ones_are_no_strays(found: Found) -> None:
    assert found({"README.md": "#\n", "/README.md": "#\n", "projects/.keep": "", "/.gitignore": "*~\n"}) == []


def test_a_hidden_folder_is_no_community(found: Found) -> None:
    assert found({"/communities/.obsidian/workspace.json": "{}\n"}) == []


def test_a_folder_named_like_a_record_is_found(found: Found) -> None:
    assert found({"projects/2026-001.yaml/notes.txt": "x\n"}) == [("record", "error", "projects/2026-001.yaml:1:1")]


@pytest.mark.parametrize("name", ["programme.yaml", "rules.yaml"])
def test_without_programme_or_rules_the_files_are_read_and_nothing_is_judged(
    name: str, tmp_path: Path, found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, "date: 2026-03-01, event: started") | {f"/{name}": "id: [\n"}
    assert [one[0:2] for one in found(files)] == [("record", "error")]
    assert (judged(files).fund, judged(files).answers) == (None, {})
    assert {finding.place.file for finding in judged(files).findings} == {f"{tmp_path}/data/{name}"}


@pytest.mark.parametrize(
    ("level", "rules"), [("error", ["R01"]), ("warning", ["R01", "R04"]), ("info", ["R01", "R04", "R19"])]
)
def test_what_weighs_less_can_be_left_out(level: str, rules: list[str], judged: Judged) -> None:
    files = fund("date: 2026-03-01, event: started", RESOLVED, "date: 2026-10-20, event: accepted, outcome: passed")
    files["notices/n01.yaml"] = (
        "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-04-20\nposting_end: 2026-04-29\n"
    )
    assert sorted(finding.rule for finding in judged(files).at_least(Level(level))) == rules


def test_what_a_rule_says_of_two_projects_in_the_same_words_and_place_is_told_once(
    found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, "date: 2026-03-06, event: posted, notice: n01")
    files["projects/2026-002.yaml"] = files["projects/2026-001.yaml"].replace("id: 2026-001", "id: 2026-002")
    files["notices/n01.yaml"] = "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\n"
    assert [one for one in found(files) if one[0] == "R08"] == [("R08", "info", "notices/n01.yaml:1:1")]
    assert judged(files).answers["R08"] == {"unknown": 2}
