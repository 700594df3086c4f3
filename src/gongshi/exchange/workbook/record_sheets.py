"""The sheets of the records' workbook to drafts of records: each row by the keys in the sheet's second row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gongshi.exchange.workbook.cells import NONE_AT_ALL, read
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.drafts import Draft, Drafts, Identity, Inside
from gongshi.exchange.workbook.filling import EMPTY_GROUP, OTHER_LANGUAGE
from gongshi.exchange.workbook.grid import Cell, Form, Sheet, filled
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.notes import EXAMPLE_ROW, GUIDE
from gongshi.exchange.workbook.spread import Spread, spread
from gongshi.exchange.workbook.tables import COMMUNITY, RECORD, REMARKS, Table, heading, tables
from gongshi.exchange.workbook.wholesome import unwholesome
from gongshi.findings import Finding
from gongshi.load.parse import Value
from gongshi.model.refusal import shown
from gongshi.model.scalars import IDENTIFIER
from gongshi.place import Mark

_LOOKED_AT = 10
_ROWS = re.compile("[0-9]{1,6}")


class Recognised(NamedTuple):
    """A sheet of the workbook: which one, and which column stands where below ``row``.

    ``told_by``: whether by its keys, rather than its headings; and by its name.
    """

    table: Table
    row: int
    told_by: tuple[bool, bool]
    columns: Mapping[int, Column]
    unknown: Mapping[int, str]


def recognised(sheet: Sheet) -> Recognised | None:
    """Which sheet of the workbook this is; None where it is none of them.

    It is told by the keys in one of its first rows, or by its own name and the headings.
    """
    found = None
    for row, cells in list(sheet.rows.items())[:_LOOKED_AT]:
        said = {column: cell.text.strip() for column, cell in filled(cells)}
        for table in tables():
            one = _as(table, row, said, by_name=sheet.name in {table.name.zh, table.key})
            if one is not None and (found is None or _closeness(one) > _closeness(found)):
                found = one
    return found


def _closeness(one: Recognised) -> tuple[tuple[bool, bool], int]:
    return one.told_by, len(one.columns)


def is_guide(sheet: Sheet) -> bool:
    """Whether this is the sheet that says how to fill in the others."""
    return sheet.name == GUIDE


def _as(table: Table, row: int, said: Mapping[int, str], *, by_name: bool) -> Recognised | None:
    by_key = {column.key: column for column in _with_languages(table)}
    columns = {at: by_key[text] for at, text in said.items() if text in by_key}
    if (REMARKS in said.values() or len(columns) > 2) and len(columns) > 1:
        known = set(columns) | {at for at, text in said.items() if text == REMARKS}
        # Another list of records may have some of the same keys; then the name decides.
        unknown = {at: text for at, text in said.items() if at not in known}
        if by_name or not unknown:
            return Recognised(table, row, (True, by_name), columns, unknown)
    if by_name:
        by_heading = {heading(column).zh: column for column in _with_languages(table)}
        columns = {at: by_heading[text] for at, text in said.items() if text in by_heading}
        needed = {column.key for column in table.all_columns if column.is_required}
        if len(columns) > 1 and needed <= {column.key for column in columns.values()}:
            unknown = {at: text for at, text in said.items() if at not in columns and text != "备注"}
            return Recognised(table, row, (False, by_name), columns, unknown)
    return None


def _with_languages(table: Table) -> Iterator[Column]:
    for column in table.all_columns:
        yield column
        if column.kind is Kind.TEXT:
            yield column.in_language(OTHER_LANGUAGE)


@dataclass(slots=True)
class _Row:
    """What a row says: where it leads, its values with their places, and what is wrong with it."""

    references: dict[str, str] = field(default_factory=dict)
    tree: dict[str, Value] = field(default_factory=dict)
    marks: Inside = field(default_factory=dict)
    counted: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)


def read_sheet(sheet: Sheet, this: Recognised, drafts: Drafts, language: str) -> int:
    """Adds what a sheet says to the drafts; how many of its rows are examples, which are left aside.

    ``language``: that of a text whose version in the other language stands beside it.
    """
    _refuse_unknown(sheet, this, drafts)
    examples = 0
    whole = spread(sheet, above=this.row)
    for row in (row for row in sorted(sheet.rows) if row > this.row):
        said = dict(filled(whole.row(row)))
        remark = next((said.pop(at).text.strip() for at in list(said) if at not in this.columns and at == 1), "")
        if remark == EXAMPLE_ROW:
            examples += 1
        elif said:
            read_row = _Reader(sheet, this, drafts, language).row(row, said, whole)
            if row in sheet.hidden_rows:
                read_row.faults.append(_hidden(drafts, drafts.book.line(sheet, row)))
            _add(this.table, read_row, drafts, drafts.book.line(sheet, row))
    return examples


def _hidden(drafts: Drafts, line: int) -> Finding:
    return drafts.fault(
        line,
        1,
        "这一行是隐藏的，里面有内容；请取消隐藏（或取消筛选），或删去这一行",
        "this row is hidden but holds something; show it (or take the filter off), or delete it",
    )


def _refuse_unknown(sheet: Sheet, this: Recognised, drafts: Drafts) -> None:
    held = {at for row, cells in sheet.rows.items() if row > this.row for at in cells}
    line = drafts.book.line(sheet, this.row)
    for at in sorted(held | set(this.unknown)):
        holds = at in held
        if at in this.unknown:
            text = shown(this.unknown[at])
            drafts.faults.append(drafts.fault(line, at, f"没有“{text}”这个字段", f"there is no key {text!r}"))
        elif holds and at not in this.columns and at != 1:
            drafts.faults.append(
                drafts.fault(line, at, "这一列有内容，却没有字段名", "this column holds something but has no key")
            )
        elif holds and sheet.hides_column(at):
            drafts.faults.append(
                drafts.fault(
                    line,
                    at,
                    "这一列是隐藏的，里面有内容；请取消隐藏，或清空",
                    "this column is hidden but holds something; show it",
                )
            )


class _Reader:
    """Reads one row of a sheet."""

    def __init__(self, sheet: Sheet, this: Recognised, drafts: Drafts, language: str) -> None:
        self.sheet = sheet
        self.this = this
        self.drafts = drafts
        self.language = language
        self.read = _Row()

    def row(self, row: int, said: Mapping[int, Cell], whole: Spread) -> _Row:
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
        return self.read

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
            return {}
        return read(column, cell)

    def _put(self, column: Column, value: Value, mark: Mark) -> None:
        tree, marks = self.read.tree, self.read.marks
        if value == {} and column.path[:-1] and column.kind is not Kind.COUNTS:
            column, value = Column(column.path[:-1], Kind.CODE, column.words), {}
        for step in column.path[:-1]:
            below = tree.setdefault(step, {})
            inside = marks.setdefault(step, (mark[0], mark[1], {}))[2]
            assert isinstance(below, dict)
            assert isinstance(inside, dict)
            tree, marks = below, inside
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


def _marked(value: Value, mark: Mark) -> Mark:
    """A mark for a value and all that is in it: all stand in one cell."""
    if isinstance(value, dict):
        return mark[0], mark[1], {key: _marked(one, mark) for key, one in value.items()}
    if isinstance(value, list):
        return mark[0], mark[1], [_marked(one, mark) for one in value]
    return mark


def _add(table: Table, row: _Row, drafts: Drafts, line: int) -> None:
    """A row becomes a record, or a part of one."""
    identity = _identity(table, row)
    if table.within is None:
        draft = Draft(identity, row.tree, row.marks, line, row.faults)
        _refuse_without_references(table, row, drafts, draft)
        _add_counted(row, draft, drafts, line)
        drafts.begin(draft)
        return
    parent = _parent(table, identity, drafts, line)
    if parent is None:
        drafts.leave_out(*row.faults, drafts.fault(line, 2, *_no_parent(table, row)))
        return
    parent.faults += row.faults
    parent.append(table.within.key, row.tree, (line, 1, row.marks))


def _identity(table: Table, row: _Row) -> Identity:
    """Which record a row is, or belongs to."""
    if table.kind in {"programme", "rules"}:
        return Identity(table.kind, "", "")
    own = str(row.tree.get("id", "")) if table.within is None else row.references.get(RECORD, "")
    community = row.references.get(COMMUNITY, "")
    if table.kind == "community":
        return Identity(table.kind, "", own if table.within is None else community)
    return Identity(table.kind, community, own)


def _parent(table: Table, identity: Identity, drafts: Drafts, line: int) -> Draft | None:
    known = drafts.of.get(identity)
    if known is None and table.kind == "proposals" and all(identity[1:]):
        # The proposals of a year say themselves which year it is.
        known = Draft(identity, {"id": identity.id, "fiscal_year": identity.id}, {}, line)
        drafts.begin(known)
    return known


def _no_parent(table: Table, row: _Row) -> tuple[str, str]:
    whole = next(one for one in tables() if one.kind == table.kind and one.within is None)
    led = "、".join(
        f"{heading(column).zh} {shown(row.references.get(column.key, '（空）'))}" for column in table.references
    )
    return (
        f"“{whole.name.zh}”表里没有这一行所属的记录：{led or '那张表是空的'}",
        f"the sheet {whole.name.zh} has no record to which this row belongs: {', '.join(row.references.values())}",
    )


def _refuse_without_references(table: Table, row: _Row, drafts: Drafts, draft: Draft) -> None:
    for column in table.references:
        said = row.references.get(column.key)
        if said is None:
            zh, en = f"没有写{heading(column).zh}", f"the {heading(column).en} is missing"
        elif not IDENTIFIER.fullmatch(said):
            zh = f"“{shown(said)}”不能作编号；只用小写字母、数字和中间的连字符"
            en = f"{shown(said)!r} is no id: lower-case letters, digits, single hyphens between"
        else:
            continue
        draft.faults.append(drafts.fault(draft.line, 1, zh, en))


def _add_counted(row: _Row, draft: Draft, drafts: Drafts, line: int) -> None:
    """What a record says of the number of its rows in another sheet: none at all, or so many."""
    for key, (said, at) in row.counted.items():
        if said in {NONE_AT_ALL, "0"}:
            draft.tree[key] = []
            draft.marks[key] = (line, at, [])
        elif not _ROWS.fullmatch(said):
            draft.faults.append(
                drafts.fault(
                    line, at, f"“{shown(said)}”应是件数，或者“无”", f"{shown(said)!r} should be a number or 无 (none)"
                )
            )
        else:
            draft.counted[key] = (int(said), at)


def check_counted(drafts: Drafts) -> None:
    """Finds records that say of another sheet that it has more or fewer rows of theirs than it has."""
    for draft in drafts.of.values():
        for key, (count, at) in draft.counted.items():
            entries = draft.tree.get(key, [])
            if len(entries) != count:
                draft.faults.append(
                    drafts.fault(
                        draft.line,
                        at,
                        f"这里写{count}件，那张表里有{len(entries)}行",
                        f"{count} by this cell, {len(entries)} rows there",
                    )
                )


def complete_lists(drafts: Drafts) -> None:
    """Gives every record the lists it must have, be they empty."""
    for table in tables():
        if table.within is not None and table.within.is_required:
            for identity, draft in drafts.of.items():
                if identity.kind == table.kind:
                    draft.tree.setdefault(table.within.key, [])
