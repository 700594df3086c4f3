"""Rows of a list that are no records: totals, whose sums are compared with the rows', headings of parts, and notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from gongshi.exchange.workbook.grid import Cell
from gongshi.exchange.workbook.numerals import plain

# 总计 alone, or with what it is of in brackets; 总计划 is the name of a project.
_OF_WHAT = r"([:(0-9].{0,20})?"
_TOTAL = re.compile(rf"(合计|总计|共计|合計|總計|共計|总和|total|sum){_OF_WHAT}", re.IGNORECASE)
_SUBTOTAL = re.compile(rf"(小计|小計|subtotal){_OF_WHAT}", re.IGNORECASE)
_NOTE = re.compile(
    r"(注|备注|備註|说明|說明|填表人?|制表人?|製表人?|审核人?|審核人?|填报人|填报日期|日期|单位负责人)[:]"
)


class RowKind(Enum):
    """What a row below the heads is."""

    RECORD = "record"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    PART = "part"
    NOTE = "note"
    HEADS = "heads"


def kind_of(said: Mapping[int, Cell], heads: Mapping[int, str], *, is_wide: bool) -> RowKind:
    """What a row of these cells is; ``heads``: what those of the columns say.

    ``is_wide``: its first cell reaches across columns.
    """
    texts = {at: plain(cell.text) for at, cell in said.items()}
    words = [re.sub(r"\s", "", text) for text in texts.values() if text]
    if any(_SUBTOTAL.fullmatch(word) for word in words[:3]):
        return RowKind.SUBTOTAL
    if any(_TOTAL.fullmatch(word) for word in words[:3]) and _has_number(words):
        return RowKind.TOTAL
    if _NOTE.match(words[0] if words else ""):
        return RowKind.NOTE
    if len(said) > 1 and all(texts[at] == plain(heads.get(at, "")) for at in texts):
        return RowKind.HEADS
    return RowKind.PART if len(said) == 1 and is_wide else RowKind.RECORD


def _has_number(words: list[str]) -> bool:
    return any(re.match(r"[¥$]?[0-9]", word) for word in words)


@dataclass(slots=True)
class Sums:
    """What the rows of a column of amounts come to, in the main unit: all so far, and since the last subtotal."""

    all: Decimal = field(default_factory=Decimal)
    part: Decimal = field(default_factory=Decimal)
    rows: int = 0

    def add(self, amount: str) -> None:
        """One more row."""
        self.all += Decimal(amount)
        self.part += Decimal(amount)
        self.rows += 1

    def end_of(self, kind: RowKind) -> tuple[Decimal, ...]:
        """What a row of this kind may say, where a part of the list ends: a total may be that of its part alone."""
        part, self.part = self.part, Decimal()
        return (self.all, part) if kind is RowKind.TOTAL else (part,)
