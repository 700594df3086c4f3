"""Years in which much goes wrong: objections, failures, scarce people, two communities to a street office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from gongshi_simulator.experiment import replayed
from gongshi_simulator.log import Event
from gongshi_simulator.model import CommunityYear
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting

STORMY = {
    "district__communities": 4,
    "district__subdistricts": 2,
    "district__size_spread": 0.4,
    "portfolio__works": 0.6,
    "portfolio__technical": 0.9,
    "funding__allocated": 600_000_00,
    "council__sittings_a_year": 12,
    "council__attendance": 0.69,
    "council__agenda_items": 5,
    "council__deferred": 0.2,
    "objecting__own_objection": 0.05,
    "objecting__grievance": 0.3,
    "objecting__grievance_objection": 0.6,
    "objecting__project_campaign": 0.1,
    "desk__workers": 2,
    "desk__hours_a_day": 2,
    "street__reviewers": 2,
    "street__hours_a_day": 1,
    "street__filing_returned": 0.4,
    "street__midterm_failed": 0.3,
    "choosing__bidders": 3,
    "work__service_days": 40,
    "work__works_days": 20,
    "work__contractors": 2,
    "work__terminated": 0.1,
    "judging__committees": 2,
    "judging__committee_hours_a_day": 1,
    "judging__acceptance_failed": 0.3,
    "judging__evaluation_failed": 0.3,
    "carried_in__in_progress": 3,
}
SEED, REPLICATIONS = 5, range(10)
POLICIES = {"next_sitting": "subdistrict", "extra_sitting": "subdistrict", "assembly": "district"}
"""Who decides again, and who shares the experts."""


class Storm(NamedTuple):
    """A scenario's setting and the years of all its communities, by replication."""

    setting: Setting
    replications: tuple[tuple[CommunityYear, ...], ...]

    @property
    def years(self) -> tuple[CommunityYear, ...]:
        return tuple(year for years in self.replications for year in years)


def storm_where(decides: str, scenario: Callable[..., Scenario], here: Callable[[Scenario], Setting]) -> Storm:
    """Forty stormy community-years in which it is this that decides again."""
    policy = {"objecting__second_decision": decides, "district__experts_shared": POLICIES[decides]}
    setting = here(scenario(**STORMY, **policy))
    return Storm(setting, tuple(tuple(replayed(setting, SEED, number)) for number in REPLICATIONS))


def histories(year: CommunityYear) -> Iterator[tuple[int, list[Event]]]:
    """The events of each project, in the order in which they were told."""
    for project, events in groupby(sorted(year.log.events, key=lambda one: one.project), key=lambda one: one.project):
        yield project, list(events)
