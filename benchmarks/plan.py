"""Planning a district: community-years played for each part of the answer, and their cost as a ratio to plain ones.

    .venv/bin/python benchmarks/plan.py [SCENARIO] [REQUIREMENT]

A plain community-year is one of the same scenario, simulated and measured, in the same run. Results stand in
benchmarks/README.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time

from gongshi_simulator.executors import InThisProcess
from gongshi_simulator.experiment import replicate
from gongshi_simulator.inputs import inputs
from gongshi_simulator.planning.plan import plan
from gongshi_simulator.planning.requirement import requirement
from gongshi_simulator.planning.trials import Trials, usual
from gongshi_simulator.setting import setting

ROOT = Path(__file__).resolve().parent.parent
REQUIRED = "closed_by_year_end >= 0.5 and resolved_money >= 0.9"
PLAIN = 400
"""Community-years, about, from which the cost of one is taken, before the plan and after it."""


def main() -> None:
    name, required = (*sys.argv[1:], *("district-12", REQUIRED)[len(sys.argv) - 1 :])
    given = inputs([Path(name)], ROOT / "data").given
    assert given is not None
    scenario = given.scenarios[0].scenario
    communities = scenario.district.communities.value
    here = setting(scenario, given.rules)

    def plain() -> float:
        number, before = max(2, PLAIN // communities), process_time()
        replicate(here, 1, range(number))
        return (process_time() - before) / number / communities

    one, before = plain(), process_time()
    trials = Trials(scenario, given.rules, 1, InThisProcess(), lambda _: None)
    found = plan(trials, requirement(required), usual(communities))
    seconds = process_time() - before
    one = (one + plain()) / 2
    played = sum(found.spent)
    print(f"{name}, {communities} communities, {found.found.most} replications of a point at most: {required}")
    print(f"{played:,} community-years: " + ", ".join(f"{part} {n:,}" for part, n in found.spent._asdict().items()))
    print(f"{len(found.found.tried)} of {found.found.possible} capacities, {found.found.confirmations} confirmed")
    print(f"{seconds / one / played:.2f} times the processor's time of as many plain community-years, {seconds:.0f} s")


if __name__ == "__main__":
    main()
