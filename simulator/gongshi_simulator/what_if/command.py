"""``gongshi what-if``: the page on which a planner moves over a grid of simulated years."""

from __future__ import annotations

import sys
from os import cpu_count
from pathlib import Path

from gongshi.commands.folders import data_folder
from gongshi.findings import Message
from gongshi.report import text
from gongshi_simulator.executors import executor as executor_named
from gongshi_simulator.inputs import fingerprints, inputs
from gongshi_simulator.options import Executors, Whole, check_link, check_run
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.progress import telling
from gongshi_simulator.report.run import Run, facts
from gongshi_simulator.what_if.grid import Grid, Trial, grid, size
from gongshi_simulator.what_if.page import page
from gongshi_simulator.what_if.said import said
from gongshi_simulator.what_if.table import as_csv

_KIND = Message("假如……会怎样", "What if")


def what_if(
    scenario: Path = Path("community-year"),
    *,
    to: Path,
    data: Path = Path("data"),
    replications: Whole = 200,
    seed: Whole = 1,
    executor: Executors = "processes",
    jobs: Whole | None = None,
    site: str | None = None,
) -> int:
    """推演议事会次数、经办人数、异议多少的各种组合，写成一页。Simulate what if the council, staff or objections change.

    Args:
        scenario: 情景文件，或者自带情景的编号。The scenario's file, or the id of a shipped one.
        to: 写到哪个文件夹，整个换掉里面的旧页面。The folder of the page; an older one is replaced whole.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        replications: 每种组合推演多少遍，40 到 10000。How many simulated years of each combination, 40 to 10000.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
        site: 页面放进网站时链接回哪一页，相对路径或网址。The page of a site that it leads back to.
    """
    jobs = jobs or cpu_count() or 1
    _check(replications, seed, jobs, site)
    refuse(to)
    given, findings = inputs([scenario], data_folder(data))
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if given is None:
        return 1
    (chosen,) = given.scenarios
    run = Run(
        chosen.scenario, chosen.files, given.rules, replications, seed, fingerprints(chosen, data), site, "what-if"
    )
    with executor_named(executor, jobs) as pool, telling(size(run.scenario)) as told:
        whole = grid(run.scenario, Trial(run.rules, seed, replications, pool), told)
    _write(run, whole, to)
    return 0


def _check(replications: int, seed: int, jobs: int, site: str | None) -> None:
    check_run(replications, seed, jobs)
    if site is not None:
        check_link("--site", site)


def _write(run: Run, whole: Grid, to: Path) -> None:
    answer, *_ = said(whole, whole.at(whole.now))
    files = {
        "index.html": page(run, whole).encode(),
        "grid.csv": as_csv(whole).encode(),
        **{file.path.name: file.content for file in run.scenario_files},
    }
    write(to, files, facts(run, _KIND, answer))
    print(f"{answer.zh} | {answer.en}")  # noqa: T201 - the answer is what was asked for
    print(f"写好 {to}/index.html | written: {to}/index.html", file=sys.stderr)  # noqa: T201 - what was done
