"""The shelf of releases: a folder in which the link ``current`` leads to one of several whole sites.

::

    DIR/.gongshi-releases     the mark that the folder is ours; who publishes holds a lock on it
    DIR/releases/<name>/      a site, named by its content
    DIR/history               the names, the latest publication last
    DIR/current               a link to one of them, replaced in one step

A publisher that is killed leaves ``current`` as it was or as it was to be; what it left half done is not reachable
from there, and the next one removes it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from gongshi.commands.replacing import sync_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi_site.publish import MARK
from gongshi_site.releases.content import copy, name_of, new_folder

SHELF_MARK = ".gongshi-releases"


class Release(NamedTuple):
    """A site on the shelf; ``published`` is when it was last put there, in UTC."""

    name: str
    published: datetime
    is_current: bool


def publish(site: Path, shelf: Path, keep: int) -> str:
    """Puts a built site on the shelf and makes it current; returns its name. The last ``keep`` stay.

    Raises:
        CouldNotRun: where ``site`` was not built by gongshi or changes meanwhile, or ``shelf`` holds what is not ours.
        OSError: where the machine does not allow it; ``current`` is then as it was.
    """
    _refuse_what_is_no_site(site, shelf)
    with _locked(shelf, make=True):
        _sweep(shelf)
        name = _put(site, shelf)
        os.utime(_place(shelf, name))
        history = [*(one for one in _history(shelf) if one != name), name]
        _write_history(shelf, history)
        _point_to(shelf, name)
        _forget(shelf, history, keep)
    return name


def roll_back(shelf: Path) -> str:
    """Makes the release before the current one current; returns its name.

    Raises:
        CouldNotRun: where there is none, or its files are no longer those that were published.
    """
    with _locked(shelf):
        history, current = _history(shelf), _current(shelf)
        before = history[: history.index(current)] if current in history else []
        if not before:
            raise CouldNotRun(f"{shelf} 里没有更早的一版，退不回去", f"{shelf} holds no earlier release to go back to")
        _refuse_altered(_place(shelf, before[-1]))
        _point_to(shelf, before[-1])
        return before[-1]


def releases(shelf: Path) -> Sequence[Release]:
    """The releases on the shelf, the latest publication last."""
    with _locked(shelf):
        current = _current(shelf)
        return [
            Release(name, datetime.fromtimestamp(_place(shelf, name).stat().st_mtime, UTC), name == current)
            for name in _history(shelf)
        ]


def _refuse_what_is_no_site(site: Path, shelf: Path) -> None:
    if not (site / MARK).is_file():
        raise CouldNotRun(
            f"{site} 不是 gongshi build 生成的网站，不发布",
            f"{site} is no site that gongshi built; it is not published",
        )
    here, there = site.resolve(), shelf.resolve()
    if here.is_relative_to(there) or there.is_relative_to(here):
        raise CouldNotRun(
            f"{site} 和 {shelf} 一个在另一个里面；请另选发布的文件夹",
            f"one of {site} and {shelf} lies in the other; choose another folder to publish to",
        )


@contextmanager
def _locked(shelf: Path, *, make: bool = False) -> Iterator[None]:
    """Alone at the shelf while the block runs; another publisher waits.

    Raises:
        CouldNotRun: where the folder is none of ours.
    """
    if shelf.exists() and not shelf.is_dir():
        raise CouldNotRun(f"{shelf} 是文件，不是文件夹；请另选文件夹", f"{shelf} is a file, no folder; choose a folder")
    if make and not (shelf.is_dir() and any(shelf.iterdir())):
        new_folder(shelf)
        (shelf / SHELF_MARK).touch()
    link = shelf / "current"
    if not (shelf / SHELF_MARK).is_file() or (link.exists() and not link.is_symlink()):
        raise CouldNotRun(
            f"{shelf} 不是 gongshi publish 发布的文件夹，什么也没有动；请另选文件夹",
            f"{shelf} is no folder that gongshi publish made; nothing was touched, choose another folder",
        )
    with (shelf / SHELF_MARK).open("rb") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield


def _sweep(shelf: Path) -> None:
    """Removes what a publisher that was killed left half done."""
    new_folder(shelf / "releases")
    for left in (shelf / "releases").glob(".*"):
        shutil.rmtree(left)


def _put(site: Path, shelf: Path) -> str:
    """A site's files on the shelf, whole; nothing is copied when they are there already."""
    name = name_of(site)
    if _place(shelf, name).exists():
        _refuse_altered(_place(shelf, name))
        return name
    new = Path(tempfile.mkdtemp(prefix=".new-", dir=shelf / "releases"))
    try:
        copy(site, new / name)
        if not name == name_of(new / name) == name_of(site):
            raise CouldNotRun(
                f"发布的时候 {site} 还在变；等它生成完再发布一次",
                f"{site} changed while it was read; publish it once more",
            )
        (new / name).rename(_place(shelf, name))
        sync_folder(shelf / "releases")
    finally:
        shutil.rmtree(new)
    return name


def _refuse_altered(release: Path) -> None:
    if name_of(release) != release.name:
        raise CouldNotRun(
            f"{release} 里的文件在发布以后被改动过；删掉这个文件夹，再发布一次",
            f"the files in {release} were altered after they were published; delete this folder and publish again",
        )


def _point_to(shelf: Path, name: str) -> None:
    """The one step in which a site is replaced."""
    link = shelf / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases", name))
    link.replace(shelf / "current")
    sync_folder(shelf)


def _current(shelf: Path) -> str | None:
    link = shelf / "current"
    return link.readlink().name if link.is_symlink() else None


def _history(shelf: Path) -> list[str]:
    """The names of the releases that are there, the latest publication last."""
    file = shelf / "history"
    names = file.read_text(encoding="utf-8").split() if file.is_file() else []
    return [name for name in names if _place(shelf, name).is_dir()]


def _write_history(shelf: Path, names: Sequence[str]) -> None:
    new = shelf / "history.new"
    with new.open("w", encoding="utf-8") as file:
        file.writelines(f"{name}\n" for name in names)
        file.flush()
        os.fsync(file.fileno())
    new.replace(shelf / "history")


def _forget(shelf: Path, history: Sequence[str], keep: int) -> None:
    """Removes all but the last ``keep`` releases; the one just published is among them."""
    for name in history[:-keep]:
        # A name that begins with a dot is swept away by the next publisher if this one is killed.
        aside = shelf / "releases" / f".old-{name}"
        _place(shelf, name).rename(aside)
        shutil.rmtree(aside)
    _write_history(shelf, history[-keep:])


def _place(shelf: Path, name: str) -> Path:
    return shelf / "releases" / name
