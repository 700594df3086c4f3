"""From work that is done to a closed project: acceptance and evaluation, side by side, and both must pass.

Source: 验收和评议两项指标合格的项目才能结项; in which order they come is not said, so neither waits for the other.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any, NamedTuple

import simpy

from gongshi.model.terms import Outcome
from gongshi_simulator.community import Community, Steps
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.streams import Stream


class _Round(NamedTuple):
    """One round of judging a project; ``outcomes`` fills as judgements are given, by event."""

    project: int
    attempt: int
    outcomes: dict[str, Outcome]


def closed(here: Community, project: int) -> Steps:
    """Judged, mended and judged again until both have passed; then the papers are closed."""
    missing = tuple(_JUDGED)
    for attempt in range(ATTEMPTS):
        missing = yield from _judged(here, _Round(project, attempt, {}), missing)
        if not missing:
            yield from here.desk(Stream.DESK_CLOSING, project)
            here.tell(project, "closed", cost=here.scenario.portfolio.amount.value)
            return
        yield here.days(Stream.RECTIFICATION, project, attempt)
        here.tell(project, "rectified")


def _judged(here: Community, this: _Round, missing: tuple[str, ...]) -> Generator[simpy.Event, Any, tuple[str, ...]]:
    """Judges what is missing, side by side, and returns what has not passed yet."""
    yield here.env.all_of([here.env.process(_JUDGED[event](here, this)) for event in missing])
    return tuple(event for event in missing if this.outcomes.get(event) is not Outcome.PASSED)


def _accepted(here: Community, this: _Round) -> Steps:
    yield from here.panel(Stream.ACCEPTANCE_PANEL, this.project, this.attempt)
    _conclude(here, this, "accepted", Stream.ACCEPTANCE_FAILED)


def _evaluated(here: Community, this: _Round) -> Steps:
    yield here.office(Stream.SURVEY, this.project, this.attempt)
    yield from here.panel(Stream.EVALUATION_PANEL, this.project, this.attempt)
    _conclude(here, this, "evaluated", Stream.EVALUATION_FAILED)


_JUDGED: Mapping[str, Callable[[Community, _Round], Steps]] = {"accepted": _accepted, "evaluated": _evaluated}


def _conclude(here: Community, this: _Round, event: str, fails: Stream) -> None:
    """Tells the outcome, unless the other judgement has failed: then this one is given after the mending."""
    if Outcome.FAILED in this.outcomes.values():
        return
    failed = here.draws.occurs[fails][this.project, this.attempt]
    this.outcomes[event] = Outcome.FAILED if failed else Outcome.PASSED
    here.tell(this.project, event, outcome=this.outcomes[event])
