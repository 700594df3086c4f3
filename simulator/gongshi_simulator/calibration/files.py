"""A calibration or a back-test as tables for programs: CSV and JSON with the same rows."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gongshi.findings import Message
from gongshi_simulator.calibration.back_test import BackTest
from gongshi_simulator.calibration.calibrating import Calibration
from gongshi_simulator.calibration.found import Found
from gongshi_simulator.calibration.gaps import BESIDE
from gongshi_simulator.calibration.wording import shipped_text

_NAMES = frozenset({"calibration.csv", "calibration.json", "back-test.csv", "back-test.json"})
_Cell = str | float | int | None


def is_tables(folder: Path) -> bool:
    """Whether all that stands in a folder was written here."""
    return {path.name for path in folder.iterdir()} <= _NAMES


def calibration_files(of: Calibration) -> Mapping[str, str]:
    """Every number of the scenario with what was found of it; shares and days, amounts in fen."""
    rows = [_row(one.path, one.called, one.found, shipped_text(one.shipped)) for one in of.rows]
    rows += [_row(one.path, BESIDE[one.path], one, "") for one in of.beside]
    return _files("calibration", rows)


def back_test_files(of: BackTest) -> Mapping[str, str]:
    """Every number foretold, of all communities together and of each; without a value where a year is too short."""
    return _files("back-test", list(_foretold(of)))


def _foretold(of: BackTest) -> Iterator[dict[str, _Cell]]:
    for community, its in (("", of.whole), *of.communities.items()):
        for one in its:
            numbers = {name: getattr(one, name) for name in ("low", "middle", "high", "observed")}
            yield {
                "year": of.plan.year,
                "community": community,
                "metric": one.metric.value,
                "zh": one.metric.zh,
                "en": one.metric.en,
                **{name: None if value == math.inf else value for name, value in numbers.items()},
                "rank": one.rank,
                "inside": int(one.is_inside),
            }


def _row(path: str, called: Message, found: Found | None, shipped: str) -> dict[str, _Cell]:
    found = found or Found(path, called, 0)
    fit = found.fit
    aic = ("triangular", "lognormal", "gamma", "weibull")
    return {
        "key": path,
        "zh": called.zh,
        "en": called.en,
        "is_measured": int(found.is_enough),
        "n": found.number,
        "still_open": found.still_open,
        "part": found.part,
        "value": found.value,
        "low": found.low,
        "high": found.high,
        **dict(
            zip(("triangle_low", "triangle_mode", "triangle_high"), fit.triangle if fit else [None] * 3, strict=True)
        ),
        "distance": fit.distance if fit else None,
        "p": fit.chance if fit else None,
        **{f"aic_{name}": fit.aic[name] if fit else None for name in aic},
        "before": shipped,
    }


def _files(name: str, rows: Sequence[Mapping[str, _Cell]]) -> Mapping[str, str]:
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return {
        # A spreadsheet takes a table without the mark for one in another encoding.
        f"{name}.csv": "\ufeff" + table.getvalue(),
        f"{name}.json": json.dumps(rows, ensure_ascii=False, indent=1) + "\n",
    }
