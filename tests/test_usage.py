"""A command typed wrongly is told why, in one line, and could not run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from terminal import Ran, gongshi

COMMANDS = (
    *("check", "build", "print", "serve", "publish", "kiosk"),
    *("simulate", "compare", "sensitivity", "plan", "limit", "sample", "what-if", "planning", "calibrate"),
    *("import", "export", "schema"),
)
COMMANDS_ZH, COMMANDS_EN = "、".join(COMMANDS), ", ".join(COMMANDS)
TOP, CHECK, IMPORT = "gongshi --help", "gongshi check --help", "gongshi import --help"


@pytest.mark.parametrize(
    ("typed", "zh", "en", "manual"),
    [
        ("chek", "没有“chek”这个命令，是不是 check？", "there is no command 'chek'; did you mean check?", TOP),
        (
            "检查",
            f"没有“检查”这个命令；可选的有：{COMMANDS_ZH}",
            f"there is no command '检查'; there are {COMMANDS_EN}",
            TOP,
        ),
        (
            "--level error",
            f"要先写命令，再写“--level”这样的选项；命令有：{COMMANDS_ZH}",
            f"a command comes before options such as --level; there are {COMMANDS_EN}",
            TOP,
        ),
        (
            "check --frmat json",
            "没有“--frmat”这个选项，是不是 --format？",
            "there is no option '--frmat'; did you mean --format?",
            CHECK,
        ),
        (
            "check --frmat=json",
            "没有“--frmat”这个选项，是不是 --format？",
            "there is no option '--frmat'; did you mean --format?",
            CHECK,
        ),
        (
            "check --no-strict",
            "没有“--no-strict”这个选项，是不是 --strict？",
            "there is no option '--no-strict'; did you mean --strict?",
            CHECK,
        ),
        (
            "check —level error",
            "“—level”前面的横线不对，应是两个半角减号：--level",
            "—level begins with the wrong dash; type two hyphens: --level",
            CHECK,
        ),
        ("check --as-of", "--as-of 后面少了内容", "--as-of wants a value after it", CHECK),
        ("import --to", "--to 后面少了内容", "--to wants a value after it", IMPORT),
        ("import", "少写了 FILE", "FILE is missing", IMPORT),
        ("import a.pb", "少写了 --to", "--to is missing", IMPORT),
        (
            "check --level 错误",
            "--level 没有“错误”这一种，可选的有：error、warning、info",
            "--level takes one of error, warning, info, not '错误'",
            CHECK,
        ),
        (
            "check --format xml",
            "--format 没有“xml”这一种，可选的有：text、json、github、gitlab",
            "--format takes one of text, json, github, gitlab, not 'xml'",
            CHECK,
        ),
        (
            "check --strict=maybe",
            "--strict 后面不写内容，去掉“maybe”",
            "--strict takes no value; leave 'maybe' out",
            CHECK,
        ),
        (
            "check --level error --level info",
            "--level 只能写一次，请去掉一个",
            "--level stands twice; write it once",
            CHECK,
        ),
        (
            "check my records",
            "多写了“records”；名称里有空格时，要用引号括起来",
            "'records' is one thing too many; a name with a space in it wants quotes",
            CHECK,
        ),
    ],
)
def test_a_command_typed_wrongly_is_told_why(typed: str, zh: str, en: str, manual: str, tmp_path: Path) -> None:
    said = f"gongshi: {zh}（写法见 {manual}） | {en} (see {manual})\n"
    assert gongshi(*typed.split(), folder=tmp_path) == Ran(2, "", said)


def test_what_was_typed_cannot_steer_the_terminal(tmp_path: Path) -> None:
    ran = gongshi("check", "--level", "\x1b[2J\nerror", folder=tmp_path)
    assert (ran.code, ran.out, ran.err.count("\x1b"), ran.err.count("\n")) == (2, "", 0, 1)


def test_the_help_is_headed_in_both_languages(tmp_path: Path) -> None:
    assert {"命令 Commands", "显示这段说明。Show this."} <= set(parts(gongshi("--help", folder=tmp_path)))
    assert "参数和选项 Arguments and options" in parts(gongshi("check", "--help", folder=tmp_path))


def parts(ran: Ran) -> list[str]:
    """What stands in the frames of the help."""
    return [part.strip() for line in ran.out.splitlines() for part in re.split(r"[─│╭╮]+| {2,}", line) if part.strip()]
