"""``gongshi import`` as it is installed: what it says of what it brought in, and of what stands in its way."""

from __future__ import annotations

from pathlib import Path

from pabulib_small import SMALL
from terminal import Ran, gongshi


def brought_in(folder: Path) -> Ran:
    (folder / "small.pb").write_text(SMALL, encoding="utf-8")
    return gongshi("import", "small.pb", "--to", "data", folder=folder)


def test_what_was_brought_in_and_what_was_left_out_is_said_in_both_languages(tmp_path: Path) -> None:
    ran = brought_in(tmp_path)
    files = sum(1 for path in (tmp_path / "data").rglob("*") if path.is_file())
    told, left_out = ran.err.splitlines()
    assert (ran.code, ran.out) == (0, "")
    assert told == f"导入2个项目，新写{files}个文件：data | 2 projects, {files} new files: data"
    zh, en = left_out.split(" | ")
    assert zh.removeprefix("没有导入（记录里没有位置）：") == en.removeprefix(
        "left out, since records have no place for it: "
    )
    assert "PROJECTS.latitude" in en


def test_files_in_the_way_are_named_with_what_to_do(tmp_path: Path) -> None:
    brought_in(tmp_path)
    for name in ("programme.yaml", "rules.yaml"):
        (tmp_path / "data" / name).write_text("id: mine\n", encoding="utf-8")
    names = ("programme.yaml", "rules.yaml")
    zh = f"data 里已有2个内容不同的文件，不会覆盖：{'、'.join(names)}；请另选文件夹，或者先把这些文件移走"
    en = f"data already holds 2 different files, which are not overwritten: {', '.join(names)}; "
    en += "choose another folder, or move these files away first"
    assert brought_in(tmp_path) == Ran(2, "", f"gongshi: {zh} | {en}\n")
    assert (tmp_path / "data/rules.yaml").read_text(encoding="utf-8") == "id: mine\n"


def test_a_file_of_another_kind_is_told_what_can_be_brought_in(tmp_path: Path) -> None:
    zh, en = (
        "a.doc 不是能导入的文件；能导入 .xlsx、.csv 和 Pabulib 的 .pb",
        "a.doc cannot be brought in; .xlsx, .csv and Pabulib's .pb can",
    )
    assert gongshi("import", "a.doc", "--to", "data", folder=tmp_path) == Ran(2, "", f"gongshi: {zh} | {en}\n")


def test_an_edition_takes_no_options_of_tables(tmp_path: Path) -> None:
    zh, en = (
        "导入 .pb 文件只写 --to，别的选项都是给表格的",
        "a .pb file takes --to alone; the other options are for tables",
    )
    ran = gongshi("import", "small.pb", "--to", "data", "--replace", folder=tmp_path)
    assert ran == Ran(2, "", f"gongshi: {zh} | {en}\n")
