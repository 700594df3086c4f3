"""Where a value stands: every value of a record keeps its file, line and column.

Lines and columns count from 1, as editors show them; a column counts characters, not bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Marks = dict[str, "Mark"] | list["Mark"] | None
Mark: TypeAlias = tuple[int, int, Marks]
"""Line and column of a value and, for a mapping or a list, the marks of the values in it.

A bare tuple: a record has a hundred, and a class would cost more than reading the YAML.
"""

NO_MARK: Mark = (1, 1, None)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One position in one file. Sorts by file, then line, then column."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def down(mark: Mark, *path: str | int) -> Mark:
    """The mark at the end of ``path``, or that of the nearest value around it that was written."""
    for step in path:
        below = _child(mark, step)
        if below is None:
            return mark
        mark = below
    return mark


def _child(mark: Mark, step: str | int) -> Mark | None:
    inside = mark[2]
    if isinstance(inside, dict):
        named: Mark | None = inside.get(str(step))
        return named
    if isinstance(inside, list) and isinstance(step, int) and step < len(inside):
        listed: Mark = inside[step]
        return listed
    return None
