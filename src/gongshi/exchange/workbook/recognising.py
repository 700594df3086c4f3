"""Which sheet of the records' workbook a sheet is, and which of its columns is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.filling import OTHER_LANGUAGE
from gongshi.exchange.workbook.grid import Sheet, filled
from gongshi.exchange.workbook.notes import GUIDE
from gongshi.exchange.workbook.tables import REMARKS, Table, heading, tables

_LOOKED_AT = 10


class Recognised(NamedTuple):
    """A sheet of the workbook: which one, and which column stands where below ``row``.

    ``told_by``: whether by its keys, rather than its headings; and by its name.
    """

    table: Table
    row: int
    told_by: tuple[bool, bool]
    columns: Mapping[int, Column]
    unknown: Mapping[int, str]


def recognised(sheet: Sheet) -> Recognised | None:
    """Which sheet of the workbook this is; None where it is none of them.

    It is told by the keys in one of its first rows, or by its own name and the headings.
    """
    found = None
    for row, cells in list(sheet.rows.items())[:_LOOKED_AT]:
        said = {column: cell.text.strip() for column, cell in filled(cells)}
        for table in tables():
            one = _as(table, row, said, by_name=sheet.name in {table.name.zh, table.key})
            if one is not None and (found is None or _closeness(one) > _closeness(found)):
                found = one
    return found


def _closeness(one: Recognised) -> tuple[tuple[bool, bool], int]:
    return one.told_by, len(one.columns)


def is_guide(sheet: Sheet) -> bool:
    """Whether this is the sheet that says how to fill in the others."""
    return sheet.name == GUIDE


def _as(table: Table, row: int, said: Mapping[int, str], *, by_name: bool) -> Recognised | None:
    by_key = {column.key: column for column in _with_languages(table)}
    columns = {at: by_key[text] for at, text in said.items() if text in by_key}
    if (REMARKS in said.values() or len(columns) > 2) and len(columns) > 1:
        known = set(columns) | {at for at, text in said.items() if text == REMARKS}
        # Another list of records may have some of the same keys; then the name decides.
        unknown = {at: text for at, text in said.items() if at not in known}
        if by_name or not unknown:
            return Recognised(table, row, (True, by_name), columns, unknown)
    if by_name:
        by_heading = {heading(column).zh: column for column in _with_languages(table)}
        columns = {at: by_heading[text] for at, text in said.items() if text in by_heading}
        needed = {column.key for column in table.all_columns if column.is_required}
        if len(columns) > 1 and needed <= {column.key for column in columns.values()}:
            unknown = {at: text for at, text in said.items() if at not in columns and text != "备注"}
            return Recognised(table, row, (False, by_name), columns, unknown)
    return None


def _with_languages(table: Table) -> Iterator[Column]:
    for column in table.all_columns:
        yield column
        if column.kind is Kind.TEXT:
            yield column.in_language(OTHER_LANGUAGE)
