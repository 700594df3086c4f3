"""A .csv file as a book of one sheet: its encoding and its separator are found out, and said.

Chinese spreadsheets save GB18030 without saying so, older ones in Taiwan Big5, and "Unicode text" is UTF-16 with tabs.
Source: RFC 4180; GB 2312, whose characters are nearly all of what GB-encoded tables hold, and hardly any of what Big5
looks like when it is taken for GB.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from gongshi.exchange.workbook.archive import MAX_BYTES
from gongshi.exchange.workbook.grid import Book, Cell, Form, NotABook, Sheet
from gongshi.exchange.workbook.xlsx import MAX_CELL_CHARACTERS, MAX_CELLS
from gongshi.findings import Message

_MAX_LINE = 1 << 20
_MAX_COLUMNS = 1 << 14
_MAX_ROWS = 1 << 20
_SEPARATORS = (",", ";", "\t")
_LOOKED_AT = 30
_MOSTLY = 0.9
_SAID_SEPARATOR = re.compile(r'"?sep=(.)"?\r?\n?')


def read_delimited(content: bytes, name: str) -> Book:
    """The book in the bytes of a .csv file; ``name`` is what findings call the file.

    Raises:
        NotABook: for what is no text, has unbalanced quotation marks, or is larger than any list of records.
    """
    if len(content) > MAX_BYTES:
        raise NotABook(f"文件超过 {MAX_BYTES >> 20} MB；请分成几份", f"the file is over {MAX_BYTES >> 20} MB; split it")
    text, encoding = _decoded(content)
    _refuse_odd(text)
    separator, text = _separator(text)
    sheet = Sheet(PurePath(name).stem)
    cells = 0
    for row, values in enumerate(_records(text, separator), start=1):
        filled = {at: _cell(value) for at, value in enumerate(values, start=1) if value.strip()}
        cells += len(filled)
        if len(values) > _MAX_COLUMNS or cells > MAX_CELLS or row > _MAX_ROWS:
            raise NotABook("表太大，请分成几份", "the table is too large; split it")
        if filled:
            sheet.rows[row] = filled
    return Book(name, (sheet,), tuple(_remarks(encoding, separator)), is_one_sheet=True)


def _remarks(encoding: str, separator: str) -> Iterator[Message]:
    shown = {"\t": "制表符"}.get(separator, separator)
    english = {"\t": "tabs"}.get(separator, separator)
    if (encoding, separator) != ("UTF-8", ","):
        yield Message(
            f"文件按 {encoding} 编码、以 {shown} 分列来读", f"read as {encoding}, columns separated by {english}"
        )


def _decoded(content: bytes) -> tuple[str, str]:
    for mark, encoding, name in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding), name
            except UnicodeDecodeError:
                raise NotABook(f"文件不是完整的 {name} 文字", f"the file is no whole text in {name}") from None
    if b"\0" in content:
        raise NotABook(
            "文件里有空字符（NUL），不是文字；请另存为 CSV UTF-8",
            "the file holds NUL, so it is no text; save as CSV UTF-8",
        )
    for encoding, name in (("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("big5hkscs", "Big5")):
        text = _as(content, encoding)
        if text is not None and (name != "GB18030" or _is_mostly_gb(text) or _as(content, "big5hkscs") is None):
            return text, name
    raise NotABook("认不出文件的编码；请另存为 CSV UTF-8", "the file's encoding cannot be told; save it as CSV UTF-8")


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_mostly_gb(text: str) -> bool:
    """Whether nearly all of a text's characters are those of GB 2312, as in nearly all that is encoded so."""
    other = [character for character in text if ord(character) > 0x7F][:5_000]
    known = sum(1 for character in other if _is_gb(character))
    return known >= _MOSTLY * len(other)


def _is_gb(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _refuse_odd(text: str) -> None:
    if "\0" in text:
        raise NotABook("文件里有空字符（NUL），不是表格", "the file holds NUL, so it is no table")
    longest = max(map(len, re.split("[\r\n]", text)), default=0)
    if longest > _MAX_LINE:
        raise NotABook(f"有一行长达{longest}字，不是表格", f"a line has {longest} characters, so this is no table")


def _separator(text: str) -> tuple[str, str]:
    """What separates the columns, and the text without the line by which Excel says so."""
    if said := _SAID_SEPARATOR.match(text):
        return said[1], text[said.end() :]
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator)), text


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the same number of columns, more than one; and how many columns."""
    widths: Counter[int] = Counter()
    try:
        for at, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            widths[len(values)] += 1
            if at == _LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    several = [(rows, width) for width, rows in widths.items() if width > 1]
    return max(several, default=(0, 0))


def _records(text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error:
        line = reader.line_num
        raise NotABook(
            f"第{line}行前后的引号不成对，或者一格太长；以引号开头的内容要以引号结尾，里面的引号写两个",
            f"about line {line} a quotation mark has no partner, or a cell is too long; "
            "a quoted value ends with a mark, and one inside it is doubled",
        ) from None


def _cell(value: str) -> Cell:
    if value.lstrip().startswith(("=", "\uff1d")):
        return Cell(
            value,
            Form.BROKEN,
            Message("这一格像公式，不是内容；请写出结果", "this looks like a formula; write what comes of it"),
        )
    if len(value) > MAX_CELL_CHARACTERS:
        return Cell(
            value[:80],
            Form.BROKEN,
            Message(f"一格里有{len(value)}字，太长", f"{len(value)} characters in one cell, which is too long"),
        )
    return Cell(value.replace("\r\n", "\n").replace("\r", "\n"))
