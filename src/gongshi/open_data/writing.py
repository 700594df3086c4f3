"""The files in which a fund's open data are written out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongshi.fund import Fund
from gongshi.open_data.csv_file import csv_file, csv_line
from gongshi.open_data.values import exact, fields, flat
from gongshi.tables.every_table import TABLES
from gongshi.tables.table import Table

MARK = ".gongshi-export"
"""The file by which a folder that was exported is known."""


def files(fund: Fund, as_of: date) -> Iterator[tuple[str, bytes]]:
    """Each file's name and bytes."""
    yield MARK, f"{fund.programme.id} {as_of.isoformat()}\n".encode()
    for table in TABLES:
        yield f"{table.name}.csv", csv_file((one.name for one in fields(table)), _lines(table, fund, as_of))


def _lines(table: Table[Any], fund: Fund, as_of: date) -> Iterator[str]:
    of = tuple(fields(table))
    for community in fund.communities:
        for row in table.rows(community, as_of):
            values = {
                column.name: exact(value, column.kind, fund.programme)
                for column, value in zip(table.columns, row, strict=True)
            }
            yield csv_line(flat(values, of, fund.programme))
