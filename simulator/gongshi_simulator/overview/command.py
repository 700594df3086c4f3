"""``gongshi planning``: the page over the reports of a folder, for a site to show."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from gongshi.commands.folders import cannot_write
from gongshi.commands.trouble import CouldNotRun
from gongshi_simulator.options import check_link
from gongshi_simulator.overview.page import page, reports

_OURS = '<meta name="generator" content="gongshi planning">'


def planning(folder: Path, *, site: str | None = None) -> int:
    """给一个文件夹里的各份报告写一页目录，每份带着它的答案。Write the page that leads to the reports of a folder.

    Args:
        folder: 里面一个子文件夹一份报告。The folder in which each report has a folder of its own.
        site: 链接回网站的哪一页，相对路径或网址。The page of a site that it leads back to.
    """
    if site is not None:
        check_link("--site", site)
    if not folder.is_dir():
        raise CouldNotRun(f"没有文件夹 {folder}", f"there is no folder {folder}")
    shown = reports(folder)
    if not shown:
        raise CouldNotRun(
            f"{folder} 里没有报告；先推演，例如 gongshi simulate --to {folder}/year",
            f"there is no report in {folder}; simulate first, as with gongshi simulate --to {folder}/year",
        )
    _write(folder / "index.html", page(shown, site))
    print(f"写好 {folder}/index.html | written: {folder}/index.html", file=sys.stderr)  # noqa: T201 - what was done
    return 0


def _write(path: Path, content: str) -> None:
    """Puts the page in place in one step."""
    try:
        if path.exists() and _OURS not in path.read_text(encoding="utf-8", errors="replace"):
            raise CouldNotRun(
                f"{path} 不是本程序生成的，不会覆盖；请另选文件夹",
                f"{path} was not made by gongshi and is not replaced; choose another folder",
            )
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as new:
            new.write(content)
        os.chmod(new.name, 0o644)  # noqa: PTH101 - a temporary file is its owner's alone
        Path(new.name).replace(path)
    except OSError as error:
        raise cannot_write(path.parent, error) from None
