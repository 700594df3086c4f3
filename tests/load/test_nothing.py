"""Values that say that there is none, and values with Chinese punctuation in them: what to write instead."""

import pytest

from gongshi.findings import Finding, Level, Message
from gongshi.load.typed import typed
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.record import Record
from gongshi.place import Place

PROJECT = "id: a\ntitle: 灯\n"


def refused(model: type[Record], text: str) -> list[Finding]:
    """Why the text is no record of this kind, which it must not be."""
    loaded = typed(text, "a.yaml", model)
    assert loaded.record is None
    return list(loaded.findings)


def finding(line: int, column: int, zh: str, en: str) -> Finding:
    return Finding(Place("a.yaml", line, column), "record", Level.ERROR, Message(zh, en))


@pytest.mark.parametrize(
    ("text", "place", "zh", "en"),
    [
        ("budget: 无\n", (3, 9), "budget（预算）写的是“无”", "budget says '无'"),
        ("budget:\n", (3, 8), "budget（预算）是空的", "budget is empty"),
        ("planned_start: 待定\n", (3, 16), "planned_start（计划开工）写的是“待定”", "planned_start says '待定'"),
        ("mode: 未定\n", (3, 7), "mode（实施方式）写的是“未定”", "mode says '未定'"),
        ("technical: N/A\n", (3, 12), "technical（是不是技术类项目）写的是“N/A”", "technical says 'N/A'"),
        ("implementer: 无\n", (3, 14), "implementer（实施方）写的是“无”", "implementer says '无'"),
    ],
)
def test_a_value_that_says_that_there_is_none_is_to_be_left_out(
    text: str, place: tuple[int, int], zh: str, en: str
) -> None:
    zh += "；没有或者还不知道，就去掉这一行"
    en += "; where there is none, or nobody knows yet, leave the line out"
    assert refused(Project, PROJECT + text) == [finding(*place, zh, en)]


@pytest.mark.parametrize(
    ("text", "column", "zh", "en"),
    [
        ("topics:\n", 8, "topics（主题）是空的", "topics is empty"),
        ("topics: 无\n", 9, "topics（主题）写的是“无”", "topics says '无'"),
    ],
)
def test_a_list_in_whose_place_there_is_nothing_is_told_how_to_say_none(
    text: str, column: int, zh: str, en: str
) -> None:
    zh += "；一项也没有就写 topics: []，还不知道就去掉这一行"
    en += "; write topics: [] where there are none, and leave the line out where nobody knows yet"
    assert refused(Project, PROJECT + text) == [finding(3, column, zh, en)]


def test_an_item_with_nothing_in_it_is_to_be_left_out() -> None:
    zh = "proposals 里有一项是空的；请去掉这一项"
    assert refused(Project, f"{PROJECT}proposals:\n- p1\n-\n") == [
        finding(5, 2, zh, "an item of proposals is empty; leave this item out")
    ]


def test_a_value_that_has_to_be_written_cannot_be_left_out() -> None:
    zh, en = "kind（公告种类）是空的；这一项必须写", "kind is empty; it has to be written"
    assert refused(Notice, "id: n\nkind:\ntitle: 公示\n") == [finding(2, 6, zh, en)]


@pytest.mark.parametrize(
    ("text", "place", "zh", "en"),
    [
        ("proposals: [2026-p1，2026-p2]\n", (3, 13), "“，”改成“,”", ", for ，"),
        ("proposals: 【p1, p2】\n", (3, 12), "“【”改成“[”，“】”改成“]”", "[ for 【, ] for 】"),
        ("proposals: p1、p2\n", (3, 12), "“、”改成“,”", ", for 、"),
        ("budget: “3”\n", (3, 9), "去掉中文引号", "no Chinese quotes"),
        ("budget: 　3\n", (3, 9), "去掉全角空格", "no full-width space"),
        ("budget: 12\u00a0600\n", (3, 9), "去掉特殊空格 U+00A0", "no U+00A0"),
        ("planned_start: 2026－03－05\n", (3, 16), "“－”改成“-”", "- for －"),
        ("planned_start: ２０２0-03-05\n", (3, 16), "数字改成半角", "plain digits"),
        ("fiscal_year: ２０２0\n", (3, 14), "数字改成半角", "plain digits"),
        ("budget: １２，000\n", (3, 9), "数字改成半角", "plain digits"),
        ("proposals: [１]\n", (3, 13), "数字改成半角", "plain digits"),
        ("mode: “self”\n", (3, 7), "去掉中文引号", "no Chinese quotes"),
    ],
)
def test_full_width_characters_in_a_value_are_named(text: str, place: tuple[int, int], zh: str, en: str) -> None:
    (one,) = refused(Project, PROJECT + text)
    assert (one.place.line, one.place.column) == place
    assert one.message.zh.endswith(f"要用半角：{zh}")
    assert one.message.en.endswith(f"; plain characters are wanted: {en}")
