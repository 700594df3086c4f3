"""``gongshi simulate``: plays a community's year many times over, and reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import refuse_others, replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.typed import load
from gongshi.report import text
from gongshi_simulator.experiment import replicate
from gongshi_simulator.fund_rules import FundRules, read_fund_rules
from gongshi_simulator.options import REPLICATIONS, SEEDS, check_link, check_number, whole_number
from gongshi_simulator.progress import told
from gongshi_simulator.report.answer import answer
from gongshi_simulator.report.figure import NoFont
from gongshi_simulator.report.files import is_report, report_files
from gongshi_simulator.report.run import Run
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenarios import shipped_scenario
from gongshi_simulator.summary import Summary, summary

Whole: TypeAlias = Annotated[int, Parameter(converter=whole_number)]


def simulate(
    scenario: Path | None = None,
    *,
    to: Path,
    data: Path = Path("data"),
    replications: Whole = 400,
    seed: Whole = 1,
    site: str | None = None,
) -> int:
    """把一个社区的一年推演很多遍，写出报告。Simulate a community's year many times over and report.

    同样的文件、种子和版本，哪天运行都给出同样的字节。The same files, seed and versions give the same bytes on any day.

    Args:
        scenario: 情景文件；不写则用自带的 community-year。The scenario; without one the shipped community-year.
        to: 报告写到哪个文件夹，整个换掉里面的旧报告。The folder of the report; an older one is replaced whole.
        data: 记录所在的文件夹，从中读规则包和节假日。The folder of records: its rule pack and holidays are read.
        replications: 推演多少遍，40 到 10000。How many simulated years, 40 to 10000.
        seed: 随机数的种子，0 到 4294967295。The seed of all random numbers, 0 to 4294967295.
        site: 报告放进网站时链接回哪一页，相对路径或网址。The page of a site that the report leads back to.
    """
    check_number("--replications", replications, REPLICATIONS)
    check_number("--seed", seed, SEEDS)
    if site is not None:
        check_link("--site", site)
    refuse_others(to, is_report)
    path = shipped_scenario() if scenario is None else scenario
    chosen, rules, findings = _read(path, data_folder(data))
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if chosen is None or rules is None:
        return 1
    run = Run(chosen, path.read_bytes(), rules, replications, seed, _fingerprints(path, data, chosen.year), site)
    _report(run, to)
    return 0


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
    years = replicate(run.scenario, run.rules, run.seed, told(run.replications))
    whole = summary(years, run.scenario.year)
    _write(run, whole, to)
    said = answer(whole)
    print(f"{said.zh} | {said.en}")  # noqa: T201 - the answer is what was asked for
    print(f"写好 {to}/index.html | written: {to}/index.html", file=sys.stderr)  # noqa: T201 - what was done


def _write(run: Run, whole: Summary, to: Path) -> None:
    try:
        files = report_files(run, whole)
        with replacing(to, is_report) as new:
            for name, content in files.items():
                (new / name).write_bytes(content)
    except NoFont:
        raise CouldNotRun(
            "没有装中文字体，画不了图；在 Debian 上：apt install fonts-noto-cjk",
            "no Chinese font is installed to draw with; on Debian: apt install fonts-noto-cjk",
        ) from None
    except OSError as error:
        raise cannot_write(to, error) from None
