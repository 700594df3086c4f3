"""The files in which open data are written out, made of the parts of communities."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

from gongshi.findings import Message
from gongshi.open_data.csv_file import csv_file
from gongshi.open_data.json_file import json_file, rows_in
from gongshi.open_data.log_file import LOG_HEAD
from gongshi.open_data.package import DESCRIPTOR, descriptor
from gongshi.open_data.part import Part
from gongshi.open_data.subject import Subject
from gongshi.open_data.values import fields
from gongshi.open_data.workbook import workbook_file
from gongshi.open_data.xes_file import xes_file
from gongshi.tables.every_table import TABLES

JSON, WORKBOOK, LOG, TRACES = "data.json", "tables.xlsx", "event-log.csv", "event-log.xes"


class Form(StrEnum):
    """In which form open data are written out."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    DATAPACKAGE = "datapackage"
    EVENTS = "events"
    XES = "xes"


class OpenData:
    """The open data of a subject, given the parts of its communities in the order of their ids."""

    def __init__(self, of: Subject, parts: Sequence[Part]) -> None:
        self.of = of
        self.parts = parts

    def files(self, forms: Collection[Form]) -> Iterator[tuple[str, bytes]]:
        """The files of these forms: each one's name and bytes. A Data Package has those of CSV in it."""
        if {Form.CSV, Form.DATAPACKAGE} & set(forms):
            yield from self.tables.items()
        if Form.DATAPACKAGE in forms:
            yield DESCRIPTOR, descriptor(self.of, self.tables)
        if Form.JSON in forms:
            yield JSON, json_file(_about(self.of), {name: self._json(name) for name in _NAMES})
        if Form.XLSX in forms:
            yield WORKBOOK, workbook_file(self.of, {name: rows_in(",".join(self._json(name))) for name in _NAMES})
        if Form.EVENTS in forms:
            yield LOG, csv_file(LOG_HEAD, (part.log for part in self.parts))
        if Form.XES in forms:
            yield TRACES, xes_file(self.of.title.zh, (part.traces for part in self.parts))

    @cached_property
    def tables(self) -> Mapping[str, bytes]:
        """The tables as CSV, by the names of their files."""
        return {
            f"{table.name}.csv": csv_file(
                (field.name for field in fields(table)), (part.tables[table.name].csv for part in self.parts)
            )
            for table in TABLES
        }

    @property
    def rows(self) -> Mapping[str, int]:
        """How many rows each table has."""
        return {name: sum(part.tables[name].rows for part in self.parts) for name in _NAMES}

    def _json(self, name: str) -> list[str]:
        return [rows for part in self.parts if (rows := part.tables[name].json)]


_NAMES = tuple(table.name for table in TABLES)

FILE_NAMES = frozenset({DESCRIPTOR, JSON, WORKBOOK, LOG, TRACES, *(f"{name}.csv" for name in _NAMES)})
"""What these files can be called."""


def _about(of: Subject) -> dict[str, Any]:
    programme, licence = of.programme, of.programme.licence
    return {
        "title": _in_both(of.title),
        "community": of.community.id if of.community else None,
        "as_of": of.as_of.isoformat(),
        "currency": programme.currency,
        "example": programme.example,
        "licence": licence and {"title": _in_both(of.said(licence.title)), "link": licence.link},
        "unread_communities": list(of.unread),
    }


def _in_both(words: Message) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}
