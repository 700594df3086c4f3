"""The files of a limit: a page, ``limit.json`` with all numbers, ``limit.csv`` with a line for each value tried.

Amounts are in yuan there, shares from 0 to 1. What the year is too short to tell is null or empty.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from fractions import Fraction
from io import StringIO
from typing import Any

from gongshi.findings import Message
from gongshi_simulator.assumption import Money
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.planning.files import as_number
from gongshi_simulator.planning.limit.finding import Limit, Tried
from gongshi_simulator.planning.limit.sections import sections
from gongshi_simulator.planning.limit.story import FILES, story
from gongshi_simulator.planning.limit.wording import answer, at_ends, how_sure
from gongshi_simulator.report.page import html
from gongshi_simulator.report.section import section_files

_FEN_IN_YUAN = 100


def limit_files(told: Limit, rules: FundRules, origin: Origin) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so does the scenario.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    shown = sections(told)
    in_json, in_csv = FILES
    return {
        "index.html": html(story(told, shown, rules, origin)).encode(),
        in_json: _as_json(told, origin).encode(),
        in_csv: _as_csv(told).encode(),
        **section_files(shown),
        **origin.files,
    }


def _as_json(told: Limit, origin: Origin) -> str:
    whole = {
        **origin.told(),
        "number": told.scale.path,
        "requirement": str(told.requirement),
        "replications": told.most,
        "community_years": told.spent,
        "answer": _words(answer(told)),
        "at_ends": _words(at_ends(told)),
        "how_sure": _words(how_sure(told)),
        "is_upward": told.is_upward,
        "met": _value(told, told.met),
        "missed": _value(told, told.missed),
        "tried": [_tried(told, one) for one in told.tried],
        "contradictions": [[_value(told, one.value) for one in pair] for pair in told.contradictions],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _words(message: Message) -> dict[str, str]:
    return {"zh": message.zh, "en": message.en}


def _tried(told: Limit, one: Tried) -> dict[str, Any]:
    measures = [clause.measure.value for clause in told.requirement.clauses]
    return {
        "value": _value(told, one.value),
        "replications": one.reached.replications,
        "verdict": one.reached.verdict.value,
        **{
            name: {part: as_number(number) for part, number in estimate._asdict().items()}
            for name, estimate in zip(measures, one.reached.estimates, strict=True)
        },
    }


def _value(told: Limit, value: Any) -> object:  # noqa: ANN401 - of the number's own type
    """A value as files have it: shares exactly, as ``1/5``."""
    if value is not None and isinstance(told.scale.assumption, Money):
        return value / _FEN_IN_YUAN
    return str(value) if isinstance(value, Fraction) else value


def _as_csv(told: Limit) -> str:
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    names = [clause.measure.value for clause in told.requirement.clauses]
    parts = [f"{name}{end}" for name in names for end in ("", "_low", "_high", "_number", "_of")]
    table.writerow([told.scale.path, "replications", "verdict", *parts])
    for one in told.tried:
        numbers = [as_number(number) for estimate in one.reached.estimates for number in estimate]
        cells = ["" if number is None else number for number in numbers]
        table.writerow([_value(told, one.value), one.reached.replications, one.reached.verdict.value, *cells])
    return written.getvalue()
