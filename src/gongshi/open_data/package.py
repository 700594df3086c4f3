"""The description of the CSV files as a Data Package. Source: Data Package standard, version 2."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from gongshi.findings import Message
from gongshi.open_data.subject import EXAMPLE, NO_LICENCE, Subject
from gongshi.open_data.values import Field, digits_of, fields
from gongshi.tables.every_table import TABLES
from gongshi.tables.table import Kind, Table

DESCRIPTOR = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_KEYS = {table.name: list(table.key) for table in TABLES}
_TYPES: Mapping[Kind, str] = {
    Kind.AMOUNT: "number",
    Kind.COUNT: "integer",
    Kind.DAY: "date",
    Kind.YEAR: "year",
    Kind.FLAG: "boolean",
}
"""The type of each kind of column; all others are strings."""
_CONSTRAINTS: Mapping[Kind, Mapping[str, object]] = {
    Kind.AMOUNT: {"minimum": 0},
    Kind.COUNT: {"minimum": 0},
    Kind.IDENTIFIER: {"pattern": "[a-z0-9]+(-[a-z0-9]+)*"},
    Kind.IDENTIFIERS: {"pattern": "[a-z0-9]+(-[a-z0-9]+)*( [a-z0-9]+(-[a-z0-9]+)*)*"},
    Kind.HOUR: {"pattern": "([01][0-9]|2[0-3]):[0-5][0-9]|24:00"},
}
_GUARD = Message(
    zh="CSV 里的文字，凡是表格软件会当成公式的，前面加了一个撇号；原文见 data.json。",
    en="In CSV a text that a spreadsheet might take for a formula has an apostrophe before it; data.json has none.",
)


def descriptor(of: Subject, files: Mapping[str, bytes]) -> bytes:
    """``datapackage.json`` for these CSV files, by their names."""
    return (json.dumps(_package(of, files), ensure_ascii=False, indent=2) + "\n").encode()


def _package(of: Subject, files: Mapping[str, bytes]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": of.name,
        "id": of.identifier,
        "title": f"{of.title.zh} {of.title.en}",
        "description": " ".join(_about(of)),
        "version": f"{of.as_of:%Y}.{of.as_of.month}.{of.as_of.day}",
        "created": f"{of.as_of.isoformat()}T00:00:00+08:00",
        "sources": list(_sources(of)),
    }
    if of.programme.licence is not None:
        title = _both(of.said(of.programme.licence.title))
        described["licenses"] = [{"title": title, "path": of.programme.licence.link}]
    described["resources"] = [_resource(table, of, files[f"{table.name}.csv"]) for table in TABLES]
    return described


def _about(of: Subject) -> Iterator[str]:
    day = of.as_of.isoformat()
    yield f"以 {day} 为准。As of {day}."
    if of.programme.example:
        yield _both(EXAMPLE)
    if of.programme.licence is None:
        yield _both(NO_LICENCE)
    yield _both(_GUARD)


def _sources(of: Subject) -> Iterator[dict[str, str]]:
    yield {"title": _both(of.said(of.programme.title))}
    if (source := of.programme.source) is not None:
        title = {"title": _both(of.said(source.title))}
        yield title | ({"path": source.link} if source.link else {})


def _resource(table: Table[Any], of: Subject, content: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "title": _both(table.title),
        "description": _both(table.about),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table, of),
    }


def _schema(table: Table[Any], of: Subject) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(field, of) for field in fields(table)],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": _KEYS[key.table]},
            }
            for key in table.foreign_keys
        ]
    return schema


def _field(field: Field, of: Subject) -> dict[str, Any]:
    column = field.column
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(column.kind, "string"),
        "title": _both(field.title),
        "description": _both(column.about or field.title),
    }
    if column.kind is Kind.AMOUNT:
        described["unit"] = of.programme.currency or "unknown"
        described["decimalPlaces"] = digits_of(of.programme)
    constraints: dict[str, object] = dict(_CONSTRAINTS.get(column.kind, {}))
    if column.required and not field.in_english:
        constraints["required"] = True
    if column.terms is not None:
        described["categories"] = [{"value": value, "label": _both(words)} for value, words in column.terms.items()]
        constraints["enum"] = list(column.terms)
    return described | ({"constraints": constraints} if constraints else {})


def _both(words: Message) -> str:
    return words.zh if words.zh == words.en else f"{words.zh} {words.en}"
