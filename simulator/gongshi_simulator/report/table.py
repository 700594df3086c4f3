"""The table behind a plot: one value for the page, the CSV and the JSON, so that all three tell the same."""

from __future__ import annotations

import csv
from io import StringIO
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.report.cells import Cell, Number, Unit, flat


class Column(NamedTuple):
    """A column: its key, with its unit in it, and its heading."""

    key: str
    called: Message
    unit: Unit = Unit.COUNT


class Row(NamedTuple):
    """A row: its key, its heading, and a cell for each column."""

    key: str
    called: Message
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """Rows under columns; ``called``: what a row is; ``note`` says which numbers have no interval, and why."""

    called: Column
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Message


def as_records(table: Table) -> list[dict[str, Number]]:
    """Each row as key -> number, the row's own key first."""
    return [_record(table, row) for row in table.rows]


def _record(table: Table, row: Row) -> dict[str, Number]:
    record: dict[str, Number] = {table.called.key: row.key}
    for column, cell in zip(table.columns, row.cells, strict=True):
        record |= flat(column.key, cell)
    return record


def as_csv(table: Table) -> str:
    """The same as CSV, a line a row; nothing where there is no number."""
    records = as_records(table)
    written = StringIO()
    lines = csv.DictWriter(written, _keys(table), lineterminator="\n", restval="")
    lines.writeheader()
    lines.writerows(records)
    return written.getvalue()


def _keys(table: Table) -> list[str]:
    """All keys of the rows; of a column those of its fullest cell."""
    fullest = [
        max((flat(column.key, row.cells[at]) for row in table.rows), key=len, default={column.key: None})
        for at, column in enumerate(table.columns)
    ]
    return [table.called.key, *(key for keys in fullest for key in keys)]
