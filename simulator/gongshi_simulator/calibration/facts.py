"""Facts of a year as they are known when it begins: communities, offices, money, and what the last year left."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from statistics import fmean, stdev

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import State, state_of
from gongshi.model.community import Roster
from gongshi_simulator.calibration.day_count import DayCount, Days
from gongshi_simulator.calibration.durations import WORK, fitted_to
from gongshi_simulator.calibration.found import Found, census
from gongshi_simulator.calibration.known import Known, council_sittings, known, mothers
from gongshi_simulator.calibration.rates import rate, seen_range
from gongshi_simulator.calibration.spans import Span, span
from gongshi_simulator.calibration.stretches import Stretch, life, stretches

_COMMUNITIES = Message("个社区", "communities")
_SITTINGS = Message("次议事会", "council sittings")
_EVEN = (1, 2, 3, 4, 6, 12)
_UNDER_WAY = frozenset({State.CONTRACTED, State.IN_PROGRESS})
_DELIVERED = frozenset({State.DELIVERED, State.RECTIFYING})


def found_facts(of: Known, year: int) -> Iterator[Found]:
    """What is given for the year ``year``: counted in all communities, as means over them."""
    communities = of.communities
    streets = {one.community.subdistrict for one in communities}
    yield census("district.communities", _COMMUNITIES, len(communities), len(communities))
    if None not in streets:
        yield census("district.subdistricts", _COMMUNITIES, len(communities), len(streets))
    yield _mean_of(of, "proposing.households", lambda fund: fund.community.households)
    allocated = [amount for one in communities if (amount := allocation(one, year, of.as_of)) is not None]
    if allocated:
        yield census("funding.allocated", _COMMUNITIES, len(allocated), fmean(allocated))
    if len(allocated) > 1:
        yield census("district.size_spread", _COMMUNITIES, len(allocated), stdev(allocated) / fmean(allocated))
    yield _mean_of(of, "council.members", lambda fund: _in_roster(fund, of.as_of, lambda one: one.council_members))
    yield _mean_of(
        of, "objecting.resident_reps", lambda fund: _in_roster(fund, of.as_of, lambda one: one.resident_reps)
    )
    yield _mean_of(of, "objecting.compounds", lambda fund: len(fund.community.compounds) or None)


def _mean_of(of: Known, path: str, fact: Callable[[CommunityFund], int | None]) -> Found:
    told = [number for one in of.communities if (number := fact(one))]
    return census(path, _COMMUNITIES, len(told), fmean(told) if told else None)


def _in_roster(fund: CommunityFund, day: date, number: Callable[[Roster], int | None]) -> int | None:
    roster = fund.roster_on(day)
    return None if roster is None else number(roster)


def allocation(fund: CommunityFund, year: int, known_by: date) -> int | None:
    """The money of a fiscal year from all pots, as known on a day; that of the last year before where there is none."""
    by_year: dict[int, int] = {}
    for one in fund.community.allocations:
        if one.fiscal_year is not None and one.fiscal_year <= year and (one.date is None or one.date <= known_by):
            by_year[one.fiscal_year] = by_year.get(one.fiscal_year, 0) + one.amount
    return by_year[max(by_year)] if by_year else None


def found_sittings(of: Known) -> Iterator[Found]:
    """How often and when in the month councils sit; over the whole years from the first sitting on."""
    days = [one.date for _, one in council_sittings(of) if one.date is not None]
    if not days:
        return
    communities = len({fund.community.id for fund, _ in council_sittings(of)})
    since = date(min(days).year + (min(days).month > 6), 1, 1)
    counted = [day for day in days if day >= since]
    years = communities * ((of.as_of - since).days + 1) / 365.25
    if years > 0:
        told = rate("council.sittings_a_year", _SITTINGS, len(counted), years)
        yield told
    yield seen_range("council.sitting_day", _SITTINGS, [day.day for day in days])


def evenly(sittings: float) -> int:
    """The number of sittings that can be spread evenly over a year and is nearest, as a ratio."""
    return min(_EVEN, key=lambda even: abs(math.log(even / max(sittings, 0.5))))


def found_carried_in(of: Known, year: int) -> Iterator[Found]:
    """What earlier years left unfinished when ``year`` began, or the last year before it that the records know."""
    eves = [date(one, 12, 31) for one in range(year - 1, year - 4, -1) if date(one, 12, 31) <= of.as_of]
    eve = next((one for one in eves if _is_recorded(of, one.year)), None)
    if eve is None:
        return
    then = known(of.communities, eve)
    states = [state_of(one, fund, eve) for fund, one in mothers(then) if _is_of(one.fiscal_year, eve.year)]
    for path, those in (("carried_in.in_progress", _UNDER_WAY), ("carried_in.delivered", _DELIVERED)):
        number = len(of.communities)
        yield census(path, _COMMUNITIES, number, sum(one in those for one in states) / number)


def found_work_left(of: Known, counts: Mapping[Days, DayCount]) -> Found:
    """How much work was left at each New Year of projects in progress."""
    spans = list(_left(of, counts[Days.FIELD]))
    return fitted_to("carried_in.remaining_days", Message("个跨年的项目", "projects over a New Year"), spans)


def _is_recorded(of: Known, year: int) -> bool:
    return any(_is_of(one.fiscal_year, year) for _, one in mothers(of))


def _is_of(fiscal_year: int | None, latest: int) -> bool:
    return fiscal_year is not None and fiscal_year <= latest


def _left(of: Known, count: DayCount) -> Iterator[Span]:
    """From each New Year on, the work that was left of projects in progress."""
    for fund, project in mothers(of):
        for one in stretches(life(fund, project, of.as_of), WORK, of.as_of):
            for year in range(one.first.year + 1, one.last.year + 1):
                new_year = date(year, 1, 1)
                if one.first < new_year <= one.last - timedelta(days=1):
                    left = Stretch(new_year, one.last, one.watched, one.is_ended)
                    yield span(left, count, from_midnight=True)
