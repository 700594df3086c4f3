"""``gongshi serve``: builds, shows the site on this machine, and builds anew at every change."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from watchfiles import watch

from gongshi.commands.folders import data_folder
from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi_site.builder import Builder, Order
from gongshi_site.commands import words_of
from gongshi_site.kiosk import kiosk_of
from gongshi_site.language import with_the_first
from gongshi_site.options import Address, AsOf, Content, Covering, Data, Languages, StaleHours
from gongshi_site.qr import public_address
from gongshi_site.serve.faults import broken_rules, unread
from gongshi_site.serve.news import News
from gongshi_site.serve.server import SiteServer
from gongshi_site.settings import THEME

_LOOK_EVERY = 200
"""Milliseconds after which the watcher comes back even where nothing changed."""

_SETTLED_AFTER = 20
"""Milliseconds without a further change after which what an editor wrote is taken for complete."""


_PORT = "端口；0 表示随便哪个空着的。The port; 0 takes any that is free."
_OUTPUT = "网站生成在哪里。Where the site is built."


def serve(
    data: Data = Path("data"),
    *,
    port: Annotated[int, Parameter(help=_PORT)] = 8000,
    output: Annotated[Path, Parameter(help=_OUTPUT)] = Path("build/serve"),
    content: Content = None,
    as_of: AsOf = None,
    kiosk: Covering = None,
    stale_hours: StaleHours = 24,
    address: Address = None,
    language: Languages = ("zh", "en"),
) -> int:
    """在本机看网站，改了记录马上更新。Show the site on this machine; it follows every edit.

    只有本机看得到。记录、文章或模板一有改动就重新生成，打开着的页面自己刷新；记录有问题，终端里每条一行，页面上方也写着。
    Only this machine sees it. A change of the records, the pages' words or the theme builds it anew, and open pages
    reload; what is wrong with the records is said in the terminal, one line each, and above the page. Ctrl-C stops.
    """
    folder = data_folder(data)
    order = Order(
        data=folder,
        output=output,
        content=words_of(content, folder),
        as_of=as_of,
        languages=with_the_first(language),
        kiosk=kiosk_of(stale_hours, covering=kiosk),
        covering=kiosk,
        address=public_address(address),
        durable=False,
    )
    # SIGTERM is how a service is stopped; and a shell that starts a command in the background turns Ctrl-C off for it.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    with served(SiteServer(port, output.resolve(), News())) as server:
        _follow(Builder(order), server.news, ready=server.address)
    return 0


def _follow(builder: Builder, news: News, ready: str) -> None:
    """Builds now and at every change, until it is broken off; ``ready`` is the address to be told when built.

    Raises:
        CouldNotRun: where the first build cannot run; later ones are a fault that can be mended.
    """
    watched = [one for one in (builder.order.data, builder.order.content, THEME) if one is not None]
    changes = watch(
        *watched, step=_SETTLED_AFTER, rust_timeout=_LOOK_EVERY, yield_on_timeout=True, raise_interrupt=False
    )
    # The first look is before the first build, so that no change falls between the two.
    next(changes)
    _rebuild(builder, news)
    # Ctrl-C is how it ends, also where it comes before the watcher waits again.
    with suppress(KeyboardInterrupt):
        _say(
            Message(
                f"请打开 {ready} ；改了记录会自己更新，按 Ctrl-C 停止",
                f"open {ready} ; it follows your edits, Ctrl-C stops it",
            )
        )
        for changed in changes:
            if changed:
                _follow_edit(builder, news)


def _follow_edit(builder: Builder, news: News) -> None:
    try:
        _rebuild(builder, news)
    except CouldNotRun as trouble:
        _say(trouble.message)
        news.publish([f"{trouble.message.zh} | {trouble.message.en}"], has_changed=False)


def _rebuild(builder: Builder, news: News) -> None:
    """Brings the site up to date and open pages with it; only then are the rules asked, which takes longer."""
    built = builder.build()
    lines = unread(built)
    _tell(lines)
    news.publish(lines, has_changed=built.has_changed)
    if built.broken_rules:
        broken = broken_rules(builder.order)
        _tell(broken)
        news.publish([*lines, *broken], has_changed=False)
    elif not lines and built.has_changed:
        _say(Message(f"{built.pages} 页，没有问题", f"{built.pages} pages, all is well"))


def _tell(lines: Sequence[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201 - findings go to standard output


def _say(message: Message) -> None:
    print(f"{message.zh} | {message.en}", file=sys.stderr, flush=True)  # noqa: T201 - what is done is no finding


@contextmanager
def served(server: SiteServer) -> Iterator[SiteServer]:
    """The server at work while the block runs."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
