"""Pelican as the host of a build: quiet, and never leaving something out without a word."""

from __future__ import annotations

import logging
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi_site.settings import settings
from gongshi_site.views.prose import Prose

_LACKING = "Skipping %s: could not find information about '%s'"
"""What Pelican says of a page's file and of what has to stand at its head."""


class _Collected(logging.Handler):
    """Keeps what Pelican would only mention and go on: a page that it cannot read must not just be missing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[Message] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message."""
        self.messages.append(_in_both_languages(record))


def _in_both_languages(record: logging.LogRecord) -> Message:
    """What Pelican says; where that is a fault that is made easily, in Chinese as well, with its place."""
    if record.msg != _LACKING or not isinstance(record.args, tuple):
        return Message(record.getMessage(), record.getMessage())
    file, name = record.args
    return Message(
        f"{file}:1:1: 缺少 {name}，请在文件开头加一行“{name}: ……”，下面空一行",
        f"{file}:1:1: {name} is missing; begin the file with a line '{name}: ...' and an empty one below",
    )


def read_prose(content: Path | None, *, for_kiosk: bool) -> Prose:
    """The residents' pages in Markdown below ``content``, as Pelican reads them.

    Raises:
        CouldNotRun: where Pelican leaves something out or warns of it.
    """
    if content is None:
        return {}
    read: list[Prose] = []
    _run(settings(lambda words, _output: read.append(words), content=content, output=content, for_kiosk=for_kiosk))
    return read[0]


def _run(chosen: dict[str, object]) -> None:
    from pelican import Pelican  # noqa: PLC0415 - most builds find the pages of words unchanged
    from pelican.settings import read_settings  # noqa: PLC0415

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
        zh, en = "；".join(one.zh for one in troubles.messages), "; ".join(one.en for one in troubles.messages)
        raise CouldNotRun(f"居民看的文章有问题，网站没有更新：{zh}", f"the residents' pages have a fault: {en}")
