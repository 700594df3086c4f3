"""An .xlsx file as a book of sheets: every cell that holds something, and all that a sheet hides.

A formula is never worked out: the value that was saved beside it is read. What openpyxl's reading of values leaves
out, hidden rows, merged cells and formulas, is what has to be told here; so sheets are walked through once, by SAX.
Source: ECMA-376 part 1, 18.3 (worksheets).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from xml.sax.xmlreader import AttributesImpl

from gongshi.exchange.workbook.archive import Archive, opened
from gongshi.exchange.workbook.calendar_days import serial_day
from gongshi.exchange.workbook.grid import Book, Cell, Form, Merged, NotABook, Sheet
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.parts import PartHandler, Parts, read_parts, unescaped
from gongshi.findings import Message
from gongshi.model.refusal import shown

MAX_CELLS = 400_000
MAX_CELL_CHARACTERS = 32_767
_MAX_EMPTY_CELLS = 2_000_000
_MAX_MERGED = 5_000
_MAX_SPANS = 1_000
_ROWS, _COLUMNS = 1 << 20, 1 << 14
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]{1,3})?", re.ASCII)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_xlsx(content: bytes, name: str) -> Book:
    """The book in the bytes of an .xlsx file; ``name`` is what findings call the file.

    Raises:
        NotABook: for what cannot be read safely, or is no such file.
    """
    with opened(content) as archive:
        parts = read_parts(archive)
        sheets, formulas = [], 0
        for one in parts.sheets:
            reader = _Sheet(Sheet(one.name, is_hidden=one.is_hidden), parts)
            archive.parse(one.part, reader)
            sheets.append(reader.sheet)
            formulas += reader.formulas
        return Book(name, tuple(sheets), tuple(_remarks(archive, parts, formulas)))


def _remarks(archive: Archive, parts: Parts, formulas: int) -> list[Message]:
    said = []
    if formulas:
        said.append(
            Message(
                f"有{formulas}个公式，按文件里存着的结果读，没有重新计算",
                f"{formulas} formulas, read as the values saved beside them, not worked out anew",
            )
        )
    if parts.has_links or any(name.startswith("xl/externalLinks/") for name in archive.names):
        said.append(Message("有指向别的文件的链接，没有打开", "links to other files, which were not followed"))
    return said


class _Sheet(PartHandler):
    """Collects the cells of one sheet."""

    def __init__(self, sheet: Sheet, parts: Parts) -> None:
        super().__init__()
        self.sheet = sheet
        self.formulas = 0
        self._parts = parts
        self._row = self._column = 0
        self._cells = self._empty = 0
        self._kind = self._style = ""
        self._is_value = self._is_formula = self._has_value = self._is_phonetic = False
        self._pieces: list[str] = []

    def begin(self, name: str, attributes: AttributesImpl) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t"}:
            self._is_value = not self._is_phonetic
            self._has_value = True
        elif name == "f":
            self._is_formula = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "col" and attributes.get("hidden", "0") in {"1", "true"}:
            self._hide_columns(_whole(attributes.get("min")), _whole(attributes.get("max")))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "rPh":
            # How a word is pronounced is no part of it.
            self._is_phonetic = True

    def characters(self, content: str) -> None:
        if self._is_value:
            self._pieces.append(content)

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._is_value = False
        elif name == "rPh":
            self._is_phonetic = False
        elif name == "c":
            self._end_cell()

    def _begin_row(self, attributes: AttributesImpl) -> None:
        self._row = _whole(attributes.get("r")) or self._row + 1
        self._column = 0
        if self._row > _ROWS:
            raise NotABook(f"第{self._row}行超出了工作表", f"row {self._row} is beyond any sheet")
        if attributes.get("hidden", "0") in {"1", "true"}:
            self.sheet.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: AttributesImpl) -> None:
        self._column += 1
        if place := attributes.get("r"):
            self._row, self._column = _place(place)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._pieces = []
        self._is_value = self._is_formula = self._has_value = False

    def _end_cell(self) -> None:
        self.formulas += self._is_formula
        cell = self._cell("".join(self._pieces))
        if cell is None:
            self._empty += 1
        else:
            self._cells += 1
            row = self.sheet.rows.setdefault(self._row, {})
            row[self._column] = _twice() if self._column in row else cell
        if self._cells > MAX_CELLS or self._empty > _MAX_EMPTY_CELLS:
            raise NotABook(
                f"工作表“{shown(self.sheet.name)}”的格子太多；请把有内容的区域复制到新的工作簿",
                f"the sheet {shown(self.sheet.name)!r} has too many cells; copy what is filled into a new workbook",
            )

    def _cell(self, text: str) -> Cell | None:
        if self._is_formula and not text and self._kind != "str":
            return _broken(
                "",
                "公式没有算好的结果；请在表格软件里打开并保存",
                "a formula without its value; open and save the file",
            )
        if not self._has_value or not text:
            return None
        if self._kind == "s":
            return self._shared(text)
        return self._number(text.strip()) if self._kind == "n" else _READ.get(self._kind, _of_text)(text)

    def _shared(self, index: str) -> Cell | None:
        at = _whole(index, none=-1)
        if not 0 <= at < len(self._parts.strings):
            zh, en = "这一格指向不存在的文字", "the cell refers to a text that is not there"
            return _broken(index, f"文件损坏：{zh}", f"the file is damaged: {en}")
        return _of_text(self._parts.strings[at])

    def _number(self, text: str) -> Cell:
        if not _NUMBER.fullmatch(text):
            return _broken(text, f"“{shown(text)}”不是数", f"{shown(text)!r} is no number")
        # Spreadsheets keep numbers as binary fractions and show fifteen digits of them.
        value = Decimal(f"{Decimal(text):.15g}")
        style = _whole(self._style)
        if style < len(self._parts.dates) and self._parts.dates[style]:
            return self._day(value)
        plainly = f"{value:f}" if -9 <= value.adjusted() < 15 else f"{value}"
        return Cell(plainly.rstrip("0").rstrip(".") if "." in plainly else plainly, Form.NUMBER)

    def _day(self, value: Decimal) -> Cell:
        days, part = int(value), value - int(value)
        minutes = int((part * 24 * 60).to_integral_value())
        hour = f"{minutes // 60:02}:{minutes % 60:02}"
        if 0 <= value < 1:
            return Cell(hour, Form.DAY)
        try:
            day = serial_day(days, from_1904=self._parts.is_from_1904) if value > 0 else None
        except Misread as refusal:
            return Cell(str(value), Form.BROKEN, refusal.message)
        if day is None:
            return _broken(str(value), f"{value} 不是日期", f"{value} is no date")
        return Cell(day.isoformat() if not minutes else f"{day.isoformat()} {hour}", Form.DAY)

    def _hide_columns(self, first: int, last: int) -> None:
        self.sheet.hidden_columns.append((first, last))
        if len(self.sheet.hidden_columns) > _MAX_SPANS:
            raise NotABook("列的设置太多", "there are too many spans of columns")

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = _place(first), _place(last or first)
        self.sheet.merged.append(Merged(top, left, bottom, right))
        if len(self.sheet.merged) > _MAX_MERGED:
            raise NotABook("合并的格子太多", "there are too many merged cells")


def _of_text(text: str) -> Cell | None:
    if len(text) > MAX_CELL_CHARACTERS:
        zh, en = f"一格里有{len(text)}字，太长", f"{len(text)} characters in one cell, which is too long"
        return _broken(text[:80], zh, en)
    return Cell(unescaped(text)) if text.strip() else None


def _of_flag(text: str) -> Cell:
    return Cell("TRUE" if text == "1" else "FALSE", Form.FLAG)


def _of_error(text: str) -> Cell:
    return _broken(text, f"这一格是错误值 {shown(text)}", f"the cell is in error: {shown(text)}")


def _of_day(text: str) -> Cell:
    return Cell(text, Form.DAY if _ISO_DAY.match(text) else Form.TEXT)


_READ: Mapping[str, Callable[[str], Cell | None]] = {"b": _of_flag, "e": _of_error, "d": _of_day}
"""The types of cells whose values are read in a way of their own."""


def _broken(text: str, zh: str, en: str) -> Cell:
    return Cell(text, Form.BROKEN, Message(zh, en))


def _twice() -> Cell:
    return _broken("", "文件损坏：这一格出现两次", "the file is damaged: the cell stands twice")


def _whole(text: str | None, none: int = 0) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else none


def _place(text: str) -> tuple[int, int]:
    found = _PLACE.fullmatch(text)
    column = 0
    for letter in found[1] if found else "":
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2]) if found else 0
    if not (0 < column <= _COLUMNS and 0 < row <= _ROWS):
        raise NotABook(f"文件损坏：没有 {shown(text)} 这一格", f"the file is damaged: there is no cell {shown(text)}")
    return row, column
