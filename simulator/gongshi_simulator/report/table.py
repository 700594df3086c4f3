"""The table behind the plot: the end of each month by band, means with their intervals."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from gongshi_simulator.metrics import BANDS
from gongshi_simulator.summary import MonthEnd


def as_csv(rows: Sequence[MonthEnd]) -> str:
    """One line a month: its last day, then for each band mean, lower and upper bound of the 95% interval.

    No bounds where all years agree.
    """
    written = StringIO()
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(["month_end", *(f"{band.value}{part}" for band in BANDS for part in ("", "_low", "_high"))])
    lines.writerows([row.day.isoformat(), *_numbers(row)] for row in rows)
    return written.getvalue()


def _numbers(row: MonthEnd) -> Iterator[str]:
    for mean in row.bands:
        bounds = ("", "") if mean.is_same else (f"{mean.low:.4f}", f"{mean.high:.4f}")
        yield from (f"{mean.mean:.4f}", *bounds)
