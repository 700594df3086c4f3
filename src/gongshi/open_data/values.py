"""The values of a row: exactly, for programs, and each in one cell, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from babel.numbers import get_currency_precision

from gongshi.findings import Message
from gongshi.model.programme import Programme
from gongshi.model.scalars import MINOR_DIGITS
from gongshi.model.words import Words
from gongshi.tables.table import Column, Kind, Table, Value

Exact = str | int | bool | Decimal | dict[str, str] | list[str] | None
"""A value as JSON has it; a text is one for each language."""

Flat = str | int | bool | Decimal | None
"""A value in one cell; days are written as ISO 8601 has them."""

_NOT_SAID = "und"
"""The language of a text of which nobody has said it. Source: BCP 47."""


class Field(NamedTuple):
    """A column as files have it that hold one value a cell; ``in_english``: the English of a text in two languages."""

    name: str
    column: Column[Any]
    title: Message
    in_english: bool = False


def fields(table: Table[Any]) -> Iterator[Field]:
    """The fields of a table in their order: a title has two, all other columns one."""
    for column in table.columns:
        yield Field(column.name, column, column.title)
        if column.kind is Kind.TITLE:
            title = Message(f"{column.title.zh}（英文）", f"{column.title.en} in English")
            yield Field(f"{column.name}_en", column, title, in_english=True)


def digits_of(programme: Programme) -> int:
    """How many decimal places the fund's amounts have."""
    return get_currency_precision(programme.currency) if programme.currency else MINOR_DIGITS


def amount_of(minor: int | None, programme: Programme) -> Decimal | None:
    """An amount in minor units as one of the fund's currency, with all its decimals."""
    return None if minor is None else Decimal(minor).scaleb(-digits_of(programme))


def exact(value: Value, kind: Kind, programme: Programme) -> Exact:
    """A value of a record as JSON has it: amounts in units of the currency, with its decimals."""
    if value is None:
        return None
    if isinstance(value, Words):
        return {language or programme.language or _NOT_SAID: text for language, text in value.versions}
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    if kind is Kind.AMOUNT:
        assert isinstance(value, int)
        return amount_of(value, programme)
    return value if isinstance(value, int) else str(value)


def flat(row: Mapping[str, Exact], of: Iterator[Field] | tuple[Field, ...], programme: Programme) -> Iterator[Flat]:
    """The values of an exact row in these fields."""
    for field in of:
        value = row.get(field.column.name)
        if isinstance(value, dict):
            yield _read(value, programme, in_english=field.in_english)
        else:
            yield (" ".join(value) or None) if isinstance(value, list) else value


def _read(text: dict[str, str], programme: Programme, *, in_english: bool) -> str | None:
    if in_english:
        return text.get("en")
    own = programme.language or _NOT_SAID
    return next((text[language] for language in ("zh", own) if language in text), next(iter(text.values())))
