"""Scenarios that somebody wrote wrongly: each is one line, with its place, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.report import text
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped, shipped_scenario
from wrong_numbers import CONTRADICTORY, HEAD, OUT_OF_RANGE, REASON, WRITTEN_WRONGLY, Bad, number

NO_REASON = (
    "改了 council.members，没有写 basis 和 why；换了数，依据和理由也要换",
    "council.members is changed without basis and why; a new number has a reason of its own",
)
GROUP = "这里应一行写一项：“字段: 内容”", "a group of “key: value” lines is wanted here"

KEYS = [
    Bad(
        number("council.agenda_itmes", "9"),
        "6:5",
        "没有“agenda_itmes”这个字段，是不是 agenda_items（每次会议最多议几项）？",
        "there is no key 'agenda_itmes'; did you mean agenda_items?",
    ),
    Bad(
        number("counsil.members", "30"),
        "5:3",
        "没有“counsil”这个字段，是不是 council（议事会）？",
        "there is no key 'counsil'; did you mean council?",
    ),
    Bad(
        number("desk.members", "30"),
        "6:5",
        "“members”不能写在这一层；请查这一行前面的空格是不是多了或少了",
        "the key 'members' does not belong here; look at the spaces before it",
    ),
    Bad(
        number("work.works_days", "60"),
        "6:12",
        "“value”不能写在这一层；请查这一行前面的空格是不是多了或少了",
        "the key 'value' does not belong here; look at the spaces before it",
    ),
    Bad(
        number("council.members", "30").replace("value", "valeu"),
        *("6:12", "没有“valeu”这个字段，是不是 value（取值）？", "there is no key 'valeu'; did you mean value?"),
    ),
    Bad(
        f"{HEAD}horizon: 3\n",
        "4:10",
        "没有“horizon”这个字段；可以写的有：carried_in、choosing、costs、council、desk、district、extends、funding、id、"
        "judging、objecting、portfolio、proposing、street、title、what_if、work、year（各是什么，见手册的“情景的字段”）",
        "there is no key 'horizon'; those known here are carried_in, choosing, costs, council, desk, district, "
        "extends, funding, id, judging, objecting, portfolio, proposing, street, title, what_if, work, year",
    ),
    Bad(
        f"{HEAD}years: 3\n",
        "4:8",
        "没有“years”这个字段，是不是 year（推演哪一年，2000到2099）？",
        "there is no key 'years'; did you mean year?",
    ),
    Bad(number("council.members", "30").replace("    basis: assumed\n", ""), "6:5", *NO_REASON),
    Bad(number("council.members", "30").replace("    why: 试\n", ""), "6:5", *NO_REASON),
    Bad(f"{HEAD}council:\n  members: 30\n", "5:12", *GROUP),
    Bad(f"{HEAD}council: [members]\n", "4:10", *GROUP),
    Bad(f"{HEAD}council:\n", "4:9", "council（议事会）是空的；这一项必须写", "council is empty; it has to be written"),
    Bad("id: mine\nextends: community-year\n", "1:1", "缺少 title（情景的名称）", "title is missing"),
    Bad("extends: community-year\ntitle: 试\n", "1:1", "缺少 id（编号，与文件名相同）", "id is missing"),
    Bad(
        HEAD.replace("id: mine", "id: other"),
        "1:5",
        "编号 id 写的是“other”，文件名是“mine”；两者必须相同",
        "the id says 'other' but the file is named 'mine'; they must be the same",
    ),
    Bad(
        HEAD.replace("id: mine", "id: 我的"),
        "1:5",
        "“我的”不能作编号；这里写编号，不写名称，只用小写字母、数字和中间的连字符，最多64字，例如 2026-007",
        "'我的' is no identifier; write the id, not the name: lower-case letters, digits, single hyphens between, "
        "at most 64, as in 2026-007",
    ),
]
"""What is not known, not there, or not in its place."""


def extending(typed: str) -> str:
    """A scenario that extends what was typed."""
    return HEAD.replace("community-year", typed)


NO_ID = (
    "extends 写一个情景的编号，不带文件夹和 .yaml，例如 community-year",
    "extends takes the id of one scenario without folder and .yaml, such as community-year",
)
AROUND = (
    "照“mine”改，绕回了自己，或者一层层多于5层；请改 extends",
    "extending 'mine' leads back to itself, or through more than 5 scenarios; change extends",
)

EXTENDING = [
    Bad(
        extending("distrct-12"),
        *(
            "2:10",
            "没有情景“distrct-12”，是不是 district-12？",
            "there is no scenario 'distrct-12'; did you mean district-12?",
        ),
    ),
    Bad(
        extending("nowhere"),
        "2:10",
        f"没有情景“nowhere”：同一文件夹里没有 nowhere.yaml，自带的有：{'、'.join(shipped())}",
        f"there is no scenario 'nowhere': no nowhere.yaml in this folder; shipped are {', '.join(shipped())}",
    ),
    Bad(extending("mine"), "2:10", *AROUND),
    *(
        Bad(extending(typed), "2:10", f"{NO_ID[0]}，这里写的是“{typed}”", f"{NO_ID[1]}, not {typed!r}")
        for typed in ("district-12.yaml", "../secret", "/etc/passwd", "Community-Year")
    ),
    Bad(extending(""), "2:9", f"{NO_ID[0]}，这里写的是“”", f"{NO_ID[1]}, not ''"),
    Bad(extending("[district-12]"), "2:10", *NO_ID),
]
"""What extends another that there is not."""

FILES = [
    Bad("", "1:1", "文件是空的，应有一份记录", "the file is empty; it should hold a record"),
    Bad("# 只有一行\n", "1:1", "文件是空的，应有一份记录", "the file is empty; it should hold a record"),
    Bad("- id: mine\n", "1:1", *GROUP),
    Bad(
        f"{HEAD}---\nid: other\n",
        "4:1",
        "一个文件只放一份记录，请去掉 ---",
        "one file holds one record; remove the ---",
    ),
    Bad(
        number("council.members", "30") + "council:\n  quorum:\n    value: 1/2\n" + REASON,
        "9:1",
        "“council”写了两次，第一次在第4行；每个字段只写一次",
        "the key 'council' stands twice, first on line 4; write each key once",
    ),
    Bad(
        f"{HEAD}council: &all\n  members: *all\n",
        "4:10",
        "记录里不用 & 和 * 引用；文字以 & 或 * 开头时请加引号，要重复的内容请照写",
        "records use no & anchors and * aliases; quote a text that begins so, and write repeated things out",
    ),
    Bad(
        f"{HEAD}year: !!int 2026\n",
        "4:7",
        "记录里不用 ! 标签；文字以 ! 开头时请加引号",
        "records use no ! tags; quote a text that begins with !",
    ),
    Bad(
        f"{HEAD}year: 20\u200b26\n",
        "4:9",
        "有看不见或会误导读者的字符 U+200B，请删去后重新输入",
        "the character U+200B (ZERO WIDTH SPACE) is invisible or misleading; delete it",
    ),
    Bad(
        f"{HEAD}year：2026\n",
        "4:5",
        "这里是全角冒号“：”，应改成半角冒号加一个空格“: ”",
        "this is a full-width colon; write a plain one and a space after it",
    ),
    Bad(
        f"\ufeff{HEAD}",
        "1:1",
        "文件开头有看不见的 BOM 标记，请另存为“UTF-8 无 BOM”",
        "the file begins with an invisible byte-order mark; save it as UTF-8 without BOM",
    ),
    Bad(
        HEAD + "# 一行一行写下去\n" * 20_000,
        "1:1",
        "文件超过 256 KiB，请分成几份记录",
        "the file is over 256 KiB; split it into several records",
    ),
]
"""What is no file of the kind that is read."""


def lines(path: Path) -> list[str]:
    """What is said of a scenario that cannot be read."""
    read = read_scenario(path)
    assert read.scenario is None
    return [line.removeprefix(f"{path.parent}/") for line in text(read.findings, "both")]


@pytest.mark.parametrize(
    "bad", [*WRITTEN_WRONGLY, *OUT_OF_RANGE, *CONTRADICTORY, *KEYS, *EXTENDING, *FILES], ids=lambda bad: bad.en[:60]
)
def test_a_mistake_is_one_line_with_its_place_in_both_languages(tmp_path: Path, bad: Bad) -> None:
    (tmp_path / "mine.yaml").write_text(bad.written, encoding="utf-8")
    assert lines(tmp_path / "mine.yaml") == [f"mine.yaml:{bad.place}: 错误 error record {bad.zh} | {bad.en}"]


def test_a_tab_is_told_by_what_the_library_says_of_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"{HEAD}council:\n\tmembers:\n", encoding="utf-8")
    (said,) = lines(tmp_path / "mine.yaml")
    assert said.startswith("mine.yaml:5:1: 错误 error record 这里的格式不对：")
    assert "indent with spaces" in said


def test_a_persons_number_is_refused_in_a_comment_too(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"{HEAD}# 问 13812345678\n", encoding="utf-8")
    (said,) = lines(tmp_path / "mine.yaml")
    assert said.startswith("mine.yaml:4:5: 错误 error R30 这里有手机号 138********，整份文件没有读；")


def test_several_mistakes_are_told_in_the_order_of_their_places(tmp_path: Path) -> None:
    wrong = number("council.members", "0").replace(REASON, "") + "desk:\n  workers:\n    value: 0\n" + REASON
    (tmp_path / "mine.yaml").write_text(wrong + "year: 99\n", encoding="utf-8")
    assert [line.split(" ")[0] for line in lines(tmp_path / "mine.yaml")] == [
        *("mine.yaml:6:5:", "mine.yaml:6:12:", "mine.yaml:9:12:", "mine.yaml:12:7:")
    ]


def test_a_scenario_that_stands_by_itself_needs_every_number(tmp_path: Path) -> None:
    whole = shipped_scenario().read_text(encoding="utf-8").replace("id: community-year", "id: mine")
    for left_out in ("    value: 25\n", "    mode: 210\n", "  remaining_days:\n"):
        assert whole.count(left_out) == 1
    (tmp_path / "mine.yaml").write_text(whole.replace("    value: 25\n", ""), encoding="utf-8")
    line = whole[: whole.index("    value: 25\n")].count("\n") + 1
    assert lines(tmp_path / "mine.yaml") == [
        f"mine.yaml:{line}:5: 错误 error record 缺少 value（取值） | value is missing"
    ]


def test_a_reason_in_one_language_is_enough(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(number("council.members", "30"), encoding="utf-8")
    read = read_scenario(tmp_path / "mine.yaml")
    assert read.scenario is not None
    assert str(read.scenario.council.members.why) == "试"


@pytest.mark.parametrize(
    ("content", "zh"),
    [
        (HEAD.encode("gbk"), "文件像是 GBK 编码，请另存为 UTF-8"),
        (HEAD.encode("utf-16"), "文件是 UTF-16 编码，请另存为 UTF-8"),
        (b"\xff\xff", "这里不是 UTF-8 编码的文字，请另存为 UTF-8"),
    ],
)
def test_what_is_not_utf_8_is_told_so(tmp_path: Path, content: bytes, zh: str) -> None:
    (tmp_path / "mine.yaml").write_bytes(content)
    (said,) = lines(tmp_path / "mine.yaml")
    assert zh in said


def test_a_folder_and_a_link_are_no_scenarios(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "mine.yaml").symlink_to(shipped_scenario())
    assert [lines(tmp_path / name)[0].partition(" | ")[0] for name in ("folder.yaml", "mine.yaml", "none.yaml")] == [
        "folder.yaml:1:1: 错误 error record 这不是普通文件，记录必须是文件",
        "mine.yaml:1:1: 错误 error record 这是链接，没有读；记录必须是普通文件，请把文件本身放在这里",
        "none.yaml:1:1: 错误 error record 文件读不了：没有这个文件或文件夹",
    ]
