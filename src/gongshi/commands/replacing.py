"""A folder that a command makes is written beside the one it replaces and swapped in whole.

Whoever looks at it sees the old one or the new one, never half of it; what is not ours is never replaced. Of two
commands that make the same folder at once the second waits; what one that was killed left behind, the next removes.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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
    with alone(folder, is_ours) as place, swapped_in(place) as new:
        yield new


@contextmanager
def alone(folder: Path, is_ours: IsOurs, *, waiting: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Where ``folder`` really stands, while no other command makes it; ``waiting`` is called where one must end first.

    Raises:
        CouldNotRun: as `refuse_others`.
        OSError: where the machine does not allow it.
    """
    refuse_others(folder, is_ours)
    # What a link leads to is replaced, and the link stays.
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock(handle, waiting)
        _clear_up(place)
        yield place
    finally:
        os.close(handle)


def _lock(handle: int, waiting: Callable[[], None]) -> None:
    """Holds the folder around the one that is made: the system lets go of it, even of a process that is killed."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)


def _clear_up(place: Path) -> None:
    """Removes what a command that was killed left behind; a folder it had moved away and not replaced comes back."""
    for left in [path for path in place.parent.iterdir() if path.name.startswith(_beside(place))]:
        if not place.exists() and (left / "old").exists():
            (left / "old").rename(place)
        shutil.rmtree(left)


def _beside(place: Path) -> str:
    return f".{place.name}.gongshi-"


@contextmanager
def swapped_in(
    place: Path, *, durable: bool = False, begun: Path | None = None, keep: Callable[[Path], None] | None = None
) -> Iterator[Path]:
    """A new folder that takes the place of the one at ``place`` when the block ends without an error.

    With ``durable`` it has reached the disk by then: even when the power fails there is the old one or the new one.

    It is empty, but where there is a folder ``begun``, which it then is. ``keep`` is called with the old folder, once
    the new one stands in its place: what it does not move away is removed.
    """
    beside = Path(tempfile.mkdtemp(prefix=_beside(place), dir=place.parent))
    try:
        # One level down: the temporary folder is closed to all but its owner.
        new, old = beside / "new", beside / "old"
        _begin(new, begun)
        yield new
        if durable:
            _sync_all(new)
        _swap(new, place, old=old)
        if durable:
            sync_folder(place.parent)
        if keep is not None and old.exists():
            keep(old)
    finally:
        shutil.rmtree(beside)


def _begin(new: Path, begun: Path | None) -> None:
    if begun is not None:
        with suppress(OSError):
            begun.rename(new)
    new.mkdir(exist_ok=True)


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
    if place.exists() and _exchange(new, place):
        new.rename(old)
        return
    try:
        if place.exists():
            place.rename(old)
        new.rename(place)
    except BaseException:
        if old.exists() and not place.exists():
            old.rename(place)
        raise


_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step, so that there is no moment without one; False where none can.

    Source: renameat2(2), of Linux; not all of its file systems know it.
    """
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _sync_all(folder: Path) -> None:
    """All that is written on the file system of ``folder``, at once: file by file takes ten times as long.

    Source: syncfs(2), of Linux.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except AttributeError:
        os.sync()
    else:
        if syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Has on the disk which names stand in a folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
