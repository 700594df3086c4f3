"""The workbook itself: sheets with headings, notes, drop-downs and rows. The same rows are always the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gongshi.exchange.workbook.cells import Written
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.filling import Filled
from gongshi.exchange.workbook.notes import EXAMPLE_ROW, GUIDE, guide, note_on
from gongshi.exchange.workbook.tables import REMARKS, heading

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAX_CELL_CHARACTERS = 32_767
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""A workbook says when it was made; the same records would not be the same bytes if that were true."""

_FIRST_DAY = date(1900, 3, 1)
"""Of the days before it spreadsheets count one that never was: they are written as text."""

_HEAD_ROWS = 2
_CHOICES_DOWN_TO = 5_000
_WIDTHS = {Kind.TEXT: 36, Kind.COUNTS: 30, Kind.PARAMETERS: 30, Kind.TERM: 18, Kind.AMOUNT: 14, Kind.IDENTIFIER: 14}
_PALETTE = {"ink": "#1F2A37", "head": "#DCE6F2", "needed": "#1F4E79", "faint": "#7A8594"}


class _Looks(NamedTuple):
    """The formats of cells."""

    head: Format
    needed: Format
    key: Format
    text: Format
    amount: Format
    day: Format
    whole: Format


class TooLongForACell(Exception):  # noqa: N818 - it names a limit of the format
    """A text of a record that no cell can hold; ``where`` is the sheet and the key of its column."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def workbook(sheets: Iterable[Filled], *, are_examples: bool) -> bytes:
    """The bytes of the workbook; ``are_examples``: its rows are marked as such.

    Raises:
        TooLongForACell: where a text is longer than a cell can be.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only commands that write a book load it

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": "公示记录工作簿", "created": _MADE})
    looks = _looks(book)
    _write_guide(book)
    for filled in sheets:
        _write_sheet(book.add_worksheet(filled.table.name.zh), filled, looks, are_examples=are_examples)
    book.close()
    return stream.getvalue()


def _looks(book: Workbook) -> _Looks:
    body = {"valign": "top", "font_size": 11, "font_color": _PALETTE["ink"]}
    head = {"bold": True, "valign": "vcenter", "text_wrap": True, "border": 1, "border_color": "#B7C3D0"}
    return _Looks(
        head=book.add_format({**head, "bg_color": _PALETTE["head"], "font_color": _PALETTE["ink"]}),
        needed=book.add_format({**head, "bg_color": _PALETTE["needed"], "font_color": "#FFFFFF"}),
        key=book.add_format({"font_color": _PALETTE["faint"], "font_size": 9, "num_format": "@", "italic": True}),
        text=book.add_format({**body, "num_format": "@", "text_wrap": True}),
        amount=book.add_format({**body, "num_format": "#,##0.00"}),
        day=book.add_format({**body, "num_format": "yyyy-mm-dd", "align": "left"}),
        whole=book.add_format({**body, "num_format": "0", "align": "left"}),
    )


def _write_guide(book: Workbook) -> None:
    sheet = book.add_worksheet(GUIDE)
    title = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 70, wrapped)
    sheet.set_column(1, 1, 56, wrapped)
    for row, (zh, en) in enumerate(guide()):
        sheet.write_string(row, 0, zh, title if row == 0 else wrapped)
        sheet.write_string(row, 1, en, title if row == 0 else wrapped)
    sheet.hide_gridlines(2)


def _write_sheet(sheet: Worksheet, filled: Filled, looks: _Looks, *, are_examples: bool) -> None:
    sheet.freeze_panes(_HEAD_ROWS, 2 + len(filled.table.references))
    sheet.set_row(0, 34)
    _set_page(sheet)
    sheet.set_column(0, 0, 8, looks.text)
    sheet.write_string(0, 0, "备注", looks.head)
    sheet.write_comment(0, 0, f"自己看的备注，不导入；写“{EXAMPLE_ROW}”的行整行不导入。", {"author": ""})
    sheet.write_string(1, 0, REMARKS, looks.key)
    for at, column in enumerate(filled.columns, start=1):
        _write_head(sheet, at, column, looks)
    for number, cells in enumerate(filled.rows, start=_HEAD_ROWS):
        if are_examples:
            sheet.write_string(number, 0, EXAMPLE_ROW, looks.text)
        for at, column in enumerate(filled.columns, start=1):
            if (value := cells.get(column.key)) is not None:
                _write_cell(sheet, (number, at), value, looks, f"{filled.table.name.zh}!{column.key}")


def _set_page(sheet: Worksheet) -> None:
    """How it is printed: A4 across, all columns on a page, the heads on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, _HEAD_ROWS - 1)


def _write_head(sheet: Worksheet, at: int, column: Column, looks: _Looks) -> None:
    sheet.set_column(at, at, _WIDTHS.get(column.kind, 12), _look_of(column, looks))
    sheet.write_string(0, at, heading(column).zh, looks.needed if column.is_required else looks.head)
    sheet.write_string(1, at, column.key, looks.key)
    sheet.write_comment(0, at, note_on(column), {"author": "", "x_scale": 2, "y_scale": 1.6})
    choices = _choices(column)
    if choices:
        sheet.data_validation(
            _HEAD_ROWS,
            at,
            _CHOICES_DOWN_TO,
            at,
            {
                "validate": "list",
                "source": choices,
                "error_title": "请从下拉的词里选",
                "error_message": "这一列只认下拉里的词",
                "error_type": "warning",
            },
        )


def _choices(column: Column) -> list[str]:
    if column.is_list:
        return []
    if column.kind is Kind.FLAG:
        return ["是", "否"]
    return [words.zh for words in column.terms.values()] if column.kind is Kind.TERM else []


def _look_of(column: Column, looks: _Looks) -> Format:
    if column.is_list:
        return looks.text
    return {Kind.AMOUNT: looks.amount, Kind.DAY: looks.day, Kind.COUNT: looks.whole, Kind.YEAR: looks.whole}.get(
        column.kind, looks.text
    )


def _write_cell(sheet: Worksheet, at: tuple[int, int], value: Written, looks: _Looks, where: str) -> None:
    match value:
        case Decimal():
            sheet.write_number(*at, value, looks.amount)
        case date() if value >= _FIRST_DAY:
            sheet.write_datetime(*at, value, looks.day)
        case date():
            sheet.write_string(*at, value.isoformat(), looks.text)
        case int():
            sheet.write_number(*at, value, looks.whole)
        case _:
            if len(value) > MAX_CELL_CHARACTERS:
                raise TooLongForACell(where)
            sheet.write_string(*at, value, looks.text)
