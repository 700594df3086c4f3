"""What all records share: they are frozen, refuse unknown keys, and know where each of their values stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, TypeVar, TypeVarTuple

from pydantic import BaseModel, ConfigDict, PrivateAttr, field_validator

from gongshi.model.refusal import refused
from gongshi.model.scalars import Identifier
from gongshi.place import NO_MARK, Mark, Place, down

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Entry(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


@dataclass(slots=True)
class _Beside:
    """What is known of a record beside what it says: where its values stand, and what was worked out of it."""

    file: str = ""
    mark: Mark = NO_MARK
    worked_out: dict[object, Any] = field(default_factory=dict)


class Record(Entry):
    """One file. ``id`` is the file's name without ``.yaml`` and is never changed.

    ``HANDBOOK_PAGE``: where the handbook says what its keys mean.
    """

    HANDBOOK_PAGE: ClassVar[str] = "字段"

    id: Identifier

    _beside: _Beside = PrivateAttr(default_factory=_Beside)

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
        beside = self._known_beside()
        beside.file, beside.mark = file, mark
        return self

    def once(self, work: Callable[[Self, *Ts], T], *of: *Ts) -> T:
        """What ``work`` makes of this record, ``of`` a day perhaps, worked out once: a record never changes."""
        worked_out: dict[object, T] = self._known_beside().worked_out
        try:
            return worked_out[work, of]
        except KeyError:
            made = worked_out[work, of] = work(self, *of)
            return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's; what was worked out of this record is not taken for true of one that says something else."""
        copied = super().model_copy(update=update, deep=deep)
        beside = self._known_beside()
        copied._beside = _Beside(beside.file, beside.mark)  # noqa: SLF001 - its own
        return copied

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` stands; the nearest value around it where it was not written."""
        beside = self._known_beside()
        line, column, _ = down(beside.mark, *path)
        return Place(beside.file, line, column)

    def _known_beside(self) -> _Beside:
        # Straight from where pydantic keeps it: by its name it is looked for three times as long, hundreds of times.
        private: Any = self.__pydantic_private__
        beside: _Beside = private["_beside"]
        return beside
