"""A book of sheets to drafts of records: the workbook's own sheets, or a plain list of projects."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.exchange.workbook.drafts import Drafts
from gongshi.exchange.workbook.grid import Book, Sheet
from gongshi.exchange.workbook.notes import EXAMPLE_ROW
from gongshi.exchange.workbook.recognising import Recognised, is_guide, recognised
from gongshi.exchange.workbook.record_sheets import check_counted, complete_lists, read_sheet
from gongshi.exchange.workbook.tables import tables
from gongshi.findings import Message
from gongshi.model.refusal import shown

OWN_LANGUAGE = "zh"
"""That of a text beside whose version in English none is named, where the fund has not said its own either."""


def gathered(book: Book, language: str | None) -> Drafts:
    """The records of a book made from the workbook's template, as drafts. ``language``: the fund's own, if known."""
    drafts = Drafts(book, remarks=list(book.remarks))
    known = [(sheet, this) for sheet in book.sheets if (this := recognised(sheet)) is not None]
    order = [table.key for table in tables()]
    language = _said_language(known) or language or OWN_LANGUAGE
    examples = 0
    for sheet, this in sorted(known, key=lambda one: order.index(one[1].table.key)):
        if _is_readable(sheet, drafts):
            examples += read_sheet(sheet, this, drafts, language)
    for sheet in book.sheets:
        if not (sheet.is_blank or is_guide(sheet) or recognised(sheet)):
            _refuse_unknown_sheet(sheet, drafts)
    check_counted(drafts)
    complete_lists(drafts)
    if examples:
        drafts.remarks.append(Message(f"{examples}行标着“示例”，没有导入", f"{examples} example rows, not brought in"))
    return drafts


def is_workbook(book: Book) -> bool:
    """Whether any sheet of a book is one of the records' workbook."""
    return any(recognised(sheet) is not None for sheet in book.sheets)


def _is_readable(sheet: Sheet, drafts: Drafts) -> bool:
    if sheet.is_hidden and sheet.rows:
        drafts.refuse(
            sheet,
            f"工作表“{shown(sheet.name)}”是隐藏的，没有读；请取消隐藏，或删去",
            f"the sheet {shown(sheet.name)!r} is hidden and was not read; show it, or delete it",
        )
    return not sheet.is_hidden


def _refuse_unknown_sheet(sheet: Sheet, drafts: Drafts) -> None:
    names = "、".join(table.name.zh for table in tables())
    if _is_readable(sheet, drafts):
        drafts.refuse(
            sheet,
            f"工作表“{shown(sheet.name)}”不是记录工作簿里的表，没有读；认得的有：{names}",
            f"the sheet {shown(sheet.name)!r} is none of the records' workbook and was not read",
        )


def _said_language(known: list[tuple[Sheet, Recognised]]) -> str | None:
    """The language that the sheet of the programme names."""
    for sheet, this in known:
        at = next((at for at, column in this.columns.items() if column.key == "language"), None)
        if this.table.key == "programme" and at is not None:
            return next(_said_in(sheet, this, at), None)
    return None


def _said_in(sheet: Sheet, this: Recognised, at: int) -> Iterator[str]:
    """What the rows of a sheet say in a column, but for example rows."""
    for row, cells in sorted(sheet.rows.items()):
        is_example = 1 in cells and cells[1].text.strip() == EXAMPLE_ROW
        if row > this.row and at in cells and not is_example:
            yield cells[at].text.strip()
