"""The sheets of the records' workbook to drafts of records: each row by the keys in the sheet's second row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongshi.exchange.workbook.cells import NONE_AT_ALL
from gongshi.exchange.workbook.drafts import Draft, Drafts, Identity
from gongshi.exchange.workbook.grid import Sheet, filled
from gongshi.exchange.workbook.leading import astray, identity_of, wrong_references
from gongshi.exchange.workbook.notes import EXAMPLE_ROW, where_posted
from gongshi.exchange.workbook.recognising import Recognised
from gongshi.exchange.workbook.record_rows import RecordRow, RowReader
from gongshi.exchange.workbook.spread import spread
from gongshi.exchange.workbook.tables import Table, tables
from gongshi.findings import Finding, Message
from gongshi.model.refusal import shown
from gongshi.model.terms import NoticeKind
from gongshi.place import NO_MARK

_ROWS = re.compile("[0-9]{1,6}")


def read_sheet(sheet: Sheet, this: Recognised, drafts: Drafts, language: str) -> int:
    """Adds what a sheet says to the drafts; how many of its rows are examples, which are left aside.

    ``language``: that of a text whose version in the other language stands beside it.
    """
    _refuse_columns(sheet, this, drafts)
    examples = 0
    whole = spread(sheet, above=this.row)
    for row in (row for row in sorted(sheet.rows) if row > this.row):
        said = dict(filled(whole.row(row)))
        remark = next((said.pop(at).text.strip() for at in list(said) if at not in this.columns and at == 1), "")
        if remark == EXAMPLE_ROW:
            examples += 1
        elif said.keys() & this.columns.keys():
            read_row = RowReader(sheet, this, drafts, language).row(row, said, whole)
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


def _refuse_columns(sheet: Sheet, this: Recognised, drafts: Drafts) -> None:
    """Finds columns that nobody can read: unknown, there twice, without a key, or hidden."""
    held = {at for row, cells in sheet.rows.items() if row > this.row for at in cells}
    for at in sorted(held | set(this.unknown) | set(this.columns)):
        said = _wrong_with(sheet, this, at, is_empty=at not in held)
        if said is not None:
            drafts.faults.append(drafts.fault(drafts.book.line(sheet, this.row), at, said.zh, said.en))


def _wrong_with(sheet: Sheet, this: Recognised, at: int, *, is_empty: bool) -> Message | None:
    if at in this.unknown:
        text = shown(this.unknown[at])
        return Message(f"没有“{text}”这个字段", f"there is no key {text!r}")
    column = this.columns.get(at)
    if column is not None and any(other < at and one.key == column.key for other, one in this.columns.items()):
        return Message(f"{column.key} 有两列，只能有一列", f"there are two columns {column.key}")
    if is_empty or (column is None and at == 1):
        return None
    if column is None:
        return Message(
            "这一列有内容，却没有表头和字段名；补上，或把内容移到“备注”列，或删去",
            "this column holds something but has no heading and key; give it them, move it to column #, or delete it",
        )
    if sheet.hides_column(at):
        return Message(
            "这一列是隐藏的，里面有内容；请取消隐藏，或清空", "this column is hidden but holds something; show it"
        )
    return None


def _add(table: Table, row: RecordRow, drafts: Drafts, line: int) -> None:
    """A row becomes a record, or a part of one."""
    identity = identity_of(table, row, drafts, line)
    if table.within is None:
        draft = Draft(identity, row.tree, row.marks, line, row.faults)
        draft.faults += [
            *wrong_references(table, row, drafts, line),
            *_projects_of_a_resolution(table, row, drafts, line),
        ]
        _add_counted(row, draft, drafts, line)
        drafts.begin(draft)
        return
    parent = _parent(table, identity, drafts, line)
    if parent is None:
        drafts.leave_out(*row.faults, *astray(table, row, drafts, line))
        return
    parent.faults += [*row.faults, *wrong_references(table, row, drafts, line)]
    # What happened says what else its row may hold: without it the row is nothing.
    parent.append(table.within.key, row.tree, (line, row.marks.get("event", NO_MARK)[1], row.marks))


def _projects_of_a_resolution(table: Table, row: RecordRow, drafts: Drafts, line: int) -> Iterator[Finding]:
    """What the record's model says too, in the words of the workbook."""
    is_resolution = table.kind == "notices" and row.tree.get("kind") == NoticeKind.RESOLUTION.value
    if is_resolution and row.tree.get("projects"):
        said = where_posted()
        yield drafts.fault(line, row.marks["projects"][1], said.zh, said.en)


def _parent(table: Table, identity: Identity, drafts: Drafts, line: int) -> Draft | None:
    known = drafts.of.get(identity)
    if known is None and table.kind == "proposals" and all(identity[1:]):
        # The proposals of a year say themselves which year it is.
        known = Draft(identity, {"id": identity.id, "fiscal_year": identity.id}, {}, line)
        drafts.begin(known)
    return known


def _add_counted(row: RecordRow, draft: Draft, drafts: Drafts, line: int) -> None:
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
