"""One run of the simulator: what went into it, so that it can be told and repeated."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from importlib.metadata import version
from typing import NamedTuple

from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario

_PACKAGES = ("gongshi", "matplotlib", "numpy", "scipy", "simpy")


class Run(NamedTuple):
    """The inputs of a run.

    ``sha256``: the fingerprints of the files that it read, by what they are. ``site``: the page to which the report
    leads back, where it stands within a site.
    """

    scenario: Scenario
    rules: FundRules
    replications: int
    seed: int
    sha256: Mapping[str, str]
    site: str | None = None

    @property
    def command(self) -> str:
        """What repeats the run, in the folder of the scenario's file."""
        return (
            f"gongshi simulate {self.scenario.id}.yaml --data data --to DIR "
            f"--replications {self.replications} --seed {self.seed}"
        )


def versions() -> dict[str, str]:
    """What computed it: the same versions give the same bytes."""
    return {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}}


def manifest(run: Run) -> str:
    """``run.json``."""
    told = {
        "command": run.command,
        "scenario": run.scenario.id,
        "seed": run.seed,
        "replications": run.replications,
        "sha256": dict(run.sha256),
        "versions": versions(),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
