"""Who judges a project: as many of each role as the fund's own rules ask for, and nobody who carried it out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gongshi.model.parties import Panel
from gongshi.model.rule_pack import RulePack
from gongshi.model.terms import Role
from gongshi.rules import r18_acceptance_panel, r20_evaluation_panel

_SEATS = {
    Role.SUPERVISION_COMMITTEE: 2,
    Role.RESIDENTS_COUNCIL: 2,
    Role.RESIDENT_REP: 3,
    Role.RESIDENT_ACTIVIST: 2,
}
"""Of the other roles one. Assumed."""


class Judges(NamedTuple):
    """The panel of one kind of judgement, and who leads it."""

    panel: Panel
    led_by: Role


class Bench(NamedTuple):
    """Who accepts, who accepts what is technical, and who evaluates."""

    acceptance: Judges
    technical: Judges
    evaluation: Judges


def bench(pack: RulePack) -> Bench:
    """The panels that the rules R18 to R20 of a pack ask for; where it has none of them, those of the rules' own."""
    accepting = r18_acceptance_panel.Parameters.model_validate(_set_by(pack, "R18"))
    evaluating = r20_evaluation_panel.Parameters.model_validate(_set_by(pack, "R20"))
    return Bench(
        _judges(accepting.roles, accepting.led_by),
        _judges((*accepting.roles, Role.EXPERT), accepting.led_by),
        _judges(evaluating.roles, evaluating.led_by),
    )


def _set_by(pack: RulePack, rule: str) -> dict[str, object]:
    return next((dict(one.parameters) for one in pack.rules if one.id == rule), {})


def _judges(roles: Iterable[Role], led_by: Role) -> Judges:
    seats = {role.value: _SEATS.get(role, 1) for role in (*roles, led_by) if role is not Role.IMPLEMENTER}
    return Judges(Panel(**seats), led_by)
