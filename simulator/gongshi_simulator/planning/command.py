"""``gongshi plan``: the cheapest capacity that meets a requirement, the bottleneck, and until when is safe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import COULD_NOT_RUN, CouldNotRun
from gongshi.findings import Message
from gongshi_simulator.executors import executor as executor_named
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.inputs import Given, read_or_told
from gongshi_simulator.options import REPLICATIONS, Executors, How, Whole, how
from gongshi_simulator.origin import Origin, origin
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.planning.answer import answer, confidence, safe_text, spent_text, takes, where_it_is
from gongshi_simulator.planning.files import plan_files
from gongshi_simulator.planning.plan import Plan, plan
from gongshi_simulator.planning.requirement import Requirement, requirement
from gongshi_simulator.planning.tables import gains_table, reopened_table, scarcities_table, table
from gongshi_simulator.planning.trials import Trials, usual
from gongshi_simulator.progress import adding_up
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.scenario import Scenario

_KIND = Message("最少要多少人手", "What it takes")


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
    site: str | None = None,
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
        to: 写成一页报告，放在哪个文件夹；不写就只显示。The folder of a report; without it all is only shown.
        site: 报告放进网站时链接回哪一页，相对路径或网址。The page of a site that the report leads back to.
    """
    required = requirement(require)
    played = how(REPLICATIONS[0] if replications is None else replications, seed, executor, jobs, site)
    refuse(to)
    given = read_or_told([scenario], data_folder(data))
    if given is None:
        return COULD_NOT_RUN
    if replications is None:
        played = played._replace(replications=usual(given.scenarios[0].scenario.district.communities.value))
    found = _planned(given, required, played)
    comes_from = origin("plan", given, data, played, ["--require", str(required)])
    _report(found, given.rules, comes_from, to)
    return 0 if found.found.chosen is not None else 1


def _report(found: Plan, rules: FundRules, comes_from: Origin, to: Path | None) -> None:
    scenario = comes_from.scenarios[0].scenario
    if to is not None:
        manifest = comes_from.manifest(_KIND, both(scenario.title), takes(found, scenario))
        write(to, plan_files(found, rules, comes_from), manifest)
    # Last, since a reader such as head may be gone before all is told.
    for line in _lines(found, scenario):
        print(line)  # noqa: T201 - the answer is what was asked for


def _planned(given: Given, required: Requirement, how: How) -> Plan:
    scenario, rules = given.scenarios[0].scenario, given.rules
    try:
        with executor_named(how.executor, how.jobs) as pool, adding_up() as told:
            return plan(Trials(scenario, rules, how.seed, pool, told), required, how.replications)
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
