"""One number of a scenario and the values that are tried of it, between two bounds."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, NamedTuple

from gongshi.commands.choice import not_among
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi.model.refusal import shown
from gongshi_simulator.assumption import Called, Money, Ranged, TimesAYear, stated
from gongshi_simulator.bounds import bounds_of
from gongshi_simulator.report.wording import number_text, yuan_text
from gongshi_simulator.scenario import Scenario

_STEPS = 100
"""Between the bounds; of whole numbers that are fewer, every one is tried."""
_PLACES, _FINEST = 6, 1000
"""Decimals of a chance, as a scenario's file may have them, and the largest denominator of a share."""
_FEN_IN_YUAN = 100
_TYPED = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6}|/[1-9][0-9]{0,5})?", re.ASCII)


class Scale(NamedTuple):
    """A number of a scenario by its ``path``, what it is ``called``, where it stands and the values tried, ascending.

    Amounts are in fen.
    """

    path: str
    called: Called
    assumption: Ranged[Any]
    values: tuple[Any, ...]

    def text(self, value: object) -> str:
        """A value as people read it."""
        if isinstance(self.assumption, Money) and isinstance(value, int):
            return yuan_text(value)
        assert isinstance(value, int | float | Fraction)
        return number_text(value)


def scale(scenario: Scenario, path: str, low: str | None, high: str | None) -> Scale:
    """The number at ``path`` between ``low`` and ``high`` as typed, or else between its own bounds.

    Raises:
        CouldNotRun: for what is no number of the scenario, has no range, or leaves nothing to try.
    """
    known = {one.path: one for one in stated(scenario)}
    if path not in known:
        said = not_among(path, {name: one.called.zh for name, one in known.items()}, Message("个数", "number"))
        raise CouldNotRun(said.zh, said.en)
    number = known[path].assumption
    if not isinstance(number, Ranged):
        raise CouldNotRun(
            f"{path} 不是一年一个的数（各项目各抽一次，或者是几种里选一种），不能找限度；请换一个",
            f"{path} is no number of the whole year (it is drawn for each project, or a choice), so it has no limit; "
            "name another",
        )
    least = number.low if low is None else _value(number, "--low", low)
    most = number.high if high is None else _value(number, "--high", high)
    values = _values(number, least, most) if least <= most else ()
    if len(values) < 2:
        raise CouldNotRun(
            f"{path} 从 {least} 到 {most} 没有两个数可试；请用 --low、--high 给出范围",
            f"{path} leaves no two values to try from {least} to {most}; name a range with --low and --high",
        )
    return Scale(path, known[path].called, number, values)


def _value(number: Ranged[Any], option: str, typed: str) -> Any:  # noqa: ANN401 - of the number's own type
    """The value that was typed, of the number's type, within the bounds that its key has."""
    kind = type(number.value)
    given = Fraction(typed) if _TYPED.fullmatch(typed) else None
    if given is not None and isinstance(number, Money):
        given *= _FEN_IN_YUAN
    if given is None or (kind is int and given.denominator != 1):
        raise CouldNotRun(
            f"{option} 应是数，例如 {_example(number)}，这里写的是“{shown(typed)}”",
            f"{option} takes a number, such as {_example(number)}, not {shown(typed)!r}",
        )
    value = kind(given)
    bounds = bounds_of(type(number).model_fields["value"])
    if bounds is not None and not bounds.least <= value <= bounds.most:
        least, most = bounds.text(bounds.least), bounds.text(bounds.most)
        raise CouldNotRun(
            f"{option} 应在 {least} 到 {most} 之间，这里写的是 {typed}",
            f"{option} takes {least} to {most}, not {typed}",
        )
    return value


def _example(number: Ranged[Any]) -> str:
    bounds = bounds_of(type(number).model_fields["value"])
    return str(number.value) if bounds is None else bounds.text(number.value)


def _values(number: Ranged[Any], low: Any, high: Any) -> tuple[Any, ...]:  # noqa: ANN401 - of the number's own type
    if isinstance(number, TimesAYear):
        return tuple(one for one in range(low, high + 1) if 12 % one == 0)
    if isinstance(low, int) and not isinstance(number, Money) and high - low <= _STEPS:
        return tuple(range(low, high + 1))
    first, last = Fraction(low), Fraction(high)
    return tuple(dict.fromkeys(_at(number, first + (last - first) * step / _STEPS) for step in range(_STEPS + 1)))


def _at(number: Ranged[Any], there: Fraction) -> object:
    if isinstance(number, Money):
        return round(there / _FEN_IN_YUAN) * _FEN_IN_YUAN
    if isinstance(number.value, int):
        return round(there)
    return there.limit_denominator(_FINEST) if isinstance(number.value, Fraction) else round(float(there), _PLACES)
