"""Brought-in records into a data folder: all of them or none, and never over what somebody wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory


class WouldOverwrite(Exception):  # noqa: N818 - it protects a person's files, it is no fault of the program
    """Something else stands where files would go. ``paths`` are those files, below the folder, sorted."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


NONE: frozenset[str] = frozenset()


def write_fund(files: Mapping[str, str], folder: Path, *, replacing: Collection[str] = NONE) -> tuple[str, ...]:
    """The paths of the files written to ``folder``, sorted; a file already there word for word is left alone.

    ``files``: the text of each file by its path below the folder, with ``/``. All texts are written beside
    their places before the first is moved there. A new folder appears whole. In an existing folder each file
    appears whole; should the machine stop between two of them, the same call again adds the rest. Those of
    ``replacing`` take the place of a file that says something else.

    Raises:
        WouldOverwrite: where other content, a link or a folder stands in a file's place. Nothing is written.
        OSError: where the folder cannot be written to.
    """
    contents = {_inside(path): text.encode() for path, text in sorted(files.items())}
    in_the_way = (path for path, content in contents.items() if _is_in_the_way(folder, path, content))
    kept = tuple(path for path in in_the_way if path not in replacing or not _is_file(folder, path))
    if kept:
        raise WouldOverwrite(kept)
    new = {path: content for path, content in contents.items() if not _is_there(folder / path, content)}
    if folder.is_dir():
        _add(new, folder)
    else:
        _create(new, folder)
    return tuple(new)


def write_file(content: bytes, file: Path) -> None:
    """Writes a file that appears whole, or not at all.

    Raises:
        OSError: where it cannot be written.
    """
    with TemporaryDirectory(prefix=".export-", dir=file.parent) as beside:
        whole = Path(beside) / file.name
        whole.write_bytes(content)
        whole.replace(file)


def _inside(path: str) -> str:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or str(pure) != path or not pure.name:
        raise ValueError(f"a path below the folder is wanted, got {path!r}")
    return path


def _is_in_the_way(folder: Path, path: str, content: bytes) -> bool:
    # A link would lead the records out of the folder.
    if (folder / path).is_symlink() or any(_is_no_folder(parent) for parent in _above(folder, path)):
        return True
    return (folder / path).exists() and not _is_there(folder / path, content)


def _is_there(target: Path, content: bytes) -> bool:
    return target.is_file() and target.read_bytes() == content


def _is_file(folder: Path, path: str) -> bool:
    """Whether a file stands in this place, and no link leads to it."""
    target = folder / path
    return target.is_file() and not target.is_symlink() and not any(map(_is_no_folder, _above(folder, path)))


def _above(folder: Path, path: str) -> list[Path]:
    return [folder.joinpath(*parent.parts) for parent in PurePosixPath(path).parents if parent.parts]


def _is_no_folder(path: Path) -> bool:
    return path.is_symlink() or (path.exists() and not path.is_dir())


def _create(contents: Mapping[str, bytes], folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".import-", dir=folder.parent) as beside:
        # One level down: the temporary folder is closed to all but its owner, which a fund is not.
        whole = Path(beside) / "fund"
        whole.mkdir()
        _write(contents, whole)
        whole.rename(folder)


def _add(contents: Mapping[str, bytes], folder: Path) -> None:
    with TemporaryDirectory(prefix=".import-", dir=folder) as beside:
        _write(contents, Path(beside))
        _move(contents, Path(beside), folder)


def _write(contents: Mapping[str, bytes], folder: Path) -> None:
    for path, content in contents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _move(paths: Iterable[str], origin: Path, folder: Path) -> None:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        (origin / path).rename(target)
