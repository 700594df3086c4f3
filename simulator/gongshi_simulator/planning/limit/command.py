"""``gongshi limit``: how far one number of a scenario may go until a requirement is not met any more."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import COULD_NOT_RUN, CouldNotRun
from gongshi.findings import Message
from gongshi_simulator.executors import executor as executor_named
from gongshi_simulator.inputs import Given, read_or_told
from gongshi_simulator.options import REPLICATIONS, Executors, How, Whole, how
from gongshi_simulator.origin import origin
from gongshi_simulator.outputs import refuse, write
from gongshi_simulator.planning.limit.files import limit_files
from gongshi_simulator.planning.limit.finding import Limit, limit
from gongshi_simulator.planning.limit.scale import Scale, scale
from gongshi_simulator.planning.limit.wording import answer, at_ends, how_sure, lines
from gongshi_simulator.planning.requirement import Requirement, requirement
from gongshi_simulator.planning.trials import Trials, usual
from gongshi_simulator.progress import adding_up
from gongshi_simulator.report.assumptions import both

_KIND = Message("一个数的限度", "How far a number may go")


def find_limit(
    scenario: Path = Path("community-year"),
    *,
    number: str,
    require: str,
    low: str | None = None,
    high: str | None = None,
    data: Path = Path("data"),
    replications: Whole | None = None,
    seed: Whole = 1,
    executor: Executors = "processes",
    jobs: Whole | None = None,
    to: Path | None = None,
    site: str | None = None,
) -> int:
    """情景里的一个数，到多少就达不到要求了。How far one number may go until a requirement is not met any more.

    有值确定达到，退出码是0，没有是1，没能推演是2。Exits with 0 if some value meets it, 1 if none, 2 if none ran.

    Args:
        scenario: 情景文件，或者自带情景的编号。The scenario's file, or the id of a shipped one.
        number: 哪个数，例如 objecting.grievance。Which number, such as objecting.grievance.
        require: 要求，例如 'unspent <= 0.7'；写法同 plan。What is required of the year, as plan has it.
        low: 从多少试起；不写就是情景里的 low。The least to try; without it the scenario's own low.
        high: 试到多少；不写就是情景里的 high。The most to try; without it the scenario's own high.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        replications: 每个值最多推演多少遍；不写则按社区数，40 到 400。At most how many simulated years each.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        executor: 在哪里算：本进程、几个进程、dask 或 ray；结果一样。Where it is worked out; the answer is the same.
        jobs: 用几个进程；不写则有几个核用几个。How many processes; without it as many as there are cores.
        to: 写成一页报告，放在哪个文件夹；不写就只显示。The folder of a report; without it all is only shown.
        site: 报告放进网站时链接回哪一页，相对路径或网址。The page of a site that the report leads back to.
    """
    asked = _Asked(number, requirement(require), low, high, replications)
    played = how(REPLICATIONS[0] if replications is None else replications, seed, executor, jobs, site)
    refuse(to)
    return _answered(asked, read_or_told([scenario], data_folder(data)), played, (data, to))


class _Asked(NamedTuple):
    """What is asked: how far ``number`` may go between two ends as they were typed, and how often that is played."""

    number: str
    required: Requirement
    low: str | None
    high: str | None
    replications: int | None

    @property
    def words(self) -> list[str]:
        """The same as options."""
        ends = [(option, typed) for option, typed in (("--low", self.low), ("--high", self.high)) if typed]
        return [word for pair in (("--number", self.number), ("--require", str(self.required)), *ends) for word in pair]


def _answered(asked: _Asked, given: Given | None, played: How, folders: tuple[Path, Path | None]) -> int:
    """Answers, and writes where that is wanted; returns how the command exits."""
    if given is None:
        return COULD_NOT_RUN
    scenario, (data, to) = given.scenarios[0].scenario, folders
    if asked.replications is None:
        played = played._replace(replications=usual(scenario.district.communities.value))
    comes_from = origin("limit", given, data, played, asked.words)
    found = _found(given, scale(scenario, asked.number, asked.low, asked.high), asked.required, played)
    if to is not None:
        manifest = comes_from.manifest(_KIND, both(scenario.title), answer(found))
        write(to, limit_files(found, given.rules, comes_from), manifest)
    # Last, since a reader such as head may be gone before all is told.
    _tell(found)
    return 0 if found.met is not None else 1


def _tell(found: Limit) -> None:
    for said in (answer(found), at_ends(found), how_sure(found)):
        print(f"{said.zh}\n{said.en}")  # noqa: T201 - the answer is what was asked for
    for line in lines(found):
        print(line)  # noqa: T201 - and what it rests on


def _found(given: Given, of: Scale, required: Requirement, how: How) -> Limit:
    try:
        with executor_named(how.executor, how.jobs) as pool, adding_up() as told:
            trials = Trials(given.scenarios[0].scenario, given.rules, how.seed, pool, told)
            return limit(trials, of, required, how.replications)
    except KeyboardInterrupt:
        raise CouldNotRun("中断了，什么也没有写", "interrupted; nothing is written") from None
