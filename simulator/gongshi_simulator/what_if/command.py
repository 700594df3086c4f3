"""``gongshi what-if``: the page on which a planner moves over a grid of simulated years."""

from __future__ import annotations

from pathlib import Path

from gongshi.commands.folders import data_folder
from gongshi.findings import Message
from gongshi_simulator.executors import executor as executor_named
from gongshi_simulator.inputs import read_or_told
from gongshi_simulator.options import Executors, Whole, how
from gongshi_simulator.origin import origin
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.progress import telling
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.run import Run
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
    played = how(replications, seed, executor, jobs, site)
    refuse(to)
    given = read_or_told([scenario], data_folder(data))
    if given is None:
        return 1
    run = Run(origin("what-if", given, data, played), given.rules)
    with executor_named(played.executor, played.jobs) as pool, telling(size(run.scenario)) as told:
        whole = grid(run.scenario, Trial(run.rules, played.seed, played.replications, pool), told)
    _write(run, whole, to)
    return 0


def _write(run: Run, whole: Grid, to: Path) -> None:
    answer, *_ = said(whole, whole.at(whole.now))
    files = {"index.html": page(run, whole).encode(), "grid.csv": as_csv(whole).encode(), **run.origin.files}
    write(to, files, run.origin.manifest(_KIND, both(run.scenario.title), answer))
    print(f"{answer.zh} | {answer.en}")  # noqa: T201 - the answer is what was asked for
