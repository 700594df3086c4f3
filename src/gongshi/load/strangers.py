"""What is said of a file or folder that stands where no record belongs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from gongshi.findings import Message
from gongshi.meant import meant


def stranger(path: Path, known: Collection[str]) -> Message:
    """Why ``path`` was not read, and what to do. ``known``: what is read where it stands, if a few names."""
    if path.is_symlink():
        return _LINK
    if is_wrongly_ended(path):
        return Message(
            zh=f"没有读；记录的文件名以 .yaml 结尾，请改名为 {path.stem}.yaml",
            en=f"not read; names of records end in .yaml, rename it to {path.stem}.yaml",
        )
    likely = meant(path.name, {name: "" for name in known if Path(name).suffix == path.suffix})
    if likely is not None:
        return Message(
            zh=f"没有读；这里没有叫“{path.name}”的，是不是 {likely}？",
            en=f"not read; nothing here is called {path.name!r}; did you mean {likely}?",
        )
    if known:
        return Message(
            zh=f"没有读；这里只放 {'、'.join(known)}，请移到该放的地方，或者改名",
            en=f"not read; only {', '.join(known)} belong here, move it where it belongs, or rename it",
        )
    return _NO_FOLDERS if path.is_dir() else _NO_RECORD


def is_wrongly_ended(path: Path) -> bool:
    """Whether a file is a record but for how its name ends."""
    return path.suffix.lower() in {".yml", ".yaml"} and path.suffix != ".yaml"


def no_folder(path: Path) -> Message:
    """That ``path`` is no folder, where a folder of records is read."""
    return _LINK if path.is_symlink() else _A_FILE


def no_community(path: Path) -> Message:
    """That ``path`` is no community's folder, where only those belong."""
    return _LINK if path.is_symlink() else _NO_COMMUNITY


def in_the_wrong_folder(folder: str, right: str) -> Message:
    """That a file holds a record of the kind that stands in the folder ``right``."""
    return Message(
        zh=f"这份记录放在 {folder} 里，内容却像是 {right} 的；请移到 {right} 文件夹",
        en=f"this stands in {folder}, but reads like a record of {right}; move it there",
    )


_LINK = Message(
    zh="这是链接，没有读；请把文件或文件夹本身放在这里", en="a link is not read; put the file or folder itself here"
)
_A_FILE = Message(zh="没有读；这里应是文件夹，不是文件", en="not read; a folder belongs here, no file")
_NO_COMMUNITY = Message(
    zh="没有读；这里只放文件夹，一个社区一个，里面有 community.yaml",
    en="not read; only folders belong here, one a community, with its community.yaml",
)
_NO_FOLDERS = Message(
    zh="没有读；这里只放 .yaml 文件，不再分文件夹", en="not read; only files in .yaml belong here, no folders"
)
_NO_RECORD = Message(
    zh="没有读；这里只放记录，文件名以 .yaml 结尾", en="not read; only records belong here, their names end in .yaml"
)
