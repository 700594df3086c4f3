"""A site is written beside the one it replaces and swapped in whole: readers see the old one or the new one."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongshi import __version__
from gongshi.commands.trouble import CouldNotRun

MARK = "build.json"


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of ``output`` when the block ends without an error.

    Raises:
        CouldNotRun: when ``output`` is a file, or a folder with something in it that gongshi has not built.
    """
    _ours(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        new = beside / "new"
        new.mkdir()
        yield new
        (new / MARK).write_text(json.dumps({"generator": "gongshi", "version": __version__}) + "\n", encoding="utf-8")
        if output.exists():
            output.rename(beside / "old")
        new.rename(output)
    finally:
        shutil.rmtree(beside)


def _ours(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir() or (any(output.iterdir()) and not (output / MARK).exists()):
        raise CouldNotRun(
            f"{output} 里有不是本程序生成的内容，不会覆盖；请另选文件夹",
            f"{output} holds something that gongshi did not build and will not replace; choose another folder",
        )
