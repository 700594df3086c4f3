"""What a point of the grid says, in finished sentences of both languages."""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean
from gongshi_simulator.log import Scarce
from gongshi_simulator.report.wording import mean_number, part_words, rounded, share_words
from gongshi_simulator.what_if.grid import Cell, Grid

_SCARCE = tuple(Scarce)


def said(grid: Grid, cell: Cell) -> Iterator[Message]:
    """The point, what is closed there, how that differs from the scenario as it stands, and what is busiest."""
    yield _closed(grid, cell)
    yield _more(grid, cell)
    yield _besides(cell)


def point(grid: Grid, at: tuple[int, ...]) -> Message:
    """``议事会一年12次、社区2名经办、异议个别``."""
    chosen = [axis.notches[notch].called for axis, notch in zip(grid.axes, at, strict=True)]
    return Message(
        f"议事会{chosen[0].zh}、社区{chosen[1].zh}经办、异议{chosen[2].zh}",
        f"{chosen[0].en} of the council, {chosen[1].en}, {chosen[2].en} objections",
    )


def _closed(grid: Grid, cell: Cell) -> Message:
    where, share = point(grid, cell.at), cell.closed_share
    if not share.of:
        return Message(f"{where.zh}：没有项目议决通过。", f"With {where.en}, no project is resolved.")
    of_them = share_words(share)
    return Message(
        f"{where.zh}：到12月31日，{mean_number(cell.resolved)}个项目里平均结项{mean_number(cell.closed)}个，"
        f"占{of_them.zh}。",
        f"With {where.en}, {mean_number(cell.closed)} of {mean_number(cell.resolved)} projects are closed by "
        f"31 December on average, {of_them.en}.",
    )


def _more(grid: Grid, cell: Cell) -> Message:
    """Told apart from the scenario as it stands only where the paired interval leaves nought out."""
    if cell.at == grid.now:
        return Message("这就是情景现在的样子。", "This is the scenario as it stands.")
    more, now = cell.more_closed, point(grid, grid.now)
    span = f"{rounded(more.low)}–{rounded(more.high)}"
    if more.low <= 0 <= more.high:
        return Message(
            f"比现在（{now.zh}）多结项或少结项，分不出来（平均差{rounded(more.mean)}个，95%区间{span}）。",
            f"Not told apart from now ({now.en}): {rounded(more.mean)} closed projects, 95% interval {span}.",
        )
    zh, en = ("多", "more") if more.mean > 0 else ("少", "fewer")
    return Message(
        f"比现在（{now.zh}）{zh}结项{rounded(abs(more.mean))}个（95%区间{_positive(more)}）。",
        f"{rounded(abs(more.mean))} {en} closed than now ({now.en}), 95% interval {_positive(more)}.",
    )


def _positive(more: Mean) -> str:
    low, high = sorted((abs(more.low), abs(more.high)))
    return f"{rounded(low)}–{rounded(high)}"


def _besides(cell: Cell) -> Message:
    scarce, busy = _SCARCE[cell.busiest], cell.busy
    low, mean, high = (rounded(100 * one) for one in (busy.low, busy.mean, busy.high))
    money = part_words(cell.resolved_money)
    return Message(
        f"资金议决率{money.zh}；最忙的是{scarce.zh}，全年{mean}%的时间有事（{low}–{high}%）。",
        f"{money.en} of the money is resolved; busiest are "
        f"{scarce.en}, {mean}% of their time in the year ({low}–{high}%).",
    )
