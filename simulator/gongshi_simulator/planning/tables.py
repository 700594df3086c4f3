"""The tables behind the sentences, one line at a time, as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongshi_simulator.planning.bottleneck import Gain, Scarcity
from gongshi_simulator.planning.levers import LEVERS
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.points import Point
from gongshi_simulator.planning.requirement import Fulfilment
from gongshi_simulator.planning.safe_dates import Reopened
from gongshi_simulator.planning.wording import change, estimated, percent, wan

_NAMES = tuple(lever.value.partition(".")[2] for lever in LEVERS)


def table(told: Plan) -> Iterator[str]:
    """The frontier with what stands now and what is not decided: levers, cost, and each clause with its estimate."""
    yield f"{'  '.join(_NAMES)}  10,000 yuan  {'  '.join(str(one) for one in told.requirement.clauses)}"
    shown = {one.capacity: one for one in (*told.found.undecided, *told.frontier, told.now, told.best)}
    for one in sorted(shown.values(), key=lambda one: (one.cost_fen, one.slack)):
        numbers = "  ".join(f"{number:>{len(name)}}" for name, number in zip(_NAMES, one.capacity, strict=True))
        yield f"{numbers}  {wan(one.cost_fen):>11}  {_reached(told, one)}  {_note(told, one)}"


def _note(told: Plan, one: Point) -> str:
    notes = ["现在 now"] if one.capacity == told.now.capacity else []
    if told.found.chosen is not None and one.capacity == told.found.chosen.capacity:
        notes.append("选中 chosen")
    undecided = {one.capacity for one in told.found.undecided}
    verdict = Fulfilment.UNDECIDED if one.capacity in undecided else one.verdict
    return "，".join([*notes, f"{verdict.zh} {verdict.en}"])


def _reached(told: Plan, one: Point) -> str:
    of = zip(told.requirement.clauses, one.estimates, strict=True)
    return "  ".join(estimated(clause.measure, estimate).zh for clause, estimate in of)


def gains_table(gains: Sequence[Gain]) -> Iterator[str]:
    """What one step more of each lever changes."""
    yield "多一份 one step more: 万元 10,000 yuan | 多结项 closed | 百分点 points | 全部结项 all closed | 天 days"
    for one in gains:
        yield (
            f"  {one.lever.zh} {one.lever.en} {one.number}→{one.more}: {wan(one.cost_fen)} | "
            f"{change(one.closed, digits=2)} | {change(one.closed_share, 100)} | {change(one.all_closed, 100)} | "
            f"{change(one.closing_day)}"
        )


def scarcities_table(scarcities: Sequence[Scarcity]) -> Iterator[str]:
    """How busy the scarce are, and what waits for them."""
    yield "忙到几成 busy | 平均有几件在等 waiting, mean"
    for one in scarcities:
        busy = (
            "—" if one.busy is None else f"{100 * one.busy.mean:.1f}% ({_span(one.busy.low, one.busy.high, 100, 1)}%)"
        )
        waiting = f"{one.waiting.mean:.2f} ({_span(one.waiting.low, one.waiting.high, 1, 2)})"
        yield f"  {one.of.zh} {one.of.en}: {busy} | {waiting}"


def _span(low: float, high: float, times: float, digits: int) -> str:
    return f"{times * low:.{digits}f}–{times * high:.{digits}f}"


def reopened_table(told: Sequence[Reopened]) -> Iterator[str]:
    """What becomes of what is reopened late in the year."""
    day = told[0].day
    yield (
        f"{day.month}月{day.day}日因异议重新议定的，到12月31日 reopened on {day:%m-%d}, by 31 December: "
        "已结项 closed | 至少已开工 begun at least"
    )
    for one in told:
        yield (
            f"  {one.policy.zh} {one.policy.en}, {one.way.zh} {one.way.en}: "
            f"{percent(one.closed)} | {percent(one.started)}"
        )
