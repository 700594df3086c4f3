"""From what was found to what a scenario says: the number, its bounds, what it rests on, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi.load.wording import said
from gongshi.model.terms import Basis
from gongshi.model.words import Words
from gongshi_simulator.assumption import Assumption, Money, Ranged, Spread, TimesAYear, stated
from gongshi_simulator.bounds import Within, bounds_of
from gongshi_simulator.calibration.calibrating import Calibration
from gongshi_simulator.calibration.facts import evenly
from gongshi_simulator.calibration.found import Found
from gongshi_simulator.calibration.known import Known
from gongshi_simulator.calibration.wording import reason, too_few
from gongshi_simulator.scenario import Scenario

_YUAN = 100


def assumptions(of: Calibration) -> dict[str, Assumption]:
    """By path, the numbers that the scenario is to say otherwise: measured ones, and those with too few to be."""
    told = {}
    for row in of.rows:
        if row.found is not None and row.found.is_enough:
            told[row.path] = _measured(row.shipped, row.found, of.known)
        elif row.found is not None and row.found.number:
            told[row.path] = row.shipped.model_copy(update={"why": _stays(row.found, row.shipped, of.known)})
    return told


def applied(scenario: Scenario, found: Iterable[Found], of: Known, year: int) -> Scenario:
    """The scenario of ``year`` with what is measured in the place of its own numbers.

    Raises:
        CouldNotRun: where they are none that can stand together.
    """
    own = {one.path: one.assumption for one in stated(scenario)}
    measured = {one.path: _measured(own[one.path], one, of) for one in found if one.is_enough}
    return with_numbers(scenario, measured, year)


def with_numbers(scenario: Scenario, numbers: Mapping[str, Assumption], year: int) -> Scenario:
    """The scenario of ``year`` with these numbers, by their paths, in the place of its own.

    Raises:
        CouldNotRun: where they are none that can stand together.
    """
    tree: dict[str, Any] = {**scenario.model_dump(), "year": year}
    for path, number in numbers.items():
        section, key = path.split(".")
        tree[section][key] = number.model_dump()
    try:
        return Scenario.model_validate(tree)
    except ValidationError as error:
        _, message = said(error.errors(include_url=False)[0], Scenario)
        raise CouldNotRun(
            f"从记录量出来的数合不成一个情景：{message.zh}", f"what was measured makes no scenario: {message.en}"
        ) from None


def _stays(found: Found, shipped: Assumption, of: Known) -> Words:
    was = Message(shipped.why.read("zh", "zh").text, shipped.why.read("en", "zh").text)
    return _words(too_few(found, of, was))


def _measured(shipped: Assumption, found: Found, of: Known) -> Assumption:
    kind = type(shipped)
    number: dict[str, Any] = {"basis": Basis.MEASURED, "why": _words(reason(found, kind, of))}
    if isinstance(shipped, Spread):
        assert found.fit is not None
        number |= found.fit.triangle._asdict()
    elif isinstance(shipped, Ranged):
        number |= _range(shipped, found)
    else:
        raise TypeError(f"{kind} cannot be measured")
    return kind.model_validate(number)


def _range(shipped: Ranged[Any], found: Found) -> dict[str, Any]:
    """Value and bounds in the kind of number that the key takes.

    What was counted whole is sure; the bounds are then those worth trying, as before.
    """
    assert found.value is not None
    value = _fitting(shipped, found.value)
    if found.worth_trying is not None:
        low, high = (_fitting(shipped, one) for one in found.worth_trying)
    elif found.is_census or found.low is None or found.high is None:
        low, high = shipped.low, shipped.high
    else:
        low, high = _fitting(shipped, found.low), _fitting(shipped, found.high)
    return {"value": value, "low": min(low, value), "high": max(high, value)}


def _fitting(shipped: Ranged[Any], value: float) -> Any:  # noqa: ANN401 - of the kind that the key takes
    """The number nearest to ``value`` that a key may have."""
    bounds = bounds_of(type(shipped).model_fields["value"])
    assert isinstance(bounds, Within)
    if isinstance(shipped, TimesAYear):
        return evenly(value)
    if isinstance(bounds.most, float):
        return min(max(round(value, 6), bounds.least), bounds.most)
    step = _YUAN if isinstance(shipped, Money) else 1
    return int(min(max(math.floor(value / step + 0.5) * step, bounds.least), bounds.most))


def _words(message: Message) -> Words:
    return Words((("zh", message.zh), ("en", message.en)))
