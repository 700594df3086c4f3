"""``gongshi sensitivity``: which of a scenario's numbers the answer hangs on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from os import cpu_count
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from cyclopts import Parameter

from gongshi.commands.choice import not_among
from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import refuse_others, replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi.model.terms import Basis
from gongshi.report import text
from gongshi_simulator.assumption import Stated, stated
from gongshi_simulator.executors import executor
from gongshi_simulator.inputs import Given, inputs
from gongshi_simulator.options import Executors, Whole, check_run
from gongshi_simulator.origin import origin
from gongshi_simulator.progress import telling
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.factors import Factor, factor
from gongshi_simulator.sensitivity.files import Study, is_study, study_files
from gongshi_simulator.sensitivity.moves import never_moved
from gongshi_simulator.sensitivity.outcomes import Years
from gongshi_simulator.sensitivity.ranking import points, ranking
from gongshi_simulator.sensitivity.tornado import design, tornado, widest
from gongshi_simulator.sensitivity.wording import (
    answer,
    how_moved,
    how_ranked,
    lines,
    ranking_answer,
    ranking_lines,
    warnings,
)

_FACTORS = 6
"""How many of the tornado's widest numbers are varied at once where none are named."""

_INTERRUPTED = Message(
    "中断了；Sobol 指数要全部算完才有", "interrupted; there are no Sobol indices of part of a design"
)

_SAMPLES = range(16, 4097)

BasisWord = Literal["assumed", "inferred", "comparator", "measured", "sourced"]


def sensitivity(
    scenario: Path = Path("community-year"),
    *,
    data: Path = Path("data"),
    to: Path | None = None,
    basis: Annotated[tuple[BasisWord, ...], Parameter(negative=(), show_default=False)] = ("assumed",),
    number: Annotated[tuple[str, ...], Parameter(negative=(), show_default=False)] = (),
    sobol: Annotated[bool, Parameter(negative=(), show_default=False)] = False,
    samples: Whole = 64,
    replications: Whole = 100,
    seed: Whole = 1,
    executor: Executors = "processes",
    jobs: Whole | None = None,
) -> int:
    """把情景里的假定一个个挪动，看结项占比跟着变多少。Move each assumed number and see what the answer does.

    Args:
        scenario: 情景文件，或者自带情景的编号。The scenario's file, or the id of a shipped one.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        to: 把结果另存到这个文件夹，JSON 和 CSV。A folder for the result as JSON and CSV.
        basis: 挪动哪一类依据的数，可以写几次；不写就是假定的。Which numbers, by basis; may be given several times.
        number: 只挪动这个数，例如 work.service_days，可以写几次。Only this number; may be given several times.
        sobol: 再让几个数一起变，算 Sobol 指数；要装 gongshi[sensitivity]。Also vary several at once, with SALib.
        samples: Sobol 取样的底数，2 的幂，16 到 4096。Base samples of Sobol's design, a power of two.
        replications: 每次推演多少遍，40 到 10000。How many simulated years each time, 40 to 10000.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
    """
    how = _Played(seed, replications, samples if sobol else None, executor, jobs or cpu_count() or 1)
    _check(how, samples)
    if to is not None:
        refuse_others(to, is_study)
    if not (given := _given(scenario, data_folder(data))):
        return 1
    numbers = chosen(given.scenarios[0].scenario, basis, number)
    study = _studied(given, numbers, is_named=bool(number), how=how)
    if to is not None:
        _write(study_files(study, origin(_command(given, basis, number, how), given, data, seed)), to)
    return 0


class _Played(NamedTuple):
    """How a study is played; ``samples`` None where no ranking is asked for."""

    seed: int
    replications: int
    samples: int | None
    executor: Executors
    jobs: int


def _check(how: _Played, samples: int) -> None:
    check_run(how.replications, how.seed, how.jobs)
    if samples not in _SAMPLES or samples & (samples - 1):
        raise CouldNotRun(
            f"--samples 应是 2 的幂，{_SAMPLES[0]} 到 {_SAMPLES[-1]}，例如 64，这里写的是 {samples}",
            f"--samples takes a power of two from {_SAMPLES[0]} to {_SAMPLES[-1]}, such as 64, not {samples}",
        )


def _given(scenario: Path, data: Path) -> Given | None:
    """What is to be played; None where a file cannot be read, which is told."""
    given, findings = inputs([scenario], data)
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    return given


def chosen(scenario: Scenario, basis: Sequence[str], number: Sequence[str]) -> tuple[Stated, ...]:
    """The numbers to be moved: those that are named, or all of these kinds of basis."""
    known = {one.path: one for one in stated(scenario)}
    for path in number:
        if path not in known:
            said = not_among(path, {name: one.called.zh for name, one in known.items()}, Message("个数", "number"))
            raise CouldNotRun(said.zh, said.en)
    if number:
        return tuple(known[path] for path in dict.fromkeys(number))
    kinds = {Basis.of(word) for word in basis}
    return tuple(one for one in known.values() if one.assumption.basis in kinds)


def _studied(given: Given, numbers: Sequence[Stated], *, is_named: bool, how: _Played) -> Study:
    scenario = given.scenarios[0].scenario
    years = Years(given.rules, how.seed, range(how.replications))
    planned = design(scenario, numbers)
    with executor(how.executor, how.jobs) as pool:
        with telling((1 + len(planned.variants)) * how.replications) as told:
            found = tornado(planned, years, pool, told)
        _tell([answer(found, scenario.title), how_moved(found)], lines(found))
        study = Study(scenario.title, found, None)
        if how.samples is None or found.unfinished:
            return study
        paths = [one.path for one in numbers] if is_named else widest(found.bars, _FACTORS)
        factors = _factors(scenario, numbers, paths)
        varied = points(scenario, factors, how.samples, how.seed)
        try:
            with telling(len(varied.scenarios) * how.replications) as told:
                ranked = ranking(varied, years, pool, told)
        except KeyboardInterrupt:
            _tell([_INTERRUPTED], ())
            return study
    _tell([ranking_answer(ranked), *warnings(ranked), how_ranked(ranked)], ranking_lines(ranked))
    return study._replace(ranking=ranked)


def _factors(scenario: Scenario, numbers: Sequence[Stated], paths: Iterable[str]) -> tuple[Factor, ...]:
    """The numbers at these paths as factors, in their order, but for those that cannot be moved."""
    by_path, fixed = {one.path: one for one in numbers}, never_moved(scenario)
    found = [factor(by_path[path]) for path in paths if path not in fixed]
    factors = tuple(one for one in found if one is not None)
    if not factors:
        raise CouldNotRun(
            "没有可以一起变的数：单独挪动都看不出影响，或者不能挪动；可以用 --number 指定别的",
            "there are no numbers to vary at once: alone none is seen to matter or may be moved; try other --number",
        )
    return factors


def _tell(said: Iterable[Message], table: Iterable[str]) -> None:
    for one in said:
        print(f"{one.zh} | {one.en}")  # noqa: T201 - the answer is what was asked for
    for line in table:
        print(line)  # noqa: T201 - and what it rests on


def _command(given: Given, basis: Sequence[str], number: Sequence[str], how: _Played) -> list[str]:
    """What repeats the study, in a folder with its files."""
    chosen = [word for path in number for word in ("--number", path)] or [
        word for one in basis for word in ("--basis", one)
    ]
    sobol = [] if how.samples is None else ["--sobol", "--samples", str(how.samples)]
    years = ["--replications", str(how.replications), "--seed", str(how.seed)]
    return ["sensitivity", f"{given.scenarios[0].scenario.id}.yaml", *chosen, *sobol, *years]


def _write(files: Mapping[str, bytes], to: Path) -> None:
    try:
        with replacing(to, is_study) as new:
            for name, content in files.items():
                (new / name).write_bytes(content)
    except OSError as error:
        raise cannot_write(to, error) from None
    print(f"写好 {to} | written: {to}", file=sys.stderr)  # noqa: T201 - what was done
