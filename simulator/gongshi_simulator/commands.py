"""``gongshi simulate``: plays a scenario's year many times over, and reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from os import cpu_count
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi.report import text
from gongshi_simulator.executors import executor
from gongshi_simulator.experiment import Interrupted, experiment
from gongshi_simulator.inputs import Given, fingerprints, inputs
from gongshi_simulator.options import Decimal, Executors, Whole, check_half_width, check_link, check_run
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.precision import Aim, how_close, until_within
from gongshi_simulator.progress import telling
from gongshi_simulator.records.command import put_records, wanted
from gongshi_simulator.records.files import Played
from gongshi_simulator.report.answer import answer
from gongshi_simulator.report.evidence import evidence
from gongshi_simulator.report.files import report_files
from gongshi_simulator.report.pictures import NoFont
from gongshi_simulator.report.run import Run, facts
from gongshi_simulator.setting import Setting, setting
from gongshi_simulator.summary import Summary, summary
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
    how = _How(seed, replications, half_width, executor, jobs or cpu_count() or 1)
    _check(how, site)
    refuse(to)
    records = wanted(write_records, Played(seed, replication), range(replications), to)
    if given := _given(scenario, data_folder(data)):
        run = _run(given, data, how, site)
        _report(run, to, how)
        put_records(records, setting(run.scenario, run.rules), given.papers)
    return 0 if given else 1


class _How(NamedTuple):
    """How a scenario is played; ``half_width`` where that is to decide when to stop."""

    seed: int
    replications: int
    half_width: float | None
    executor: Executors
    jobs: int


def _check(how: _How, site: str | None) -> None:
    check_run(how.replications, how.seed, how.jobs)
    if how.half_width is not None:
        check_half_width("--half-width", how.half_width)
    if site is not None:
        check_link("--site", site)


def _given(scenario: Path, data: Path) -> Given | None:
    """What is to be played; None where a file cannot be read, which is told."""
    given, findings = inputs([scenario], data)
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    return given


def _run(given: Given, data: Path, how: _How, site: str | None) -> Run:
    (one,) = given.scenarios
    prints = fingerprints(one, data)
    return Run(one.scenario, one.files, given.rules, how.replications, how.seed, prints, site)


def _report(run: Run, to: Path, how: _How) -> None:
    here = setting(run.scenario, run.rules)
    try:
        tally = _tally(run, here, how)
    except Interrupted as interrupted:
        tally = interrupted.tally
        done = len(tally.replications)
        print(f"中断，报告只用推演完的{done}年 | interrupted; the report is of {done} years", file=sys.stderr)  # noqa: T201
    run = run._replace(replications=len(tally.replications))
    whole = summary(tally, here)
    said = answer(evidence(run, whole, tally))
    write(to, _files(run, whole, tally), facts(run, _KIND, said))
    print(f"{said.zh} | {said.en}")  # noqa: T201 - the answer is what was asked for
    print(f"写好 {to}/index.html | written: {to}/index.html", file=sys.stderr)  # noqa: T201 - what was done


def _tally(run: Run, here: Setting, how: _How) -> Tally:
    with executor(how.executor, how.jobs) as pool, telling(run.replications) as told:
        if how.half_width is None:
            return experiment(here, run.seed, range(run.replications), pool, told)
        tally = until_within(here, run.seed, Aim(how.half_width, run.replications), pool, told)
    said = how_close(tally, how.half_width)
    print(f"{said.zh} | {said.en}", file=sys.stderr)  # noqa: T201 - what was done
    return tally


def _files(run: Run, whole: Summary, tally: Tally) -> Mapping[str, bytes]:
    try:
        return report_files(run, whole, tally)
    except NoFont:
        raise CouldNotRun(
            "没有装中文字体，画不了图；在 Debian 上：apt install fonts-noto-cjk",
            "no Chinese font is installed to draw with; on Debian: apt install fonts-noto-cjk",
        ) from None
