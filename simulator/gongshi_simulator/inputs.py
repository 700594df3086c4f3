"""What a command is given to play: scenarios, each by its file or by the id of a shipped one, and the fund's rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.folders import cannot_read
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.meant import meant
from gongshi.report import text
from gongshi_simulator.fund_rules import FundRules, Papers, read_fund_rules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import ScenarioFile, read_scenario
from gongshi_simulator.scenarios import shipped


class GivenScenario(NamedTuple):
    """A scenario and the files that it was read from, its own first."""

    scenario: Scenario
    files: tuple[ScenarioFile, ...]


class Given(NamedTuple):
    """Scenarios in the order in which they were named, and the rules that they play under, with their records."""

    scenarios: tuple[GivenScenario, ...]
    rules: FundRules
    papers: Papers


class Inputs(NamedTuple):
    """What became of the files: all that was asked for, None where one cannot be read, and why."""

    given: Given | None
    findings: tuple[Finding, ...]


def inputs(scenarios: Sequence[Path], data: Path) -> Inputs:
    """The scenarios of these names, and the rules of the fund in the folder ``data``.

    Raises:
        CouldNotRun: for a name that is neither a file nor a shipped scenario's.
    """
    read = [read_scenario(_file(one)) for one in scenarios]
    rules = read_fund_rules(data)
    found = [GivenScenario(one.scenario, one.files) for one in read if one.scenario is not None]
    is_whole = len(found) == len(read)
    given = None
    if is_whole and rules.rules is not None and rules.papers is not None:
        given = Given(tuple(found), rules.rules, rules.papers)
    findings = dict.fromkeys(finding for one in read for finding in one.findings)
    return Inputs(given, (*findings, *rules.findings, *(_unannounced(given) if given else ())))


def read_or_told(scenarios: Sequence[Path], data: Path) -> Given | None:
    """The same; None where a file cannot be read. What is found in the files is told.

    Raises:
        CouldNotRun: as `inputs`.
    """
    given, findings = inputs(scenarios, data)
    for line in text(findings, "both"):
        print(line)  # noqa: T201 - findings go to standard output
    return given


def _unannounced(given: Given) -> Iterator[Finding]:
    """A warning for every scenario whose year has no announced holidays: it is simulated without any."""
    for one in given.scenarios:
        year = one.scenario.year
        if year not in given.rules.days.announced:
            said = Message(
                f"没有 holidays/{year}.yaml，推演 {year} 年时只有周末休息；放假安排公布以后请补上",
                f"there is no holidays/{year}.yaml, so that only weekends are days off; add it once it is announced",
            )
            yield Finding(one.scenario.place("year"), RECORD, Level.WARNING, said)


def _file(scenario: Path) -> Path:
    try:
        path = scenario if scenario.is_file() else shipped().get(str(scenario))
        is_folder = scenario.is_dir()
    except OSError as error:
        raise cannot_read(scenario, error) from None
    if path is None:
        raise _a_folder(scenario) if is_folder else _no_scenario(scenario)
    return path


def _a_folder(scenario: Path) -> CouldNotRun:
    return CouldNotRun(
        f"{scenario} 是文件夹；这里要写情景文件，或者自带情景的编号",
        f"{scenario} is a folder; name a scenario's file, or the id of a shipped one",
    )


def _no_scenario(scenario: Path) -> CouldNotRun:
    likely = meant(scenario.name, dict.fromkeys(shipped(), ""))
    if likely is not None:
        return CouldNotRun(
            f"没有情景文件 {scenario}，是不是自带的 {likely}？",
            f"there is no scenario {scenario}; did you mean {likely}, which is shipped?",
        )
    known = list(shipped())
    return CouldNotRun(
        f"没有情景文件 {scenario}；自带的情景有：{'、'.join(known)}",
        f"there is no scenario {scenario}; shipped are {', '.join(known)}",
    )


def fingerprints(given: GivenScenario, data: Path) -> Mapping[str, str]:
    """The SHA-256 of every file that a run of the scenario reads, by what it is."""
    files = {f"scenario {file.path.stem}": file.content for file in given.files}
    for name, path in (("rules", data / "rules.yaml"), ("holidays", data / f"holidays/{given.scenario.year}.yaml")):
        if path.is_file():
            files[name] = path.read_bytes()
    return {name: sha256(content).hexdigest() for name, content in files.items()}
