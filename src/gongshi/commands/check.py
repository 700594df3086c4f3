"""``gongshi check``: judges the records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from gongshi.check import Judgement, judge
from gongshi.commands.days import as_of_day
from gongshi.commands.folders import data_folder
from gongshi.findings import Level
from gongshi.fund import read_fund
from gongshi.report import Format, LanguageChoice, as_json, github, text


def check(
    data: Path = Path("data"),
    *,
    as_of: str | None = None,
    level: Level = Level.WARNING,
    format: Format = "text",  # noqa: A002 - the option is called --format
    language: LanguageChoice = "both",
    strict: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """按资金自己的规则检查记录。Check the records against the fund's own rules.

    没有问题就不出声，退出码 0；有错误退出码 1；没法检查退出码 2。
    Silent and 0 when all is well, 1 when an error was found, 2 when it could not run.

    Args:
        data: 记录所在的文件夹。The folder of records.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
        level: 显示到哪一级：error、warning 或 info；info 连“无法判断”也显示。What to show, "unknown" with info.
        format: text 给人看，json 给程序，github 给代码托管平台。For people, programs, or a forge.
        language: zh、en 或 both。The language of messages.
        strict: 有警告也算不通过。Exit with 1 on a warning, too.
    """
    read = read_fund(data_folder(data))
    day = as_of_day(as_of, read)
    judgement = judge(read, day)
    shown = judgement.at_least(level)
    if format == "json":
        print(as_json(judgement, level, day))  # noqa: T201 - findings go to standard output
    else:
        for line in (text if format == "text" else github)(shown, language):
            print(line)  # noqa: T201
    return _exit_code(judgement, Level.WARNING if strict else Level.ERROR)


def _exit_code(judgement: Judgement, least: Level) -> int:
    return 1 if judgement.at_least(least) else 0
