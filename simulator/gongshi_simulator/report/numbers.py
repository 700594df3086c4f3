"""``report.json``: all numbers of a report with their intervals, under keys that stay; units are in the keys.

A number stands under its key, its bounds under ``_low`` and ``_high``, what a share is counted from under ``_number``
and ``_of``. Shares are parts of one, money is in yuan. A bound is null where there is no interval.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from gongshi.findings import Message
from gongshi.model.scalars import MINOR_DIGITS
from gongshi.model.terms import Term
from gongshi_simulator.assumption import Assumption, Money, stated
from gongshi_simulator.intervals import LEVEL
from gongshi_simulator.report.answer import answer, question
from gongshi_simulator.report.cells import flat
from gongshi_simulator.report.evidence import Evidence
from gongshi_simulator.report.facts import facts
from gongshi_simulator.report.section import Section
from gongshi_simulator.report.table import as_records

NAME = "report.json"


def as_json(seen: Evidence, sections: Sequence[Section]) -> str:
    """The text of the file."""
    run, whole = seen.run, seen.summary
    told = {
        "scenario": run.scenario.id,
        "year": run.scenario.year,
        "communities": whole.communities,
        "replications": whole.replications,
        "seed": run.origin.seed,
        "interval_level": LEVEL,
        "question": _both(question(seen)),
        "answer": _both(answer(seen)),
        "numbers": {key: number for fact in facts(seen) for key, number in flat(fact.key, fact.cell).items()},
        "sections": {one.id: _section(one) for one in sections},
        "assumptions": {one.path: _assumption(one.assumption) for one in stated(run.scenario)},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _section(section: Section) -> Mapping[str, Any]:
    return {"title": _both(section.title), "says": _both(section.says), "rows": as_records(section.table)}


def _both(text: Message) -> Mapping[str, str]:
    return {"zh": text.zh, "en": text.en}


def _assumption(one: Assumption) -> Mapping[str, Any]:
    """Value and range, in yuan for money; a share as it is written, ``1/5``."""
    known = [part for part in ("value", "low", "mode", "high") if hasattr(one, part)]
    per_unit = 10**MINOR_DIGITS if isinstance(one, Money) else 1
    told = {part: _plain(getattr(one, part), per_unit) for part in known}
    return {"basis": one.basis.value} | told


def _plain(value: Term | Fraction | float, per_unit: int) -> str | float:
    if isinstance(value, Term | Fraction):
        return str(value)
    return value / per_unit if per_unit > 1 else value
