"""What the small parts of an .xlsx file say: its sheets, its texts, and which number formats show dates.

Source: ECMA-376 part 1, 18.2 (workbook), 18.4 (shared strings), 18.8 (styles).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from gongshi.exchange.workbook.archive import Archive
from gongshi.exchange.workbook.grid import NotABook

MAX_SHEETS = 200
MAX_CHARACTERS = 24 << 20
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it, and the part that holds it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class Parts:
    """What is needed to read the cells of a workbook. ``dates``: of each cell format, whether it shows a date."""

    sheets: list[SheetPart] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    is_from_1904: bool = False
    has_links: bool = False


class PartHandler(ContentHandler):
    """Walks through a part by the names of its elements without their prefixes."""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - as SAX has it
        """An element begins."""
        self.begin(name.rpartition(":")[2], attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 - as SAX has it
        """An element ends."""
        self.end(name.rpartition(":")[2])

    def begin(self, name: str, attributes: AttributesImpl) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


def read_parts(archive: Archive) -> Parts:
    """The parts of a workbook but for its cells.

    Raises:
        NotABook: where one is missing or broken.
    """
    main = _main_part(archive)
    book, links = _Workbook(), _Relations()
    archive.parse(main, book)
    folder = posixpath.dirname(main)
    archive.parse(f"{folder}/_rels/{posixpath.basename(main)}.rels", links)
    parts = Parts(
        is_from_1904=book.is_from_1904, has_links=any(one.kind == "externalLink" for one in links.of.values())
    )
    for name, identity, is_hidden in book.sheets:
        link = links.of.get(identity)
        if link is None:
            raise NotABook(f"文件不完整：找不到工作表“{name}”", f"the file is not whole: the sheet {name!r} is missing")
        if link.kind == "worksheet":
            parts.sheets.append(SheetPart(name, _target(folder, link.target), is_hidden))
    if len({sheet.part for sheet in parts.sheets}) < len(parts.sheets):
        raise NotABook("文件损坏：两张工作表是同一个部分", "the file is damaged: two sheets are the same part")
    # A workbook has one of each; of one that has more, the others are not read.
    targets = {link.kind: _target(folder, link.target) for link in links.of.values()}
    if strings_part := targets.get("sharedStrings"):
        strings = _Strings()
        archive.parse(strings_part, strings)
        parts.strings = strings.strings
    if styles_part := targets.get("styles"):
        styles = _Styles()
        archive.parse(styles_part, styles)
        parts.dates = styles.dates()
    return parts


def unescaped(text: str) -> str:
    """A text with what workbooks write as ``_x000D_`` as the character that is meant, and line ends as one."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _main_part(archive: Archive) -> str:
    links = _Relations()
    archive.parse("_rels/.rels", links)
    mains = [link.target for link in links.of.values() if link.kind == "officeDocument"]
    if not mains or _target("", mains[0]) not in archive.names:
        raise NotABook("这不是 Excel 工作簿", "this is no Excel workbook")
    return _target("", mains[0])


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


class _Relation(NamedTuple):
    kind: str
    target: str


class _Relations(PartHandler):
    """What a part refers to, by the names it uses for them."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, _Relation] = {}

    def begin(self, name: str, attributes: AttributesImpl) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.of[attributes.get("Id", "")] = _Relation(kind, attributes.get("Target", ""))


class _Workbook(PartHandler):
    """The list of sheets, and from which day dates are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_from_1904 = False

    def begin(self, name: str, attributes: AttributesImpl) -> None:
        if name == "sheet":
            identity = next((attributes[key] for key in attributes.getNames() if key.endswith(":id")), "")
            shown = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), identity, not shown))
            if len(self.sheets) > MAX_SHEETS:
                raise NotABook(f"工作表多于{MAX_SHEETS}张", f"there are more than {MAX_SHEETS} sheets")
        elif name == "workbookPr":
            self.is_from_1904 = attributes.get("date1904", "0") in {"1", "true"}


class _Strings(PartHandler):
    """The texts that cells refer to by number. How a word is pronounced is no part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._is_text = False
        self._is_phonetic = False
        self._characters = 0

    def begin(self, name: str, attributes: AttributesImpl) -> None:  # noqa: ARG002 - as all parts have it
        if name == "rPh":
            self._is_phonetic = True
        self._is_text = name == "t" and not self._is_phonetic

    def characters(self, content: str) -> None:
        if self._is_text:
            self._pieces.append(content)
            self._characters += len(content)
            if self._characters > MAX_CHARACTERS:
                raise NotABook("文字太多，请分成几份", "there is too much text; split the file")

    def end(self, name: str) -> None:
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_phonetic = False
        elif name == "si":
            self.strings.append("".join(self._pieces))
            self._pieces = []


class _Styles(PartHandler):
    """Which formats of cells show a number as a date."""

    def __init__(self) -> None:
        super().__init__()
        self._formats: dict[str, str] = {}
        self._used: list[str] = []
        self._is_cell_format = False

    def begin(self, name: str, attributes: AttributesImpl) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_cell_format = True
        elif name == "xf" and self._is_cell_format:
            self._used.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_cell_format = False

    def dates(self) -> list[bool]:
        """Of each format of cells, whether it shows a date."""
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # noqa: PLC0415 - slow to load

        known: Mapping[int, str] = BUILTIN_FORMATS
        own = {number: is_date_format(code) for number, code in self._formats.items()}
        # Formats 27 to 36 and 50 to 58 are the dates of East Asian systems, for which a workbook has no code.
        of_east_asia = {str(number): True for number in (*range(27, 37), *range(50, 59))}
        built_in = {str(number): is_date_format(code) for number, code in known.items()}
        every = {**of_east_asia, **built_in, **own}
        return [every.get(number, False) for number in self._used]
