"""A scenario of any size, scaled from the shipped one: as many communities, and as many projects in each, as asked for.

Money, proposals and the council's agenda grow with the projects, and so do all hands, so that a large sample is not
much more crowded than a small one; sorting, which one worker does alone, takes no time where it would take too long.
What a sample is like is no finding: it is for trying out, and for measuring programs.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from gongshi_simulator.scenario import Scenario

_SHIPPED_PROJECTS = Fraction(123, 10)
"""What the shipped scenario's money is enough for, at its mean amount."""

_COMMUNITIES_OF_A_STREET = Fraction(71, 11)
_AGENDA_PER_PROJECT = Fraction(3, 4)
"""Of a year's projects at one sitting of four, with what is turned down."""

_BY_COMMUNITY = (("desk", "workers"), ("judging", "committees"))
_BY_STREET = (("street", "reviewers"), ("street", "experts"), ("work", "contractors"))
_MOST_HANDS = 100
_SORTED_BY_ONE = 15
"""Projects whose proposals one worker sorts before the first sitting."""

_WHY = {"zh": "按 gongshi sample 要求的规模换算。", "en": "Scaled to the size asked of gongshi sample."}


def scaled(scenario: Scenario, communities: int, projects: int) -> Scenario:
    """The scenario with so many communities, in which about so many projects a community are resolved.

    Raises:
        ValidationError: where that is more than a scenario takes.
    """
    times = projects / _SHIPPED_PROJECTS
    streets = min(ceil(communities / _COMMUNITIES_OF_A_STREET), _MOST_HANDS)
    crowd = times * communities / streets
    proposing, council = scenario.proposing, scenario.council
    changes = {
        ("district", "communities"): communities,
        ("district", "subdistricts"): streets,
        ("proposing", "proposals_per_1000_reached"): ceil(proposing.proposals_per_1000_reached.value * times),
        ("funding", "allocated"): round(scenario.funding.allocated.value * times),
        ("council", "agenda_items"): max(council.agenda_items.value, ceil(projects * _AGENDA_PER_PROJECT)),
        **{at: _hands(scenario, at, times) for at in _BY_COMMUNITY},
        **{at: _hands(scenario, at, crowd) for at in _BY_STREET},
    }
    tree = scenario.model_dump()
    for (section, key), value in changes.items():
        tree[section][key] = {"value": value, "low": value, "high": value, "basis": "assumed", "why": _WHY}
    if projects > _SORTED_BY_ONE:
        tree["proposing"]["sorting_hours"] = {"low": 0, "mode": 0, "high": 0, "basis": "assumed", "why": _WHY}
    return Scenario.model_validate(tree)


def _hands(scenario: Scenario, at: tuple[str, str], times: Fraction) -> int:
    section, key = at
    hands: int = getattr(getattr(scenario, section), key).value
    return min(ceil(hands * times), _MOST_HANDS)
