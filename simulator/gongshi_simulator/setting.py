"""What a scenario and the fund's rules come to before anything is drawn: clocks, postings and sittings of the year.

The same in every replication, so it is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from gongshi.model.rule_pack import PostingPeriod
from gongshi.objections import threshold
from gongshi.periods import Calendar, last_day
from gongshi_simulator.assumption import Pooling
from gongshi_simulator.clock import WorkClock, day_at, days_in, midnight, midnight_after, month_of_day, work_clock
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sections.deciding import CouncilRules

_DECEMBER = 11
_WORKING_DAYS_OF_DECEMBER = 21


@dataclass(frozen=True, slots=True)
class Setting:
    """The year of a scenario under the fund's rules.

    ``month`` of each day, from 0; ``month_begins``: when each month does, and the year after. ``posting_over``: when a
    notice is over, by the day on which it is put up. ``sittings``: the month that each is due in, and when the council
    sits, which a holiday may move into the next. The clocks count working days (``office``), hours of one worker
    (``desk``), one official (``review``) and one team (``committee``), days that are no announced holiday (``field``),
    and all days (``everyday``). ``needed``: objections that reopen a resolution. ``midterm``: when the mid-term review
    begins. ``units``: the communities, by number, that share officials or experts, and so an environment.
    """

    scenario: Scenario
    rules: FundRules
    days: int
    month: tuple[int, ...]
    month_begins: tuple[int, ...]
    posting_over: tuple[float, ...]
    sittings: tuple[tuple[int, float], ...]
    office: WorkClock
    desk: WorkClock
    review: WorkClock
    committee: WorkClock
    field: WorkClock
    everyday: WorkClock
    quorum: int
    needed: int
    midterm: float
    units: tuple[tuple[int, ...], ...]

    def subdistrict_of(self, community: int) -> int:
        """The number of the sub-district that a community belongs to; they are of one size, as far as that goes."""
        return subdistrict_of(self.scenario, community)


def setting(scenario: Scenario, rules: FundRules) -> Setting:
    """What the scenario comes to under these rules."""
    year, days = scenario.year, rules.days
    council, objecting = scenario.council, scenario.objecting
    is_worked = [not days.is_rest_day(day) for day in _days_of(year)]
    return Setting(
        scenario=scenario,
        rules=rules,
        days=days_in(year),
        month=month_of_day(year),
        month_begins=(*(int(midnight(date(year, month, 1))) for month in range(1, 13)), days_in(year)),
        posting_over=tuple(_over(day, year, posting_period(scenario, rules), days) for day in _days_of(year)),
        sittings=tuple(zip(_sitting_months(council), map(midnight, sitting_days(council, year, days)), strict=True)),
        office=work_clock(is_worked),
        desk=work_clock(is_worked * hours for is_worked, hours in zip(is_worked, _desk_hours(scenario), strict=True)),
        review=work_clock(one * scenario.street.hours_a_day.value for one in is_worked),
        committee=work_clock(one * scenario.judging.committee_hours_a_day.value for one in is_worked),
        field=work_clock(not days.is_holiday(day) for day in _days_of(year)),
        everyday=work_clock(1.0 for _ in _days_of(year)),
        quorum=council.members_needed,
        needed=threshold(objecting.resident_reps.value, objection_share(scenario, rules)),
        midterm=midnight(_worked(date(year, scenario.street.midterm_month.value, 1), days)),
        units=_units(scenario),
    )


def posting_period(scenario: Scenario, rules: FundRules) -> PostingPeriod:
    """How long notices hang: as the rule pack says, unless the scenario tries another number of days."""
    tried = scenario.what_if.posting_days
    period = rules.posting_period
    return period if tried is None else period.model_copy(update={"days": tried.value})


def objection_share(scenario: Scenario, rules: FundRules) -> Fraction:
    """The share of representatives that reopens a resolution, or what the scenario tries in its place."""
    tried = scenario.what_if.objection_share
    return rules.objection_threshold.share if tried is None else tried.value


def sitting_days(council: CouncilRules, year: int, days: Calendar) -> tuple[date, ...]:
    """When the council sits: evenly over the months, each time on the first day worked from ``sitting_day`` on."""
    return tuple(_worked(date(year, 1 + month, council.sitting_day.value), days) for month in _sitting_months(council))


def _sitting_months(council: CouncilRules) -> range:
    every = 12 // council.sittings_a_year.value
    return range(every - 1, 12, every)


def subdistrict_of(scenario: Scenario, community: int) -> int:
    """As `Setting.subdistrict_of`."""
    district = scenario.district
    return community * district.subdistricts.value // district.communities.value


def _units(scenario: Scenario) -> tuple[tuple[int, ...], ...]:
    everywhere = range(scenario.district.communities.value)
    if scenario.district.experts_shared.value is Pooling.DISTRICT:
        return (tuple(everywhere),)
    numbers = range(scenario.district.subdistricts.value)
    return tuple(tuple(one for one in everywhere if subdistrict_of(scenario, one) == number) for number in numbers)


def _desk_hours(scenario: Scenario) -> Iterator[float]:
    """What a worker has for projects on each day, were it worked: reports and other duties come first."""
    desk = scenario.desk
    first_busy = 12 - desk.busy_months.value
    for month in month_of_day(scenario.year):
        share = desk.hours_left_when_busy.value if month >= first_busy else 1.0
        annual = desk.annual_report_hours.value / _WORKING_DAYS_OF_DECEMBER if month == _DECEMBER else 0.0
        yield desk.hours_a_day.value * share - desk.reporting_hours_a_day - annual


def _over(day: date, year: int, period: PostingPeriod, days: Calendar) -> float:
    return midnight_after(last_day(day, period, days).last_day, year)


def _worked(day: date, days: Calendar) -> date:
    while days.is_rest_day(day):
        day += timedelta(days=1)
    return day


def _days_of(year: int) -> Iterator[date]:
    return (day_at(day, year) for day in range(days_in(year)))
