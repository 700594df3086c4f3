"""Tables and sentences as a terminal shows them, in both languages."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gongshi.findings import Message
from gongshi.write import columns
from gongshi_simulator.calibration.back_test import BackTest, Foretold
from gongshi_simulator.calibration.calibrating import Calibration, Row
from gongshi_simulator.calibration.found import FEWEST, Found
from gongshi_simulator.calibration.gaps import BESIDE
from gongshi_simulator.calibration.outcome import Metric
from gongshi_simulator.calibration.wording import fit_text, number_of, plain, shipped_text, span_text, value_text

_HEAD = ("字段 key", "量得 measured", "95%", "n", "原来 before", "拟合 fit", "")
_FORETOLD_HEAD = (
    "指标 number",
    "预测 foretold 95%",
    "中位 middle",
    "实际 observed",
    "",
    "位次 rank",
    "社区 communities",
)
_TOO_FEW = "太少 too few"


def calibration_lines(of: Calibration) -> Iterator[str]:
    """The table of what the records tell, and of what they tell that no scenario holds; then a sentence."""
    rows = [_row(one, one.found) for one in of.rows if one.found is not None and one.found.number]
    yield from _table([_HEAD, *rows])
    yield ""
    yield "情景里没有的 Not in a scenario"
    yield from _table([_beside(one) for one in of.beside if one.number])
    yield ""
    said = sentence(of)
    yield f"{said.zh} | {said.en}"


def sentence(of: Calibration) -> Message:
    """How many numbers are measured, how many have too few to be, and what stays as it was."""
    told = [one.found for one in of.rows if one.found is not None and one.found.number]
    measured = sum(one.is_enough for one in told)
    few, every = len(told) - measured, len(of.rows)
    return Message(
        f"{every}个数里，{measured}个从记录量出，{few}个记录少于{FEWEST}、太少，其余记录说不了，照{of.scenario.id}",
        f"of {every} numbers {measured} are measured, {few} have fewer than {FEWEST} records, too few; of the rest the "
        f"records say nothing, and they are {of.scenario.id}'s",
    )


def back_test_lines(of: BackTest) -> Iterator[str]:
    """The table of what was foretold and what happened in all communities; then a sentence."""
    yield from _table([_FORETOLD_HEAD, *(_foretold(one, of) for one in of.whole)])
    yield ""
    said = back_test_sentence(of)
    yield f"{said.zh} | {said.en}"


def back_test_sentence(of: BackTest) -> Message:
    """How much of the year was foretold, and on what."""
    inside = sum(one.is_inside for one in of.whole)
    counts = [of.inside(one) for one in Metric]
    there, every = (sum(count) for count in zip(*counts, strict=True))
    year, whole = of.plan.year, len(of.whole)
    return Message(
        f"{year}年合计的{whole}项里，{inside}项在95%预测区间内；分社区看，{there}/{every}在内。"
        f"推演{of.plan.replications}遍，{of.measured}个数来自上年底以前的记录，其余照原来的情景",
        f"{year}: {inside} of {whole} sums are inside their 95% prediction interval, by community {there} of {every}; "
        f"{of.plan.replications} simulated years, {of.measured} numbers from records of the years before, the rest "
        "as the scenario had them",
    )


def _row(row: Row, found: Found | None) -> tuple[str, ...]:
    assert found is not None
    kind = type(row.shipped)
    name = f"{row.called.zh} {row.called.en}"
    if not found.is_enough:
        return (row.path, _TOO_FEW, "", number_of(found), shipped_text(row.shipped), "", name)
    value, span = value_text(found, kind), span_text(found, kind)
    return (row.path, value, span, number_of(found), shipped_text(row.shipped), fit_text(found), name)


def _beside(found: Found) -> tuple[str, ...]:
    said = BESIDE[found.path]
    name = f"{said.zh} {said.en}"
    if not found.is_enough:
        return (found.path, _TOO_FEW, "", number_of(found), "", "", name)
    value = value_text(found, None)
    return (found.path, value, span_text(found, None), number_of(found), "–", fit_text(found), name)


def _foretold(one: Foretold, of: BackTest) -> tuple[str, ...]:
    inside, communities = of.inside(one.metric)
    return (
        f"{one.metric.zh} {one.metric.en}",
        f"{_number(one.low, one)}–{_number(one.high, one)}",
        _number(one.middle, one),
        _happened(one, of),
        "在内 inside" if one.is_inside else "在外 outside",
        f"{one.rank:.2f}",
        f"{inside}/{communities}",
    )


def _happened(one: Foretold, of: BackTest) -> str:
    """What was observed; a share with the numbers that it is of."""
    if one.metric is not Metric.CLOSED_SHARE:
        return _number(one.observed, one)
    told = {its.metric: its.observed for its in of.whole}
    return f"{told[Metric.CLOSED]:.0f}/{told[Metric.RESOLVED]:.0f} = {_number(one.observed, one)}"


def _number(value: float, one: Foretold) -> str:
    if one.metric is Metric.CLOSED_SHARE:
        return f"{100 * value:.1f}%"
    return "∞" if value == math.inf else plain(value)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows in columns that stand below each other, however wide their characters are."""
    if not rows:
        return
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
