"""An answer that rests on less than its rule says so, though the rule itself has a published source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message

Judged = Callable[..., Judgement]

INFERRED, ASSUMED = Message("推断", "inferred"), Message("假定", "assumed")
NOTICE = "id: n01\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\n"


def project(fiscal_year: int, *history: str) -> dict[str, str]:
    events = "".join(f"- {event}\n" for event in history)
    return {"projects/p1.yaml": f"id: p1\ntitle: 路灯\nfiscal_year: {fiscal_year}\nhistory:\n{events}"}


def bases(rule: str, judged: Judged, files: dict[str, str], as_of: date = date(2026, 12, 31)) -> list[Message | None]:
    """What the findings of a rule rest on, where that is less than a published source."""
    return [finding.basis for finding in judged(files, as_of).findings if finding.rule == rule]


RESOLVED = "{date: 2026-03-05, event: resolved}"


@pytest.mark.parametrize(("started", "basis"), [("2026-03-04", None), ("2026-03-05", INFERRED)])
def test_that_the_day_of_the_resolution_is_too_early_is_inferred(
    started: str, basis: Message | None, judged: Judged
) -> None:
    assert bases("R01", judged, project(2026, RESOLVED, f"{{date: {started}, event: started}}")) == [basis]


def test_when_a_years_cycle_begins_is_assumed(judged: Judged) -> None:
    assert bases("R02", judged, project(2027, RESOLVED)) == [ASSUMED]


def test_that_each_year_is_resolved_anew_is_sourced(judged: Judged) -> None:
    started = project(2026, "{date: 2026-03-05, event: started}")
    continuing = started["projects/p1.yaml"].replace("fiscal_year", "continues: p0\nfiscal_year")
    assert bases("R02", judged, {"projects/p1.yaml": continuing}) == [None]


@pytest.mark.parametrize(("end", "basis"), [("2026-03-10", None), ("2026-03-15", INFERRED)])
def test_how_the_fund_counts_its_days_is_inferred_and_ten_days_are_sourced(
    end: str, basis: Message | None, judged: Judged
) -> None:
    assert bases("R04", judged, {"notices/n01.yaml": f"{NOTICE}posting_end: {end}\n"}) == [basis]


@pytest.mark.parametrize(("later", "basis"), [((), ASSUMED), (("{date: 2026-03-20, event: filed}",), None)])
def test_how_long_the_second_decision_may_take_is_assumed(
    later: tuple[str, ...], basis: Message | None, judged: Judged
) -> None:
    objections = "posting_end: 2026-03-16\nobjections:\n- {date: 2026-03-09, scope: resolution, resident_reps: 10}\n"
    posted = "{date: 2026-03-06, event: posted, notice: n01}"
    files = {"notices/n01.yaml": NOTICE + objections} | project(2026, RESOLVED, posted, *later)
    assert bases("R08", judged, files) == [basis]


def test_a_file_refused_in_the_words_of_a_rule_is_told_with_what_the_rule_rests_on(judged: Judged) -> None:
    assert bases("R30", judged, {"meetings/m1.yaml": "id: m1\n# 4111 1111 1111 1111\n"}) == [INFERRED]
    assert bases("R06", judged, {"projects/p1.yaml": "id: p1\n"}) == [None]
