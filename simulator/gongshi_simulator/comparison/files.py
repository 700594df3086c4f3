"""The files of a comparison: a page with its pictures and tables, one for programs, one for a spreadsheet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from gongshi.findings import Message
from gongshi_simulator.between_communities import PARTS
from gongshi_simulator.comparison.comparing import Compared, Comparison
from gongshi_simulator.comparison.measures import Measure, found, unit
from gongshi_simulator.comparison.sections import sections
from gongshi_simulator.comparison.story import FILES, story
from gongshi_simulator.comparison.wording import answer, how_sure
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.lead_times import Quantile
from gongshi_simulator.origin import Origin
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.page import html
from gongshi_simulator.report.section import section_files
from gongshi_simulator.verdict import verdict

_JSON, _CSV = FILES
_COLUMNS = (
    *("scenario", "measure", "unit", "value", "low", "high", "number", "of"),
    *("difference", "difference_low", "difference_high", "verdict"),
)


def comparison_files(comparison: Comparison, rules: FundRules, origin: Origin) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so do the scenarios.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    told = sections(comparison)
    return {
        "index.html": html(story(comparison, told, rules, origin)).encode(),
        _JSON: _as_json(comparison, origin).encode(),
        _CSV: _as_csv(comparison).encode(),
        **section_files(told),
        **origin.files,
    }


def _as_json(comparison: Comparison, origin: Origin) -> str:
    told = {
        **origin.told(),
        "level": comparison.level,
        "answer": _words(answer(comparison)),
        "how_sure": _words(how_sure(comparison)),
        "scenarios": [_scenario(one) for one in comparison.compared],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _words(message: Message) -> dict[str, str]:
    return {"zh": message.zh, "en": message.en}


def _scenario(one: Compared) -> dict[str, Any]:
    between = one.between
    return {
        "id": one.scenario.id,
        "title": _words(both(one.scenario.title)),
        "measures": {measure.value: _numbers(one, measure) for measure in Measure},
        "between_communities": between
        and {
            "quantiles": PARTS,
            "in_a_year": [mean._asdict() for mean in between.in_a_year],
            "lasting": between.lasting,
        },
    }


def _numbers(one: Compared, measure: Measure) -> dict[str, Any]:
    """All that is told of a scenario in a measure; shares as parts of one, money in fen, summed over replications."""
    difference = one.differences.get(measure)
    return {
        "unit": unit(measure).value,
        **_found(found(one.summary, measure)),
        "difference": difference and {**difference._asdict(), "verdict": verdict(difference).value},
    }


def _found(told: Mean | Share | Quantile) -> dict[str, float | None]:
    match told:
        case Mean():
            return {"value": told.mean, "low": told.low, "high": told.high}
        case Quantile():
            return {"value": told.days, "low": told.low, "high": told.high}
        case _:
            share = told.share if told.of else None
            return {"value": share, "low": told.low, "high": told.high, "number": told.number, "of": told.of}


def _as_csv(comparison: Comparison) -> str:
    written = StringIO()
    lines = csv.DictWriter(written, _COLUMNS, restval="", lineterminator="\n")
    lines.writeheader()
    lines.writerows(row for one in comparison.compared for row in _rows(one))
    return written.getvalue()


def _rows(one: Compared) -> Iterator[dict[str, Any]]:
    for measure in Measure:
        numbers = _numbers(one, measure)
        told = numbers.pop("difference") or {}
        parts = {"difference": "mean", "difference_low": "low", "difference_high": "high", "verdict": "verdict"}
        difference = {column: told[part] for column, part in parts.items() if told}
        yield {"scenario": one.scenario.id, "measure": measure.value, **numbers, **difference}
