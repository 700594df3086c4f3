"""``gongshi sensitivity``: which of a scenario's numbers the answer hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from cyclopts import Parameter

from gongshi.commands.choice import not_among
from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi.model.terms import Basis
from gongshi_simulator.assumption import Stated, stated
from gongshi_simulator.executors import executor as executor_named
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.inputs import Given, read_or_told
from gongshi_simulator.options import Executors, How, Whole, how
from gongshi_simulator.origin import Origin, origin
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.progress import telling
from gongshi_simulator.report.assumptions import both
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.factors import Factor, factor
from gongshi_simulator.sensitivity.files import study_files
from gongshi_simulator.sensitivity.moves import never_moved
from gongshi_simulator.sensitivity.outcomes import Years
from gongshi_simulator.sensitivity.ranking import points, ranking
from gongshi_simulator.sensitivity.story import Study
from gongshi_simulator.sensitivity.tornado import design, tornado, widest
from gongshi_simulator.sensitivity.wording import (
    answer,
    hangs_on,
    how_moved,
    how_ranked,
    lines,
    ranking_answer,
    ranking_lines,
    warnings,
)

_KIND = Message("哪些假定要紧", "Which assumptions matter")

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
    site: str | None = None,
) -> int:
    """把情景里的假定一个个挪动，看结项占比跟着变多少。Move each assumed number and see what the answer does.

    Args:
        scenario: 情景文件，或者自带情景的编号。The scenario's file, or the id of a shipped one.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        to: 把结果写成一页报告，放在这个文件夹，整个换掉旧的。The folder of a report; an older one is replaced whole.
        basis: 挪动哪一类依据的数，可以写几次；不写就是假定的。Which numbers, by basis; may be given several times.
        number: 只挪动这个数，例如 work.service_days，可以写几次。Only this number; may be given several times.
        sobol: 再让几个数一起变，算 Sobol 指数；要装 gongshi[sensitivity]。Also vary several at once, with SALib.
        samples: Sobol 取样的底数，2 的幂，16 到 4096。Base samples of Sobol's design, a power of two.
        replications: 每次推演多少遍，40 到 10000。How many simulated years each time, 40 to 10000.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
        site: 报告放进网站时链接回哪一页，相对路径或网址。The page of a site that the report leads back to.
    """
    played = how(replications, seed, executor, jobs, site)
    _check_samples(samples)
    refuse(to)
    asked = Asked(tuple(basis), tuple(number), samples if sobol else None)
    if given := read_or_told([scenario], data_folder(data)):
        study = _studied(given, asked, played)
        _write(study, given.rules, origin("sensitivity", given, data, played, asked.options), to)
    return 0 if given else 1


def _write(study: Study, rules: FundRules, comes_from: Origin, to: Path | None) -> None:
    if to is not None:
        title = study.scenario.title
        manifest = comes_from.manifest(_KIND, both(title), hangs_on(study.tornado, title))
        write(to, study_files(study, rules, comes_from), manifest)


class Asked(NamedTuple):
    """The numbers that are named, or else those of which basis are moved; ``samples`` None where none are ranked."""

    basis: tuple[str, ...]
    number: tuple[str, ...]
    samples: int | None

    @property
    def options(self) -> list[str]:
        """The options of this command alone, as they are typed again."""
        moved = [("--number", path) for path in self.number] or [("--basis", one) for one in self.basis]
        sobol = [] if self.samples is None else ["--sobol", "--samples", str(self.samples)]
        return [*(word for pair in moved for word in pair), *sobol]


def _check_samples(samples: int) -> None:
    if samples not in _SAMPLES or samples & (samples - 1):
        raise CouldNotRun(
            f"--samples 应是 2 的幂，{_SAMPLES[0]} 到 {_SAMPLES[-1]}，例如 64，这里写的是 {samples}",
            f"--samples takes a power of two from {_SAMPLES[0]} to {_SAMPLES[-1]}, such as 64, not {samples}",
        )


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


def _studied(given: Given, asked: Asked, how: How) -> Study:
    scenario = given.scenarios[0].scenario
    numbers = chosen(scenario, asked.basis, asked.number)
    years = Years(given.rules, how.seed, range(how.replications))
    planned = design(scenario, numbers)
    with executor_named(how.executor, how.jobs) as pool:
        with telling((1 + len(planned.variants)) * how.replications) as told:
            found = tornado(planned, years, pool, told)
        _tell([answer(found, scenario.title), how_moved(found)], lines(found))
        study = Study(scenario, found, None)
        if asked.samples is None or found.unfinished:
            return study
        paths = [one.path for one in numbers] if asked.number else widest(found.bars, _FACTORS)
        factors = _factors(scenario, numbers, paths)
        varied = points(scenario, factors, asked.samples, how.seed)
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
