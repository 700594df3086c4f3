"""The text of a Pabulib file as its three tables, every cell with its place.

A section is a line with its name alone, a line with the columns, then the rows; cells are separated by ``;``
and quoted by ``"``, lines end in CRLF or LF. Source: https://pabulib.org/format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongshi.exchange.pabulib.cells import Cell, Findings, Row

META = "META"
PROJECTS = "PROJECTS"
VOTES = "VOTES"
_NAMES = (META, PROJECTS, VOTES)
_COLUMNS = {META: ("key", "value"), PROJECTS: ("project_id", "cost", "name"), VOTES: ("vote",)}
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"[ \t\r]*(?=[;\n]|\Z)')
_PLAIN = re.compile(r"[^;\n]*")

_Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One table. ``is_whole``: no row had to be left out because its cells don't fit the columns."""

    heading: Cell
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]
    is_whole: bool

    def column(self, name: str) -> Cell | None:
        """The heading of the column ``name``; None where the table has none."""
        return next((column for column in self.columns if column.text == name), None)


def read_sections(text: str, findings: Findings) -> dict[str, Section]:
    """The sections of the file by name, with at least the columns that an edition needs.

    What is not there, stands twice or does not fit the columns is found, and left out.
    """
    before, *blocks = _blocks(_Scanner(text, findings).lines())
    for line in before[:1]:
        findings.refuse(
            line[0],
            "第一节之前不应有内容；文件应以单独一行 META 开头",
            "this stands before the first section; the file should begin with a line META",
        )
    sections: dict[str, Section] = {}
    for block in blocks:
        _add(sections, block, findings)
    for name in _NAMES:
        if not any(block[0][0].text == name for block in blocks):
            findings.refuse(
                Cell("", 1, 1),
                f"缺少 {name} 一节；META、PROJECTS、VOTES 三节都要有，节名单独占一行",
                f"the section {name} is missing; META, PROJECTS and VOTES should each have a line so named",
            )
    return sections


def _blocks(lines: Iterator[_Line]) -> list[list[_Line]]:
    """What stands before the first section, then each section from its name on."""
    blocks: list[list[_Line]] = [[]]
    for line in lines:
        if len(line) == 1 and line[0].text in _NAMES:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _add(sections: dict[str, Section], block: Sequence[_Line], findings: Findings) -> None:
    heading = block[0][0]
    if heading.text in sections:
        first = sections[heading.text].heading.line
        findings.refuse(
            heading,
            f"{heading.text} 一节出现两次，第一次在第{first}行；每节只写一次",
            f"the section {heading.text} stands twice, first on line {first}; each stands once",
        )
    elif len(block) == 1:
        findings.refuse(
            heading,
            f"{heading.text} 一节是空的；下一行应写列名",
            f"the section {heading.text} is empty; the next line should name its columns",
        )
    elif _check_columns(heading, block[1], findings):
        sections[heading.text] = _section(heading, block[1], block[2:], findings)


def _check_columns(heading: Cell, columns: _Line, findings: Findings) -> bool:
    names = [column.text for column in columns]
    missing = [name for name in _COLUMNS[heading.text] if name not in names]
    repeated = [column for position, column in enumerate(columns) if column.text in names[:position]]
    for name in missing:
        findings.refuse(
            columns[0],
            f"{heading.text} 一节没有 {name} 这一列",
            f"the section {heading.text} has no column {name}; it should have one",
        )
    for column in repeated:
        findings.refuse(
            column,
            f"列名“{column.text}”出现两次，应只写一次",
            f"the column {column.text!r} stands twice; it should stand once",
        )
    return not missing and not repeated


def _section(heading: Cell, columns: _Line, lines: Sequence[_Line], findings: Findings) -> Section:
    names = [column.text for column in columns]
    fitting = [line for line in lines if len(line) == len(columns)]
    for line in lines:
        if len(line) != len(columns):
            findings.refuse(
                line[0],
                f"这一行有{len(line)}格，应有{len(columns)}格，和第{columns[0].line}行的列名一样多；"
                f"内容里有分号时要加引号",
                f"this row has {len(line)} fields; it should have {len(columns)}, as many as line "
                f"{columns[0].line} names columns; a value with a semicolon needs quotation marks",
            )
    rows = tuple(dict(zip(names, line, strict=True)) for line in fitting)
    return Section(heading, columns, rows, is_whole=len(fitting) == len(lines))


class _Scanner:
    """Walks through a text and knows on which line it is, and where that line begins."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.text = text
        self.findings = findings
        self.position = 0
        self.line = 1
        self.line_start = 0

    def lines(self) -> Iterator[_Line]:
        """The cells of every line that is not blank."""
        while self.position < len(self.text):
            cells = tuple(self._cells())
            if any(cell.text for cell in cells):
                yield cells

    def _cells(self) -> Iterator[Cell]:
        yield self._cell()
        while self.text.startswith(";", self.position):
            self.position += 1
            yield self._cell()
        self.position += 1
        self.line += 1
        self.line_start = self.position

    def _cell(self) -> Cell:
        begin, line, column = self.position, self.line, self.position - self.line_start + 1
        if not self.text.startswith('"', begin):
            return Cell(self._plain(), line, column)
        quoted = _QUOTED.match(self.text, begin)
        if quoted is None:
            cell = Cell(self._plain(), line, column)
            self.findings.refuse(cell, *_LOOSE_QUOTE)
            return cell
        self._pass(quoted.end())
        return Cell(quoted[1].replace('""', '"').replace("\r\n", "\n").strip(), line, column)

    def _plain(self) -> str:
        plain = _PLAIN.match(self.text, self.position)
        assert plain is not None
        self.position = plain.end()
        return plain[0].strip()

    def _pass(self, end: int) -> None:
        breaks = self.text.count("\n", self.position, end)
        if breaks:
            self.line += breaks
            self.line_start = self.text.rindex("\n", self.position, end) + 1
        self.position = end


_LOOSE_QUOTE = (
    '以引号开头的内容应以引号结尾，其后紧接分号或换行；内容里的引号写两次 ("")',
    'a value that begins with a quotation mark should end with one, before ; or line end; "" stands for one',
)
