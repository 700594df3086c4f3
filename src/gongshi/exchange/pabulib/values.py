"""The cells of a Pabulib file as typed values; one that says nothing or is refused reads as None."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from gongshi.exchange.pabulib.cells import Cell, Findings
from gongshi.model.scalars import Amount, Count
from gongshi.model.words import Language, Text, Words

V = TypeVar("V")

_AMOUNT: TypeAdapter[int] = TypeAdapter(Amount)
_COUNT: TypeAdapter[int] = TypeAdapter(Count)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_TEXT: TypeAdapter[Words] = TypeAdapter(Text)
_BETWEEN_LISTED = re.compile(r",(?! )")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")


class Values:
    """Reads cells by the rules of the records they go to, and finds those that break them.

    ``minor_digits``: how many decimal places an amount has.
    """

    def __init__(self, findings: Findings, minor_digits: int) -> None:
        self.findings = findings
        self.minor_digits = minor_digits

    def text(self, cell: Cell | None) -> str | None:
        """A text for people."""
        words = self._typed(_TEXT, cell)
        return None if words is None else str(words)

    def listed(self, cell: Cell | None) -> tuple[str, ...]:
        """The texts between the commas of a cell, each once; a comma before a space is part of a text."""
        parts = (part.strip() for part in _BETWEEN_LISTED.split(self.text(cell) or ""))
        return tuple(dict.fromkeys(part for part in parts if part))

    def count(self, cell: Cell | None) -> int | None:
        """A whole number."""
        return self._typed(_COUNT, cell)

    def amount(self, cell: Cell | None) -> int | None:
        """An amount in the currency's minor unit."""
        return self._typed(_AMOUNT, cell)

    def language(self, cell: Cell | None) -> str | None:
        """A language tag."""
        return self._typed(_LANGUAGE, cell)

    def currency(self, cell: Cell | None) -> str | None:
        """An ISO 4217 code."""
        if cell is None or not cell.text:
            return None
        if _CURRENCY.fullmatch(cell.text):
            return cell.text
        self.findings.refuse(
            cell,
            f"“{cell.text}”应是 ISO 4217 货币代码，三个大写字母，例如 EUR",
            f"{cell.text!r} should be an ISO 4217 code of three capital letters, such as EUR",
        )
        return None

    def day(self, cell: Cell | None) -> date | None:
        """A day; None also for a year, which names no day."""
        if cell is None or not cell.text or _YEAR.fullmatch(cell.text):
            return None
        day = _day(cell.text)
        if day is None:
            self.findings.refuse(
                cell,
                f"“{cell.text}”应是存在的日期，写成 31.03.2024 的样子，或只写年份",
                f"{cell.text!r} should be a day that exists, written as in 31.03.2024, or a year",
            )
        return day

    def _typed(self, kind: TypeAdapter[V], cell: Cell | None) -> V | None:
        if cell is None or not cell.text:
            return None
        try:
            return kind.validate_python(cell.text, context={"minor_digits": self.minor_digits})
        except ValidationError as error:
            said = error.errors(include_url=False)[0]["ctx"]
        self.findings.refuse(cell, said["zh"], said["en"])
        return None


def _day(text: str) -> date | None:
    written = _DAY.fullmatch(text)
    if written is None:
        return None
    try:
        return date(int(written[3]), int(written[2]), int(written[1]))
    except ValueError:
        return None
