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
        inside = mark[2]
        # Every verdict of a rule asks for a place: a call of its own for each step would take twice as long.
        if isinstance(inside, dict) and (below := inside.get(str(step))) is not None:
            mark = below
        elif isinstance(inside, list) and isinstance(step, int) and step < len(inside):
            mark = inside[step]
        else:
            return mark
    return mark
