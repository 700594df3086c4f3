"""The numbers that offices give to papers: resolutions and filings, each counted through a year, by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TypeAlias

from gongshi_simulator.records.catalogue.places import subdistrict
from gongshi_simulator.records.chronicle import Chronicle

Numbered: TypeAlias = Mapping[tuple[int, int], str]
"""By project, and by position in its course."""

_DECISIONS = frozenset({"resolved", "rejected", "redeliberated", "rep_voted"})
_FILINGS_OF_A_COMMUNITY = 1000


def numbers(told: Chronicle) -> Numbered:
    """The numbers of all resolutions and filings. The communities of a district file under numbers of their own."""
    street = subdistrict(told.setting.subdistrict_of(told.number)).zh[0]
    first = told.number * _FILINGS_OF_A_COMMUNITY
    return {
        **{at: f"{told.mark}议〔{year}〕{one}号" for at, year, one in _counted(told, _DECISIONS)},
        **{at: f"{street}街备〔{year}〕{first + one}号" for at, year, one in _counted(told, {"filed"})},
    }


def _counted(told: Chronicle, events: Collection[str]) -> list[tuple[tuple[int, int], int, int]]:
    """Where each of these events stands, its year, and which it is of that year."""
    found = sorted(
        (one.day, told.project_ids[project], (project, at))
        for project, course in told.courses.items()
        for at, one in enumerate(course)
        if one.event in events
    )
    of_year: Counter[int] = Counter()
    counted = []
    for day, _, at in found:
        of_year[day.year] += 1
        counted.append((at, day.year, of_year[day.year]))
    return counted
