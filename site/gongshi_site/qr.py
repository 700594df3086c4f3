"""QR codes that hand a page over from the kiosk's screen, or from the sheet on the wall, to a resident's own phone."""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from gongshi.commands.trouble import CouldNotRun

_LETTERS = 8
_CORRECTION = "q"
_DRAWING: Mapping[str, Any] = {"border": 4, "dark": "#000", "light": "#fff", "xmldecl": False, "omitsize": True}
_HOST = re.compile(r"[a-z0-9.-]+(:\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Code:
    """A page's QR code: the address it holds, which also stands beside it to be typed, and the path of its picture."""

    address: str
    path: str


def short_path(path: str) -> str:
    """A page's short path, which never changes as long as its own does not: ``q/k7w3xa2m/index.html``.

    Its letters are those of the path's hash. In a city of 100,000 pages that two of them share one is a matter of
    one in two hundred, and in a district of one in half a million.
    """
    digest = sha256(path.encode()).digest()
    return f"q/{b32encode(digest)[:_LETTERS].decode().lower()}/index.html"


def short_address(site: str, root: str, path: str) -> str:
    """What a phone is given for the page at ``path`` below the folder ``root`` of its language."""
    return f"{site}/{root}{short_path(path).removesuffix('index.html')}"


def code_for(site: str, root: str, path: str) -> Code:
    """The code that leads to the page at ``path`` below the folder ``root`` of its language.

    Its picture is named after what it shows, so that a picture that is there already need not be drawn again.
    """
    address = short_address(site, root, path)
    return Code(address, f"q/{sha256(f'{_recipe()} {address}'.encode()).hexdigest()[:16]}.svg")


@cache
def _recipe() -> str:
    """How codes are drawn: another way gives another file."""
    return f"{version('segno')} {_CORRECTION} {_DRAWING}"


def drawn(address: str) -> str:
    """The code of an address, as SVG: error correction Q or better, a quiet zone of four modules, dark on light."""
    import segno  # noqa: PLC0415 - only sites with codes need it, and it brings a web client with it

    svg = BytesIO()
    symbol = segno.make_qr(address, error=_CORRECTION)
    symbol.save(svg, kind="svg", **_DRAWING)
    return svg.getvalue().decode()


def public_address(given: str | None) -> str | None:
    """The address at which the site is published, without a slash at its end; None where none was given.

    Raises:
        CouldNotRun: where it is none.
    """
    if given is None:
        return None
    parts = urlsplit(given)
    plain = not (parts.query or parts.fragment or parts.username)
    if parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc) and plain:
        return given.rstrip("/")
    raise CouldNotRun(
        f"--address 要网站公开的网址，例如 https://gongshi.example.cn，不能是“{given}”",
        f"--address takes the site's public address, such as https://gongshi.example.cn, not {given!r}",
    )
