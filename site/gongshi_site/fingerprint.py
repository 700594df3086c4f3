"""Short digests of bytes, folders and the program itself: what pages depend on, so that it can be compared."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Collection, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import gongshi

_PACKAGES = (Path(gongshi.__file__).parent, Path(__file__).parent)
_THEME = "theme"
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's state will be another one when the file changes, on any file system in use."""
COMPILED = "__pycache__"
"""Where Python keeps what it compiled; templates are kept there, too."""
_MAKERS = (
    *("Babel", "Jinja2", "Markdown", "MarkupSafe", "PyYAML", "XlsxWriter"),
    *("icalendar", "pelican", "pillow", "pydantic", "segno"),
)
"""The distributions whose version can show in a page."""


def digest(*parts: bytes | str) -> str:
    """32 hexadecimal digits that stand for these parts, in this order."""
    total = blake2b(digest_size=16)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        total.update(len(content).to_bytes(8, "big"))
        total.update(content)
    return total.hexdigest()


def folder_digest(folder: Path, *, leaving_out: Collection[str] = ()) -> str:
    """What stands for all files below ``folder``: their names and their bytes, whatever their order and their dates.

    What is called as one of ``leaving_out`` does not count, wherever it stands.
    """
    return digest(*(part for pair in _contents(folder, "", leaving_out) for part in pair))


def _contents(folder: Path, below: str, leaving_out: Collection[str]) -> Iterator[tuple[str, bytes]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield below, f"closed {error.errno}".encode()
        return
    for entry in entries:
        if entry.name in leaving_out:
            continue
        name = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield f"{name}/", b""
            yield from _contents(Path(entry.path), f"{name}/", leaving_out)
        else:
            # A record is no link, a page of words may be one: both that it is and what it leads to show in pages.
            yield f"{name}//link" if entry.is_symlink() else name, _bytes(entry.path)


_State = tuple[str, int, int, int, int]
"""What a file system says of a file: name, number, size, when it was written and when anything of it last changed."""


class FolderDigests:
    """Digests of folders for a process that asks again and again: what is as it was is not read again.

    Whether it is, a file's state tells: its number, its size and its times, of which the last change cannot be set.
    One that changed just now may change again within the same tick of the file system's clock, without another state:
    what was read then is not kept. Source: git, Documentation/technical/racy-git.
    """

    def __init__(self, settled: int = _SETTLED) -> None:
        self._settled = settled
        self._known: dict[Path, tuple[tuple[_State, ...], str]] = {}

    def __call__(self, folder: Path) -> str:
        """As `folder_digest`."""
        state = tuple(_states(str(folder), ""))
        known = self._known.get(folder)
        if known is not None and known[0] == state:
            return known[1]
        found = folder_digest(folder)
        self._known.pop(folder, None)
        if max((changed for *_, changed in state), default=0) < time.time_ns() - self._settled:
            self._known[folder] = state, found
        return found


def _states(folder: str, below: str) -> Iterator[_State]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield below, -(error.errno or 0), 0, 0, 0
        return
    for entry in entries:
        name = f"{below}{entry.name}"
        try:
            # Of a link, what it leads to.
            about = os.stat(entry.path) if entry.is_symlink() else entry.stat()  # noqa: PTH116 - thousands of times
            yield name, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns
        except OSError as error:
            yield name, -(error.errno or 0), 0, 0, 0
        if entry.is_dir(follow_symlinks=False):
            yield from _states(entry.path, f"{name}/")


def _bytes(path: str) -> bytes:
    """What stands in a file, also where a link leads to it; for what is none, or is closed, a word that says so."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        return f"closed {error.errno}".encode()
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            return f"no file {about.st_mode}".encode()
        content = b""
        while more := os.read(handle, about.st_size + 1):
            content += more
        return content
    finally:
        os.close(handle)


@cache
def program_digest() -> str:
    """The code that makes pages, in this process: ours, and the versions of what it stands on."""
    ours = (folder_digest(package, leaving_out=(COMPILED, _THEME)) for package in _PACKAGES)
    return digest(*ours, *(f"{name} {version(name)}" for name in _MAKERS), sys.version)
