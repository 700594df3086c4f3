"""A plain list of projects, as offices keep them, to drafts: one project a row, its community by name.

What a list does not say stays unknown. A row becomes a project, or is named with the reason why not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gongshi.exchange.workbook import calendar_days
from gongshi.exchange.workbook.cells import read
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.derived_ids import derived_id, distinct, id_of_name
from gongshi.exchange.workbook.drafts import Draft, Drafts, Identity
from gongshi.exchange.workbook.grid import Cell, Form, Sheet, filled
from gongshi.exchange.workbook.heads import NUMBER, Head, Heads, fields, list_column
from gongshi.exchange.workbook.misread import Misread
from gongshi.exchange.workbook.numerals import plain
from gongshi.exchange.workbook.spread import Spread, spread
from gongshi.exchange.workbook.tables import COMMUNITY
from gongshi.exchange.workbook.totals_rows import RowKind, Sums, kind_of
from gongshi.exchange.workbook.wholesome import quoted, unwholesome
from gongshi.findings import Finding
from gongshi.load.parse import Value
from gongshi.model.refusal import shown
from gongshi.model.scalars import IDENTIFIER
from gongshi.place import Mark

IMPLEMENTER, IMPLEMENTER_KIND = "implementer.name", "implementer.kind"
_KINDS_BY_NAME = (
    (re.compile(r"居委会|居民委员会|居委會|居民委員會"), "residents_committee"),
    (re.compile(r"(有限)?公司$|工程队$"), "company"),
    (re.compile(r"(协会|協會|基金会|基金會|社会工作服务中心|社工服务中心|促进会|志愿者联合会)$"), "social_org"),
)


@dataclass(slots=True)
class ReadList:
    """What came of a list: how many rows were what, and the sums of its columns of amounts."""

    rows: dict[RowKind, int] = field(default_factory=dict)
    sums: dict[str, Sums] = field(default_factory=dict)
    years_of_the_republic: int = 0
    agreeing_totals: int = 0


@dataclass(frozen=True, slots=True)
class ListContext:
    """What a list is read with: values for what it leaves open, and the communities there are, by name and by id."""

    fills: Mapping[str, str]
    communities: Mapping[str, str]


def read_list(sheet: Sheet, heads: Heads, drafts: Drafts, context: ListContext) -> ReadList:
    """Adds the projects of a list, and communities that are new, to the drafts."""
    return _Reader(sheet, heads, drafts, context).all()


@dataclass(slots=True)
class _Row:
    line: int
    tree: dict[str, Value] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


class _Reader:
    """Reads the rows of one list."""

    def __init__(self, sheet: Sheet, heads: Heads, drafts: Drafts, context: ListContext) -> None:
        self.sheet, self.heads, self.drafts, self.context = sheet, heads, drafts, context
        self.fields = fields()
        self.whole: Spread = spread(sheet, above=heads.row)
        self.head_texts = {head.at: head.text for head in heads.heads}
        self.done = ReadList()
        self.taken: dict[str, set[str]] = {}
        for identity in drafts.of:
            self.taken.setdefault(identity.community, set()).add(identity.id)

    def all(self) -> ReadList:
        for row in (row for row in sorted(self.sheet.rows) if row > self.heads.row):
            said = dict(filled(self.whole.row(row)))
            outside = {at: cell for at, cell in said.items() if at not in self.head_texts}
            if len(outside) == len(said):
                self._warn_outside(row, outside)
                continue
            own = dict(filled(self.sheet.rows[row]))
            is_wide = bool(own) and self.whole.is_wide(row, next(iter(own)))
            kind = kind_of(own, self.head_texts, is_wide=is_wide)
            self.done.rows[kind] = self.done.rows.get(kind, 0) + 1
            if kind is RowKind.RECORD:
                self._record(row, said, outside)
            else:
                self._aside(row, said, kind)
        return self.done

    def _aside(self, row: int, said: Mapping[int, Cell], kind: RowKind) -> None:
        """A row that is no record: a total is compared, anything else is told."""
        line = self.drafts.book.line(self.sheet, row)
        if kind in {RowKind.TOTAL, RowKind.SUBTOTAL}:
            for head in self._amounts():
                if head.at in said:
                    self._compare(line, head, said[head.at], kind)
        elif kind is not RowKind.HEADS:
            at, cell = next(iter(said.items()))
            text = quoted(cell.text)
            self.drafts.warn(
                line, at, f"“{text}”不像一个项目，这一行没有导入", f"{text!r} looks like no project; left out"
            )

    def _amounts(self) -> Iterator[Head]:
        return (
            head for head in self.heads.heads if head.key in self.fields and self.fields[head.key].kind is Kind.AMOUNT
        )

    def _compare(self, line: int, head: Head, cell: Cell, kind: RowKind) -> None:
        sums = self.done.sums.setdefault(head.key or "", Sums())
        should_be = sums.end_of(kind)
        try:
            value = read(self.fields[head.key or ""], cell, unit=self.heads.unit_of(head))
        except Misread:
            value = cell.text
        if str(value) in {f"{one.normalize():f}" for one in should_be}:
            self.done.agreeing_totals += 1
        else:
            self.drafts.warn(
                line,
                head.at,
                f"这里的合计写 {shown(value)}，各行相加是 {should_be[0]:f}",
                f"the total here says {shown(value)}, the rows come to {should_be[0]:f}",
            )

    def _warn_outside(self, row: int, outside: Mapping[int, Cell]) -> None:
        for at, cell in outside.items():
            text = quoted(cell.text)
            self.drafts.warn(
                self.drafts.book.line(self.sheet, row),
                at,
                f"“{text}”上面没有表头，没有导入；给这一列写上表头，或删去",
                f"{text!r} stands under no head and was left out; give the column a head, or delete it",
            )

    def _record(self, row: int, said: Mapping[int, Cell], outside: Mapping[int, Cell]) -> None:
        read_row = _Row(self.drafts.book.line(self.sheet, row))
        if outside and self.drafts.book.is_one_sheet:
            # A comma that was not quoted moves all that follows it one column on.
            read_row.faults.append(
                self.drafts.fault(
                    read_row.line,
                    min(outside),
                    "这一行比表头多出几格；内容里有逗号的一格要加引号",
                    "this row has more cells than there are heads; a value with a comma needs quotation marks",
                )
            )
        else:
            self._warn_outside(row, outside)
        if row in self.sheet.hidden_rows:
            read_row.faults.append(
                self.drafts.fault(
                    read_row.line,
                    1,
                    "这一行是隐藏的；请取消隐藏（或取消筛选），或删去",
                    "this row is hidden; show it (or take the filter off), or delete it",
                )
            )
        values: dict[str, list[tuple[Head, Value]]] = {}
        for head in self.heads.heads:
            if head.key not in {None, NUMBER} and head.at in said:
                value = self._value(head, row, said[head.at], read_row)
                if value is not None:
                    values.setdefault(head.key or "", []).append((head, value))
        self._project(read_row, values)

    def _value(self, head: Head, row: int, cell: Cell, read_row: _Row) -> Value | None:
        column = list_column(head.key or "")
        try:
            self._refuse_unclear(column, row, head, cell)
            value = read(column, cell, unit=self.heads.unit_of(head))
        except Misread as refusal:
            read_row.faults.append(self.drafts.fault(read_row.line, head.at, refusal.message.zh, refusal.message.en))
            read_row.unread.add(column.key)
            return None if column.key in {COMMUNITY, "id"} else cell.text
        if column.kind is Kind.AMOUNT and isinstance(value, str):
            self.done.sums.setdefault(column.key, Sums()).add(value)
        if column.kind in {Kind.YEAR, Kind.DAY} and value and calendar_days.is_of_the_republic(cell.text):
            self.done.years_of_the_republic += 1
        return value

    def _refuse_unclear(self, column: Column, row: int, head: Head, cell: Cell) -> None:
        if self.whole.is_repeated(row, head.at) and column.kind is Kind.AMOUNT:
            raise Misread(
                "合并的格子里有金额，不知道是每行都是这么多，还是几行合起来；请取消合并，各行写各行的",
                "a merged cell holds an amount, each row's or that of all together; unmerge it and write each its own",
            )
        if self.whole.is_repeated(row, head.at) and column.key in {"title", "id"}:
            raise Misread(
                "几行合成一格，不知道是一个项目还是几个；请取消合并，一行写一个项目",
                "one merged cell names several rows, which may be one project or many; unmerge it, a row for each",
            )
        if cell.form is not Form.BROKEN and (message := unwholesome(cell.text)):
            raise Misread(message.zh, message.en)

    def _project(self, row: _Row, values: dict[str, list[tuple[Head, Value]]]) -> None:
        said = {key: _joined(of_key) for key, of_key in values.items()}
        for key, text in self.context.fills.items():
            said.setdefault(key, (1, read(list_column(key), Cell(text)) or ""))
        community = self._community(row, said.pop(COMMUNITY, None))
        own = said.pop("id", None)
        self._settle_implementer(row, said)
        for key, (at, value) in said.items():
            _put(row, self.fields[key], value, (row.line, at, None))
        for head in self.heads.heads:
            # What is missing is missing in its column.
            if head.key in {"id", "title"}:
                row.marks.setdefault(head.key, (row.line, head.at, None))
        if community is None:
            self.drafts.leave_out(*row.faults)
            return
        id_ = self._id(own, row, community)
        draft = Draft(Identity("projects", community, id_), row.tree, row.marks, row.line, row.faults)
        row.tree["id"] = id_
        self.drafts.begin(draft)

    def _community(self, row: _Row, said: tuple[int, Value] | None) -> str | None:
        """The id of the row's community, which is begun where it is new; None where the row names none."""
        if said is None or COMMUNITY in row.unread:
            if COMMUNITY not in row.unread:
                own = next((head.at for head in self.heads.heads if head.key == COMMUNITY), 1)
                row.faults.append(self.drafts.fault(row.line, own, *_NO_COMMUNITY))
            return None
        name = _one_line(str(said[1]))
        known = self.context.communities.get(name)
        if known is not None:
            return known
        id_ = id_of_name(name, "c")
        identity = Identity("community", "", id_)
        if identity not in self.drafts.of:
            tree: dict[str, Value] = {"id": id_, "title": name}
            at = (row.line, said[0], None)
            self.drafts.begin(Draft(identity, tree, {"id": at, "title": at}, row.line))
        return id_

    def _id(self, own: tuple[int, Value] | None, row: _Row, community: str) -> str:
        """The row's own id where it is one; else one made of its title and year."""
        if own is not None:
            text = str(own[1])
            if IDENTIFIER.fullmatch(plain(text).lower()):
                # Two rows of one number are told by whom they are given to.
                return plain(text).lower()
            row.tree.setdefault("reference", text)
        year = str(row.tree.get("fiscal_year", ""))
        wanted = derived_id(community, str(row.tree.get("title", "")), before=year or "p")
        return distinct(wanted, self.taken.setdefault(community, set()))

    def _settle_implementer(self, row: _Row, said: dict[str, tuple[int, Value]]) -> None:
        """An implementer needs its kind: said, or plain from its name; else it is left out, and told."""
        if IMPLEMENTER not in said or IMPLEMENTER_KIND in said:
            return
        at, name = said[IMPLEMENTER]
        kind = next((kind for pattern, kind in _KINDS_BY_NAME if pattern.search(str(name))), None)
        if kind is not None:
            said[IMPLEMENTER_KIND] = (at, kind)
            return
        del said[IMPLEMENTER]
        self.drafts.warn(
            row.line,
            at,
            f"看不出“{shown(name)}”是哪一类单位，实施方没有导入；加一列“单位类别”，或用 --fill implementer.kind=…",
            f"what kind of organisation {shown(name)!r} is cannot be told, so the implementer was left out; "
            "add a column 单位类别, or use --fill implementer.kind=KIND",
        )


_NO_COMMUNITY = (
    "这一行没有写社区；补上，或者用 --fill community=社区名 统一写",
    "no community is named; write it, or name one for all such rows with --fill community=NAME",
)


def _joined(of_key: list[tuple[Head, Value]]) -> tuple[int, Value]:
    """The value of a field; where several columns say something of it, each under its own head."""
    first, value = of_key[0]
    if len(of_key) == 1:
        return first.at, value
    if all(isinstance(one, list) for _, one in of_key):
        return first.at, [item for _, one in of_key for item in one]
    return first.at, "\n".join(f"{_one_line(head.text)}：{one}" for head, one in of_key)


def _one_line(text: str) -> str:
    """A name that was broken over the lines of its cell."""
    between = "" if re.search(r"[^\x00-\xff]", text) else " "
    return re.sub(r"\s*\n\s*|\s+", lambda found: between if "\n" in found[0] else " ", text.strip())


def _put(row: _Row, column: Column, value: Value, mark: Mark) -> None:
    tree, marks = row.tree, row.marks
    for step in column.path[:-1]:
        below = tree.setdefault(step, {})
        inside = marks.setdefault(step, (mark[0], mark[1], {}))[2]
        assert isinstance(below, dict)
        assert isinstance(inside, dict)
        tree, marks = below, inside
    if column.path == ("title",) and isinstance(value, str):
        value = _one_line(value)
    tree[column.path[-1]] = value
    marks[column.path[-1]] = (mark[0], mark[1], [mark] * len(value)) if isinstance(value, list) else mark
