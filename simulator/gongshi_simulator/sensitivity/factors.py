"""Numbers of a scenario as factors from nought to one, and scenarios in which several have moved at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from gongshi_simulator.assumption import Choice, Ranged, Spread, Stated, TimesAYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.moves import Contradiction, Move, alternatives, at, move, moved

_PLACES, _FINEST = 6, 1000
"""Decimals of a chance, as a scenario's file may have them, and the largest denominator of a share."""

_HALVINGS = 20


class Factor(NamedTuple):
    """A number over its range: all ``values`` it takes there, each as likely, or any ``between`` two, evenly."""

    number: Stated
    values: Sequence[object]
    between: tuple[float, float] | None

    def move(self, unit: float) -> Move:
        """The number put to the part ``unit``, below 1, of its range."""
        if self.between is None:
            return move(self.number, self.values[int(unit * len(self.values))])
        low, high = self.between
        there = low + unit * (high - low)
        is_fraction = isinstance(at(self.number.assumption), Fraction)
        return move(self.number, Fraction(there).limit_denominator(_FINEST) if is_fraction else round(there, _PLACES))

    @property
    def unit(self) -> float:
        """The part of its range at which the scenario itself has the number."""
        own = at(self.number.assumption)
        if self.between is None:
            return (self.values.index(own) + 0.5) / len(self.values)
        low, high = self.between
        assert isinstance(own, float | Fraction)
        return (float(own) - low) / (high - low)


def factor(number: Stated) -> Factor | None:
    """The number as a factor; None for one that has no range.

    Of what is drawn for each project it is the most frequent value that moves between the bounds, which stay.
    """
    assumption = number.assumption
    match assumption:
        case Choice():
            values: Sequence[object] = alternatives(assumption)
        case TimesAYear():
            values = tuple(one for one in range(assumption.low, assumption.high + 1) if 12 % one == 0)
        case Spread() | Ranged(low=int()):
            values = range(assumption.low, assumption.high + 1)
        case Ranged():
            low, high = float(assumption.low), float(assumption.high)
            return Factor(number, (), (low, high)) if low < high else None
        case _:
            raise TypeError(f"no range in {assumption!r}")
    return Factor(number, values, None) if len(values) > 1 else None


class Pulled(NamedTuple):
    """A variant of a scenario: where its factors are, and whether they had to be pulled back for them to agree."""

    scenario: Scenario
    at: tuple[object, ...]
    is_pulled: bool


def variant(scenario: Scenario, factors: Sequence[Factor], units: Sequence[float]) -> Pulled:
    """The scenario with its factors at these parts of their ranges.

    Where those of one section contradict each other there, they go half of the way back to where the scenario has
    them, and half of that, until they do not: a design cannot do without one of its points.
    """
    kept = dict.fromkeys((_section(one) for one in factors), 1.0)
    for _ in range(_HALVINGS):
        moves = [_pulled(one, unit, kept) for one, unit in zip(factors, units, strict=True)]
        try:
            there = moved(scenario, moves)
        except Contradiction as refusal:
            for section in [refusal.section] if refusal.section in kept else kept:
                kept[section] /= 2
            continue
        return Pulled(there, tuple(one.to for one in moves), min(kept.values()) < 1)
    return Pulled(scenario, tuple(at(one.number.assumption) for one in factors), is_pulled=True)


def _section(factor: Factor) -> str:
    return factor.number.path.split(".", maxsplit=1)[0]


def _pulled(factor: Factor, unit: float, kept: Mapping[str, float]) -> Move:
    return factor.move(factor.unit + kept[_section(factor)] * (unit - factor.unit))
