"""From work that is done to a closed project: acceptance and evaluation, side by side, and both must pass.

Source: 验收和评议两项指标合格的项目才能结项; in which order they come is not said, so neither waits for the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from gongshi_simulator.community import Community, Station, Steps
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream


class _Round(NamedTuple):
    """One round of judging a project; ``passed`` fills as judgements are given, by event."""

    project: int
    attempt: int
    passed: dict[str, bool]


def closed(here: Community, project: int) -> Steps:
    """Judged, mended and judged again until both have passed; then the papers are closed."""
    missing = tuple(_JUDGED)
    for attempt in range(ATTEMPTS):
        this = _Round(project, attempt, {})
        yield from _judged(here, this, missing)
        missing = tuple(event for event in missing if not this.passed.get(event))
        if not missing:
            yield from here.desk(project, here.once(Stream.DESK_CLOSING, project), Urgency.CLOSING)
            here.tell(project, "closed")
            return
        yield here.env.timeout(here.again(Stream.RECTIFICATION, project, attempt))
        here.tell(project, "rectified")


def _judged(here: Community, this: _Round, missing: tuple[str, ...]) -> Steps:
    """Judges what is missing, side by side."""
    beside = [here.begins(_JUDGED[event](here, this)) for event in missing[1:]]
    yield from _JUDGED[missing[0]](here, this)
    yield from beside


def _accepted(here: Community, this: _Round) -> Steps:
    """A team of the committee, an official and, for what is technical, an expert come together."""
    yield here.office(here.again(Stream.PANEL_NOTICE, this.project, this.attempt))
    experts = (here.shared.experts,) if here.draws.is_technical[this.project] else ()
    yield from _sat(here, this, Stream.ACCEPTANCE_PANEL, experts)
    _conclude(here, this, "accepted", Stream.ACCEPTANCE_FAILED)


def _evaluated(here: Community, this: _Round) -> Steps:
    """Residents are asked; then a team of the committee and an official draw the sum."""
    yield here.office(here.again(Stream.SURVEY, this.project, this.attempt))
    yield from _sat(here, this, Stream.EVALUATION_PANEL, ())
    _conclude(here, this, "evaluated", Stream.EVALUATION_FAILED)


_JUDGED: Mapping[str, Callable[[Community, _Round], Steps]] = {"accepted": _accepted, "evaluated": _evaluated}


def _sat(here: Community, this: _Round, takes: Stream, experts: tuple[Station, ...]) -> Steps:
    """A panel sits once all of it are there. All ask in the same order, so that no two wait for each other."""
    held = []
    for station in (here.committee, here.shared.reviewers, *experts):
        turn = yield from here.has(station, this.project, Urgency.JUDGING)
        held.append((turn, station))
    hours = here.again(takes, this.project, this.attempt)
    yield here.until(here.committee.clock.later(here.env.now, hours))
    for turn, station in held:
        here.is_through(turn, station)


def _conclude(here: Community, this: _Round, event: str, fails: Stream) -> None:
    """Tells the outcome, unless the other judgement has failed: then this one is given after the mending."""
    if False in this.passed.values():
        return
    judging = here.setting.scenario.judging
    chance = judging.acceptance_failed if event == "accepted" else judging.evaluation_failed
    failed = here.occurs_again(fails, chance.value, this.project, this.attempt)
    this.passed[event] = not failed
    here.tell(this.project, f"{event}/{'failed' if failed else 'passed'}")
