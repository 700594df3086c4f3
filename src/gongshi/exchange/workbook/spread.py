"""Merged cells: a cell that stands for several rows says its text for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongshi.exchange.workbook.grid import Cell, Sheet

_MAX_SPREAD = 2_000


@dataclass(frozen=True, slots=True)
class Spread:
    """A sheet's rows with merged cells told to each of their rows."""

    rows: Mapping[int, Mapping[int, Cell]]
    repeated: frozenset[tuple[int, int]]
    wide: frozenset[tuple[int, int]]

    def row(self, row: int) -> Mapping[int, Cell]:
        """The cells of a row."""
        return self.rows.get(row, {})

    def is_repeated(self, row: int, column: int) -> bool:
        """Whether the cell is one of several rows' together."""
        return (row, column) in self.repeated

    def is_wide(self, row: int, column: int) -> bool:
        """Whether the cell reaches across columns."""
        return (row, column) in self.wide


def spread(sheet: Sheet, *, above: int) -> Spread:
    """The rows of a sheet below row ``above``. Across columns nothing is repeated."""
    rows = {row: dict(cells) for row, cells in sheet.rows.items() if row > above}
    repeated: set[tuple[int, int]] = set()
    last = max(rows, default=0)
    for merged in sheet.merged:
        cell = sheet.cell(merged.top, merged.left)
        if cell is None or merged.top <= above or merged.bottom == merged.top:
            continue
        # Rows that hold nothing of their own don't come to be by a merged cell that reaches down to them.
        for row in range(merged.top, min(merged.bottom, last, merged.top + _MAX_SPREAD) + 1):
            if row in rows:
                rows[row].setdefault(merged.left, cell)
                repeated.add((row, merged.left))
    wide = frozenset((merged.top, merged.left) for merged in sheet.merged if merged.right > merged.left)
    return Spread(rows, frozenset(repeated), wide)
