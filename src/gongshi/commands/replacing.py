"""A folder that a command makes is written beside the one it replaces and swapped in whole.

Whoever looks at it sees the old one or the new one, never half of it; what is not ours is never replaced.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from gongshi.commands.trouble import CouldNotRun

IsOurs: TypeAlias = Callable[[Path], bool]
"""Whether all that stands in a folder, which is not empty, was made by the command that is to replace it."""


@contextmanager
def replacing(folder: Path, is_ours: IsOurs) -> Iterator[Path]:
    """A new empty folder that takes the place of ``folder`` when the block ends without an error.

    Raises:
        CouldNotRun: as `refuse_others`.
        OSError: where the machine does not allow it; the old folder then stands as it stood.
    """
    refuse_others(folder, is_ours)
    # What a link leads to is replaced, and the link stays.
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        # One level down: the temporary folder is closed to all but its owner.
        new = beside / "new"
        new.mkdir()
        yield new
        _swap(new, place, old=beside / "old")
    finally:
        shutil.rmtree(beside)


def refuse_others(folder: Path, is_ours: IsOurs) -> None:
    """Nothing, where ``folder`` may be made or replaced.

    Raises:
        CouldNotRun: where it is a file, or holds something that is not ours.
    """
    if folder.exists() and not folder.is_dir():
        raise CouldNotRun(
            f"{folder} 是文件，不是文件夹；请另选文件夹", f"{folder} is a file, no folder; choose a folder"
        )
    if folder.exists() and any(folder.iterdir()) and not is_ours(folder):
        raise CouldNotRun(
            f"{folder} 里有不是本程序生成的内容，不会覆盖；请另选文件夹",
            f"{folder} holds something that gongshi did not build and will not replace; choose another folder",
        )


def _swap(new: Path, place: Path, *, old: Path) -> None:
    try:
        if place.exists():
            place.rename(old)
        new.rename(place)
    except BaseException:
        if old.exists() and not place.exists():
            old.rename(place)
        raise
