"""Folders named on the command line: those that are read, and what cannot be read or written to."""

from __future__ import annotations

from pathlib import Path

from gongshi.commands.trouble import CouldNotRun
from gongshi.meant import meant
from gongshi.system import system_says


def cannot_read(path: Path, error: OSError) -> CouldNotRun:
    """What is said when the machine does not let a command read ``path``."""
    said = system_says(error)
    return CouldNotRun(f"读不了 {path}：{said.zh}", f"cannot read {path}: {said.en}")


def cannot_write(path: Path, error: OSError) -> CouldNotRun:
    """What is said when the machine does not let a command write to ``path``."""
    if file := next((one for one in path.parents if one.is_file()), None):
        # The system says of what stands below a file that it is there already.
        return CouldNotRun(
            f"写不了 {path}：{file} 是文件，不是文件夹；请另选文件夹",
            f"cannot write to {path}: {file} is a file, no folder; choose another folder",
        )
    said = system_says(error)
    return CouldNotRun(f"写不了 {path}：{said.zh}", f"cannot write to {path}: {said.en}")


def data_folder(path: Path) -> Path:
    """The folder of records at ``path``.

    Raises:
        CouldNotRun: when there is no such folder, or it holds no fund.
    """
    if path.exists() and not path.is_dir():
        raise CouldNotRun(
            f"{path} 是文件；这里要写记录所在的文件夹，例如 data",
            f"{path} is a file; name the folder of records, such as data",
        )
    if not path.is_dir():
        raise _no_folder(path)
    if not _is_fund(path) and not (path / "communities").exists():
        raise _no_fund(path)
    return path


def _no_folder(path: Path) -> CouldNotRun:
    """That there is no folder ``path``, and which one beside it may be meant."""
    beside = [one for one in path.parent.iterdir() if one.is_dir()] if path.parent.is_dir() else []
    likely = meant(path.name, dict.fromkeys((one.name for one in sorted(beside)), ""))
    if likely is None:
        return CouldNotRun(f"没有文件夹 {path}", f"there is no folder {path}")
    name = path.with_name(likely)
    return CouldNotRun(f"没有文件夹 {path}，是不是 {name}？", f"there is no folder {path}; did you mean {name}?")


def _is_fund(path: Path) -> bool:
    return (path / "programme.yaml").exists()


def _no_fund(path: Path) -> CouldNotRun:
    """That ``path`` holds no fund, and where there is one near by."""
    fund = next((one for one in (path / "data", *_above(path)) if _is_fund(one)), None)
    if fund is None:
        return CouldNotRun(
            f"{path} 里没有 programme.yaml，不像是一项资金的记录",
            f"{path} holds no programme.yaml: no fund's records",
        )
    if (path / "community.yaml").exists():
        only = f"gongshi check {fund} --community {path.resolve().name}"
        return CouldNotRun(
            f"{path} 只是一个社区的记录，这里要写整个资金的文件夹 {fund}；只查这个社区：{only}",
            f"{path} is one community's folder, name that of the whole fund, {fund}; to check it alone: {only}",
        )
    return CouldNotRun(
        f"{path} 里没有 programme.yaml，资金的记录是不是在 {fund}？",
        f"{path} holds no programme.yaml; did you mean {fund}, which does?",
    )


def _above(path: Path) -> tuple[Path, ...]:
    """The two folders around ``path``, named as it was where its name has them."""
    named = path if len(path.parts) > 2 else path.resolve()
    return (named.parent, named.parent.parent)
