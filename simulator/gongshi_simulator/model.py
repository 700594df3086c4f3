"""The model: one community, one year, one SimPy environment, driven by draws made beforehand.

Runs until the midnight after 31 December, which is not in it: what is unfinished then stays where it is.
"""

from __future__ import annotations

from typing import NamedTuple

import simpy

from gongshi.model.project import Project
from gongshi_simulator.clock import days_in, work_clock
from gongshi_simulator.community import Community
from gongshi_simulator.council import Council, planned
from gongshi_simulator.draws import Draws
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.histories import project_record
from gongshi_simulator.log import Holding, Log, Posting, Sitting
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.stages import life


class SimulatedYear(NamedTuple):
    """What came of a year: the projects as records, and what the log has besides."""

    projects: tuple[Project, ...]
    sittings: tuple[Sitting, ...]
    postings: tuple[Posting, ...]
    holdings: tuple[Holding, ...]


def simulate(scenario: Scenario, rules: FundRules, draws: Draws) -> SimulatedYear:
    """The year of ``scenario`` under the fund's ``rules``, as these ``draws`` let it go."""
    here = _community(scenario, rules, draws)
    here.env.process(here.council.sits())
    for project in range(scenario.proposing.candidates.value):
        here.env.process(life(here, project))
    here.env.run(until=days_in(scenario.year))
    log = here.log
    projects = tuple(project_record(scenario, draws, at, events) for at, events in enumerate(log.events))
    return SimulatedYear(projects, tuple(log.sittings), tuple(log.postings), tuple(log.holdings))


def _community(scenario: Scenario, rules: FundRules, draws: Draws) -> Community:
    env = simpy.Environment()
    log = Log(tuple([] for _ in range(scenario.proposing.candidates.value)))
    calendar = planned(scenario.council, draws.present, scenario.year, rules.days)
    return Community(
        env=env,
        scenario=scenario,
        rules=rules,
        draws=draws,
        clock=work_clock(scenario.year, rules.days),
        council=Council(env, calendar, scenario.council.agenda_items.value, log.sittings),
        workers=simpy.Resource(env, scenario.offices.workers.value),
        panels=simpy.Resource(env, scenario.judging.panels.value),
        log=log,
    )
