"""``gongshi compare``: plays scenarios under the same draws and says by how much they differ."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import refuse_others, replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi.report import text
from gongshi_simulator.comparison.comparing import Comparison, comparison
from gongshi_simulator.comparison.files import comparison_files, is_comparison
from gongshi_simulator.comparison.wording import answer, how_sure, lines
from gongshi_simulator.executors import executor
from gongshi_simulator.inputs import Given, inputs
from gongshi_simulator.options import Executors, Whole, check_run
from gongshi_simulator.origin import origin
from gongshi_simulator.progress import telling
from gongshi_simulator.setting import setting


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
) -> int:
    """几个情景用同样的随机数推演，说出哪个好、好多少。Compare scenarios under the same random numbers.

    Args:
        first: 拿来作比较的情景，文件或编号。The scenario that the others are held against, a file or an id.
        others: 跟它比的情景，一个或几个。One scenario or more to hold against it.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        to: 把结果另存到这个文件夹，JSON 和 CSV。A folder for the result as JSON and CSV.
        replications: 每个情景推演多少遍，40 到 10000。How many simulated years of each, 40 to 10000.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
    """
    how = _Played(seed, replications, executor, jobs or cpu_count() or 1)
    _check(others, how)
    if to is not None:
        refuse_others(to, is_comparison)
    given, findings = inputs([first, *others], data_folder(data))
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if given is None:
        return 1
    found = _played(given, how)
    _tell(found, how)
    if to is not None:
        _write(comparison_files(found, origin(_command(given, found, how), given, data, seed)), to)
    return 0


class _Played(NamedTuple):
    """How scenarios are to be played."""

    seed: int
    replications: int
    executor: Executors
    jobs: int


def _check(others: Sequence[Path], how: _Played) -> None:
    if not others:
        raise CouldNotRun("还要写一个情景，才有得比", "name a second scenario to hold against the first")
    check_run(how.replications, how.seed, how.jobs)


def _command(given: Given, found: Comparison, how: _Played) -> list[str]:
    """What repeats the comparison, where its scenarios' files are."""
    scenarios = [f"{one.scenario.id}.yaml" for one in given.scenarios]
    return ["compare", *scenarios, "--replications", str(found.replications), "--seed", str(how.seed)]


def _played(given: Given, how: _Played) -> Comparison:
    settings = [setting(one.scenario, given.rules) for one in given.scenarios]
    with executor(how.executor, how.jobs) as pool, telling(how.replications) as told:
        return comparison(settings, how.seed, range(how.replications), pool, told)


def _tell(found: Comparison, how: _Played) -> None:
    if found.replications < how.replications:
        said = (
            f"中断，只比推演完的{found.replications}年 | interrupted; the comparison is of {found.replications} years"
        )
        print(said, file=sys.stderr)  # noqa: T201 - what was not done
    for one in (answer(found), how_sure(found)):
        print(f"{one.zh} | {one.en}")  # noqa: T201 - the answer is what was asked for
    for line in lines(found):
        print(line)  # noqa: T201 - and what it rests on


def _write(files: Mapping[str, bytes], to: Path) -> None:
    try:
        with replacing(to, is_comparison) as new:
            for name, content in files.items():
                (new / name).write_bytes(content)
    except OSError as error:
        raise cannot_write(to, error) from None
    print(f"写好 {to} | written: {to}", file=sys.stderr)  # noqa: T201 - what was done
