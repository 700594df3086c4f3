"""The photographs that a community's projects name, as far as there is a file of each: what is in it, others see to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.model.project import Project
from gongshi.place import Place
from gongshi.system import system_says


def named(projects: Iterable[Project]) -> list[str]:
    """The files of the projects' photographs, sorted."""
    return sorted({one.file for project in projects for one in project.photographs})


def missing(folder: Path, projects: Iterable[Project]) -> Iterator[Finding]:
    """The photographs, named by projects of the community in ``folder``, that are not there."""
    for name in named(projects):
        path = folder / "photographs" / name
        try:
            path.lstat()
        except OSError as error:
            yield Finding(Place(path.as_posix()), RECORD, Level.ERROR, unreadable(error))


def unreadable(error: OSError) -> Message:
    """That the system does not hand out the file of a photograph."""
    said = system_says(error)
    return Message(f"项目写了这张照片，文件却读不了：{said.zh}", f"named by a project, but: {said.en}")
