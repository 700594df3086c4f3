"""``gongshi compare``: plays scenarios under the same draws and says by how much they differ."""

from __future__ import annotations

import sys
from pathlib import Path

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi_simulator.comparison.comparing import Comparison, comparison
from gongshi_simulator.comparison.files import comparison_files
from gongshi_simulator.comparison.story import title
from gongshi_simulator.comparison.wording import answer, how_sure, lines
from gongshi_simulator.executors import executor as executor_named
from gongshi_simulator.inputs import Given, read_or_told
from gongshi_simulator.options import Executors, How, Whole, how
from gongshi_simulator.origin import origin
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.progress import telling
from gongshi_simulator.setting import setting

_KIND = Message("情景比较", "Scenarios compared")


def compare(
    first: Path,
    /,
    *others: Path,
    data: Path = Path("data"),
    to: Path | None = None,
    replications: Whole = 400,
    seed: Whole = 1,
    executor: Executors = "processes",
    jobs: Whole | None = None,
    site: str | None = None,
) -> int:
    """几个情景用同样的随机数推演，说出哪个好、好多少。Compare scenarios under the same random numbers.

    Args:
        first: 拿来作比较的情景，文件或编号。The scenario that the others are held against, a file or an id.
        others: 跟它比的情景，一个或几个。One scenario or more to hold against it.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        to: 把结果写成一页报告，放在这个文件夹，整个换掉旧的。The folder of a report; an older one is replaced whole.
        replications: 每个情景推演多少遍，40 到 10000。How many simulated years of each, 40 to 10000.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
        site: 报告放进网站时链接回哪一页，相对路径或网址。The page of a site that the report leads back to.
    """
    if not others:
        raise CouldNotRun("还要写一个情景，才有得比", "name a second scenario to hold against the first")
    played = how(replications, seed, executor, jobs, site)
    refuse(to)
    given = read_or_told([first, *others], data_folder(data))
    if given is None:
        return 1
    comes_from = origin("compare", given, data, played)
    found = _played(given, played)
    if to is not None:
        comes_from = comes_from._replace(replications=found.replications)
        files = comparison_files(found, given.rules, comes_from)
        write(to, files, comes_from.manifest(_KIND, title(found), answer(found)))
    _tell(found, played)
    return 0


def _played(given: Given, how: How) -> Comparison:
    settings = [setting(one.scenario, given.rules) for one in given.scenarios]
    with executor_named(how.executor, how.jobs) as pool, telling(how.replications) as told:
        return comparison(settings, how.seed, range(how.replications), pool, told)


def _tell(found: Comparison, how: How) -> None:
    # What is written is written before: a reader such as head may be gone before all is told.
    if found.replications < how.replications:
        said = (
            f"中断，只比推演完的{found.replications}年 | interrupted; the comparison is of {found.replications} years"
        )
        print(said, file=sys.stderr)  # noqa: T201 - what was not done
    for one in (answer(found), how_sure(found)):
        print(f"{one.zh} | {one.en}")  # noqa: T201 - the answer is what was asked for
    for line in lines(found):
        print(line)  # noqa: T201 - and what it rests on
