"""``gongshi simulate``: plays a community's year many times over, and reports."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.typed import load
from gongshi.report import text
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules, read_fund_rules
from gongshi_simulator.report.answer import answer
from gongshi_simulator.report.figure import NoFont
from gongshi_simulator.report.files import report_files
from gongshi_simulator.report.run import Run
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.summary import summary

FEWEST = 40
"""Replications: two years in each of the twenty batches that the intervals of lead times are taken from."""


def simulate(
    scenario: Path = Path("simulator/scenarios/community-year.yaml"),
    *,
    to: Path,
    data: Path = Path("data"),
    replications: int = 400,
    seed: int = 1,
    site: str | None = None,
) -> int:
    """把一个社区的一年推演很多遍，写出报告。Simulate a community's year many times over and report.

    同样的文件、种子和版本给出同样的字节。The same files, seed and versions give the same bytes.

    Args:
        scenario: 情景文件，每个数都写明依据。The scenario: every number with its basis.
        to: 报告写到哪个文件夹，里面的旧报告会被替换。The folder of the report; an older one in it is replaced.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        replications: 推演多少遍，最少 40。How many simulated years, 40 at least.
        seed: 随机数的种子。The seed of all random numbers.
        site: 报告放进网站时，链接回哪一页，例如 ../index.html。The page of a site that the report leads back to.
    """
    _check_numbers(replications, seed)
    _check_folder(to)
    chosen, rules, findings = _read(scenario, data_folder(data))
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if chosen is None or rules is None:
        return 1
    run = Run(chosen, rules, replications, seed, _fingerprints(scenario, data, chosen.year), site)
    _report(run, to)
    return 0


def _check_numbers(replications: int, seed: int) -> None:
    if replications < FEWEST:
        raise CouldNotRun(
            f"--replications 最少 {FEWEST}，这里写的是 {replications}",
            f"--replications takes {FEWEST} or more, not {replications}",
        )
    if seed < 0:
        raise CouldNotRun(f"--seed 不能小于 0，这里写的是 {seed}", f"--seed takes 0 or more, not {seed}")


def _check_folder(to: Path) -> None:
    """An older report may be replaced, and nothing else."""
    if to.is_dir() and any(to.iterdir()) and not (to / "run.json").is_file():
        raise CouldNotRun(
            f"{to} 里有别的文件，不会覆盖；请给一个新文件夹",
            f"{to} holds other files, which are not overwritten; name a new folder",
        )


def _read(path: Path, data: Path) -> tuple[Scenario | None, FundRules | None, tuple[Finding, ...]]:
    if not path.is_file():
        raise CouldNotRun(f"没有情景文件 {path}", f"there is no scenario {path}")
    loaded = load(path, path.as_posix(), Scenario)
    read = read_fund_rules(data)
    findings = (*loaded.findings, *read.findings)
    scenario = loaded.record if isinstance(loaded.record, Scenario) else None
    if scenario is not None and scenario.id != path.stem:
        misnamed = Finding(scenario.place("id"), RECORD, Level.ERROR, _misnamed(scenario.id, path.stem))
        return None, read.rules, (misnamed, *findings)
    return scenario, read.rules, findings


def _misnamed(written: str, name: str) -> Message:
    return Message(
        zh=f"编号 id 写的是“{written}”，文件名是“{name}”；两者必须相同",
        en=f"the id says {written!r} but the file is named {name!r}; they must be the same",
    )


def _fingerprints(scenario: Path, data: Path, year: int) -> Mapping[str, str]:
    read = {"scenario": scenario, "rules": data / "rules.yaml", "holidays": data / "holidays" / f"{year}.yaml"}
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in read.items() if path.is_file()}


def _report(run: Run, to: Path) -> None:
    years = replicate(run.scenario, run.rules, run.seed, range(run.replications))
    whole = summary(years, run.scenario.year)
    try:
        files = report_files(run, whole)
        to.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (to / name).write_bytes(content)
    except NoFont:
        raise CouldNotRun(
            "没有装中文字体，画不了图；在 Debian 上：apt install fonts-noto-cjk",
            "no Chinese font is installed to draw with; on Debian: apt install fonts-noto-cjk",
        ) from None
    except OSError as error:
        raise cannot_write(to, error) from None
    told = answer(whole)
    print(f"{told.zh} | {told.en}")  # noqa: T201 - the answer is what was asked for
    print(f"写好 {to}/index.html | written")  # noqa: T201
