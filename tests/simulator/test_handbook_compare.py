"""The handbook's chapter on comparing: its scenarios can be read, and its commands exist with their options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from gongshi.cli import app
from gongshi_simulator.scenario_files import read_scenario

CHAPTER = (Path(__file__).resolve().parent.parent.parent / "content/handbook/compare.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", re.findall(r"```yaml\n(id: ([a-z-]+)\n.*?)```", CHAPTER, re.DOTALL))
def test_a_scenario_of_the_chapter_is_one(tmp_path: Path, written: tuple[str, str]) -> None:
    text, name = written
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_scenario(path).findings == ()


def test_the_chapters_commands_exist_with_their_options() -> None:
    typed = [shlex.split(line) for line in re.findall(r"^\$ gongshi (.*)$", CHAPTER, re.MULTILINE)]
    assert [words[0] for words in typed] == ["compare", "sensitivity", "sensitivity", "simulate", "compare", "planning"]
    for name, *words in typed:
        known = {option for one in app[name].assemble_argument_collection() for option in one.names}
        assert {word for word in words if word.startswith("--")} <= known
