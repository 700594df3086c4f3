"""What a page says, text by text, and in which language each is marked to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

_VOID = {
    "br",
    "circle",
    "hr",
    "img",
    "input",
    "line",
    "link",
    "meta",
    "path",
    "polygon",
    "polyline",
    "rect",
    "use",
    "wbr",
}
_SEEN = {"alt", "aria-label", "content", "placeholder", "title"}


class Spoken(NamedTuple):
    """A text, or an attribute's text, with the element it stands in and the language that this is marked with."""

    text: str
    element: str
    language: str


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.said: list[Spoken] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang")
        inside = (tag, self.open[-1][1] if language is None else language)
        self.said += [Spoken(value, tag, inside[1]) for name, value in attrs if name in _SEEN and value]
        if tag not in _VOID:
            self.open.append(inside)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawn shape holds no text."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        if data.strip() and tag not in {"script", "style"}:
            self.said.append(Spoken(data.strip(), tag, language))


def spoken(page: Path) -> Iterator[Spoken]:
    """The texts of a page in their order."""
    parser = _Page()
    # A day or amount that a line must not break is still part of its sentence.
    parser.feed(
        re.sub(
            r'<span class="whole">(.*?)</span>',
            lambda part: part[1].replace("<wbr>", ""),
            page.read_text(encoding="utf-8"),
        )
    )
    yield from parser.said
