"""Simulating communities' years, as a ratio to SimPy's bare kernel in the same run.

    .venv/bin/python benchmarks/simulator.py [REPLICATIONS]

A community-year is one of a district of 71 communities with money, proposals and agendas for some 25 projects each,
drawn, simulated, logged and measured; a bare timeout is one of 25 processes that do nothing else. Rounds alternate, and
of several the shortest counts: what else the machine does makes a round longer, never shorter. Results stand in
benchmarks/README.md.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import simpy

from gongshi_simulator.draws import Draws, drawn
from gongshi_simulator.executors import executor
from gongshi_simulator.experiment import experiment, replicate
from gongshi_simulator.fund_rules import FundRules, read_fund_rules
from gongshi_simulator.measuring import Measuring
from gongshi_simulator.model import CommunityYear, begun, simulate
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.streams import Key
from gongshi_simulator.tally import Number, Tally

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 8
PROCESSES = 25
GOAL = 1_180_000 / 350
"""Bare timeouts in the time of one community-year: 350 of these a second where the kernel does 1.18 million."""


def main() -> None:
    replications = int((*sys.argv[1:], "200")[0])
    here = setting(_twenty_five(), _rules())
    _one_core(here)
    _events(here)
    _memory(here)
    _two_cores(here, replications)


def _twenty_five() -> Scenario:
    """The shipped stress case, with an agenda that lets 25 projects through."""
    tree = _shipped("district-25").model_dump()
    tree["council"]["agenda_items"].update(value=15, high=15)
    tree["council"]["two_thirds_support"].update(value=0.78)
    tree["funding"]["allocated"].update(value=1_100_000_00)
    return Scenario.model_validate(tree)


def _shipped(name: str) -> Scenario:
    scenario = read_scenario(shipped()[name]).scenario
    assert scenario is not None
    return scenario


def _rules() -> FundRules:
    rules = read_fund_rules(ROOT / "data").rules
    assert rules is not None
    return rules


def _one_core(here: Setting) -> None:
    """Each part of a community-year, in milliseconds and in bare timeouts."""
    shortest: dict[str, float] = {}
    communities = here.scenario.district.communities.value
    measuring, resolved = Measuring(here, range(ROUNDS)), 0.0
    for number in range(ROUNDS):
        _time(shortest, "a bare timeout", _bare, 50_000)
        draws = _time(shortest, "draws", partial(_draws, here, number), communities)
        years = _time(shortest, "simulation with its log", partial(_simulated, here, draws), communities)
        _time(shortest, "measuring", partial(measuring.take_in, number, years), communities)
        tally = _time(shortest, "a community-year", partial(replicate, here, 1, range(number, number + 1)), communities)
        resolved += tally.numbers[0, Number.RESOLVED] / communities / ROUNDS
    bare, whole = shortest.pop("a bare timeout"), shortest.pop("a community-year")
    for name, seconds in shortest.items():
        print(f"{name}: {seconds * 1e3:.2f} ms, {seconds / bare:.0f} bare timeouts")
    print(f"a community-year of {resolved:.1f} projects resolved: {whole * 1e3:.2f} ms, {1 / whole:.0f} a second,")
    print(f"as {whole / bare:.0f} bare timeouts of {1 / bare / 1e6:.2f} million a second (goal: {GOAL:.0f} at most)")


def _time(shortest: dict[str, float], name: str, work: Callable[[], T], number: int) -> T:
    before = process_time()
    made = work()
    shortest[name] = min(shortest.get(name, 1e9), (process_time() - before) / number)
    return made


def _bare() -> None:
    env = simpy.Environment()
    for _ in range(PROCESSES):
        env.process(_waits(env, 50_000 // PROCESSES))
    env.run()


def _waits(env: simpy.Environment, times: int) -> Generator[simpy.Event, None, None]:
    for _ in range(times):
        yield env.timeout(1)


def _draws(here: Setting, number: int) -> list[list[Draws]]:
    return [[drawn(here.scenario, Key(1, community, number)) for community in unit] for unit in here.units]


def _simulated(here: Setting, draws: list[list[Draws]]) -> list[CommunityYear]:
    units = zip(here.units, draws, strict=True)
    return [year for unit, of_unit in units for year in simulate(here, unit, of_unit)]


def _events(here: Setting) -> None:
    """What the kernel does for a project that is resolved."""
    events = resolved = 0
    for unit, draws in zip(here.units, _draws(here, 0), strict=True):
        env, communities = begun(here, unit, draws)
        while env.peek() < here.days:
            env.step()
            events += 1
        resolved += sum(event.transition == "resolved" for one in communities for event in one.log.events)
    print(f"kernel events for each project resolved: {events / resolved:.1f}")


def _memory(here: Setting) -> None:
    """What forty replications take beyond ten, in this process."""
    replicate(here, 1, range(10))
    before = _peak_mb()
    replicate(here, 1, range(40))
    print(f"memory: {before:.0f} MB at ten replications, {_peak_mb():.0f} MB at forty")


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _two_cores(here: Setting, replications: int) -> None:
    seconds = {}
    for jobs in (1, 2):
        number = replications if jobs == 2 else max(2, replications // 10)
        before = perf_counter()
        tally = _district(here, number, jobs)
        seconds[jobs] = (perf_counter() - before) / number
        assert len(tally.replications) == number
    print(f"a district of 71 communities, {replications} times, in two processes: {seconds[2] * replications:.1f} s,")
    print(f"{seconds[1] / seconds[2]:.2f} times as fast as in one (goal: 30 s for 200)")


def _district(here: Setting, replications: int, jobs: int) -> Tally:
    with executor("serial" if jobs == 1 else "processes", jobs) as pool:
        return experiment(here, 1, range(replications), pool)


if __name__ == "__main__":
    main()
