"""The cells of a Pabulib file with their places, and what is found about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gongshi.findings import RECORD, Finding, Level, Message, by_place
from gongshi.place import Place


class Cell(NamedTuple):
    """One value: its text without quotation marks and outer spaces, and where it begins."""

    text: str
    line: int
    column: int


Row = Mapping[str, Cell]
"""The cells of a row by the names of their columns."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Collects what is found in one file."""

    file: str
    said: list[Finding] = field(default_factory=list)

    def refuse(self, cell: Cell, zh: str, en: str) -> None:
        """The file cannot be taken over because of ``cell``."""
        self.said.append(Finding(self.place(cell), RECORD, Level.ERROR, Message(zh, en)))

    def warn(self, cell: Cell, zh: str, en: str) -> None:
        """The file can be taken over, but a person should look at ``cell``."""
        self.said.append(Finding(self.place(cell), RECORD, Level.WARNING, Message(zh, en)))

    def place(self, cell: Cell) -> Place:
        """Where ``cell`` begins."""
        return Place(self.file, cell.line, cell.column)

    def in_order(self) -> tuple[Finding, ...]:
        """Everything found, sorted by place."""
        return tuple(sorted(self.said, key=by_place))

    @property
    def refuses(self) -> bool:
        """Whether anything keeps the file from being taken over."""
        return any(finding.level is Level.ERROR for finding in self.said)
