"""One row of a sheet of the records' workbook: its values with their places, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongshi.exchange.workbook.cells import read
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.drafts import Drafts, Inside
from gongshi.exchange.workbook.filling import EMPTY_GROUP, OTHER_LANGUAGE
from gongshi.exchange.workbook.grid import Cell, Form, Sheet
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.recognising import Recognised
from gongshi.exchange.workbook.spread import Spread
from gongshi.exchange.workbook.wholesome import unwholesome
from gongshi.findings import Finding
from gongshi.load.parse import Value
from gongshi.place import Mark

_NOTHING_MORE: dict[str, Value] = {}
"""The value of a cell that says that its group is there, but has nothing in it."""


@dataclass(slots=True)
class RecordRow:
    """What a row says: where it leads, its values with their places, and what is wrong with it.

    ``marks`` are also those of its empty cells: what is missing is missing there. ``led_from``: the columns of what
    leads to its record.
    """

    references: dict[str, str] = field(default_factory=dict)
    led_from: dict[str, int] = field(default_factory=dict)
    tree: dict[str, Value] = field(default_factory=dict)
    marks: Inside = field(default_factory=dict)
    counted: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)


class RowReader:
    """Reads one row of a sheet."""

    def __init__(self, sheet: Sheet, this: Recognised, drafts: Drafts, language: str) -> None:
        self.sheet = sheet
        self.this = this
        self.drafts = drafts
        self.language = language
        self.read = RecordRow()

    def row(self, row: int, said: Mapping[int, Cell], whole: Spread) -> RecordRow:
        """What the row says."""
        line = self.drafts.book.line(self.sheet, row)
        own = {column.key for column in self.this.table.references}
        # A text's version in the other language joins the one in its own.
        columns = sorted(self.this.columns.items(), key=lambda one: (one[1].language is not None, one[0]))
        for at, column in columns:
            cell = said.get(at)
            if cell is None:
                continue
            try:
                value = self._value(column, cell, repeated=whole.is_repeated(row, at))
            except Misread as refusal:
                self.read.faults.append(self.drafts.fault(line, at, refusal.message.zh, refusal.message.en))
                # What the cell says stays, so that it is not found missing as well.
                value = cell.text
            if value is None:
                continue
            if column.key in own:
                self.read.references[column.key] = str(value)
            elif column.kind is Kind.ROWS:
                self.read.counted[column.path[-1]] = (str(value), at)
            else:
                self._put(column, value, (line, at, None))
        self._mark_empty(line)
        return self.read

    def _mark_empty(self, line: int) -> None:
        own = {column.key for column in self.this.table.references}
        for at, column in self.this.columns.items():
            if column.key in own:
                self.read.led_from.setdefault(column.key, at)
            # Rows of another sheet have marks of their own.
            elif column.kind is not Kind.ROWS and column.language is None:
                _marks_around(self.read.marks, column, (line, at, None)).setdefault(column.path[-1], (line, at, None))

    def _value(self, column: Column, cell: Cell, *, repeated: bool) -> Value | None:
        if repeated and column.kind in {Kind.AMOUNT, Kind.COUNT}:
            raise Misread(
                "合并的格子里有数，不知道是每行都是这么多，还是几行合起来；请取消合并，各行写各行的",
                "a merged cell holds a number, each row's or that of all together; unmerge it and write each row's own",
            )
        if cell.form is not Form.BROKEN and (message := unwholesome(cell.text)):
            raise Misread(message.zh, message.en)
        if column.kind is Kind.ROWS:
            return cell.text.strip()
        if cell.text.strip() == EMPTY_GROUP and column.path[:-1]:
            return _NOTHING_MORE
        return read(column, cell)

    def _put(self, column: Column, value: Value, mark: Mark) -> None:
        tree, marks = self.read.tree, _marks_around(self.read.marks, column, mark)
        for step in column.path[:-1]:
            below = tree.setdefault(step, {})
            assert isinstance(below, dict)
            tree = below
        if value is _NOTHING_MORE:
            return
        key = column.path[-1]
        if column.language is not None:
            value = self._in_both(tree.get(key), value, column, mark)
        tree[key] = value
        marks.setdefault(key, _marked(value, mark))

    def _in_both(self, own: Value | None, other: Value, column: Column, mark: Mark) -> Value:
        """A text with its version in the other language; of a list, each with its own."""
        language = column.language or OTHER_LANGUAGE
        if own is None:
            return [{language: one} for one in other] if isinstance(other, list) else {language: other}
        if isinstance(own, list) and isinstance(other, list) and len(own) == len(other):
            return [{self.language: mine, language: theirs} for mine, theirs in zip(own, other, strict=True)]
        if isinstance(own, str) and isinstance(other, str):
            return {self.language: own, language: other}
        self.read.faults.append(
            self.drafts.fault(
                mark[0],
                mark[1],
                "这一格和旁边的中文对不上，两边要一样多",
                "this has not as many texts as the column beside it",
            )
        )
        return own


def _marks_around(marks: Inside, column: Column, mark: Mark) -> Inside:
    """The marks of the group in which a column stands; ``mark`` is that of a group that has none yet."""
    for step in column.path[:-1]:
        inside = marks.setdefault(step, (mark[0], mark[1], {}))[2]
        assert isinstance(inside, dict)
        marks = inside
    return marks


def _marked(value: Value, mark: Mark) -> Mark:
    """A mark for a value and all that is in it: all stand in one cell."""
    if isinstance(value, dict):
        return mark[0], mark[1], {key: _marked(one, mark) for key, one in value.items()}
    if isinstance(value, list):
        return mark[0], mark[1], [_marked(one, mark) for one in value]
    return mark
