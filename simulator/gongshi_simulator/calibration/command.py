"""``gongshi calibrate``: the numbers of a scenario from a fund's own records, and a finished year foretold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from os import cpu_count
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from gongshi.commands.days import days
from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.replacing import refuse_others as refuse_other_folders
from gongshi.commands.replacing import replacing
from gongshi.commands.trouble import CouldNotRun
from gongshi.fund import Fund, read_fund
from gongshi.report import text
from gongshi_simulator.calibration.back_test import Plan, back_test
from gongshi_simulator.calibration.calibrating import calibrated
from gongshi_simulator.calibration.files import back_test_files, calibration_files, is_tables
from gongshi_simulator.calibration.known import known
from gongshi_simulator.calibration.lines import back_test_lines, calibration_lines
from gongshi_simulator.calibration.outcome import is_told_of
from gongshi_simulator.calibration.writing import refuse_others, scenario_text
from gongshi_simulator.executors import executor
from gongshi_simulator.fund_rules import FundRules, read_fund_rules
from gongshi_simulator.options import REPLICATIONS, SEEDS, check_number, whole_number
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import read_scenario
from gongshi_simulator.scenarios import shipped_scenario

Whole: TypeAlias = Annotated[int, Parameter(converter=whole_number)]
_YEARS = range(2000, 2100)


def calibrate(
    data: Path = Path("data"),
    *,
    to: Path | None = None,
    as_of: str | None = None,
    year: Whole | None = None,
    back_test: Whole | None = None,
    report: Path | None = None,
    replications: Whole = 400,
    seed: Whole = 1,
) -> int:
    """从真实的记录量出情景里的数，或者回头检验一年。Measure a scenario's numbers in real records, or back-test.

    记录说不了的数照自带的情景。Numbers that the records say nothing of stay those of the shipped scenario.

    Args:
        data: 记录所在的文件夹。The folder of records.
        to: 情景写到哪个文件，例如 my-fund.yaml；不写只列表。The scenario's file; without it there is only a table.
        as_of: 只看到哪一天的记录；不写则用记录声明的日期或今天。The day up to which records are looked at.
        year: 情景推演哪一年；不写则是那一天的年份。The year of the scenario, by default that of the day.
        back_test: 用这一年以前的记录预测这一年，同实际比较。Foretell this finished year from the years before it.
        report: 表格另外写到哪个文件夹，CSV 和 JSON。A folder for the tables as CSV and JSON.
        replications: 预测时推演多少遍，40 到 10000。How many simulated years a back-test draws, 40 to 10000.
        seed: 预测时随机数的种子，0 到 4294967295。The seed of a back-test, 0 to 4294967295.
    """
    check_number("--replications", replications, REPLICATIONS)
    check_number("--seed", seed, SEEDS)
    for option, number in (("--year", year), ("--back-test", back_test)):
        if number is not None:
            check_number(option, number, _YEARS)
    fund, day = _read(data, as_of)
    _refuse_others(to, report)
    if back_test is not None:
        _back_tested(fund, day, data, Plan(back_test, seed, replications), report)
        return 0
    _calibrated(fund, day, day.year if year is None else year, to, report)
    return 0


def _read(data: Path, as_of: str | None) -> tuple[Fund, date]:
    """The fund, its files' faults told; those do not keep the rest from being measured."""
    read = read_fund(data_folder(data))
    for line in text(read.findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    if read.fund is None or not read.fund.communities:
        raise CouldNotRun(
            f"{data} 里没有读得了的社区记录，量不出数",
            f"no community's records in {data} can be read: nothing to measure",
        )
    return read.fund, days(as_of, read.fund.programme).as_of


def _refuse_others(to: Path | None, report: Path | None) -> None:
    if to is not None:
        refuse_others(to)
    if report is not None:
        refuse_other_folders(report, is_tables)


def _shipped() -> Scenario:
    scenario = read_scenario(shipped_scenario()).scenario
    assert scenario is not None
    return scenario


def _calibrated(fund: Fund, day: date, year: int, to: Path | None, report: Path | None) -> None:
    told = calibrated(known(fund.communities, day), year, _shipped())
    if to is not None:
        _write(to, scenario_text(told, fund.programme, to.stem))
    _tell(calibration_lines(told))
    if report is not None:
        _write_tables(report, calibration_files(told))


def _back_tested(fund: Fund, day: date, data: Path, plan: Plan, report: Path | None) -> None:
    if date(plan.year, 12, 31) > day:
        raise CouldNotRun(
            f"{plan.year}年到{day}还没有过完，不能回头检验；请写过完的一年",
            f"{plan.year} is not over on {day} and cannot be foretold from afterwards; name a finished year",
        )
    communities = [one for one in fund.communities if is_told_of(one, plan.year)]
    if not communities:
        raise CouldNotRun(
            f"记录里没有{plan.year}年度的项目，没有可比的",
            f"the records have no project of {plan.year} to compare with",
        )
    with executor("processes", cpu_count() or 1) as pool:
        told = back_test(communities, _shipped(), _rules(data, plan.year, fund), plan, pool)
    _tell(back_test_lines(told))
    if report is not None:
        _write_tables(report, back_test_files(told))


def _rules(data: Path, year: int, fund: Fund) -> FundRules:
    """The fund's rules, which must have been in force when the year began."""
    if fund.pack.effective > date(year, 1, 1):
        raise CouldNotRun(
            f"规则包自{fund.pack.effective}起施行，{year}年初还没有；请换成当时的 rules.yaml 再检验",
            f"the rule pack is in force from {fund.pack.effective}, after {year} began; use the rules.yaml of then",
        )
    rules = read_fund_rules(data).rules
    if rules is None:
        raise CouldNotRun(f"{data} 里的规则包或节假日读不了", f"the rule pack or holidays in {data} cannot be read")
    return rules


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)  # noqa: T201 - the answer is what was asked for


def _write(to: Path, content: str) -> None:
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(content, encoding="utf-8")
    except OSError as error:
        raise cannot_write(to, error) from None


def _write_tables(report: Path, files: Mapping[str, str]) -> None:
    try:
        with replacing(report, is_tables) as new:
            for name, content in files.items():
                (new / name).write_text(content, encoding="utf-8")
    except OSError as error:
        raise cannot_write(report, error) from None
