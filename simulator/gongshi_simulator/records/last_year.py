"""Last year, as far as it left projects behind: a history for each of them that the model does not play.

Rules: each was resolved by the council at the last of four sittings (October before, March, June, September) that left
time for everything before its work had to begin; nobody objected; filing, call and contract took their usual number of
working days; the contract was signed on the day on which work began. The work began as many days before its end as the
draws say that such work takes. What was delivered was so in December.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from gongshi.model.terms import Mode
from gongshi.periods import last_day
from gongshi_simulator.council import least_in_favour
from gongshi_simulator.draws import Draws
from gongshi_simulator.records.days import work_ends, worked_from, working_days_after
from gongshi_simulator.records.details import Details
from gongshi_simulator.records.happenings import Course, Happening
from gongshi_simulator.setting import Setting, posting_period
from gongshi_simulator.shapes import binomial, poisson
from gongshi_simulator.streams import Stream

_PROPOSED_BEFORE = timedelta(days=60)
_LISTED_BEFORE = timedelta(days=21)
_DELIVERED_WITHIN = 28
"""Days before the end of December."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One carried-in project on its way through last year."""

    setting: Setting
    draws: Draws
    details: Details
    project: int

    @property
    def is_commissioned(self) -> bool:
        return self.draws.mode[self.project] is Mode.COMMISSIONED

    def after(self, day: date, working_days: int) -> date:
        return working_days_after(day, working_days, self.setting.rules.days)


def last_year(setting: Setting, draws: Draws, details: Details) -> Mapping[int, Course]:
    """What last year saw of each project that was carried in, up to its end."""
    in_progress = setting.scenario.carried_in.in_progress.value
    return {
        project: tuple(_course(_Way(setting, draws, details, project), is_delivered=at >= in_progress))
        for at, project in enumerate(draws.carried_in)
    }


def left_over(setting: Setting, draws: Draws, project: int) -> date:
    """The day on which the work of a project in progress ends, where nothing delays it."""
    new_year = date(setting.scenario.year, 1, 1)
    return work_ends(new_year, ceil(draws.once[Stream.CARRIED_WORK].item(project)), setting.rules.days)


def _course(way: _Way, *, is_delivered: bool) -> Iterator[Happening]:
    year = way.setting.scenario.year
    delivered = date(year - 1, 12, 31) - timedelta(days=int(way.details.last_year[way.project] * _DELIVERED_WITHIN))
    ends = delivered if is_delivered else left_over(way.setting, way.draws, way.project)
    wanted = min(ends - timedelta(days=ceil(way.draws.work_days(way.project))), date(year - 1, 12, 1))
    sitting = _sitting(way, wanted)
    begins = max(_earliest(way, sitting), way.after(wanted, -1))
    yield from _decided(way, sitting)
    yield from _ordered(way, _filed(way, sitting), begins)
    yield Happening(begins, way.project, "started")
    if is_delivered:
        yield Happening(max(delivered, begins), way.project, "delivered")


def _sitting(way: _Way, wanted: date) -> date:
    """The last sitting after which work could begin on ``wanted``; the first, where it could after none."""
    year, day = way.setting.scenario.year - 1, way.setting.scenario.council.sitting_day.value
    months = (date(year - 1, 10, day), *(date(year, month, day) for month in (3, 6, 9)))
    sittings = [worked_from(one, way.setting.rules.days) for one in months]
    return next((one for one in reversed(sittings) if _earliest(way, one) <= wanted), sittings[0])


def _posted(way: _Way, sitting: date) -> date:
    return way.after(sitting, 1)


def _filed(way: _Way, sitting: date) -> date:
    scenario, rules = way.setting.scenario, way.setting.rules
    over = last_day(_posted(way, sitting), posting_period(scenario, rules), rules.days).last_day
    return way.after(over, 1 + scenario.street.filing_working_days.mode)


def _earliest(way: _Way, sitting: date) -> date:
    """When a project that was resolved then can be contracted."""
    return way.after(_filed(way, sitting), sum(_choosing(way)))


def _choosing(way: _Way) -> tuple[int, int]:
    """Working days from the filing to the choice of an implementer, and from there to the contract."""
    choosing = way.setting.scenario.choosing
    if way.is_commissioned:
        return 1 + choosing.call_working_days.mode, choosing.contract_working_days.mode
    is_micro = way.draws.mode[way.project] is Mode.MICRO
    return (1 + choosing.micro_call_working_days.mode if is_micro else 0), 0


def _decided(way: _Way, sitting: date) -> Iterator[Happening]:
    council, project = way.setting.scenario.council, way.project
    yield Happening(sitting - _PROPOSED_BEFORE, project, "proposed")
    yield Happening(way.after(sitting - _LISTED_BEFORE, -1), project, "shortlisted")
    present = attendance(way.setting, way.details, sitting)
    least = least_in_favour(present, way.draws.kind[project], council.works_majority.value)
    in_favour = max(least, round(way.draws.support.item(project) * present))
    yield Happening(sitting, project, "resolved", (present, in_favour))
    yield Happening(_posted(way, sitting), project, "posted")


def attendance(setting: Setting, details: Details, sitting: date) -> int:
    """How many came to a sitting of last year; always enough."""
    council = setting.scenario.council
    came = binomial(
        details.last_years_sittings.item(sitting.month - 1), council.members.value, council.attendance.value
    )
    return max(came, setting.quorum)


def _ordered(way: _Way, filed: date, begins: date) -> Iterator[Happening]:
    """Filed, called for and contracted, just in time for the work to begin."""
    scenario, project = way.setting.scenario, way.project
    call, contract = _choosing(way)
    yield Happening(filed, project, "filed")
    if way.is_commissioned:
        bidders = poisson(way.draws.luck_again[Stream.BIDDERS].item(project, 0), scenario.choosing.bidders.value)
        yield Happening(way.after(begins, 1 - call - contract), project, "called")
        yield Happening(
            way.after(begins, -contract), project, "selected", (max(bidders, scenario.choosing.min_bidders.value),)
        )
    amount = round(way.draws.amount[project] * (1 - scenario.funding.saved_at_contract.value))
    yield Happening(begins, project, "contracted", (amount,))
