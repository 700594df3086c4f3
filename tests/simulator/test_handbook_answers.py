"""The answers that the handbook quotes below its commands are those that the commands give."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GONGSHI = Path(sys.executable).with_name("gongshi")
CHAPTERS = ("decision", "compare", "plan")
_PART = re.compile(r"^```(yaml|console)\n(.*?)^```|^> *(\S[^\n]*)", re.MULTILINE | re.DOTALL)
_MARKS = str.maketrans("", "", "*`")


class Quoted(NamedTuple):
    """A command of a chapter, and the lines that the chapter says it answers with."""

    typed: tuple[str, ...]
    answer: tuple[str, ...]


def parts(chapter: str) -> Iterator[tuple[str, str, str]]:
    """The fenced blocks of a chapter, each with its language, and the lines that it quotes, in their order."""
    text = (ROOT / f"content/handbook/{chapter}.md").read_text(encoding="utf-8")
    yield from _PART.findall(text)


def quoted(chapter: str) -> tuple[Quoted, ...]:
    """The commands of a chapter that quotes come after, each with these."""
    found: list[Quoted] = []
    for language, inside, quote in parts(chapter):
        if language == "console":
            found.append(Quoted(tuple(shlex.split(inside.splitlines()[0].removeprefix("$ "))), ()))
        if quote:
            found[-1] = found[-1]._replace(answer=(*found[-1].answer, quote.translate(_MARKS)))
    return tuple(one for one in found if one.answer)


def scenarios(chapter: str) -> Mapping[str, str]:
    """The scenarios that a chapter writes out, by their names."""
    written = (inside for language, inside, _ in parts(chapter) if language == "yaml" and inside.startswith("id: "))
    return {f"{inside.splitlines()[0].removeprefix('id: ')}.yaml": inside for inside in written}


def test_every_chapter_quotes_answers() -> None:
    assert {chapter: len(quoted(chapter)) for chapter in CHAPTERS} == {"decision": 5, "compare": 2, "plan": 3}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_a_chapter_quotes_is_what_its_commands_answer(
    chapter: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--matrix") != "full":
        pytest.skip("the answers of the handbook take minutes and are part of make test-all")
    (tmp_path / "data").symlink_to(ROOT / "data")
    (tmp_path / "build").mkdir()
    for command in quoted(chapter):
        for path in (tmp_path / word for word in command.typed if Path(word).name in scenarios(chapter)):
            path.write_text(scenarios(chapter)[path.name], encoding="utf-8")
        said = subprocess.run([GONGSHI, *command.typed[1:]], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert said.stderr == "" or said.returncode == 0, said.stderr
        answered = said.stdout.translate(_MARKS)
        assert [line for line in command.answer if line not in answered] == [], answered[:2000]
