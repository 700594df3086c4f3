"""The year at every point of the grid, all under the same draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from itertools import product
from typing import NamedTuple

from gongshi_simulator.experiment import experiment
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.intervals import Mean, Share, difference
from gongshi_simulator.log import Kind
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import setting
from gongshi_simulator.summary import Summary, summary
from gongshi_simulator.tally import Number, Tally
from gongshi_simulator.variation import varied
from gongshi_simulator.what_if.axes import Axis, axes


class Cell(NamedTuple):
    """What a point of the grid comes to, in all communities of the scenario together.

    ``more_closed``: projects closed beyond those of the scenario as it stands, under the same draws, a replication.
    ``busiest``: the scarce kind that is held for the largest part of its time.
    """

    at: tuple[int, ...]
    resolved: Mean
    closed: Mean
    closed_share: Share
    resolved_money: Share
    reopened: Mean
    more_closed: Mean
    busiest: Kind
    busy: Mean


class Grid(NamedTuple):
    """The points of the axes, the last axis moving fastest, and how often each was simulated."""

    axes: tuple[Axis, ...]
    cells: tuple[Cell, ...]
    replications: int

    @property
    def now(self) -> tuple[int, ...]:
        """Where the scenario itself stands."""
        return tuple(axis.now for axis in self.axes)

    def at(self, point: tuple[int, ...]) -> Cell:
        """The cell at a point."""
        return next(cell for cell in self.cells if cell.at == point)


class Trial(NamedTuple):
    """What a grid is worked out with."""

    rules: FundRules
    seed: int
    replications: int
    executor: Executor


def grid(scenario: Scenario, trial: Trial, told: Callable[[int], None] = lambda _: None) -> Grid:
    """The whole grid; ``told`` hears how many of its points are done."""
    along = axes(scenario)
    now = tuple(axis.now for axis in along)
    points = sorted(product(*(range(len(axis.notches)) for axis in along)), key=lambda point: point != now)
    cells, base = {}, None
    for done, (point, tally, whole) in enumerate(_played(scenario, along, points, trial), start=1):
        base = base or tally
        cells[point] = _cell(point, whole, difference(tally.numbers[:, Number.CLOSED] - base.numbers[:, Number.CLOSED]))
        told(done)
    return Grid(along, tuple(cells[point] for point in sorted(cells)), trial.replications)


def size(scenario: Scenario) -> int:
    """How many points the grid of a scenario has."""
    number = 1
    for axis in axes(scenario):
        number *= len(axis.notches)
    return number


def _played(
    scenario: Scenario, along: tuple[Axis, ...], points: list[tuple[int, ...]], trial: Trial
) -> Iterator[tuple[tuple[int, ...], Tally, Summary]]:
    for point in points:
        values: dict[str, object] = {}
        for axis, at in zip(along, point, strict=True):
            values.update(axis.notches[at].values)
        here = setting(varied(scenario, values), trial.rules)
        tally = experiment(here, trial.seed, range(trial.replications), trial.executor)
        yield point, tally, summary(tally, here)


def _cell(point: tuple[int, ...], whole: Summary, more_closed: Mean) -> Cell:
    busiest = max(Kind, key=lambda kind: whole.busy[kind].mean)
    return Cell(
        at=point,
        resolved=whole.resolved,
        closed=whole.closed,
        closed_share=whole.closed_share,
        resolved_money=whole.resolved_money,
        reopened=whole.reopened,
        more_closed=more_closed,
        busiest=busiest,
        busy=whole.busy[busiest],
    )
