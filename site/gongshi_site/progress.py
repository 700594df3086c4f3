"""How far a build is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from gongshi_site.making import Progress


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Shows on standard error, if that is a terminal, what it is told; the bar is gone when the block ends."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console  # noqa: PLC0415 - where nobody watches it is not needed
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("生成网站 building")
        yield lambda done, of: bar.update(task, completed=done, total=of)
