"""Which of several numbers the share of projects that is closed hangs on, when all of them may lie anywhere in range.

Every point of the design is played in the same years, or the indices would rank luck.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np

from gongshi.findings import Message
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.factors import Factor, variant
from gongshi_simulator.sensitivity.outcomes import Years, outcomes
from gongshi_simulator.sensitivity.sobol import Estimate, indices, saltelli
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import Number


class Points(NamedTuple):
    """A Saltelli design of these factors. Points at which all numbers are the same are one scenario: ``which`` of them.

    ``pulled``: at how many points numbers contradicted each other.
    """

    factors: tuple[Factor, ...]
    samples: int
    scenarios: tuple[Scenario, ...]
    which: tuple[int, ...]
    pulled: int


class Ranked(NamedTuple):
    """One number, the ends of its range, and its indices."""

    path: str
    called: Message
    low: Message
    high: Message
    first: Estimate
    total: Estimate


class Ranking(NamedTuple):
    """The numbers by what hangs on them, most first; none where all points came to the same.

    ``mean`` and ``deviation``: of the share closed over the points. ``pulled``: points at which numbers contradicted
    each other. ``nothing``: points at which nothing is resolved; they count as a share of nought.
    """

    replications: int
    samples: int
    points: int
    mean: float
    deviation: float
    pulled: int
    nothing: int
    ranked: tuple[Ranked, ...]

    @property
    def unsettled(self) -> tuple[Ranked, ...]:
        """Those of whose indices some interval is wider than the index: their place is not settled."""
        return tuple(one for one in self.ranked if not (one.first.is_sure and one.total.is_sure))


def points(scenario: Scenario, factors: Sequence[Factor], samples: int, seed: int) -> Points:
    """The design, of ``samples`` times two more points than there are factors.

    Raises:
        CouldNotRun: where SALib is not installed.
    """
    variants = [variant(scenario, factors, row) for row in saltelli(len(factors), samples, seed).tolist()]
    distinct = {one.at: one.scenario for one in variants}
    places = {at: place for place, at in enumerate(distinct)}
    return Points(
        factors=tuple(factors),
        samples=samples,
        scenarios=tuple(distinct.values()),
        which=tuple(places[one.at] for one in variants),
        pulled=sum(one.is_pulled for one in variants),
    )


def ranking(design: Points, years: Years, executor: Executor, told: Callable[[int], None] = lambda _: None) -> Ranking:
    """The indices of each factor; ``told`` hears how many years are done.

    Raises:
        KeyboardInterrupt: where it comes before all is done: there are no indices of part of a design.
    """
    found = outcomes(design.scenarios, years, executor, told)
    rows = [one for one in found if one is not None]
    if len(rows) < len(found):
        raise KeyboardInterrupt
    shares = np.array([_closed_share(one) for one in rows])[list(design.which)]
    told_of = indices(np.nan_to_num(shares), len(design.factors), years.seed) or ()
    ranked = [
        Ranked(one.number.path, one.number.called, one.move(0.0).said, one.move(np.nextafter(1, 0)).said, *of)
        for one, of in zip(design.factors, told_of, strict=bool(told_of))
    ]
    return Ranking(
        replications=len(years.replications),
        samples=design.samples,
        points=len(shares),
        mean=float(np.nan_to_num(shares).mean()),
        deviation=float(np.nan_to_num(shares).std()),
        pulled=design.pulled,
        nothing=int(np.isnan(shares).sum()),
        ranked=tuple(sorted(ranked, key=lambda one: -one.total.value)),
    )


def _closed_share(rows: Floats) -> float:
    closed, resolved = rows[:, Number.CLOSED].sum(), rows[:, Number.RESOLVED].sum()
    return float(closed / resolved) if resolved else float("nan")
