"""Records as a book gives them, in pieces from several sheets, until they are whole and typed.

A draft keeps what was found wrong in any of its cells: all faults are told, and a record with one is never written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gongshi.exchange.workbook.grid import Book, Sheet
from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.parse import Value
from gongshi.load.tree import KINDS
from gongshi.load.typed import checked
from gongshi.model.record import Record
from gongshi.model.refusal import shown
from gongshi.place import NO_MARK, Mark, Place

Inside = dict[str, Mark]


class Identity(NamedTuple):
    """Which record: its kind, the community whose it is (empty for none), and its id."""

    kind: str
    community: str
    id: str

    @property
    def path(self) -> str:
        """Its file below the data folder."""
        match self.kind:
            case "programme" | "rules":
                return f"{self.kind}.yaml"
            case "holidays":
                return f"holidays/{self.id}.yaml"
            case "community":
                return f"communities/{self.id}/community.yaml"
            case _:
                return f"communities/{self.community}/{self.kind}/{self.id}.yaml"


@dataclass(slots=True)
class Draft:
    """A record that is being put together. ``line`` is the number of its row in the book.

    ``counted``: how many entries its row says that another sheet has of it, and in which column.
    """

    identity: Identity
    tree: dict[str, Value]
    marks: Inside
    line: int
    faults: list[Finding] = field(default_factory=list)
    counted: dict[str, tuple[int, int]] = field(default_factory=dict)

    def calls_itself(self, name: str) -> bool:
        """Whether ``name`` is the record's title, in any language."""
        title = self.tree.get("title")
        return name in (title.values() if isinstance(title, dict) else (title,))

    def append(self, key: str, entry: dict[str, Value], mark: Mark) -> None:
        """Adds an entry to a list of the record."""
        entries = self.tree.setdefault(key, [])
        marks = self.marks.setdefault(key, (mark[0], mark[1], []))
        assert isinstance(entries, list)
        assert isinstance(marks[2], list)
        entries.append(entry)
        marks[2].append(mark)


@dataclass(slots=True)
class Drafts:
    """All records of a book, in the order in which they were begun.

    ``faults`` are those of no record: of a row that leads to none, or of a whole sheet; ``remarks`` what was
    understood in a way that a person should know, and ``rows_left_out`` how many rows became part of no record.
    ``list_rows``: how many rows of lists should each be a project; None where there is no list.
    """

    book: Book
    of: dict[Identity, Draft] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    rows_left_out: int = 0
    list_rows: int | None = None

    def begin(self, draft: Draft) -> None:
        """Adds a record; a second one of its name is a fault of that row."""
        known = self.of.get(draft.identity)
        if known is None:
            self.of[draft.identity] = draft
            return
        place, id_ = self.book.place(known.line, 1), shown(draft.tree.get("id", ""))
        self.leave_out(
            *draft.faults,
            self.fault(
                draft.line,
                draft.marks.get("id", NO_MARK)[1],
                f"编号 {id_} 在第{place.line}行已经有了，每条记录的编号不能相同",
                f"the id {id_} stands on row {place.line} already; every record has its own",
            ),
        )

    def leave_out(self, *faults: Finding) -> None:
        """Notes a row that becomes part of no record, and why."""
        self.faults += faults
        self.rows_left_out += 1

    def fault(self, line: int, column: int, zh: str, en: str) -> Finding:
        """A fault at a cell, to be given to a draft or to `leave_out`."""
        return Finding(self.book.place(line, column), RECORD, Level.ERROR, Message(zh, en))

    def refuse(self, sheet: Sheet, zh: str, en: str) -> None:
        """Notes what is wrong with a sheet as a whole."""
        self.faults.append(self.fault(self.book.line(sheet, 1), 1, zh, en))

    def warn(self, line: int, column: int, zh: str, en: str) -> None:
        """Notes what a person should look at, though it keeps nothing from being read."""
        self.warnings.append(Finding(self.book.place(line, column), RECORD, Level.WARNING, Message(zh, en)))

    def typed(self, minor_digits: int) -> Iterator[tuple[Draft, Record | None]]:
        """Each record with its draft, whose ``faults`` are then complete; None where it has any."""
        for draft in self.of.values():
            loaded = checked(
                dict(draft.tree),
                (draft.line, 1, draft.marks),
                "",
                KINDS[draft.identity.kind],
                minor_digits=minor_digits,
            )
            told = {fault.place for fault in draft.faults}
            found = [self._placed(finding) for finding in loaded.findings]
            draft.faults += [finding for finding in found if finding.place not in told]
            yield draft, None if draft.faults else loaded.record

    def _placed(self, finding: Finding) -> Finding:
        place = self.book.place(finding.place.line, finding.place.column)
        return Finding(place, finding.rule, finding.level, finding.message)


def by_sheet(book: Book, findings: Sequence[Finding]) -> list[Finding]:
    """Findings in the order of the book's sheets, then by row and column."""
    order = {book.named(sheet): at for at, sheet in enumerate(book.sheets)}

    def rank(finding: Finding) -> tuple[int, Place]:
        return order.get(finding.place.file, len(order)), finding.place

    return sorted(findings, key=rank)
