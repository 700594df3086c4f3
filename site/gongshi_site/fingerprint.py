"""Short digests of bytes, folders and the program itself: what pages depend on, so that it can be compared."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import gongshi

_PACKAGES = (Path(gongshi.__file__).parent, Path(__file__).parent)
_THEME = "theme"
COMPILED = "__pycache__"
"""Where Python keeps what it compiled; templates are kept there, too."""
_MAKERS = ("Babel", "Jinja2", "Markdown", "MarkupSafe", "PyYAML", "pelican", "pillow", "pydantic", "segno")
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
