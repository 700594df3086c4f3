"""The grid's axes: what a planner may turn, and how far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.assumption import Ranged
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_shipped

SITTINGS = (2, 4, 6, 12)
MOST_WORKERS = 4
_OF_LEVEL = (
    *("own_objection", "grievance", "grievance_reach", "grievance_objection", "grievance_correlation"),
    *("project_campaign", "list_campaign", "campaign_objection"),
)


class Notch(NamedTuple):
    """One value of an axis: what it is called, and the numbers of the scenario that it sets, by their paths."""

    called: Message
    values: Mapping[str, object]


class Axis(NamedTuple):
    """What may be turned, from the least to the most; ``now`` is where the scenario itself stands, if on the axis."""

    key: str
    called: Message
    notches: tuple[Notch, ...]
    now: int


def axes(scenario: Scenario) -> tuple[Axis, ...]:
    """Sittings, workers and objections; the scenario's own values are always among them."""
    return (_sittings(scenario), _workers(scenario), _objections())


def _sittings(scenario: Scenario) -> Axis:
    own = scenario.council.sittings_a_year.value
    numbers = sorted({*SITTINGS, own})
    notches = (
        Notch(Message(f"一年{one}次", f"{one} sittings a year"), {"council.sittings_a_year": one}) for one in numbers
    )
    return Axis("sittings", Message("议事会开几次", "sittings"), tuple(notches), numbers.index(own))


def _workers(scenario: Scenario) -> Axis:
    own = scenario.desk.workers.value
    numbers = sorted({*range(1, MOST_WORKERS + 1), own})
    notches = (
        Notch(Message(f"{one}名", f"{one} worker{'s' if one > 1 else ''}"), {"desk.workers": one}) for one in numbers
    )
    return Axis("workers", Message("社区几名经办", "community workers"), tuple(notches), numbers.index(own))


def _objections() -> Axis:
    """From none to organised; the levels are those of the shipped scenarios."""
    told = (
        (Message("没有", "none"), "objections-none"),
        (Message("个别", "isolated"), ""),
        (Message("会传开", "contagious"), "objections-contagious"),
        (Message("有组织", "organised"), "objections-organised"),
    )
    notches = tuple(Notch(called, _level(identifier) if identifier else {}) for called, identifier in told)
    return Axis("objections", Message("异议", "objections"), notches, 1)


def _level(identifier: str) -> Mapping[str, object]:
    objecting = read_shipped(identifier).objecting
    ranged: Mapping[str, Ranged[float]] = {name: getattr(objecting, name) for name in _OF_LEVEL}
    return {f"objecting.{name}": one.value for name, one in ranged.items()}
