"""What leads from a row of the workbook to its record: the ids of a community and of a record, and what is wrong there.

One cell that leads nowhere is told once: what follows from it for its row is not told as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from gongshi.exchange.workbook.columns import Column
from gongshi.exchange.workbook.drafts import Drafts, Identity
from gongshi.exchange.workbook.record_rows import RecordRow
from gongshi.exchange.workbook.tables import COMMUNITY, RECORD, Table, heading, tables
from gongshi.findings import Finding
from gongshi.model.refusal import shown
from gongshi.model.scalars import IDENTIFIER


def identity_of(table: Table, row: RecordRow, drafts: Drafts, line: int) -> Identity:
    """Which record a row is, or belongs to; of a community by its title it is the one that is meant."""
    if table.kind in {"programme", "rules"}:
        return Identity(table.kind, "", "")
    # A row without an id is a record of its own all the same: no other one is taken for it.
    own = str(row.tree.get("id", f"?{line}")) if table.within is None else row.references.get(RECORD, "")
    community = row.references.get(COMMUNITY, "")
    if table.kind == "community":
        return Identity(table.kind, "", own if table.within is None else community)
    known = community if IDENTIFIER.fullmatch(community) else _titled(community, drafts)
    if known is not None:
        return Identity(table.kind, known, own)
    # What is no id is told as that; it is not looked for as a community besides.
    return Identity(table.kind, "", f"{community}/{own}" if community else own)


def wrong_references(table: Table, row: RecordRow, drafts: Drafts, line: int) -> list[Finding]:
    """Of what should lead from a row to its record, what is missing or no id; not what could not be read at all."""
    told = {fault.place for fault in row.faults}
    return [fault for fault in _wrong(table, row, drafts, line) if fault.place not in told]


def astray(table: Table, row: RecordRow, drafts: Drafts, line: int) -> list[Finding]:
    """Why there is no record to which a row belongs, beside what is at fault in the row already."""
    told = {fault.place for fault in row.faults}
    if any(drafts.book.place(line, at) in told for at in row.led_from.values()):
        return []
    return wrong_references(table, row, drafts, line) or [_no_record(table, row, drafts, line)]


def _wrong(table: Table, row: RecordRow, drafts: Drafts, line: int) -> Iterator[Finding]:
    for column in table.references:
        said, at = row.references.get(column.key), row.led_from.get(column.key, 1)
        called = heading(column)
        if said is None:
            yield drafts.fault(line, at, f"没有写{called.zh}", f"the {called.en} is missing")
        elif not IDENTIFIER.fullmatch(said):
            yield drafts.fault(line, at, *_no_id(column, said, drafts))


def _no_id(column: Column, said: str, drafts: Drafts) -> tuple[str, str]:
    own = _titled(said, drafts) if column.key == COMMUNITY else None
    if own is not None:
        return (
            f"“{shown(said)}”是社区的名称；这里写它的编号 {shown(own)}",
            f"{shown(said)!r} is the community's title; write its id {shown(own)}",
        )
    return (
        f"“{shown(said)}”不能作编号；只用小写字母、数字和中间的连字符",
        f"{shown(said)!r} is no id: lower-case letters, digits, single hyphens between",
    )


def _titled(title: str, drafts: Drafts) -> str | None:
    """The id of the community in the book that has this title."""
    titled = (one.id for one, draft in drafts.of.items() if one.kind == "community" and draft.calls_itself(title))
    return next(filter(IDENTIFIER.fullmatch, titled), None)


def _no_record(table: Table, row: RecordRow, drafts: Drafts, line: int) -> Finding:
    whole = next(one for one in tables() if one.kind == table.kind and one.within is None)
    own, community = row.references.get(RECORD), row.references.get(COMMUNITY)
    others = (one.community for one in drafts.of if (one.kind, one.id) == (table.kind, own) and one.community)
    if (other := next(others, None)) is not None:
        return drafts.fault(
            line,
            row.led_from.get(COMMUNITY, 1),
            f"“{whole.name.zh}”表里 {shown(own)} 的社区是 {shown(other)}，这里写的是 {shown(community)}；两处要一样",
            f"in the sheet {whole.name.zh} {shown(own)} is of {shown(other)}, here of {shown(community)}; "
            "both must be the same",
        )
    led = "、".join(
        f"{heading(column).zh} {shown(row.references.get(column.key, '（空）'))}" for column in table.references
    )
    return drafts.fault(
        line,
        row.led_from.get(RECORD if own is not None else COMMUNITY, 1),
        f"“{whole.name.zh}”表里没有这一行所属的记录：{led or '那张表是空的'}",
        f"the sheet {whole.name.zh} has no record to which this row belongs: {', '.join(row.references.values())}",
    )
