"""A web server for one reader: on loopback alone, of plain files, and of the news that make an open page reload."""

from __future__ import annotations

import errno
import sys
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gongshi.commands.trouble import CouldNotRun
from gongshi.findings import Message
from gongshi_site.serve.news import Edition, News

LOOPBACK = "127.0.0.1"
_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "text/plain; charset=utf-8",
}
_OWN = "/.gongshi/"
_OWN_FILES = ("reload.js", "reload.css")
_HEARTBEAT = 15.0
"""Seconds after which a line is sent to a page that waits, to find out whether it is still there."""

_RETRY_AFTER = 2
"""Seconds after which something other than a browser may ask again for what is being made."""

_BEING_MADE = Message("网站正在生成，好了这里会自己打开。", "The site is being made; it opens here by itself.")
_NO_PAGE = Message("没有这一页", "There is no such page.")
_NO_SITE = Message(
    "网站还没有生成出来，原因见上面和终端。", "The site is not built yet; why is said above and in the terminal."
)


class SiteServer(ThreadingHTTPServer):
    """Serves the folder in which a site stands; it may be replaced meanwhile.

    Raises:
        CouldNotRun: when the port is none, is taken, or not to be had.
    """

    daemon_threads = True

    def __init__(self, port: int, folder: Path, news: News) -> None:
        if not 0 <= port <= 65535:
            raise CouldNotRun(
                f"--port 在 0 和 65535 之间，这里写的是 {port}", f"--port is between 0 and 65535, not {port}"
            )
        self.news = news
        try:
            super().__init__((LOOPBACK, port), partial(_Handler, folder=folder, news=news))
        except OSError as error:
            raise _no_port(port, error) from None

    def handle_error(self, request: object, client_address: object) -> None:
        """Says what went wrong; that a reader went away meanwhile is nothing wrong."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # handed on as it came

    @property
    def address(self) -> str:
        """Where the site is to be seen."""
        return f"http://{LOOPBACK}:{self.server_port}/"


def _no_port(port: int, error: OSError) -> CouldNotRun:
    if error.errno == errno.EADDRINUSE:
        return CouldNotRun(
            f"端口 {port} 有别的程序在用；用 --port 另选一个", f"port {port} is in use; choose another with --port"
        )
    return CouldNotRun(
        f"用不了端口 {port}；用 --port 另选一个", f"port {port} is not to be had; choose another with --port"
    )


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, *arguments: object, folder: Path, news: News) -> None:
        self._folder, self._news = folder, news
        super().__init__(*arguments)  # type: ignore[arg-type] # as the server hands them over

    def do_GET(self) -> None:
        """Answers with a page, a file, or the news."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answers with the headers alone."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Says nothing: the terminal is for the records' faults."""

    def _answer(self) -> None:
        # A name that leads here from elsewhere could let another site read what is not published yet.
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        address = unquote(urlsplit(self.path).path)
        if host not in {LOOPBACK, "localhost"}:
            self._send(HTTPStatus.FORBIDDEN, b"", ".txt")
        elif address == f"{_OWN}events":
            self._send_events()
        elif address.removeprefix(_OWN) in _OWN_FILES:
            name = address.removeprefix(_OWN)
            self._send(HTTPStatus.OK, (files("gongshi_site.serve") / name).read_bytes(), Path(name).suffix)
        else:
            self._send_file(address)

    def _send_file(self, address: str) -> None:
        # What the page is made of must not be older than the edition it is said to be.
        edition = self._news.latest
        file = self._found(address)
        if file is None:
            self._send_missing(edition)
        elif file.is_dir():
            self._redirect(f"{urlsplit(self.path).path}/")
        else:
            self._send_content(file, edition)

    def _send_content(self, file: Path, edition: Edition) -> None:
        try:
            content = file.read_bytes()
        except OSError:
            # The site was replaced meanwhile by one that has no such page.
            self._send_missing(edition)
            return
        self._send(HTTPStatus.OK, _following(content, edition) if file.suffix == ".html" else content, file.suffix)

    def _found(self, address: str) -> Path | None:
        """The file at an address; the folder, where the address lacks the last stroke; nothing outside the site."""
        parts = address.split("/")[1:]
        if any(part.startswith(".") or "\0" in part for part in parts):
            return None
        path = self._folder.joinpath(*parts[:-1], parts[-1] or "index.html")
        if path.is_dir():
            return path if (path / "index.html").is_file() else None
        return path if path.is_file() and path.resolve().is_relative_to(self._folder.resolve()) else None

    def _send_missing(self, edition: Edition) -> None:
        own, status = self._folder / "404.html", HTTPStatus.NOT_FOUND
        if own.is_file():
            page = own.read_bytes()
        elif (self._folder / "index.html").is_file():
            page = _saying(_NO_PAGE)
        elif edition.name:
            page = _saying(_NO_SITE)
        else:
            page, status = _saying(_BEING_MADE), HTTPStatus.SERVICE_UNAVAILABLE
        self._send(status, _following(page, edition), ".html")

    def _send(self, status: HTTPStatus, body: bytes, suffix: str) -> None:
        self.send_response(status)
        if status is HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Retry-After", str(_RETRY_AFTER))
        self.send_header("Content-Type", _TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen: Edition | None = None
        try:
            while True:
                edition = self._news.after(seen, _HEARTBEAT)
                seen = edition or seen
                line = f"data: {edition.as_json()}\n\n" if edition else ": still here\n\n"
                self.wfile.write(line.encode())
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


def _saying(said: Message) -> bytes:
    """A page of one sentence."""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(said.zh)}</title></head>'
        f'<body><p>{escape(said.zh)}<p lang="en">{escape(said.en)}'
    ).encode()


def _following(page: bytes, edition: Edition) -> bytes:
    """A page as it was built, and in its head the script that follows the news."""
    script = f'<script src="{_OWN}reload.js" data-build="{edition.name}" defer></script></head>'
    return page.replace(b"</head>", script.encode(), 1)
