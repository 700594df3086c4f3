"""What all records share: they are frozen, refuse unknown keys, and know where each of their values stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr, field_validator

from gongshi.model.refusal import refused
from gongshi.model.scalars import Identifier
from gongshi.place import NO_MARK, Mark, Place, down

T = TypeVar("T")


class Entry(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Record(Entry):
    """One file. ``id`` is the file's name without ``.yaml`` and is never changed."""

    id: Identifier

    _file: str = PrivateAttr(default="")
    _mark: Mark = PrivateAttr(default=NO_MARK)
    _worked_out: dict[tuple[object, date], Any] = PrivateAttr(default_factory=dict)

    @field_validator("id")
    @classmethod
    def _no_page_of_lists(cls, value: str) -> str:
        if value == "index":
            raise refused(
                "编号不能写 index：网站上列表页用这个名字，请换一个",
                "no record may have the id index, which is the name of pages that list records; choose another",
            )
        return value

    def __eq__(self, other: object) -> bool:
        # Two records that say the same are equal, wherever they stand.
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def located(self, file: str, mark: Mark) -> Self:
        """This record, knowing its file and the marks of its values."""
        self._file = file
        self._mark = mark
        return self

    def once(self, work: Callable[[Self, date], T], as_of: date) -> T:
        """What ``work`` makes of this record on a day, worked out once: a record never changes."""
        key = (work, as_of)
        if key not in self._worked_out:
            self._worked_out[key] = work(self, as_of)
        made: T = self._worked_out[key]
        return made

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` stands; the nearest value around it where it was not written."""
        line, column, _ = down(self._mark, *path)
        return Place(self._file, line, column)
