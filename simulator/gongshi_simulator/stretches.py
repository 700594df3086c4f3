"""Where one project of a replayed year stands, from event to event, by the core's own state machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gongshi.history import TRANSITIONS, State
from gongshi_simulator.bands import BAND_OF, Band
from gongshi_simulator.log import Event, Log


class Stretch(NamedTuple):
    """A project is in ``band`` from the end of ``day`` on, until the end of ``until``, which is not in it."""

    day: int
    until: int
    band: Band


def by_project(log: Log) -> Mapping[int, list[Event]]:
    """The events of each project, in the order of time."""
    events: dict[int, list[Event]] = {}
    for event in log.events:
        events.setdefault(event.project, []).append(event)
    return events


def stretches(events: Sequence[Event], days: int) -> Iterator[Stretch]:
    """Where a project stands, day by day, from its proposal to the year's end.

    Raises:
        ValueError: for an event that cannot follow what was before it.
    """
    state, band, day = State.PROPOSED, BAND_OF[State.PROPOSED], int(events[0].time)
    for event in events:
        after = TRANSITIONS[event.transition].get(state)
        if after is None:
            raise ValueError(f"{event.transition} cannot follow {state} in project {event.project}")
        state = after
        if BAND_OF[after] is not band:
            yield Stretch(day, int(event.time), band)
            band, day = BAND_OF[after], int(event.time)
    yield Stretch(day, days, band)
