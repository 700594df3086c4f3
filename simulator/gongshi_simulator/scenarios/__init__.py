"""The scenarios that come with gongshi, to play, to extend, or to copy and change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from gongshi.findings import Message


def shipped_scenario() -> Path:
    """The file of the one that is played where none is named."""
    return shipped()["community-year"]


@cache
def shipped() -> Mapping[str, Path]:
    """Id -> file. The package is installed as files, never run from within an archive."""
    folder = Path(str(files(__name__)))
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def question(path: Path) -> Message:
    """What the shipped scenario in ``path`` answers: the two lines, Chinese and English, that its file begins with."""
    zh, en = path.read_text(encoding="utf-8").splitlines()[:2]
    return Message(zh.removeprefix("# "), en.removeprefix("# "))
