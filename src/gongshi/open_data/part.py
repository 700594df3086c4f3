"""A community's part of its fund's open data, as it stands in the files.

The files of a fund are those of its communities one after another, so that none but a changed community's records
have to be read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongshi.fund import CommunityFund
from gongshi.open_data.csv_file import csv_line
from gongshi.open_data.event_log import cases
from gongshi.open_data.json_file import json_row
from gongshi.open_data.log_file import log_lines
from gongshi.open_data.values import Exact, exact, fields, flat
from gongshi.open_data.xes_file import trace_of
from gongshi.tables.every_table import TABLES
from gongshi.tables.table import Table


@dataclass(frozen=True, slots=True)
class TablePart:
    """The rows of a table: how many, as lines of CSV, and as JSON with commas between them."""

    rows: int
    csv: str
    json: str


@dataclass(frozen=True, slots=True)
class Part:
    """A community's tables, by their names, and its cases as lines of the event log's CSV and as traces of XES."""

    tables: Mapping[str, TablePart]
    log: str
    traces: str


def part_of(fund: CommunityFund, as_of: date) -> Part:
    """The part of a community as of a day."""
    every_case = tuple(cases(fund, as_of))
    return Part(
        tables={table.name: _table_part(table, fund, as_of) for table in TABLES},
        log="".join(line for case in every_case for line in log_lines(case)),
        traces="".join(map(trace_of, every_case)),
    )


def _table_part(table: Table[Any], fund: CommunityFund, as_of: date) -> TablePart:
    of, programme = tuple(fields(table)), fund.programme
    rows: list[dict[str, Exact]] = [
        {column.name: exact(value, column.kind, programme) for column, value in zip(table.columns, values, strict=True)}
        for values in table.rows(fund, as_of)
    ]
    return TablePart(
        rows=len(rows),
        csv="".join(csv_line(flat(row, of, programme)) for row in rows),
        json=",\n".join(map(json_row, rows)),
    )
