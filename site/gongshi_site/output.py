"""The folder of a site that is being written, and the one that it will take the place of."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from gongshi_site.fingerprint import digest
from gongshi_site.render import Rendered


class Output:
    """Files into ``new``; those that stay the same are taken over from ``old``, without being written again.

    ``new`` may have begun with files of ``old``, and with some that are no longer wanted. Where both are one folder,
    what stands there stays.
    """

    def __init__(self, new: Path, old: Path) -> None:
        self.new, self.old = new, old
        self._begun = {} if new == old else _files_below(new)
        self._folders: set[str] = set()
        self._kept: str | None = None

    @cached_property
    def standing(self) -> Mapping[str, int]:
        """The files of the old folder, each with its number."""
        return _files_below(self.old)

    @property
    def keeps(self) -> bool:
        """Whether every file is kept for the next site, too."""
        return self._kept is not None

    def keep(self, folder: str) -> None:
        """From now on every file stands in this folder of the new one, too, so that the next site can begin with it."""
        # What cannot be kept only costs time.
        if self.new != self.old and _has_numbers(self.new.parent):
            self._kept = folder

    def put(self, rendered: Rendered) -> str:
        """Writes a file and returns its digest."""
        self._make_way(rendered.path)
        path = f"{self.new}/{rendered.path}"
        try:
            _write(path, rendered.content)
        except FileExistsError:
            # It may be the old site's file, too: what is written must be another one.
            _remove(path)
            _write(path, rendered.content)
        self._keep(rendered.path)
        return digest(rendered.content)

    def take_over(self, paths: Iterable[str]) -> bool:
        """Whether all these files stand in the old folder; they then stand in the new one, too."""
        for path in paths:
            file = self.standing.get(path)
            if file is None:
                return False
            if self._begun.get(path) != file:
                self._link(path)
            self._keep(path)
        return True

    def _link(self, path: str) -> None:
        self._make_way(path)
        if path in self._begun:
            _remove(f"{self.new}/{path}")
        try:
            os.link(f"{self.old}/{path}", f"{self.new}/{path}", follow_symlinks=False)
        except FileExistsError:
            if not os.path.isdir(f"{self.new}/{path}"):  # noqa: PTH112
                # Taken over already: two pages may have a file in common.
                return
            _remove(f"{self.new}/{path}")
            self._link(path)
        except OSError:
            # Not every file system has links.
            self.put(Rendered(path, Path(self.old, path).read_bytes()))

    def _keep(self, path: str) -> None:
        if self._kept is not None:
            kept = f"{self._kept}/{path}"
            self._make_way(kept)
            try:
                os.link(f"{self.new}/{path}", f"{self.new}/{kept}", follow_symlinks=False)
            except FileExistsError:
                # Kept already: two pages may have a file in common.
                return
            except OSError:
                # Not every file system has links.
                self._kept = None

    def leave_only(self, paths: Collection[str]) -> None:
        """Removes from the new folder what it began with and is none of these files."""
        for path in self._begun.keys() - set(paths):
            with suppress(OSError):
                os.unlink(f"{self.new}/{path}")  # noqa: PTH108
            _remove_empty(self.new, path)

    def _make_way(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            try:
                os.makedirs(f"{self.new}/{folder}", exist_ok=True)  # noqa: PTH103
            except (FileExistsError, NotADirectoryError):
                # What is a folder now was a file.
                for above in (folder[:end] for end, letter in enumerate(f"{folder}/") if letter == "/"):
                    if above in self._begun:
                        _remove(f"{self.new}/{above}")
                os.makedirs(f"{self.new}/{folder}", exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)


def keep_common(old: Path, new: Path, doubtful: Iterable[str], kept: Path) -> None:
    """Moves the ``old`` folder, less what the ``new`` one has not in common with it, to ``kept``: the next begins so.

    In common are all files but for some of the ``doubtful`` ones, and they are the very same files: where the next
    begins with them they may be removed and replaced, but never written to.
    """
    # What cannot be kept only costs time, and the new folder is whole.
    with suppress(OSError):
        if _has_numbers(old):
            for path in doubtful:
                if _number(f"{old}/{path}") != _number(f"{new}/{path}"):
                    os.unlink(f"{old}/{path}")  # noqa: PTH108
                    _remove_empty(old, path)
            old.rename(kept)


def _has_numbers(folder: Path) -> bool:
    """Whether a listing tells files apart by number: some file systems give any number there, or one for all."""
    with os.scandir(folder) as entries:
        return all(entry.inode() == entry.stat(follow_symlinks=False).st_ino for entry in entries)


def _number(path: str) -> int | None:
    try:
        return os.lstat(path).st_ino
    except FileNotFoundError:
        return None


def _remove_empty(root: Path, path: str) -> None:
    """Removes the folders above a removed file in which nothing is left, but for the root."""
    folder = path.rpartition("/")[0]
    with suppress(OSError):
        while folder:
            os.rmdir(f"{root}/{folder}")  # noqa: PTH106
            folder = folder.rpartition("/")[0]


def _remove(path: str) -> None:
    """Removes a file, or the folder that stands where a file is to be."""
    try:
        os.unlink(path)  # noqa: PTH108 - thousands of times
    except (IsADirectoryError, PermissionError):
        if not os.path.isdir(path):  # noqa: PTH112
            raise
        shutil.rmtree(path)


def _files_below(folder: Path) -> Mapping[str, int]:
    """The files below a folder by their paths from it, each with the number that tells it from every other file."""
    files: dict[str, int] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        with suppress(FileNotFoundError), os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}/")
                else:
                    files[f"{below}{entry.name}"] = entry.inode()
    return files


def _write(path: str, content: bytes) -> None:
    # A file object for each of thousands takes longer than writing does.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        while content:
            content = content[os.write(handle, content) :]
    finally:
        os.close(handle)
