"""Where a result comes from: all that it takes to repeat it, and to see that it was repeated with the same inputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gongshi_simulator.inputs import Given, fingerprints
from gongshi_simulator.report.run import versions


def origin(command: Sequence[str], given: Given, data: Path, seed: int) -> dict[str, Any]:
    """The beginning of a JSON file with a result: its ``command``, scenarios, seed, fingerprints and versions."""
    return {
        "command": ["gongshi", *command],
        "seed": seed,
        "scenario_files": {one.scenario.id: [file.path.name for file in one.files] for one in given.scenarios},
        "sha256": {name: told for one in given.scenarios for name, told in fingerprints(one, data).items()},
        "versions": versions(),
    }
