"""How far a number may go: wide enough for any community, narrow enough to catch a slip of the pen.

The bounds of people, projects and replications also keep a run within a small machine's memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from gongshi.model.refusal import refused

N = TypeVar("N", int, float, Fraction)


@dataclass(frozen=True)
class Within(Generic[N]):
    """Annotates a number with the least and the most that it may be."""

    least: N
    most: N

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def text(self, value: N) -> str:
        """A value as a file has it."""
        return str(value).removesuffix(".0")

    def _checked(self, value: N) -> N:
        if self.least <= value <= self.most:
            return value
        least, most, wrong = (self.text(one) for one in (self.least, self.most, value))
        raise refused(
            f"{wrong} 超出范围，应在 {least} 到 {most} 之间", f"{wrong} is out of range; it should be {least} to {most}"
        )


def yuan(fen: int) -> str:
    """An amount as a file has it: ``38700.00``."""
    return f"{fen // 100}.{fen % 100:02}"


@dataclass(frozen=True)
class WithinYuan(Within[int]):
    """The same of an amount, which is kept in fen and written in yuan."""

    def text(self, value: int) -> str:
        """``38700.00``."""
        return yuan(value)


def bounds_of(field: FieldInfo) -> Within[Any] | None:
    """The bounds of a number in a model; of several the last, which narrow the others."""
    return next((note for note in reversed(field.metadata) if isinstance(note, Within)), None)
