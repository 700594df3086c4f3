"""A page's HTML as a list of elements, for what can be judged without a browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Element:
    """An opening tag, and the text up to its closing one where that was asked for."""

    name: str
    attributes: dict[str, str]


@dataclass(slots=True)
class Reading:
    """What a page is made of: its elements in order, the text of its main part, and the links in that."""

    elements: list[Element] = field(default_factory=list)
    main: str = ""
    links: list[str] = field(default_factory=list)

    def all(self, *names: str) -> list[Element]:
        """The elements of these names, in the page's order."""
        return [element for element in self.elements if element.name in names]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading()
        self._in_main = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.reading.elements.append(element)
        self._in_main |= tag == "main"
        if tag == "a" and self._in_main:
            self.reading.links.append(element.attributes.get("href", ""))

    def handle_endtag(self, tag: str) -> None:
        self._in_main &= tag != "main"

    def handle_data(self, data: str) -> None:
        if self._in_main:
            self.reading.main += data


def reading(page: Path) -> Reading:
    """The page at this path, parsed."""
    parser = _Parser()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.reading
