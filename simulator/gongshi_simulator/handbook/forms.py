"""How a number of a scenario is written, with its unit and its bounds, said from its model."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from gongshi.findings import Message
from gongshi.model.terms import Term
from gongshi_simulator.assumption import Assumption, Choice, Money, Ranged, Spread
from gongshi_simulator.bounds import Within, bounds_of

_UNITS = (
    ("working_days", Message("工作日", "working days")),
    ("days", Message("天", "calendar days")),
    ("hours_a_day", Message("小时", "hours")),
    ("hours", Message("小时", "hours")),
)
"""How a key ends, and the unit that it says so; of several the first."""

_KINDS = {
    int: Message("整数", "whole number"),
    float: Message("小数，最多六位", "number, at most six decimals"),
    Fraction: Message("分数", "fraction"),
}


def form(name: str, kind: type[Assumption]) -> Message:
    """Kind, bounds and unit of the number under the key ``name``; of a choice what there is to choose from."""
    if issubclass(kind, Choice):
        terms = tuple(_terms(kind))
        return Message(
            "、".join(f"`{one.value}` {one.zh}" for one in terms), ", ".join(f"`{one.value}` {one.en}" for one in terms)
        )
    bounds = bounds_of(kind.model_fields["high"])
    assert bounds is not None
    number, span = _number(kind, bounds), f"{bounds.text(bounds.least)}–{bounds.text(bounds.most)}"
    unit = _unit(name, kind)
    drawn = Message("各抽一次：", "drawn: ") if issubclass(kind, Spread) else Message("", "")
    return Message(f"{drawn.zh}{number.zh}，{span}{unit.zh}", f"{drawn.en}{number.en}, {span} {unit.en}".rstrip())


def written(assumption: Assumption | None) -> str:
    """What the assumption says, as in its file: value, and range in brackets."""
    match assumption:
        case None:
            return "不写 left out"
        case Choice():
            return f"`{assumption.value}`"
        case Spread():
            return f"{assumption.mode}（{assumption.low}–{assumption.high}）"
        case Ranged():
            low, high = (_text(assumption, one) for one in (assumption.low, assumption.high))
            return f"{simulated(assumption)}（{low}–{high}）"
        case _:
            raise TypeError(f"no text for {assumption!r}")


def simulated(assumption: Assumption | None) -> str:
    """What of it is simulated: of a number that holds all year its value alone."""
    return _text(assumption, assumption.value) if isinstance(assumption, Ranged) else written(assumption)


def _text(assumption: Ranged[Any], value: object) -> str:
    bounds = bounds_of(type(assumption).model_fields["value"])
    assert bounds is not None
    return bounds.text(value)


def in_both(said: Message) -> str:
    """Both languages in one cell of a table, Chinese first."""
    return f"{said.zh}<br>{said.en}"


def _terms(kind: type[Choice[Any]]) -> Iterator[Term]:
    terms = kind.model_fields["value"].annotation
    assert isinstance(terms, type)
    assert issubclass(terms, Term)
    yield from terms


def _number(kind: type[Assumption], bounds: Within[int] | Within[float] | Within[Fraction]) -> Message:
    return Message("金额", "amount") if issubclass(kind, Money) else _KINDS[type(bounds.most)]


def _unit(name: str, kind: type[Assumption]) -> Message:
    if issubclass(kind, Money):
        return Message("元", "yuan")
    return next((unit for ending, unit in _UNITS if name.endswith(ending)), Message("", ""))
