"""``gongshi build``: the site of a fund."""

from __future__ import annotations

import logging
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from pelican import Pelican
from pelican.settings import read_settings

from gongshi.commands.folders import cannot_write, data_folder
from gongshi.commands.trouble import CouldNotRun
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
    words = _beside(folder) if content is None else _content_folder(content)
    try:
        with replacing(output) as new:
            _run(settings(data=folder, content=words, output=new, as_of=as_of))
    except OSError as error:
        raise cannot_write(output, error) from None
    except UnreadableRecords as refusal:
        for line in text(refusal.findings, "both"):
            print(line, file=sys.stderr)  # noqa: T201
        return 1
    pages = sum(1 for _ in output.rglob("*.html"))
    print(f"写好 {pages} 页：{output}/index.html | {pages} pages written")  # noqa: T201
    return 0


def _content_folder(path: Path) -> Path:
    if not (path / "pages").is_dir():
        raise CouldNotRun(
            f"{path} 里没有 pages 文件夹，居民看的文章要放在那里",
            f"{path} has no folder pages, where the residents' pages belong",
        )
    return path


def _beside(data: Path) -> Path | None:
    beside = data.resolve().parent / "content"
    return beside if (beside / "pages").is_dir() else None


class _Collected(logging.Handler):
    """Keeps what Pelican would only mention and go on: a page that it cannot read must not just be missing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message."""
        self.messages.append(record.getMessage())


def _run(chosen: dict[str, object]) -> None:
    """Lets Pelican build. Raises CouldNotRun where it leaves something out or warns of it."""
    troubles = _Collected()
    logger = logging.getLogger("pelican")
    logger.addHandler(troubles)
    # Pelican reports its own counts, of articles and drafts; ours are said by the command.
    with redirect_stdout(StringIO()):
        try:
            Pelican(read_settings(override=chosen)).run()
        finally:
            logger.removeHandler(troubles)
    if troubles.messages:
        said = "; ".join(troubles.messages)
        raise CouldNotRun(f"居民看的文章有问题，网站没有换：{said}", f"the residents' pages have a fault: {said}")
