"""``gongshi plan``: the cheapest capacity that meets a requirement, the bottleneck, and until when is safe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import refuse_others, replacing
from gongshi.commands.trouble import COULD_NOT_RUN, CouldNotRun
from gongshi.report import text
from gongshi_simulator.executors import executor
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.inputs import fingerprints, inputs
from gongshi_simulator.options import REPLICATIONS, Executors, Whole, check_run
from gongshi_simulator.planning.answer import answer, confidence, safe_text, spent_text, where_it_is
from gongshi_simulator.planning.files import Origin, is_plan, plan_files
from gongshi_simulator.planning.plan import Plan, plan
from gongshi_simulator.planning.requirement import Requirement, requirement
from gongshi_simulator.planning.tables import gains_table, reopened_table, scarcities_table, table
from gongshi_simulator.planning.trials import Trials, usual
from gongshi_simulator.progress import adding_up
from gongshi_simulator.scenario import Scenario


def plan_capacity(
    scenario: Path = Path("community-year"),
    *,
    require: str,
    data: Path = Path("data"),
    replications: Whole | None = None,
    seed: Whole = 1,
    executor: Executors = "processes",
    jobs: Whole | None = None,
    to: Path | None = None,
) -> int:
    """要达到要求，最少要多少人手和会议；卡在哪里；最晚哪天议决还来得及。The cheapest capacity that meets a requirement.

    做到了退出码是0，范围内做不到是1，没能推演是2。Exits with 0 if it is met, 1 if not, 2 if nothing could be simulated.

    Args:
        scenario: 情景文件，或者自带情景的编号。The scenario's file, or the id of a shipped one.
        require: 要求，例如 'closed_by_year_end >= 0.5 and unspent <= 0.3'。What is required of the year.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        replications: 每种安排最多推演多少遍；不写则按社区数，40 到 400。At most how many simulated years each.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
        to: 把全部数写到哪个文件夹，不写就只显示。The folder for all numbers; without it they are only shown.
    """
    required, jobs = requirement(require), _checked(replications, seed, jobs)
    if to is not None:
        refuse_others(to, is_plan)
    read = inputs([scenario], data_folder(data))
    _tell(text(read.findings, "both"))
    if read.given is None:
        return COULD_NOT_RUN
    (one,) = read.given.scenarios
    most = replications or usual(one.scenario.district.communities.value)
    found = _planned(Wanted(one.scenario, read.given.rules, required, most, seed), executor, jobs)
    if to is not None:
        _write(found, Origin(one.scenario.id, seed, most, fingerprints(one, data)), to)
    _tell(_lines(found, one.scenario))
    return 0 if found.found.chosen is not None else 1


def _checked(replications: int | None, seed: int, jobs: int | None) -> int:
    """How many processes there are to be, once all numbers are within their bounds."""
    processes = jobs or cpu_count() or 1
    check_run(replications if replications is not None else REPLICATIONS[0], seed, processes)
    return processes


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)  # noqa: T201 - findings and answers go to standard output


class Wanted(NamedTuple):
    """What is asked for: the requirement of a scenario, and how many replications a point may take."""

    scenario: Scenario
    rules: FundRules
    required: Requirement
    most: int
    seed: int


def _planned(wanted: Wanted, where: Executors, jobs: int) -> Plan:
    try:
        with executor(where, jobs) as pool, adding_up() as told:
            return plan(Trials(wanted.scenario, wanted.rules, wanted.seed, pool, told), wanted.required, wanted.most)
    except KeyboardInterrupt:
        raise CouldNotRun("中断了，什么也没有写", "interrupted; nothing is written") from None


def _lines(found: Plan, scenario: Scenario) -> Iterator[str]:
    """The answer, the bottleneck and the safe dates, each with its table."""
    for said in (answer(found, scenario), confidence(found), spent_text(found)):
        yield from (said.zh, said.en)
    yield ""
    yield from table(found)
    yield ""
    held_up = where_it_is(found.bottleneck)
    yield from (held_up.zh, held_up.en)
    yield from gains_table(found.bottleneck.gains)
    yield from scarcities_table(found.bottleneck.scarcities)
    yield ""
    for one in found.safe_dates:
        said = safe_text(one)
        yield f"{said.zh} | {said.en}"
    yield from reopened_table(found.reopened)


def _write(found: Plan, origin: Origin, to: Path) -> None:
    try:
        with replacing(to, is_plan) as new:
            for name, content in plan_files(found, origin).items():
                (new / name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise cannot_write(to, error) from None
