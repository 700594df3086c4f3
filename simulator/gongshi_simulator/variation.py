"""A scenario with some of its numbers made others, and nothing else changed."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi_simulator.assumption import Ranged
from gongshi_simulator.scenario import Scenario


def varied(scenario: Scenario, values: Mapping[str, object]) -> Scenario:
    """The scenario with these numbers, each by its path, such as ``council.members``.

    A number's range is widened where the new one lies beyond it: a range says what is worth trying, and this is a try.

    Raises:
        pydantic.ValidationError: for numbers that contradict each other.
    """
    tree = scenario.model_dump()
    for path, value in values.items():
        section, key = path.split(".")
        tree[section][key]["value"] = value
        number = getattr(getattr(scenario, section), key)
        if isinstance(number, Ranged):
            tree[section][key].update(low=min(number.low, value), high=max(number.high, value))
    return Scenario.model_validate(tree)
