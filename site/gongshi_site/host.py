"""Pelican as the host of a build: quiet, and never leaving something out without a word."""

from __future__ import annotations

import logging
from contextlib import redirect_stdout
from io import StringIO

from pelican import Pelican
from pelican.settings import read_settings

from gongshi.commands.trouble import CouldNotRun


class _Collected(logging.Handler):
    """Keeps what Pelican would only mention and go on: a page that it cannot read must not just be missing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message."""
        self.messages.append(record.getMessage())


def run_pelican(chosen: dict[str, object]) -> None:
    """Lets Pelican build with these settings.

    Raises:
        CouldNotRun: where Pelican leaves something out or warns of it.
    """
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
        raise CouldNotRun(f"居民看的文章有问题，网站没有更新：{said}", f"the residents' pages have a fault: {said}")
