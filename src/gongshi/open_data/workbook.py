"""The tables as a workbook for people: Chinese heads, one sheet a table, and before them one that explains.

No cell is a formula or a link, whatever its text says. The file has no clock: the same rows are the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from gongshi.open_data.subject import Subject, facts
from gongshi.open_data.values import Exact, Field, Flat, digits_of, fields, flat
from gongshi.tables.every_table import TABLES
from gongshi.tables.table import Kind, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""A sheet holds no more, beside its heads. Source: Excel's specifications and limits."""
_WIDTHS: Mapping[Kind, int] = {
    Kind.TITLE: 32,
    Kind.TEXT: 40,
    Kind.AMOUNT: 14,
    Kind.DAY: 12,
    Kind.TERM: 24,
    Kind.IDENTIFIERS: 20,
}
_OTHER_WIDTH = 11
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class _Formats(NamedTuple):
    head: Format
    day: Format
    amount: Format
    whole: Format
    title: Format
    wrapped: Format


def workbook_file(of: Subject, tables: Mapping[str, Sequence[Mapping[str, Exact]]]) -> bytes:
    """The workbook with these rows, by the names of their tables.

    Raises:
        ValueError: for a table that is `too_long`.
    """
    if beyond := too_long({name: len(rows) for name, rows in tables.items()}):
        raise ValueError(f"{beyond[0]} has more rows than a sheet holds")
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - takes a while to load

    content = BytesIO()
    workbook = Workbook(content, _SETTINGS)
    workbook.set_properties({"title": of.title.zh, "created": datetime.combine(of.as_of, datetime.min.time())})
    formats = _formats(workbook, digits_of(of.programme))
    _explain(workbook.add_worksheet("说明"), of, {name: len(rows) for name, rows in tables.items()}, formats)
    for table in TABLES:
        _fill(workbook.add_worksheet(table.title.zh), table, tables[table.name], of, formats)
    _columns(workbook.add_worksheet("各列的意思"), formats)
    workbook.close()
    return content.getvalue()


def too_long(counts: Mapping[str, int]) -> list[str]:
    """The tables with more rows than a sheet holds, given how many each has."""
    return [name for name, count in counts.items() if count > MOST_ROWS]


def _formats(workbook: Workbook, digits: int) -> _Formats:
    decimals = "." + "0" * digits if digits else ""
    return _Formats(
        head=workbook.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#f1e9e0"}
        ),
        day=workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        amount=workbook.add_format({"num_format": f"#,##0{decimals}"}),
        whole=workbook.add_format({"num_format": "0"}),
        title=workbook.add_format({"bold": True, "font_size": 14}),
        wrapped=workbook.add_format({"text_wrap": True, "valign": "top"}),
    )


def _fill(
    sheet: Worksheet, table: Table[Any], rows: Sequence[Mapping[str, Exact]], of: Subject, formats: _Formats
) -> None:
    heads = tuple(fields(table))
    for column, field in enumerate(heads):
        sheet.set_column(column, column, _WIDTHS.get(field.column.kind, _OTHER_WIDTH))
        sheet.write_string(0, column, _head(field, of), formats.head)
    for number, row in enumerate(rows, start=1):
        for column, (field, value) in enumerate(zip(heads, flat(row, heads, of.programme), strict=True)):
            if value is not None:
                _put(sheet, (number, column), field, value, formats)
    _on_paper(sheet)
    sheet.freeze_panes(1, len(table.key))
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)


def _on_paper(sheet: Worksheet) -> None:
    """A4 across, as wide as the sheet, its heads on every page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _head(field: Field, of: Subject) -> str:
    if field.column.kind is Kind.AMOUNT:
        unit = "元" if of.programme.currency == "CNY" else of.programme.currency or "货币未注明"
        return f"{field.title.zh}（{unit}）"
    return field.title.zh


def _put(sheet: Worksheet, at: tuple[int, int], field: Field, value: Flat, formats: _Formats) -> None:
    if isinstance(value, bool):
        sheet.write_string(*at, "是" if value else "否")
    elif isinstance(value, Decimal):
        sheet.write_number(*at, value, formats.amount)
    elif isinstance(value, int):
        sheet.write_number(*at, value, formats.whole)
    elif field.column.kind is Kind.DAY:
        sheet.write_datetime(*at, date.fromisoformat(str(value)), formats.day)
    else:
        sheet.write_string(*at, _said(field, str(value)))


def _said(field: Field, value: str) -> str:
    terms = field.column.terms
    return terms[value].zh if terms is not None else value


def _explain(sheet: Worksheet, of: Subject, counts: Mapping[str, int], formats: _Formats) -> None:
    for column, width in enumerate((18, 80, 8, 26, 110)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, of.title.zh, formats.title)
    sheet.write_string(0, 3, of.title.en, formats.title)
    number = 1
    for number, (name, said) in enumerate(facts(of), start=1):
        for column, text in ((0, name.zh), (1, said.zh), (3, name.en), (4, said.en)):
            sheet.write_string(number, column, text, formats.wrapped)
    number += 2
    for column, head in enumerate(("表", "内容", "行数", "Table", "Contents")):
        sheet.write_string(number, column, head, formats.head)
    _on_paper(sheet)
    for place, table in enumerate(TABLES, start=number + 1):
        sheet.write_number(place, 2, counts[table.name], formats.whole)
        for column, text in ((0, table.title.zh), (1, table.about.zh), (3, table.title.en), (4, table.about.en)):
            sheet.write_string(place, column, text, formats.wrapped)


def _columns(sheet: Worksheet, formats: _Formats) -> None:
    for column, (head, width) in enumerate(
        (("表", 18), ("列", 22), ("意思", 50), ("Table.column in CSV and JSON", 30), ("Column", 26), ("Meaning", 50))
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats.head)
    every = [(table, field) for table in TABLES for field in fields(table)]
    for number, (table, field) in enumerate(every, start=1):
        about = field.column.about or field.title
        texts = (table.title.zh, field.title.zh, about.zh, f"{table.name}.{field.name}", field.title.en, about.en)
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, formats.wrapped)
    _on_paper(sheet)
    sheet.freeze_panes(1, 0)
