"""What a year costs the kernel: events counted, which no machine and no load can change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongshi_simulator.draws import drawn
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.log import Posting
from gongshi_simulator.model import begun
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped as shipped_scenarios
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.streams import Key

With = Callable[..., Scenario]
Here = Callable[[Scenario], Setting]


def counted(played: Setting, replication: int) -> tuple[int, int, list[Posting]]:
    """The kernel's events in the year of the first unit, the projects resolved in it, and its postings."""
    unit = played.units[0]
    draws = [drawn(played.scenario, Key(1, community, replication)) for community in unit]
    env, communities = begun(played, unit, draws)
    steps = 0
    while env.peek() < played.days:
        env.step()
        steps += 1
    logs = [community.log for community in communities]
    resolved = sum(event.transition == "resolved" for log in logs for event in log.events)
    return steps, resolved, [posting for log in logs for posting in log.postings]


@pytest.mark.parametrize(("name", "at_most"), [("community-year", 21), ("district-12", 24), ("district-25", 19.5)])
def test_a_project_costs_few_events(rules: FundRules, name: str, at_most: float) -> None:
    """Measured at 18.5, 20.9 and 17.2 for each project resolved, all else of the year included."""
    scenario = read_scenario(shipped_scenarios()[name]).scenario
    assert scenario is not None
    years = [counted(setting(scenario, rules), replication) for replication in range(8)]
    events, resolved = (sum(one) for one in list(zip(*years, strict=True))[:2])
    assert 15 < events / resolved < at_most


def events(here: Here, scenario: Scenario) -> list[int]:
    return [counted(here(scenario), replication)[0] for replication in range(10)]


def test_representatives_who_object_cost_nothing(scenario: With, here: Here) -> None:
    """Of 45 and of twice as many some object to most projects, and nowhere a fifth of them do."""
    alone = {"objecting__own_objection": 0.03, "objecting__grievance": 0, "objecting__project_campaign": 0}
    few, many = ({**alone, "objecting__resident_reps": reps} for reps in (45, 90))
    postings = [one for replication in range(10) for one in counted(here(scenario(**many)), replication)[2]]
    assert sum(one.counted for one in postings) > 100
    assert not any(one.is_challenged for one in postings)
    assert events(here, scenario(**many)) == events(here, scenario(**few))


def test_visits_cost_nothing_each(scenario: With, here: Here) -> None:
    """Visits that take no time, so that who waits for whom stays as it is."""
    monthly, weekly = ({"work__visit_every_days": days, "work__visit_hours": 0} for days in (30, 7))
    assert events(here, scenario(**weekly)) == events(here, scenario(**monthly))


def test_child_projects_cost_nothing_each(scenario: With, here: Here) -> None:
    few, many = (
        {"portfolio__micro": 0.5, "portfolio__micro_children": number, "work__micro_days": 60} for number in (2, 20)
    )
    assert events(here, scenario(**many)) == events(here, scenario(**few))
