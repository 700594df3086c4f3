"""What the system refuses is told in Chinese as well."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from gongshi.findings import Message
from gongshi.system import system_says
from terminal import Ran, gongshi


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        (errno.ENOENT, "没有这个文件或文件夹"),
        (errno.EACCES, "没有权限，请向管理这台电脑的人要权限"),
        (errno.ENOSPC, "磁盘满了，请先腾出空间"),
        (errno.EROFS, "这个磁盘只能读，不能写"),
        (errno.EOWNERDEAD, f"系统错误第 {errno.EOWNERDEAD} 号"),
    ],
)
def test_a_refusal_is_told_by_its_number(number: int, zh: str) -> None:
    assert system_says(OSError(number, os.strerror(number))) == Message(zh, os.strerror(number))


def test_a_file_to_import_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = "读不了 a.pb：没有这个文件或文件夹 | cannot read a.pb: No such file or directory"
    assert gongshi("import", "a.pb", "--to", "data", folder=tmp_path) == Ran(2, "", f"gongshi: {said}\n")


@pytest.mark.parametrize("below", ["a/b", "a/b/c"])
def test_a_file_where_a_folder_should_be_is_named(below: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    said = (
        f"写不了 {below}：a 是文件，不是文件夹；请另选文件夹 | "
        f"cannot write to {below}: a is a file, no folder; choose another folder"
    )
    assert gongshi("schema", "--to", below, folder=tmp_path) == Ran(2, "", f"gongshi: {said}\n")


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    name = "a" * 300
    said = f"{'a' * 60}……：名字太长 | {'a' * 60}……: File name too long"
    assert gongshi("check", name, folder=tmp_path) == Ran(2, "", f"gongshi: {said}\n")
