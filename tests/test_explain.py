"""Rules explained: every one with its standing in the pack, its source and its examples."""

from __future__ import annotations

import re

import pytest

from gongshi.explain import explained, in_pack, labelled, manual, settings
from gongshi.findings import Message
from gongshi.model.rule_pack import RulePack
from gongshi.rules.registry import RULES
from gongshi.rules.shipped import shipped_pack

PACK = shipped_pack()
WITHOUT_RULES = PACK.model_copy(update={"rules": ()})


def lines(name: str, pack: RulePack = PACK) -> list[str]:
    return explained(RULES[name], pack).splitlines()


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_explained_in_both_languages(name: str) -> None:
    rule = RULES[name]
    said = manual(rule).sentence
    assert lines(name)[:5] == [f"{name} {rule.name.zh} | {rule.name.en}", "", said.zh, said.en, ""]
    assert said.zh.endswith("。")
    assert said.en.endswith(".")


@pytest.mark.parametrize("name", RULES)
def test_every_rule_says_what_it_weighs_and_rests_on_and_shows_what_passes(name: str) -> None:
    text = explained(RULES[name], PACK)
    parts = ["级别 level: ", "依据 basis: ", "出处 source: ", "Source: ", "来源：", "符合 Passes", "不符合 Fails"]
    assert [text.count(f"\n{part}") for part in parts] == [1, 1, 2, 1, 1, 1, 1]
    assert "``" not in text


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_explained_whole_in_either_language(name: str) -> None:
    rule = RULES[name]
    zh, en = (explained(rule, PACK, language) for language in ("zh", "en"))
    examples = [part for part in manual(rule).rest.split("\n\n") if part.startswith(" ")]
    assert all(example in zh and example in en for example in examples)
    assert [zh.count(part) for part in ("\n级别：", "\n来源：", "\n符合", "\n不符合")] == [1, 1, 1, 1]
    assert [en.count(part) for part in ("\nlevel: ", "\nSource: ", "\nPasses", "\nFails")] == [1, 1, 1, 1]
    # Once with what the pack sets it to, and once with what it means.
    each = len(rule.parameters.model_fields)
    assert [zh.count("\n参数："), en.count("\nparameter: "), en.count("\nParameters: ")] == [2 * each, each, each]
    words = (line for line in zh.splitlines() if not line.startswith(" "))
    # What is left of English are the names of keys and laws.
    assert all(re.search(r"[\u4e00-\u9fff]", line) or line.startswith("参数：") for line in words if line)
    assert not re.search(r"\b(the|and|of)\b", zh)


def test_the_parts_of_a_manual_are_called_in_the_language_asked_for() -> None:
    rest = (
        "Any.\n\n任何\n一种。\n\nParameters: ``days``.\n\n参数：``days``。\n\nPasses (in May | 五月里):\n\n    a: 1\n\n"
        "Fails:\n\n    Fails: 2\n"
    )
    assert labelled(rest, emphasis="**") == (
        "Any.\n\n任何一种。\n\n**Parameters**: ``days``.\n\n**参数**：``days``。\n\n"
        "**符合 Passes**（五月里 | in May）:\n\n    a: 1\n\n**不符合 Fails**:\n\n    Fails: 2\n"
    )
    assert labelled(rest, "zh") == (
        "任何一种。\n\n参数：``days``。\n\n符合（五月里）：\n\n    a: 1\n\n不符合：\n\n    Fails: 2\n"
    )
    assert labelled(rest, "en") == (
        "Any.\n\nParameters: ``days``.\n\nPasses (in May):\n\n    a: 1\n\nFails:\n\n    Fails: 2\n"
    )


def test_a_rule_that_the_pack_leaves_out_is_said_to_be_left_out() -> None:
    assert in_pack(RULES["R07"], WITHOUT_RULES) is None
    assert lines("R07", WITHOUT_RULES)[5:7] == ["本资金的规则包没有这一条 | not in this fund's rule pack", ""]
    assert settings(RULES["R07"], None) == {"days": "7"}


def with_parameters(name: str, parameters: dict[str, str]) -> RulePack:
    """A pack in which a rule has these parameters."""
    rules = [one.model_copy(update={"parameters": parameters}) if one.id == name else one for one in PACK.rules]
    return PACK.model_copy(update={"rules": tuple(rules)})


def test_the_packs_own_parameters_are_shown_and_the_rules_own_where_it_sets_none() -> None:
    assert "参数 parameter: days = 3" in lines("R07", with_parameters("R07", {"days": "3"}))
    assert "参数 parameter: days = 7" in lines("R07", with_parameters("R07", {}))


@pytest.mark.parametrize("parameters", [{"days": "soon"}, {"dayz": "3"}])
def test_parameters_that_do_not_fit_are_said_not_to(parameters: dict[str, str]) -> None:
    pack = with_parameters("R07", parameters)
    assert lines("R07", pack)[9:11] == [
        (
            "参数 parameter: 规则包里写的不对，gongshi check 会指出在哪里 | "
            "those of the pack do not fit; gongshi check says where"
        ),
        "",
    ]


def test_parameters_are_shown_as_a_person_says_them() -> None:
    shown = {
        name: settings(RULES[name], in_pack(RULES[name], PACK)) for name in ("R03", "R13", "R14", "R18", "R22", "R23")
    }
    assert shown == {
        "R03": {"months": "12", "over_year_end": "info"},
        "R13": {"bodies": "居民议事会 residents_council、居民会议 residents_assembly、居民代表会议 rep_assembly"},
        "R14": {"share": "2/3"},
        "R18": {
            "roles": "居务监督委员会成员 supervision_committee、居民议事会成员 residents_council、"
            "居民代表 resident_rep、街道干部 subdistrict、居民骨干 resident_activist",
            "led_by": "社区党组织 party_org",
        },
        "R22": {},
        "R23": {"words": "物业费、物管费、公房维修、工资、岗位补贴、待遇补贴、工作餐"},
    }


def test_the_one_rule_that_is_kept_on_reading_says_so() -> None:
    levels = {name: lines(name)[5] for name in RULES}
    assert [name for name, level in levels.items() if "拒绝" in level] == ["R30"]
    assert [levels["R30"], levels["R31"], levels["R33"]] == [
        "级别 level: 错误 error（读文件时就拒绝 refused on reading）",
        "级别 level: 错误 error",
        "级别 level: 提示 info",
    ]


def test_a_manual_on_several_lines_is_one_sentence() -> None:
    rule = RULES["R22"]._replace(manual="\nMoney\nstays.\n\n钱不超 R22\n的数。\n\nSource: x.\n")
    assert manual(rule).sentence == Message(zh="钱不超 R22的数。", en="Money stays.")
    assert manual(rule).rest == "Source: x."
