"""One run of the simulator: what went into it, so that it can be told and repeated."""

from __future__ import annotations

import json
import platform
import shlex
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.scenario import Scenario

MANIFEST = "run.json"
_PACKAGES = ("gongshi", "matplotlib", "numpy", "scipy", "simpy")


class Run(NamedTuple):
    """The inputs of a run.

    ``scenario_file``: the bytes of the scenario, as somebody wrote them. ``sha256``: the fingerprints of the files
    that it read, by what they are. ``site``: the page to which the report leads back, where it stands within a site.
    """

    scenario: Scenario
    scenario_file: bytes
    rules: FundRules
    replications: int
    seed: int
    sha256: Mapping[str, str]
    site: str | None = None

    @property
    def command(self) -> str:
        """What repeats the run, in the folder of the report."""
        site = "" if self.site is None else f" --site {shlex.quote(self.site)}"
        return (
            f"gongshi simulate {self.scenario.id}.yaml --data data --to DIR "
            f"--replications {self.replications} --seed {self.seed}{site}"
        )


def versions() -> dict[str, str]:
    """What computed it: the same versions give the same bytes."""
    return {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}}


def manifest(run: Run) -> str:
    """The text of ``run.json``, by which a report is also known for one."""
    told = {
        "command": run.command,
        "scenario": run.scenario.id,
        "seed": run.seed,
        "replications": run.replications,
        "sha256": dict(run.sha256),
        "versions": versions(),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def read_manifest(path: Path) -> Mapping[str, Any] | None:
    """What a manifest tells; None where there is none."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_ours = isinstance(told, dict) and told.keys() >= {"scenario", "seed", "replications", "sha256", "versions"}
    return told if is_ours else None
