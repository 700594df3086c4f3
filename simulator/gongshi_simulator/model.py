"""The model: the communities that share officials, one year, one SimPy environment, driven by draws made beforehand.

Runs until the midnight after 31 December, which is not in it: what is unfinished then stays where it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import simpy

from gongshi_simulator.assumption import Pooling
from gongshi_simulator.community import Community, Shared, Station
from gongshi_simulator.council import Council
from gongshi_simulator.draws import Draws
from gongshi_simulator.log import Kind, Log
from gongshi_simulator.servers import Servers
from gongshi_simulator.setting import Setting
from gongshi_simulator.stages.collecting import collected
from gongshi_simulator.stages.deciding import added, sits
from gongshi_simulator.stages.doing import carried_in


class CommunityYear(NamedTuple):
    """What came of the year in one community, whose number within the district is ``number``."""

    number: int
    draws: Draws
    log: Log


def simulate(setting: Setting, unit: Sequence[int], draws: Sequence[Draws]) -> tuple[CommunityYear, ...]:
    """The year of the communities of one ``unit``, as these ``draws`` let it go, one for each of them."""
    env, here = begun(setting, unit, draws)
    env.run(until=setting.days)
    for community in here:
        community.ends()
    return tuple(CommunityYear(one.number, one.draws, one.log) for one in here)


def begun(
    setting: Setting, unit: Sequence[int], draws: Sequence[Draws]
) -> tuple[simpy.Environment, tuple[Community, ...]]:
    """The environment on the eve of the year, with all that will begin by itself."""
    env = simpy.Environment()
    shared = _shared(setting, unit, env)
    here = tuple(
        _community(setting, number, env, (shared[setting.subdistrict_of(number)], drawn))
        for number, drawn in zip(unit, draws, strict=True)
    )
    for community in here:
        _begin(community)
    return env, here


def _shared(setting: Setting, unit: Sequence[int], env: simpy.Environment) -> dict[int, Shared]:
    scenario = setting.scenario
    everywhere = _experts(setting, env)
    is_shared = scenario.district.experts_shared.value is Pooling.DISTRICT
    return {
        number: Shared(
            reviewers=Station(Kind.REVIEWERS, Servers(env, scenario.street.reviewers.value), setting.review),
            experts=everywhere if is_shared else _experts(setting, env),
            contractors=Station(Kind.CONTRACTORS, Servers(env, scenario.work.contractors.value), setting.field),
        )
        for number in sorted({setting.subdistrict_of(one) for one in unit})
    }


def _experts(setting: Setting, env: simpy.Environment) -> Station:
    return Station(Kind.EXPERTS, Servers(env, setting.scenario.street.experts.value), setting.committee)


def _community(setting: Setting, number: int, env: simpy.Environment, given: tuple[Shared, Draws]) -> Community:
    shared, draws = given
    scenario = setting.scenario
    allocated = round(scenario.funding.allocated.value * draws.size)
    return Community(
        number=number,
        env=env,
        setting=setting,
        draws=draws,
        shared=shared,
        council=Council(scenario.council.agenda_items.value, allocated),
        workers=Station(Kind.WORKERS, Servers(env, scenario.desk.workers.value), setting.desk),
        committee=Station(Kind.COMMITTEE, Servers(env, scenario.judging.committees.value), setting.committee),
        later=env.event(),
        log=Log(),
        begun=[],
    )


def _begin(here: Community) -> None:
    here.begins(collected(here))
    here.begins(sits(here))
    unfinished = here.setting.scenario.carried_in.in_progress.value
    for at, project in enumerate(here.draws.carried_in):
        here.begins(carried_in(here, project, is_delivered=at >= unfinished))
    for project, what in here.draws.added.items():
        here.begins(added(here, project, what))
