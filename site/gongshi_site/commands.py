"""``gongshi build``: the site of a fund."""

from __future__ import annotations

import logging
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from pelican import Pelican
from pelican.settings import read_settings

from gongshi.commands.folders import data_folder
from gongshi.report import text
from gongshi_site.plugin import UnreadableRecords
from gongshi_site.publish import replacing
from gongshi_site.settings import settings


def build(
    data: Path = Path("data"),
    *,
    output: Path = Path("build/site"),
    content: Path | None = None,
    as_of: str | None = None,
) -> int:
    """把记录生成网站。Build the fund's site.

    有读不了的记录就什么也不写，原来的网站不动。Nothing is written when a record cannot be read.

    Args:
        data: 记录所在的文件夹。The folder of records.
        output: 网站写到哪里，先写在旁边，写好了再整个换上。Where the site goes; it is swapped in whole.
        content: 居民看的说明文章（Markdown）；不写则用记录旁边的 content 文件夹。The residents' pages in Markdown.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
    """
    folder = data_folder(data)
    words = content or _beside(folder)
    try:
        with replacing(output) as new:
            _run(settings(data=folder, content=words, output=new, as_of=as_of))
    except UnreadableRecords as refusal:
        for line in text(refusal.findings, "both"):
            print(line, file=sys.stderr)  # noqa: T201
        return 1
    pages = sum(1 for _ in output.rglob("*.html"))
    print(f"写好 {pages} 页：{output}/index.html | {pages} pages written")  # noqa: T201
    return 0


def _beside(data: Path) -> Path | None:
    beside = data.resolve().parent / "content"
    return beside if (beside / "pages").is_dir() else None


def _run(chosen: dict[str, object]) -> None:
    logging.getLogger("pelican").setLevel(logging.WARNING)
    # Pelican reports its own counts, of articles and drafts; ours are said by the command.
    with redirect_stdout(StringIO()):
        Pelican(read_settings(override=chosen)).run()
