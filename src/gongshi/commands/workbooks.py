"""The two workbooks of records that ``gongshi export`` writes: the empty template, and all that a fund has."""

from __future__ import annotations

import sys
from pathlib import Path

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.exchange.fund_folder import write_file
from gongshi.exchange.workbook.example_rows import example_rows
from gongshi.exchange.workbook.filling import filled, placed_records
from gongshi.exchange.workbook.gathering import OWN_LANGUAGE
from gongshi.exchange.workbook.standing import minor_digits_of
from gongshi.exchange.workbook.writing import TooLongForACell, workbook
from gongshi.load.tree import read_folder
from gongshi.report import text


def write_template(book: Path) -> int:
    """Writes the template, with example rows that an import leaves aside."""
    _write(workbook(example_rows(), are_examples=True), book)
    print(f"写好模板：{book} | template written: {book}", file=sys.stderr)  # noqa: T201 - what was done
    return 0


def write_records(data: Path, book: Path) -> int:
    """Writes all records below ``data``; none where one of them cannot be read."""
    folder = read_folder(data_folder(data))
    # A photograph is no record: a workbook only names it.
    photographs = {id(one) for community in folder.communities for one in community.missing_photographs}
    faults = [finding for finding in folder.findings if id(finding) not in photographs]
    for line in text(faults, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if faults:
        return 1
    language = folder.programme.language if folder.programme is not None else None
    placed = list(placed_records(folder, minor_digits=minor_digits_of(folder.programme)))
    try:
        content = workbook(filled(placed, language=language or OWN_LANGUAGE), are_examples=False)
    except TooLongForACell as refusal:
        raise CouldNotRun(
            f"{refusal.where} 有一段文字放不进一个格子（最多 32767 字）",
            f"a text of {refusal.where} is too long for a cell (32767 characters at most)",
        ) from None
    _write(content, book)
    count = len(placed)
    print(f"写好{count}条记录：{book} | {count} records written: {book}", file=sys.stderr)  # noqa: T201 - what was done
    return 0


def _write(content: bytes, book: Path) -> None:
    if book.suffix != ".xlsx":
        raise CouldNotRun(f"{book} 应以 .xlsx 结尾", f"{book} should end with .xlsx")
    try:
        if book.exists() and book.read_bytes() != content:
            raise CouldNotRun(
                f"{book} 已经有了，不会覆盖；请另选文件名，或者先把它移走",
                f"{book} is there already and is not overwritten; choose another name, or move it away first",
            )
        write_file(content, book)
    except OSError as error:
        raise cannot_write(book, error) from None
