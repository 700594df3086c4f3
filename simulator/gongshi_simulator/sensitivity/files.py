"""The files of a study: a page with its pictures, one for programs, and a table for each way of looking."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from gongshi.findings import Message
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import Mean
from gongshi_simulator.origin import Origin
from gongshi_simulator.report.page import html
from gongshi_simulator.report.section import section_files
from gongshi_simulator.sensitivity.ranking import Ranking
from gongshi_simulator.sensitivity.sections import sections
from gongshi_simulator.sensitivity.story import Study, story
from gongshi_simulator.sensitivity.tornado import Bar, Tornado
from gongshi_simulator.sensitivity.wording import answer, how_moved, how_ranked, ranking_answer, warnings
from gongshi_simulator.verdict import verdict

_JSON, _TORNADO, _SOBOL = "sensitivity.json", "tornado.csv", "sobol.csv"
_EFFECT = ("difference", "difference_low", "difference_high", "verdict")


def study_files(study: Study, rules: FundRules, origin: Origin) -> Mapping[str, bytes]:
    """File name -> content; all that the page asks for lies beside it, and so does the scenario.

    Raises:
        CouldNotRun: where none of the fonts that the look names is installed.
    """
    numbers = {_JSON: _as_json(study, origin), _TORNADO: _csv(_bars(study.tornado))}
    if study.ranking is not None:
        numbers[_SOBOL] = _csv(_ranked(study.ranking))
    told = sections(study.tornado, study.ranking)
    page = html(story(study, told, rules, origin, tuple(numbers)))
    files = {name: content.encode() for name, content in {"index.html": page, **numbers}.items()}
    return {**files, **section_files(told), **origin.files}


def _as_json(study: Study, origin: Origin) -> str:
    tornado = study.tornado
    told = {
        **origin.told(),
        "answer": _words(answer(tornado, study.scenario.title)),
        "how_moved": _words(how_moved(tornado)),
        "closed_share": tornado.share._asdict(),
        "closing_day": tornado.day._asdict(),
        "bars": [_bar(bar) for bar in tornado.bars],
        "impossible": [
            {"path": one.path, "called": _words(one.called), "value": _words(one.value), "why": _words(one.why)}
            for one in tornado.impossible
        ],
        "unfinished": tornado.unfinished,
        "sobol": None if study.ranking is None else _ranking(study.ranking),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _words(message: Message) -> dict[str, str]:
    return {"zh": message.zh, "en": message.en}


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        "path": bar.path,
        "called": _words(bar.called),
        "basis": bar.basis.value,
        "value": _words(bar.value),
        "is_told_apart": bar.is_told_apart,
        "is_same": bar.is_same,
        "ends": [
            {
                "value": _words(end.value),
                "closed": end.closed,
                "resolved": end.resolved,
                "closed_share": _effect(end.share),
                "closing_day": _effect(end.days),
            }
            for end in bar.ends
        ],
    }


def _effect(difference: Mean | None) -> dict[str, Any] | None:
    """A difference; nothing where there is none to tell."""
    if difference is None:
        return None
    return dict(zip(_EFFECT, (*difference, verdict(difference).value), strict=True))


def _ranking(ranking: Ranking) -> dict[str, Any]:
    counts = ranking._asdict()
    del counts["ranked"]
    return {
        "answer": _words(ranking_answer(ranking)),
        "how_ranked": _words(how_ranked(ranking)),
        "warnings": [_words(one) for one in warnings(ranking)],
        **counts,
        "ranked": list(_ranked(ranking)),
    }


def _ranked(ranking: Ranking) -> Iterator[dict[str, Any]]:
    for one in ranking.ranked:
        yield {
            "path": one.path,
            "low": one.low.en,
            "high": one.high.en,
            "first": one.first.value,
            "first_half_width": one.first.half_width,
            "total": one.total.value,
            "total_half_width": one.total.half_width,
        }


def _bars(tornado: Tornado) -> Iterator[dict[str, Any]]:
    """One line an end. The first four columns of a difference are of the share closed, the others in days."""
    for bar in tornado.bars:
        for end in bar.ends:
            days = {f"days_{column}": told for column, told in (_effect(end.days) or {}).items()}
            yield {
                "path": bar.path,
                "basis": bar.basis.value,
                "own": bar.value.en,
                "value": end.value.en,
                "closed": end.closed,
                "resolved": end.resolved,
                **(_effect(end.share) or dict.fromkeys(_EFFECT, "")),
                **(days or {f"days_{column}": "" for column in _EFFECT}),
            }


def _csv(rows: Iterable[Mapping[str, Any]]) -> str:
    known: Sequence[Mapping[str, Any]] = list(rows)
    written = StringIO()
    if known:
        lines = csv.DictWriter(written, list(known[0]), lineterminator="\n")
        lines.writeheader()
        lines.writerows(known)
    return written.getvalue()
