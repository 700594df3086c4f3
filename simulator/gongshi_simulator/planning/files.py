"""The files of a plan: ``plan.json`` with all of it, ``plan.csv`` with one line for each point that was tried.

Costs are in yuan there, shares from 0 to 1, dates as in records. What the year is too short to tell is null or empty.
"""

from __future__ import annotations

import csv
import json
import math
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from gongshi.model.terms import Term
from gongshi_simulator.planning.levers import LEVERS, Capacity
from gongshi_simulator.planning.measures import Estimate
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.points import Point
from gongshi_simulator.planning.requirement import Requirement
from gongshi_simulator.report.run import versions

JSON, CSV = "plan.json", "plan.csv"
_FEN_IN_YUAN = 100


@dataclass(frozen=True, slots=True)
class Origin:
    """What a plan was made from: the same scenario, rules, seed and versions make the same plan."""

    scenario: str
    seed: int
    replications: int
    sha256: Mapping[str, str]


def plan_files(told: Plan, origin: Origin) -> Mapping[str, str]:
    """File name -> content."""
    numbers = ["--replications", str(origin.replications), "--seed", str(origin.seed)]
    whole = {
        "command": shlex.join(
            ["gongshi", "plan", f"{origin.scenario}.yaml", "--require", str(told.requirement), *numbers]
        ),
        "scenario": origin.scenario,
        "seed": origin.seed,
        "replications": origin.replications,
        "sha256": dict(origin.sha256),
        "versions": versions(),
        **_plain(told),
    }
    return {JSON: json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n", CSV: as_csv(told)}


def is_plan(folder: Path) -> bool:
    """Whether a folder holds a plan, and nothing that is not of it."""
    return {path.name for path in folder.iterdir()} == {JSON, CSV}


def as_csv(told: Plan) -> str:
    """All points that were tried, the cheapest first; the chosen one as fresh replications confirmed it."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\n")
    measures = [one.measure.value for one in told.requirement.clauses]
    parts = [f"{name}{end}" for name in measures for end in ("", "_low", "_high", "_number", "_of")]
    lines.writerow([*(lever.value for lever in LEVERS), "yuan", "replications", "verdict", "chosen", *parts])
    chosen = told.found.chosen
    for one in told.found.tried:
        is_chosen = chosen is not None and one.capacity == chosen.capacity
        lines.writerow(_row(chosen if is_chosen and chosen is not None else one, is_chosen=is_chosen))
    return written.getvalue()


def _row(one: Point, *, is_chosen: bool) -> list[object]:
    numbers = [_number(value) for estimate in one.estimates for value in estimate]
    return [
        *one.capacity,
        f"{one.cost_fen / _FEN_IN_YUAN:.2f}",
        one.replications,
        one.verdict.value,
        int(is_chosen),
        *("" if number is None else number for number in numbers),
    ]


def _number(value: float) -> float | None:
    return None if math.isinf(value) else round(value, 6)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of a plan
    if isinstance(value, Requirement):
        return str(value)
    if isinstance(value, Capacity):
        return {lever.value: number for lever, number in zip(LEVERS, value, strict=True)}
    if isinstance(value, Estimate):
        return {name: _number(number) for name, number in value._asdict().items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {_key(name): _in_yuan(name, part) for name, part in value._asdict().items()}
    return _scalar(value)


def _key(name: str) -> str:
    return name.removesuffix("_fen") + "_yuan" if name.endswith("_fen") else name


def _in_yuan(name: str, part: Any) -> Any:  # noqa: ANN401 - any part of a plan
    return part / _FEN_IN_YUAN if name.endswith("_fen") else _plain(part)


def _scalar(value: Any) -> Any:  # noqa: ANN401 - any part of a plan
    if isinstance(value, Term):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _number(value) if isinstance(value, float) else value
