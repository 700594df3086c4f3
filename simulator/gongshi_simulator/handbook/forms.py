"""How a number of a scenario is written, with its unit and its bounds, said from its model."""

from __future__ import annotations

from fractions import Fraction

from gongshi.findings import Message
from gongshi_simulator.assumption import Assumption, Choice, Money, Ranged, SecondDecision, Spread
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


def form(name: str, assumption: Assumption) -> Message:
    """Kind, bounds and unit of the number under the key ``name``."""
    if isinstance(assumption, Choice):
        return Message(
            "、".join(f"`{one.value}` {one.zh}" for one in SecondDecision),
            ", ".join(f"`{one.value}` {one.en}" for one in SecondDecision),
        )
    bounds = bounds_of(type(assumption).model_fields["high"])
    assert bounds is not None
    kind, span = _kind(assumption, bounds), f"{bounds.text(bounds.least)}–{bounds.text(bounds.most)}"
    unit = _unit(name, assumption)
    drawn = Message("各抽一次：", "drawn: ") if isinstance(assumption, Spread) else Message("", "")
    return Message(f"{drawn.zh}{kind.zh}，{span}{unit.zh}", f"{drawn.en}{kind.en}, {span} {unit.en}".rstrip())


def written(assumption: Assumption) -> str:
    """What the assumption says, as in its file: value, and range in brackets."""
    match assumption:
        case Choice():
            return f"`{assumption.value}`"
        case Spread():
            return f"{assumption.mode}（{assumption.low}–{assumption.high}）"
        case Ranged():
            bounds = bounds_of(type(assumption).model_fields["value"])
            assert bounds is not None
            value, low, high = (bounds.text(one) for one in (assumption.value, assumption.low, assumption.high))
            return f"{value}（{low}–{high}）"
        case _:
            raise TypeError(f"no text for {assumption!r}")


def _kind(assumption: Assumption, bounds: Within[int] | Within[float] | Within[Fraction]) -> Message:
    return Message("金额", "amount") if isinstance(assumption, Money) else _KINDS[type(bounds.most)]


def _unit(name: str, assumption: Assumption) -> Message:
    if isinstance(assumption, Money):
        return Message("元", "yuan")
    return next((unit for ending, unit in _UNITS if name.endswith(ending)), Message("", ""))
