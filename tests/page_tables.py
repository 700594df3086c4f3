"""A page as a machine reads it: its elements in order, its addresses, and its tables as text."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = frozenset({"img", "meta", "source", "br", "link"})


class Read(HTMLParser):
    """What a page consists of; ``unclosed`` is empty where every element is closed in its turn.

    ``tables`` by the id of their section: rows of cells, each without what stands in ``span``.
    """

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.alts: list[str] = []
        self.unclosed: list[str] = []
        self.crossed: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self._section = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes in what a tag opens and asks for."""
        told = {name: value or "" for name, value in attrs}
        self.elements.append(tag)
        self.ids += [told["id"]] if "id" in told else []
        self.alts += [told["alt"]] if "alt" in told else []
        self.addresses += [told[name] for name in ("src", "srcset", "href") if name in told]
        if tag == "section":
            self._section = told["id"]
        if tag not in _VOID:
            self.unclosed.append(tag)
        if tag == "tr" and self._section:
            self.tables.setdefault(self._section, []).append([])
        if tag in {"td", "th"} and self._section:
            self.tables[self._section][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Takes in what a tag closes."""
        if self.unclosed and self.unclosed[-1] == tag:
            self.unclosed.pop()
        else:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        """Takes in the text of a cell."""
        is_cell = "table" in self.unclosed and {"td", "th"} & set(self.unclosed[-2:])
        if is_cell and self.unclosed[-1] != "span" and self.tables.get(self._section, [[]])[-1]:
            self.tables[self._section][-1][-1] += data.strip()
