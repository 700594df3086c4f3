"""``gongshi check --rule``, ``--community`` and ``--explain`` as they are installed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gongshi import explain
from gongshi.rules.registry import RULES
from gongshi.rules.shipped import shipped_pack, shipped_text
from terminal import Ran, gongshi

WriteFund = Callable[[Mapping[str, str]], Path]

NINE_DAYS = "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-04-20\nposting_end: 2026-04-28\n"
FILES = {
    "notices/n01.yaml": NINE_DAYS,
    "meetings/m1.yaml": "id: m1\nbody: party_org\nminutes: {summary: 表决。}\n",
    "projects/p1.yaml": "id: p1\ntitle: 灯\nhistory:\n- {event: resolved, meeting: m1}\n- {event: delivered}\n",
    "/communities/yinxing/community.yaml": "id: yinxing\ntitle: 银杏社区\n",
    "/communities/yinxing/notices/n01.yaml": NINE_DAYS,
}
WUTONG_SHORT = "communities/wutong/notices/n01.yaml:5:14: error R04 "
YINXING_SHORT = "communities/yinxing/notices/n01.yaml:5:14: error R04 "
NO_COUNCIL = "communities/wutong/meetings/m1.yaml:2:7: error R13 "
MISPLACED = "communities/wutong/projects/p1.yaml:5:3: error history "


def told(ran: Ran) -> list[str]:
    """Where and what each line tells, without its words."""
    return [" ".join(line.split(" ")[:3]) + " " for line in ran.out.splitlines()]


def check(data: Path, *arguments: str) -> Ran:
    return gongshi("check", ".", "--language", "en", "--as-of", "2026-12-31", *arguments, folder=data)


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("--rule", "R13"), [NO_COUNCIL]),
        (("--rule", "R04"), [WUTONG_SHORT, YINXING_SHORT]),
        (("--rule", "R04", "--rule", "R13"), [NO_COUNCIL, WUTONG_SHORT, YINXING_SHORT]),
        (("--rule", "history"), [MISPLACED]),
        (("--rule", "R13", "--rule", "history"), [NO_COUNCIL, MISPLACED]),
        (("--rule", "R04", "--community", "yinxing"), [YINXING_SHORT]),
        (("--rule", "R04", "--community", "yinxing", "--community", "wutong"), [WUTONG_SHORT, YINXING_SHORT]),
        (("--community", "yinxing", "--level", "error"), [YINXING_SHORT]),
    ],
)
def test_only_what_was_asked_for_is_told(arguments: tuple[str, ...], lines: list[str], write_fund: WriteFund) -> None:
    ran = check(write_fund(FILES), *arguments)
    assert (ran.code, told(ran), ran.err) == (1, lines, "")


@pytest.mark.parametrize("arguments", [("--rule", "R19"), ("--rule", "reference"), ("--rule", "record")])
def test_what_holds_is_silent_though_other_rules_are_broken(arguments: tuple[str, ...], write_fund: WriteFund) -> None:
    assert check(write_fund(FILES), *arguments) == Ran(0, "", "")


def test_json_answers_only_what_was_asked(write_fund: WriteFund) -> None:
    ran = check(write_fund(FILES), "--format", "json", "--rule", "R04", "--rule", "R13", "--community", "wutong")
    answer = json.loads(ran.out)
    assert answer["rules"] == {"R04": {"broken": 1}, "R13": {"broken": 1}}
    assert [(one["rule"], one["basis"]) for one in answer["findings"]] == [("R13", None), ("R04", None)]
    ran = check(write_fund(FILES), "--format", "json", "--rule", "history")
    answer = json.loads(ran.out)
    assert (answer["rules"], [one["rule"] for one in answer["findings"]]) == ({}, ["history"])


@pytest.mark.parametrize("rule", ["R13", "R19", "reference"])
def test_a_file_that_cannot_be_read_is_told_whatever_rule_was_asked_for(rule: str, write_fund: WriteFund) -> None:
    data = write_fund({"notices/n01.yaml": "id: [\n", "projects/p1.yaml": "id: p1\ntitle: 灯\n"})
    ran = check(data, "--rule", rule)
    assert (ran.code, told(ran)) == (1, ["communities/wutong/notices/n01.yaml:1:5: error record "])


def test_a_file_of_another_community_is_not_told(write_fund: WriteFund) -> None:
    data = write_fund(FILES | {"/communities/yinxing/notices/n02.yaml": "id: [\n", "/notes.txt": "记一笔\n"})
    (data / "communities/wutong/projects/p1.yaml").unlink()
    ran = check(data, "--community", "wutong", "--rule", "R13")
    assert told(ran) == ["notes.txt:1:1: error record "]
    assert ran.code == 1
    ran = check(data, "--community", "yinxing", "--rule", "R13")
    assert told(ran) == ["communities/yinxing/notices/n02.yaml:1:5: error record ", "notes.txt:1:1: error record "]


def test_a_community_whose_own_file_cannot_be_read_may_be_asked_for(write_fund: WriteFund) -> None:
    data = write_fund(FILES | {"/communities/yinxing/community.yaml": "id: [\n"})
    ran = check(data, "--community", "yinxing")
    assert (ran.code, told(ran)) == (1, ["communities/yinxing/community.yaml:1:5: error record "])


@pytest.mark.parametrize("name", ["R99", "抽签", ""])
def test_a_rule_that_there_is_not_could_not_run(name: str, write_fund: WriteFund) -> None:
    zh = f"没有“{name}”这条规则；编号从 R01 到 R33，另有 record、reference、history"
    en = f"there is no rule '{name}'; their ids are R01 to R33, besides record, reference, history"
    assert check(write_fund(FILES), "--rule", "R04", "--rule", name) == Ran(2, "", f"gongshi: {zh} | {en}\n")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("r04", "R04"), ("R4", "R04"), ("R8", "R08"), ("异议达到比例", "R08"), ("histroy", "history")],
)
def test_a_rule_that_was_probably_meant_is_named(name: str, meant: str, write_fund: WriteFund) -> None:
    ran = check(write_fund(FILES), "--rule", name)
    called = f"{meant}（{RULES[meant].name.zh}）" if meant in RULES else meant
    zh, en = f"没有“{name}”这条规则，是不是 {called}？", f"there is no rule '{name}'; did you mean {meant}?"
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")


@pytest.mark.parametrize(("name", "shown"), [("huaishu", "huaishu"), ("a\n\x1b[2J", "a··[2J")])
def test_a_community_that_there_is_not_could_not_run(name: str, shown: str, write_fund: WriteFund) -> None:
    zh = f"没有“{shown}”这个社区；可选的有：wutong（梧桐社区）、yinxing（银杏社区）"
    en = f"there is no community '{shown}'; there are wutong, yinxing"
    ran = check(write_fund(FILES), "--community", "wutong", "--community", name)
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")


@pytest.mark.parametrize("name", ["wutng", "Wutong", "梧桐", "梧桐社区"])
def test_a_community_may_be_meant_by_its_name(name: str, write_fund: WriteFund) -> None:
    zh = f"没有“{name}”这个社区，是不是 wutong（梧桐社区）？"
    en = f"there is no community '{name}'; did you mean wutong?"
    assert check(write_fund(FILES), "--community", name) == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_without_a_programme_no_community_is_known_and_the_files_are_told(write_fund: WriteFund) -> None:
    ran = check(write_fund(FILES | {"/programme.yaml": "id: [\n"}), "--community", "huaishu", "--rule", "R04")
    assert (ran.code, told(ran)) == (1, ["programme.yaml:1:5: error record "])


@pytest.mark.parametrize("option", ["--no-rule", "--no-community", "--rule", "--community", "--explain"])
def test_an_option_without_a_name_could_not_run(option: str, write_fund: WriteFund) -> None:
    ran = check(write_fund(FILES), option)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def explained(name: str, folder: Path) -> list[str]:
    """What is said of a rule, which must be all that is said."""
    ran = gongshi("check", "data", "--explain", name, folder=folder)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_a_rule_is_explained_without_a_data_folder(tmp_path: Path) -> None:
    lines = explained("R07", tmp_path)
    assert lines == explain.explained(RULES["R07"], shipped_pack()).splitlines()
    assert lines[5:7] == ["级别 level: 警告 warning", "依据 basis: 假定 assumed"]
    assert lines[9] == "参数 parameter: days = 7"


def test_what_the_funds_own_pack_says_is_explained(write_fund: WriteFund) -> None:
    own = (
        shipped_text().replace("id: R07\n  level: warning", "id: R07\n  level: info").replace("{days: 7}", "{days: 3}")
    )
    data = write_fund({"/rules.yaml": own})
    lines = explained("R07", data.parent)
    assert [lines[5], lines[9]] == ["级别 level: 提示 info", "参数 parameter: days = 3"]


def test_the_funds_own_pack_counts_though_other_files_cannot_be_read(write_fund: WriteFund) -> None:
    own = shipped_text().replace("{days: 7}", "{days: 3}")
    data = write_fund({"/rules.yaml": own, "/programme.yaml": "id: [\n", "community.yaml": "id: [\n"})
    assert "参数 parameter: days = 3" in explained("R07", data.parent)


def test_a_pack_that_cannot_be_read_leaves_the_shipped_one(write_fund: WriteFund) -> None:
    assert "参数 parameter: days = 7" in explained("R07", write_fund({"/rules.yaml": "id: [\n"}).parent)


def test_a_rule_that_the_fund_leaves_out_is_explained_and_said_to_be_left_out(write_fund: WriteFund) -> None:
    text = shipped_text()
    own = text[: text.index("- id: R02")]
    lines = explained("R07", write_fund({"/rules.yaml": own}).parent)
    assert lines[5:7] == ["本资金的规则包没有这一条 | not in this fund's rule pack", ""]


def test_parameters_that_do_not_fit_are_said_not_to(write_fund: WriteFund) -> None:
    data = write_fund({"/rules.yaml": shipped_text().replace("{days: 7}", "{days: soon}")})
    assert explained("R07", data.parent)[9] == (
        "参数 parameter: 规则包里写的不对，gongshi check 会指出在哪里 | "
        "those of the pack do not fit; gongshi check says where"
    )


@pytest.mark.parametrize("name", ["R99", "record", "history"])
def test_what_is_no_rule_cannot_be_explained(name: str, tmp_path: Path) -> None:
    ran = gongshi("check", "--explain", name, folder=tmp_path)
    zh = f"没有“{name}”这条规则；编号从 R01 到 R33，各管什么见手册的“规则”"
    en = f"there is no rule '{name}'; their ids are R01 to R33"
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_a_rule_is_explained_in_the_language_asked_for(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        ran = gongshi("check", "--explain", "R08", "--language", language, folder=tmp_path)
        assert ran == Ran(0, explain.explained(RULES["R08"], shipped_pack(), language) + "\n", "")


def test_a_rule_is_explained_to_a_program(write_fund: WriteFund) -> None:
    data = write_fund({"/rules.yaml": shipped_text().replace("{days: 7}", "{days: 12}")})
    ran = gongshi("check", ".", "--explain", "R07", "--format", "json", folder=data)
    told = json.loads(ran.out)
    assert (ran.code, ran.err, told["rule"], told["name"]["zh"]) == (0, "", "R07", RULES["R07"].name.zh)
    assert told["in_pack"]["parameters"] == {"days": "12"}
    assert [told["manual"]["zh"].count("来源："), told["manual"]["en"].count("Source:")] == [1, 1]
    data.joinpath("rules.yaml").write_text(shipped_text().replace("id: R07", "id: R77"), encoding="utf-8")
    ran = gongshi("check", ".", "--explain", "R07", "--format", "json", folder=data)
    assert json.loads(ran.out)["in_pack"] is None
