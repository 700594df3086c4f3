"""``gongshi serve``: builds, shows the site on this machine, and builds anew at every change."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from watchfiles import watch

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi_site.commands import build
from gongshi_site.serve.news import News
from gongshi_site.serve.server import SiteServer
from gongshi_site.settings import THEME

_LOOK_EVERY = 200
"""Milliseconds after which the watcher comes back even where nothing changed."""


def serve(
    data: Path = Path("data"),
    *,
    port: int = 8000,
    output: Path = Path("build/serve"),
    content: Path | None = None,
    as_of: str | None = None,
    language: Annotated[tuple[Literal["zh", "en"], ...], Parameter(negative=())] = ("zh", "en"),
) -> int:
    """在本机看网站，改了记录马上更新。Show the site on this machine; it follows every edit.

    只有本机看得到。记录、文章或模板一有改动就重新生成，打开着的页面自己刷新；记录有问题，终端里每条一行，页面上方也写着。
    Only this machine sees it. A change of the records, the pages' words or the theme builds it anew, and open pages
    reload; what is wrong with the records is said in the terminal, one line each, and above the page. Ctrl-C stops.

    Args:
        data: 记录所在的文件夹。The folder of records.
        port: 端口；0 表示随便哪个空着的。The port; 0 takes any that is free.
        output: 网站生成在哪里。Where the site is built.
        content: 居民看的说明文章（Markdown）；不写则用记录旁边的 content 文件夹。The residents' pages in Markdown.
        as_of: 以哪一天为准，例如 2026-03-05；不写则用记录声明的日期或今天。The day to look at the records on.
        language: 用哪种语言，可以写几次；不写则中文和英文都有。The languages of the pages; both by default.
    """
    folder = data_folder(data)
    if not 0 <= port <= 65535:
        raise CouldNotRun(f"--port 在 0 和 65535 之间，这里写的是 {port}", f"--port is between 0 and 65535, not {port}")
    words = content or folder.resolve().parent / "content"
    watched = [one for one in (folder, words, THEME) if one.is_dir()]

    def rebuild() -> None:
        build(folder, output=output, content=content, as_of=as_of, language=language)

    news = News()
    with _served(SiteServer(port, output.resolve(), news)) as server:
        _follow(watched, rebuild, news, ready=server.address)
    return 0


def _follow(watched: Sequence[Path], rebuild: Callable[[], None], news: News, ready: str) -> None:
    """Builds now and at every change, until it is broken off; ``ready`` is the address to be told when built.

    Raises:
        CouldNotRun: where the first build cannot run; later ones are a fault that can be mended.
    """
    changes = watch(
        *watched, debounce=_LOOK_EVERY, rust_timeout=_LOOK_EVERY, yield_on_timeout=True, raise_interrupt=False
    )
    # The first look is before the first build, so that no change falls between the two.
    next(changes)
    news.publish(_findings(rebuild))
    _say(
        Message(
            f"请打开 {ready} ；改了记录会自己更新，按 Ctrl-C 停止",
            f"open {ready} ; it follows your edits, Ctrl-C stops it",
        )
    )
    for changed in changes:
        if changed:
            news.publish(_faults(rebuild))


def _findings(rebuild: Callable[[], None]) -> Sequence[str]:
    """Builds; returns the findings, one a line, after they were told in the terminal."""
    told = StringIO()
    with redirect_stdout(told):
        rebuild()
    print(told.getvalue(), end="", flush=True)  # noqa: T201 - findings go to standard output
    return told.getvalue().splitlines()


def _faults(rebuild: Callable[[], None]) -> Sequence[str]:
    """As `_findings`; where the build could not run, why not."""
    try:
        return _findings(rebuild)
    except CouldNotRun as trouble:
        _say(trouble.message)
        return [f"{trouble.message.zh} | {trouble.message.en}"]


@contextmanager
def _served(server: SiteServer) -> Iterator[SiteServer]:
    """The server at work while the block runs."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def _say(message: Message) -> None:
    print(f"{message.zh} | {message.en}", file=sys.stderr, flush=True)  # noqa: T201 - what is done is no finding
