"""Who sat on a panel: what the rules on acceptance and on evaluation ask alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Accepted, Evaluated
from gongshi.model.parties import Panel
from gongshi.model.project import Project
from gongshi.model.terms import Role
from gongshi.rules.verdict import Verdict, broken, gravest, holds, unknown


class Sitting(NamedTuple):
    """One acceptance or evaluation of a project, at its position in the history."""

    project: Project
    at: int
    event: Accepted | Evaluated


def sittings(fund: CommunityFund, as_of: date, kind: type[Accepted] | type[Evaluated]) -> tuple[Sitting, ...]:
    """All acceptances, or all evaluations, up to ``as_of``."""
    return fund.once(_sittings, as_of, kind)


def _sittings(fund: CommunityFund, as_of: date, kind: type[Accepted] | type[Evaluated]) -> tuple[Sitting, ...]:
    return tuple(_of_kind(fund, as_of, kind))


def _of_kind(fund: CommunityFund, as_of: date, kind: type[Accepted] | type[Evaluated]) -> Iterator[Sitting]:
    for project in fund.projects:
        for step in steps(project, as_of):
            if isinstance(step.event, kind):
                yield Sitting(project, step.at, step.event)


def seated(panel: Panel) -> frozenset[Role]:
    """The roles of which at least one sat on the panel."""
    return frozenset(role for role, name in _SEATS if getattr(panel, name))


_SEATS = tuple((role, role.value) for role in Role)
"""Each role with the key under which a panel says how many of it there were."""


def complete(sitting: Sitting, roles: tuple[Role, ...], led_by: Role) -> Verdict:
    """Whether every one of ``roles`` sat on the panel, and ``led_by`` led it."""
    return gravest((_all_sides(sitting, roles), _led(sitting, led_by)))


def _all_sides(sitting: Sitting, roles: tuple[Role, ...]) -> Verdict:
    project, at, event = sitting
    place = project.place("history", at, "panel")
    if event.panel is None:
        return unknown(place, "没有写明由哪些人参加 panel", "who took part is not written (panel)")
    present = seated(event.panel)
    absent = [role for role in roles if role not in present]
    if absent:
        return broken(
            place,
            f"参加的缺{'、'.join(role.zh for role in absent)}；到了没写的请补写，没到的应请到",
            f"absent: {', '.join(role.en for role in absent)}; each of them takes part",
        )
    return holds(place)


def _led(sitting: Sitting, led_by: Role) -> Verdict:
    project, at, event = sitting
    place = project.place("history", at, "led_by")
    if event.led_by is None:
        return unknown(place, "没有写明由谁牵头 led_by", "who led it is not written (led_by)")
    if event.led_by is not led_by:
        return broken(
            place,
            f"由{event.led_by.zh}牵头；应由{led_by.zh}牵头",
            f"led by the {event.led_by.en}; the {led_by.en} leads it",
        )
    return holds(place)
