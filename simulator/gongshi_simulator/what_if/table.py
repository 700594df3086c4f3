"""The grid as a table: one line a point, its numbers with their 95 % intervals."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.what_if.grid import Cell, Grid

_MEANS = ("resolved", "closed", "reopened", "more_closed", "busy")
_SHARES = ("closed_share", "resolved_money")


def as_csv(grid: Grid) -> str:
    """The table, its columns named as the fields of `Cell` with ``_low`` and ``_high``; ``busy`` is of ``busiest``."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\n")
    columns = [f"{name}{part}" for name in (*_MEANS, *_SHARES) for part in ("", "_low", "_high")]
    lines.writerow([*(axis.key for axis in grid.axes), *columns, "busiest"])
    lines.writerows([*_point(grid, cell), *_numbers(cell), cell.busiest.name.lower()] for cell in grid.cells)
    return written.getvalue()


def _point(grid: Grid, cell: Cell) -> Iterator[str]:
    for axis, at in zip(grid.axes, cell.at, strict=True):
        yield axis.notches[at].called.en


def _numbers(cell: Cell) -> Iterator[str]:
    for name in _MEANS:
        mean: Mean = getattr(cell, name)
        yield from (f"{one:.4f}" for one in (mean.mean, mean.low, mean.high))
    for name in _SHARES:
        share: Share = getattr(cell, name)
        yield from (f"{one:.4f}" for one in (share.share, share.low, share.high)) if share.of else ("", "", "")
