"""The folder of a site that is being written, and the one that it will take the place of."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from gongshi_site.fingerprint import digest
from gongshi_site.render import Rendered


class Output:
    """Files into ``new``; those that stay the same are taken over from ``old``, without being written again."""

    def __init__(self, new: Path, old: Path) -> None:
        self.new, self.old = new, old
        self._folders: set[str] = set()

    def put(self, rendered: Rendered) -> str:
        """Writes a file and returns its digest."""
        self._make_way(rendered.path)
        path = f"{self.new}/{rendered.path}"
        try:
            _write(path, rendered.content)
        except FileExistsError:
            # It may be the old site's file, too: what is written must be another one.
            os.unlink(path)  # noqa: PTH108
            _write(path, rendered.content)
        return digest(rendered.content)

    def take_over(self, paths: Iterable[str]) -> bool:
        """Whether all these files stand in the old folder; they then stand in the new one, too."""
        for path in paths:
            self._make_way(path)
            try:
                os.link(f"{self.old}/{path}", f"{self.new}/{path}", follow_symlinks=False)
            except FileExistsError:
                continue
            except FileNotFoundError:
                return False
            except OSError:
                # Not every file system has links.
                self.put(Rendered(path, Path(self.old, path).read_bytes()))
        return True

    def _make_way(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(f"{self.new}/{folder}", exist_ok=True)  # noqa: PTH103
            self._folders.add(folder)


def _write(path: str, content: bytes) -> None:
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123 - a path object for each of thousands takes longer
        file.write(content)
