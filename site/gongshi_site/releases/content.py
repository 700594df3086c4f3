"""What of a built site goes into a release, copied so that it outlives a power cut, and named by its content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from gongshi.commands.replacing import sync_folder
from gongshi.commands.trouble import CouldNotRun

_NAME_LENGTH = 16


def name_of(site: Path) -> str:
    """The name of the release that ``site`` is or would be: the same files, the same name.

    Raises:
        CouldNotRun: where something in it is neither file nor folder.
    """
    digest = hashlib.sha256()
    for path in _files(site):
        file = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{file} {path.relative_to(site).as_posix()}\n".encode())
    return digest.hexdigest()[:_NAME_LENGTH]


def copy(site: Path, to: Path) -> None:
    """Copies a site's files into the new folder ``to``, readable by the server's user, and has them on the disk."""
    new_folder(to)
    for path in _files(site):
        target = to / path.relative_to(site)
        for folder in reversed(target.relative_to(to).parents[:-1]):
            new_folder(to / folder)
        with target.open("xb") as file:
            file.write(path.read_bytes())
            os.fchmod(file.fileno(), 0o644)
            file.flush()
            os.fsync(file.fileno())
    for folder in [path for path in to.rglob("*") if path.is_dir()] + [to]:
        sync_folder(folder)


def new_folder(folder: Path) -> None:
    """Makes a folder, where there is none, that the server's user can read whatever the publisher's umask."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)  # another publisher may have come first
        folder.chmod(0o755)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below, in the order of names. What is hidden is the build's own state and no part of the site."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise CouldNotRun(
                f"{path} 不是普通的文件或文件夹，不能发布",
                f"{path} is neither a plain file nor a folder and cannot be published",
            )
        if path.is_dir():
            yield from _files(path)
        else:
            yield path
