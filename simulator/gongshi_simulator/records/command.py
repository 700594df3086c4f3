"""``gongshi sample``: fictional records of any size; and what ``gongshi simulate`` writes of one of its years."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import refuse_others, replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi.report import text
from gongshi_simulator.experiment import replayed
from gongshi_simulator.fund_rules import Papers
from gongshi_simulator.inputs import inputs
from gongshi_simulator.options import SEEDS, Whole, check_number
from gongshi_simulator.records.files import Played, is_written, write_records
from gongshi_simulator.records.sampling import scaled
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.setting import Setting, setting

COMMUNITIES = range(1, 501)
PROJECTS = range(1, 101)
_SHIPPED = Path("community-year")


def sample(
    *, to: Path, communities: Whole = 1, projects: Whole = 12, seed: Whole = 1, data: Path = Path("data")
) -> int:
    """写出虚构的记录，要多大有多大，都标明是示例数据。Write fictional records of any size, marked as example data.

    记录由推演写出，合乎规则，可以检查、生成网站。The records are written by the simulator, and keep the fund's rules.

    Args:
        to: 写到哪个文件夹；原样写过的整个换掉，改过的不覆盖。The folder; one written so before is replaced whole.
        communities: 多少个社区，1 到 500。How many communities, 1 to 500.
        projects: 每个社区大约议决多少个项目，1 到 100。About how many projects each resolves, 1 to 100.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        data: 从哪个文件夹读规则包和节假日。The folder whose rule pack and holidays are taken.
    """
    check_number("--communities", communities, COMMUNITIES)
    check_number("--projects", projects, PROJECTS)
    check_number("--seed", seed, SEEDS)
    refuse_others(to, is_written)
    given, findings = inputs([_SHIPPED], data_folder(data))
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if given is None:
        return 1
    here = setting(_sized(given.scenarios[0].scenario, communities, projects), given.rules)
    put_records(Wanted(to, Played(seed, 0)), here, given.papers)
    return 0


def _sized(scenario: Scenario, communities: int, projects: int) -> Scenario:
    try:
        return scaled(scenario, communities, projects)
    except ValidationError as error:
        said = error.errors()[0]["ctx"]
        raise CouldNotRun(said["zh"], said["en"]) from None


class Wanted(NamedTuple):
    """Which simulated year is to be written as records, and into which folder."""

    folder: Path
    played: Played


def wanted(folder: Path | None, played: Played, replications: range, report: Path) -> Wanted | None:
    """What ``gongshi simulate`` is to write beside its ``report``; None where no folder is named.

    Raises:
        CouldNotRun: for a year that is not among the ``replications`` or has no folder to go to, for a folder that
            holds anything that is not as it was written, and where one of the two folders lies within the other.
    """
    check_number("--replication", played.replication, replications)
    if folder is None and played.replication:
        raise CouldNotRun(
            f"--replication {played.replication} 说的是把哪一遍写成记录；请再用 --write-records 写明写到哪个文件夹",
            f"--replication {played.replication} names the year to be written as records; add --write-records with a "
            "folder",
        )
    if folder is None:
        return None
    one, other = folder.resolve(), report.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise CouldNotRun(
            f"--write-records {folder} 和 --to {report} 一个在另一个里面；请分开两个文件夹",
            f"--write-records {folder} and --to {report} lie within each other; choose two separate folders",
        )
    refuse_others(folder, is_written)
    return Wanted(folder, played)


def put_records(records: Wanted | None, here: Setting, papers: Papers) -> None:
    """Writes the records that are wanted, in place of older ones that are as they were written.

    Raises:
        CouldNotRun: where the folder holds anything else, or cannot be written to.
    """
    if records is None:
        return
    to, played = records
    try:
        with replacing(to, is_written) as new:
            write_records(new, here, papers, played, replayed(here, *played))
    except OSError as error:
        raise cannot_write(to, error) from None
    print(f"写好 {to} | written: {to}", file=sys.stderr)  # noqa: T201 - what was done is no finding
