"""One run of the simulator: what went into it, so that it can be told and repeated."""

from __future__ import annotations

import platform
import shlex
from collections.abc import Mapping
from importlib.metadata import version
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.scenario_files import ScenarioFile

_PACKAGES = ("gongshi", "matplotlib", "numpy", "scipy", "simpy")


class Run(NamedTuple):
    """The inputs of a run.

    ``scenario_files``: the scenario as somebody wrote it, and those that it extends. ``sha256``: the fingerprints of
    the files that it read, by what they are. ``site``: the page to which the report leads back, where it stands within
    a site. ``verb``: the command that ran it.
    """

    scenario: Scenario
    scenario_files: tuple[ScenarioFile, ...]
    rules: FundRules
    replications: int
    seed: int
    sha256: Mapping[str, str]
    site: str | None = None
    verb: str = "simulate"

    @property
    def command(self) -> str:
        """What repeats the run, in the folder of the report."""
        site = "" if self.site is None else f" --site {shlex.quote(self.site)}"
        return (
            f"gongshi {self.verb} {self.scenario.id}.yaml --data data --to DIR "
            f"--replications {self.replications} --seed {self.seed}{site}"
        )


def versions() -> dict[str, str]:
    """What computed it: the same versions give the same bytes."""
    return {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}}


def facts(run: Run, kind: Message, answer: Message) -> Mapping[str, object]:
    """What the manifest tells of a run: what it is and says, and what went in."""
    title = run.scenario.title
    return {
        "kind": {"zh": kind.zh, "en": kind.en},
        "title": {"zh": title.read("zh", "zh").text, "en": title.read("en", "zh").text},
        "answer": {"zh": answer.zh, "en": answer.en},
        "command": run.command,
        "scenario": run.scenario.id,
        "scenario_files": [file.path.name for file in run.scenario_files],
        "seed": run.seed,
        "replications": run.replications,
        "sha256": dict(run.sha256),
        "versions": versions(),
    }
