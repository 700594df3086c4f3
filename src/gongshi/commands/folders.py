"""Folders named on the command line: those that are read, and those that cannot be written to."""

from __future__ import annotations

from pathlib import Path

from gongshi.commands.trouble import CouldNotRun
from gongshi.system import system_says


def cannot_write(path: Path, error: OSError) -> CouldNotRun:
    """What is said when the machine does not let a command write to ``path``."""
    said = system_says(error)
    return CouldNotRun(f"写不了 {path}：{said.zh}", f"cannot write to {path}: {said.en}")


def data_folder(path: Path) -> Path:
    """The folder of records at ``path``.

    Raises:
        CouldNotRun: when there is no such folder, or it holds no fund.
    """
    if not path.is_dir():
        raise CouldNotRun(f"没有文件夹 {path}", f"there is no folder {path}")
    if not (path / "programme.yaml").exists() and not (path / "communities").exists():
        raise CouldNotRun(
            f"{path} 里没有 programme.yaml，不像是一项资金的记录",
            f"{path} holds no programme.yaml: no fund's records",
        )
    return path
