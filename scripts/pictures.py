"""Pictures of the example site for the README and the handbook: phone, wide screen, kiosk, large type, dark, paper.

Usage: pictures.py SITE KIOSK FOLDER - the built site, the site of a kiosk, and where pictures go. The same sites and
the same Chromium give the same pictures: the page's clock stands at ten on the day of the records.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PHONE, WIDE, KIOSK = (390, 780), (1200, 900), (1080, 1920)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
COLOURS = 64
_PROJECT = "communities/wutong/projects/2026-007.html"
_NOTICE = "communities/wutong/notices/2026-n06.html"


@dataclass(frozen=True)
class Picture:
    """A page as it stands on a screen."""

    name: str
    page: str
    screen: tuple[int, int]
    size: str = "standard"
    theme: str = "light"
    at_kiosk: bool = False


PICTURES = (
    Picture("home-phone", "index.html", PHONE),
    Picture("home-wide", "index.html", WIDE),
    Picture("home-english", "en/index.html", WIDE),
    Picture("notices-larger", "notices/index.html", PHONE, size="larger"),
    Picture("notice-phone", _NOTICE, PHONE),
    Picture("notice-dark", _NOTICE, WIDE, theme="dark"),
    Picture("project-phone", _PROJECT, PHONE, size="large"),
    Picture("project-contrast", _PROJECT, WIDE, theme="contrast"),
    Picture("account-wide", "communities/wutong/accounts/2025.html", WIDE),
    Picture("district-dark", "district/index.html", PHONE, theme="dark"),
    Picture("attract-kiosk", "kiosk/index.html", KIOSK, size="large", at_kiosk=True),
    Picture("notice-kiosk", _NOTICE, KIOSK, size="larger", at_kiosk=True),
    Picture("planning-wide", "planning/year/index.html", WIDE),
    Picture("planning-outcomes", "planning/year/index.html#outcomes", WIDE),
    Picture("what-if-wide", "planning/what-if/index.html", (1200, 1500)),
    Picture("what-if-phone", "planning/what-if/index.html", PHONE),
)


@dataclass(frozen=True)
class Paper:
    """The first page of a sheet."""

    name: str
    sheet: str
    dots_per_inch: int


PAPERS = (
    Paper("sheet-a4", "communities/wutong/notices/2026-n34-a4.pdf", 72),
    Paper("sheet-a3", "communities/wutong/notices/2026-n34-a3.pdf", 51),
    Paper("sheet-slip", "communities/wutong/notices/2026-n34-slip.pdf", 72),
    Paper("sheet-poster", "communities/wutong/accounts/2026-a3.pdf", 51),
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def taken(picture: Picture, browser: Browser, address: str, day: str) -> bytes:
    """The picture as a PNG of few colours."""
    width, height = picture.screen
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", timezone_id="Asia/Shanghai"
    )
    context.add_init_script(
        f"for (const store of [localStorage, sessionStorage]) {{"
        f"store.setItem('size', '{picture.size}'); store.setItem('theme', '{picture.theme}');}}"
    )
    page = context.new_page()
    page.clock.set_fixed_time(f"{day}T10:00:00+08:00")
    answer = page.goto(f"{address}/{picture.page}", wait_until="networkidle")
    assert answer is not None
    assert answer.ok, picture
    shot = page.screenshot()
    context.close()
    return _of_few_colours(shot)


def printed(paper: Paper, site: Path) -> bytes:
    """The sheet as a PNG of few colours."""
    command = ["pdftoppm", "-r", str(paper.dots_per_inch), "-l", "1", "-singlefile", "-png", site / paper.sheet]
    return _of_few_colours(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603


def _of_few_colours(png: bytes) -> bytes:
    small = BytesIO()
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main(site: str, kiosk: str, folder: str) -> int:
    """Takes all pictures."""
    day = re.search(r'data-built="([0-9-]+)"', Path(site, "index.html").read_text(encoding="utf-8"))
    assert day is not None
    with served(Path(site)) as at_site, served(Path(kiosk)) as at_kiosk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for picture in PICTURES:
            png = taken(picture, browser, at_kiosk if picture.at_kiosk else at_site, day[1])
            _keep(png, Path(folder, f"{picture.name}.png"))
        browser.close()
    for paper in PAPERS:
        _keep(printed(paper, Path(site)), Path(folder, f"{paper.name}.png"))
    return 0


def _keep(png: bytes, file: Path) -> None:
    file.write_bytes(png)
    print(f"{file.name} {len(png) // 1024} KiB", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
