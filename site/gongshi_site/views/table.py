"""A table as a page shows it: every cell is finished text."""

from __future__ import annotations

from typing import NamedTuple

from gongshi_site.words import Value


class TableRow(NamedTuple):
    """A row: what it is about, and what there is to say of that."""

    head: Value
    cells: tuple[Value, ...]


class Table(NamedTuple):
    """A table. ``columns`` names that of the heads, then those of the cells; ``foot`` is the row of the sums."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    foot: TableRow | None = None
