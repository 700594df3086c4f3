"""Hostile spreadsheets are refused with one line or read safely, soon, and in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from hostile_books import CASES

MAX_SECONDS, MAX_BYTES = 15, 300 << 20

READ = [
    "a formula with its value", "a million blank rows", "a false extent", "links to other files",
    "a bomb inside a bomb", "days from 1904", "an amount with dust",
    "elements inside elements", "much text", "a head in every column", "cells merged again and again",
]  # fmt: skip
REMARKED = {"as many columns as there are": "项目!XFD2: 警告 warning record “1”上面没有表头，没有导入"}
FOUND = {
    "a formula without its value": "项目!C2 公式没有算好的结果",
    "a link as a formula": "项目!C2 “点我”不是看得懂的金额",
    "a program called by a formula": "项目!C2 公式没有算好的结果",
    "a hidden sheet": "项目!A1 工作表“项目”是隐藏的，没有读",
    "a very hidden sheet": "项目!A1 工作表“项目”是隐藏的，没有读",
    "a sheet of something else": "项目!A1 “项目”里找不到表头：前几行里没有“项目名称”这样的一列",
    "a text that is not there": "项目!C2 文件损坏：这一格指向不存在的文字",
    "a huge cell": "项目!C2 一格里有1000000字，太长",
    "a control character": "项目!B2 有看不见或会误导读者的字符 U+0001，请删去后重新输入",
    "text that runs backwards": "项目!B2 有看不见或会误导读者的字符 U+202E，请删去后重新输入",
    "half a character": "项目!B2 有看不见或会误导读者的字符 U+D800，请删去后重新输入",
    "a day before March 1900": "项目!D2 日期编号 60 早于1900年3月1日，各种软件读法不同",
    "a number too large": "项目!C2 “1E+15”不是看得懂的金额",
    "a cell in error": "项目!C2 这一格是错误值 #REF!",
    "a logical value": "项目!C2 这里是逻辑值 TRUE，应是别的内容",
    "no number": "项目!C2 “NaN”不是数",
    "digits without end": f"项目!C2 “{'9' * 60}……”不是看得懂的金额",
    "an empty sheet": "项目!A1 表里没有一个项目，什么也没有导入",
    "a value too long:.csv": "B2 一格里有40000字，太长",
}
REFUSED = {
    "macros": "文件里有宏",
    "a bomb by its ratio": "里面的 xl/media/a 解开后超过原来的200倍，不像正常的表格",
    "a bomb of many parts": "文件解开后有 120 MB，太大",
    "thousands of parts": "文件里有2506个部分，太多了",
    "a file from outside": "里面的 xl/worksheets/sheet1.xml 声明了文档类型，正常的表格没有，没有读",
    "a billion laughs": "里面的 xl/worksheets/sheet1.xml 声明了文档类型，正常的表格没有，没有读",
    "a part twice": "里面的 xl/worksheets/sheet1.xml 出现两次",
    "a path that leads out": "里面有路径不对的部分 ../../evil.yaml",
    "an encrypted file": "文件加了密码",
    "an old file": "这是旧的 .xls 文件",
    "half a file": "文件损坏或不完整，不是可用的 .xlsx",
    "a part shorter than it says": "文件损坏：里面的 xl/sharedStrings.xml 读不了",
    "a column beyond the last": "文件损坏：没有 XFE2 这一格",
    "a sheet listed again and again": "文件损坏：两张工作表是同一个部分",
    "columns hidden again and again": "列的设置太多",
    "broken XML": "文件损坏：里面的 xl/worksheets/sheet1.xml 读不了",
    "a sheet that is not there": "文件不完整：少了里面的 xl/worksheets/sheet1.xml",
    "nothing": "文件损坏或不完整，不是可用的 .xlsx",
    "no workbook at all": "文件损坏或不完整，不是可用的 .xlsx",
    "an empty character:.csv": "文件里有空字符（NUL），不是文字",
    "a line of twenty megabytes:.csv": "有一行长达20971520字，不是表格",
    "a quotation mark alone:.csv": "第2行前后的引号不成对，或者一格太长",
    "UTF-16 without a mark:.csv": "文件里有空字符（NUL），不是文字",
    "bytes of no encoding:.csv": "认不出文件的编码",
}

WORK = """
import contextlib, io, json, sys, time
from pathlib import Path
from gongshi.commands.bring import bring
from gongshi.commands.trouble import CouldNotRun

for file in sorted(Path(sys.argv[1]).glob("*/book.*")):
    out = io.StringIO()
    began = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = bring(file, to=file.parent / "data")
        except CouldNotRun as trouble:
            code, out = 2, io.StringIO(str(trouble))
    said = out.getvalue().splitlines()
    print(json.dumps([file.parent.name, code, said, time.process_time() - began, (file.parent / "data").exists()]))
# What getrusage says begins with the memory of the process that this one was started by.
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps(int(most.split()[1]) * 1024))
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What the import said of each case: name, exit code, lines, seconds and whether it wrote; then its memory."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in CASES.items():
        title, _, ending = name.partition(":")
        (folder / title).mkdir()
        (folder / title / f"book{ending or '.xlsx'}").write_bytes(make())
    ended = subprocess.run(
        [sys.executable, "-c", WORK, str(folder)], capture_output=True, text=True, timeout=300, check=False
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return [json.loads(line) for line in ended.stdout.splitlines()]


def gist(line: str) -> str:
    """The place in the book and what is there, of a line in Chinese and English."""
    said = line.partition(" | ")[0].partition("；")[0]
    return said.removeprefix("book.xlsx").removeprefix("book.csv").lstrip(":!：").replace(": 错误 error record", "")


def by_title(cases: dict[str, str]) -> dict[str, list[str]]:
    return {name.partition(":")[0]: [text] for name, text in cases.items()}


def test_every_case_is_read_or_told_in_one_line(ran: list[Any]) -> None:
    told = {name: (code, list(map(gist, said))) for name, code, said, _, _ in ran[:-1]}
    assert told == {
        **{name: (0, []) for name in READ},
        **{name: (0, said) for name, said in by_title(REMARKED).items()},
        **{name: (1, said) for name, said in by_title(FOUND).items()},
        **{name: (2, said) for name, said in by_title(REFUSED).items()},
    }


def test_nothing_is_written_of_what_is_refused(ran: list[Any]) -> None:
    assert sorted(name for name, *_, wrote in ran[:-1] if wrote) == sorted([*READ, *REMARKED])


def test_each_takes_seconds_and_little_memory(ran: list[Any]) -> None:
    assert {name: seconds for name, _, _, seconds, _ in ran[:-1] if seconds > MAX_SECONDS} == {}
    assert ran[-1] < MAX_BYTES
