"""The files of a plan: a page, ``plan.json`` with all numbers, ``plan.csv`` with a line for each point that was tried.

Costs are in yuan there, shares from 0 to 1, dates as in records. What the year is too short to tell is null or empty.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping
from datetime import date
from io import StringIO
from typing import Any

from gongshi.model.terms import Term
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.planning.levers import LEVERS, Capacity
from gongshi_simulator.planning.measures import Estimate
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.points import Point
from gongshi_simulator.planning.requirement import Requirement
from gongshi_simulator.planning.sections import sections
from gongshi_simulator.planning.story import FILES, story
from gongshi_simulator.report.page import html
from gongshi_simulator.report.section import section_files
from gongshi_simulator.setting import sitting_days

_FEN_IN_YUAN = 100


def plan_files(told: Plan, rules: FundRules, origin: Origin) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so does the scenario.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    scenario = origin.scenarios[0].scenario
    shown = sections(told, sitting_days(scenario.council, scenario.year, rules.days))
    whole = {**origin.told(), "scenario": scenario.id, **_plain(told)}
    numbers = json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    in_json, in_csv = FILES
    return {
        "index.html": html(story(told, shown, rules, origin)).encode(),
        in_json: numbers.encode(),
        in_csv: as_csv(told).encode(),
        **section_files(shown),
        **origin.files,
    }


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
    numbers = [as_number(value) for estimate in one.estimates for value in estimate]
    return [
        *one.capacity,
        f"{one.cost_fen / _FEN_IN_YUAN:.2f}",
        one.replications,
        one.verdict.value,
        int(is_chosen),
        *("" if number is None else number for number in numbers),
    ]


def as_number(value: float) -> float | None:
    """An estimate as files have it; None for what the year is too short to tell."""
    return None if math.isinf(value) else round(value, 6)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of a plan
    if isinstance(value, Requirement):
        return str(value)
    if isinstance(value, Capacity):
        return {lever.value: number for lever, number in zip(LEVERS, value, strict=True)}
    if isinstance(value, Estimate):
        return {name: as_number(number) for name, number in value._asdict().items()}
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
    return as_number(value) if isinstance(value, float) else value
