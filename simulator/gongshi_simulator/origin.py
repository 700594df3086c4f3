"""Where a result comes from: all that it takes to repeat it, and to see that it was repeated with the same inputs."""

from __future__ import annotations

import platform
import shlex
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi_simulator.inputs import Given, GivenScenario, fingerprints
from gongshi_simulator.options import How

_PACKAGES = ("gongshi", "matplotlib", "numpy", "scipy", "simpy")


class Origin(NamedTuple):
    """The command ``verb`` with the scenarios that it played and the ``options`` that it alone has.

    ``sha256``: the fingerprints of the files that were read, by what they are. ``site``: the page to which what is
    written leads back, where it stands within a site.
    """

    verb: str
    scenarios: tuple[GivenScenario, ...]
    options: tuple[str, ...]
    replications: int
    seed: int
    sha256: Mapping[str, str]
    site: str | None

    @property
    def command(self) -> str:
        """What repeats the result, in the folder of what was written."""
        words = [self.verb, *(f"{one.scenario.id}.yaml" for one in self.scenarios), *self.options]
        numbers = ["--replications", str(self.replications), "--seed", str(self.seed)]
        site = [] if self.site is None else ["--site", self.site]
        return shlex.join(["gongshi", *words, "--data", "data", "--to", "DIR", *numbers, *site])

    @property
    def files(self) -> Mapping[str, bytes]:
        """The scenarios as somebody wrote them, and those that they extend."""
        return {file.path.name: file.content for one in self.scenarios for file in one.files}

    def told(self) -> dict[str, Any]:
        """The same as JSON has it."""
        return {
            "command": self.command,
            "scenario_files": {one.scenario.id: [file.path.name for file in one.files] for one in self.scenarios},
            "replications": self.replications,
            "seed": self.seed,
            "sha256": dict(self.sha256),
            "versions": versions(),
        }

    def manifest(self, kind: Message, title: Message, answer: Message) -> dict[str, Any]:
        """What the manifest tells: what was written and what it says, and where it comes from."""
        said = {"kind": kind, "title": title, "answer": answer}
        return {**{name: {"zh": one.zh, "en": one.en} for name, one in said.items()}, **self.told()}


def origin(verb: str, given: Given, data: Path, how: How, options: Sequence[str] = ()) -> Origin:
    """Where a result of these scenarios will come from.

    Raises:
        CouldNotRun: for two files of one name that differ, which could not lie side by side.
    """
    known: dict[str, bytes] = {}
    for file in (file for one in given.scenarios for file in one.files):
        name = file.path.name
        if known.setdefault(name, file.content) != file.content:
            raise CouldNotRun(
                f"有两个情景文件都叫 {name}，内容不一样；请改一个名字和编号",
                f"two scenarios' files are called {name} and differ; give one of them another name and id",
            )
    prints = {name: told for one in given.scenarios for name, told in fingerprints(one, data).items()}
    return Origin(verb, given.scenarios, tuple(options), how.replications, how.seed, prints, how.site)


def versions() -> dict[str, str]:
    """What computed it: the same versions give the same bytes."""
    return {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}}
