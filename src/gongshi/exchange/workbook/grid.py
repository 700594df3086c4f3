"""A book of sheets as it was read: cells with their places, and what a sheet hides.

Rows and columns count from 1. The rows of all sheets are numbered through, so that the mark of a value, a line and a
column, leads to its cell wherever the parts of a record stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from gongshi.findings import Message
from gongshi.place import Place

ROWS_A_SHEET = 1 << 21
"""More than a sheet can have (2 to the 20th)."""


class Form(Enum):
    """What a cell holds: ``NUMBER`` plain decimal digits, ``DAY`` an ISO day or a time of day."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty. ``why`` says of a broken one what is wrong with it."""

    text: str
    form: Form = Form.TEXT
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """A rectangle of cells that shows only its first, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows``: row -> column -> cell, in order; ``is_hidden`` where the program does not show it."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether no cell says anything."""
        return not any(True for row in self.rows.values() for _ in filled(row))

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place; None where it is empty."""
        return self.rows.get(row, {}).get(column)

    def hides_column(self, column: int) -> bool:
        """Whether a column is in one of the hidden spans, ``hidden_columns``, both ends included."""
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True, order=True)
class CellPlace(Place):
    """A place in a sheet, shown as spreadsheets do: ``book.xlsx:项目!D7``."""

    def __str__(self) -> str:
        return f"{self.file}!{letters(self.column)}{self.line}"


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file. ``remarks`` are what should be known of how it was read.

    ``is_one_sheet``: the file is its only sheet, and findings don't name it.
    """

    file: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[Message, ...] = ()
    is_one_sheet: bool = False

    def line(self, sheet: Sheet, row: int) -> int:
        """The number of a row among all rows of the book."""
        return next(at for at, one in enumerate(self.sheets) if one is sheet) * ROWS_A_SHEET + row

    def place(self, line: int, column: int) -> CellPlace:
        """Where the cell is that `line` numbers."""
        at, row = divmod(line, ROWS_A_SHEET)
        return CellPlace(self.named(self.sheets[at]), row, column)

    def named(self, sheet: Sheet) -> str:
        """What findings call a sheet."""
        return self.file if self.is_one_sheet else f"{self.file}:{sheet.name}"


class NotABook(Exception):  # noqa: N818 - it is a refusal of a person's file, no fault of the program
    """A file that cannot be read as a book of sheets, and why. Raised by what reads one."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(zh, en)


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    said = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        said = chr(ord("A") + letter) + said
    return said or "A"


def filled(row: Mapping[int, Cell]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that say something, by column."""
    return ((column, cell) for column, cell in sorted(row.items()) if cell.text.strip() or cell.form is Form.BROKEN)
