"""``gongshi simulate``: plays a scenario's year many times over, and reports."""

from __future__ import annotations

import sys
from pathlib import Path

from gongshi.commands.folders import data_folder
from gongshi.findings import Message
from gongshi_simulator.executors import executor
from gongshi_simulator.experiment import Interrupted, experiment
from gongshi_simulator.inputs import read_or_told
from gongshi_simulator.options import Decimal, Executors, How, Whole, check_half_width, how
from gongshi_simulator.origin import origin
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.precision import Aim, how_close, until_within
from gongshi_simulator.progress import telling
from gongshi_simulator.records.command import put_records, wanted
from gongshi_simulator.records.files import Played
from gongshi_simulator.report.answer import answer
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.report.evidence import evidence
from gongshi_simulator.report.files import report_files
from gongshi_simulator.report.run import Run
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.summary import summary
from gongshi_simulator.tally import Tally

_KIND = Message("一年推演", "A simulated year")


def simulate(
    scenario: Path = Path("community-year"),
    *,
    to: Path,
    data: Path = Path("data"),
    replications: Whole = 400,
    seed: Whole = 1,
    executor: Executors = "processes",
    jobs: Whole | None = None,
    half_width: Decimal | None = None,
    site: str | None = None,
    write_records: Path | None = None,
    replication: Whole = 0,
) -> int:
    """把一个情景的一年推演很多遍，写出报告。Simulate a scenario's year many times over and report.

    同样的文件、种子和版本，哪天运行都给出同样的字节。The same files, seed and versions give the same bytes on any day.

    Args:
        scenario: 情景文件，或者自带情景的编号。The scenario's file, or the id of a shipped one.
        to: 报告写到哪个文件夹，整个换掉里面的旧报告。The folder of the report; an older one is replaced whole.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        replications: 推演多少遍，40 到 10000；有 --half-width 时是最多几遍。How many simulated years, or at most.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
        half_width: 结项占比要准到上下多少，例如 0.01；够准就停。Stop once the closed share is known so closely.
        site: 报告放进网站时链接回哪一页，相对路径或网址。The page of a site that the report leads back to.
        write_records: 把其中一遍写成记录，写到哪个文件夹。The folder for one of the years, written as records.
        replication: 写成记录的是第几遍，从 0 数起。Which year is written as records, counted from 0.
    """
    played = how(replications, seed, executor, jobs, site)
    check_half_width("--half-width", half_width)
    refuse(to)
    records = wanted(write_records, Played(seed, replication), range(replications), to)
    if given := read_or_told([scenario], data_folder(data)):
        run = Run(origin("simulate", given, data, played), given.rules)
        _report(run, to, played, half_width)
        put_records(records, setting(run.scenario, run.rules), given.papers)
    return 0 if given else 1


def _report(run: Run, to: Path, how: How, half_width: float | None) -> None:
    here = setting(run.scenario, run.rules)
    try:
        tally = _tally(here, how, half_width)
    except Interrupted as interrupted:
        tally = interrupted.tally
        done = len(tally.replications)
        print(f"中断，报告只用推演完的{done}年 | interrupted; the report is of {done} years", file=sys.stderr)  # noqa: T201
    run = run._replace(origin=run.origin._replace(replications=len(tally.replications)))
    whole = summary(tally, here)
    said = answer(evidence(run, whole, tally))
    write(to, report_files(run, whole, tally), run.origin.manifest(_KIND, both(run.scenario.title), said))
    print(f"{said.zh} | {said.en}")  # noqa: T201 - the answer is what was asked for


def _tally(here: Setting, how: How, half_width: float | None) -> Tally:
    with executor(how.executor, how.jobs) as pool, telling(how.replications) as told:
        if half_width is None:
            return experiment(here, how.seed, range(how.replications), pool, told)
        tally = until_within(here, how.seed, Aim(half_width, how.replications), pool, told)
    said = how_close(tally, half_width)
    print(f"{said.zh} | {said.en}", file=sys.stderr)  # noqa: T201 - what was done
    return tally
