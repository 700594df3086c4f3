"""Plain values to a typed record, or to every finding that keeps them from being one, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gongshi.findings import NO_PERSONAL_DATA, Finding, Level, by_place
from gongshi.load.parse import NotARecord, Value, parse
from gongshi.load.read import line_and_column, read
from gongshi.load.wording import said
from gongshi.model.record import Record
from gongshi.personal import personal_number
from gongshi.place import Mark, Place, down


class Loaded(NamedTuple):
    """What became of one file: a record, or findings."""

    record: Record | None
    findings: tuple[Finding, ...]


def load(path: Path, name: str, model: type[Record], *, minor_digits: int = 2) -> Loaded:
    """The record in the file at ``path``; ``name`` is what findings call the file.

    ``minor_digits``: how many decimal places an amount of the fund's currency has.
    """
    try:
        return typed(read(path), name, model, minor_digits=minor_digits)
    except NotARecord as refusal:
        return unread(refusal, name)


def typed(text: str, name: str, model: type[Record], *, minor_digits: int = 2) -> Loaded:
    """The record in ``text``, as by `load`.

    Raises:
        NotARecord: where the text is not YAML of the kind we read, or holds a person's number.
    """
    refuse_personal(text)
    return checked(*parse(text), name, model, minor_digits=minor_digits)


def checked(value: Value, mark: Mark, name: str, model: type[Record], *, minor_digits: int = 2) -> Loaded:
    """The record that plain values make, as by `load`; ``mark`` tells where they stand in the file ``name``."""
    try:
        record = model.model_validate(value, context={"minor_digits": minor_digits})
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings = (_finding(detail, mark, name, model) for detail in details)
        return Loaded(None, tuple(sorted(findings, key=by_place)))
    return Loaded(record.located(name, mark), ())


def refuse_personal(text: str) -> None:
    """Nothing, where no person's number stands in ``text``.

    Raises:
        NotARecord: where one does.
    """
    if personal := personal_number(text):
        line, column = line_and_column(text, personal.position)
        raise NotARecord(personal.message, line, column, rule=NO_PERSONAL_DATA)


def unread(refusal: NotARecord, name: str) -> Loaded:
    """What becomes of a file that is no record."""
    place = Place(name, refusal.line, refusal.column)
    return Loaded(None, (Finding(place, refusal.rule, Level.ERROR, refusal.message),))


def _finding(detail: ErrorDetails, mark: Mark, name: str, model: type[Record]) -> Finding:
    rule, message = said(detail, model)
    line, column, _ = _first_written(_mark_at(mark, detail["loc"]), detail.get("ctx", {}).get("at") or ())
    return Finding(Place(name, line, column), rule, Level.ERROR, message)


def _first_written(mark: Mark, at: str | Sequence[str]) -> Mark:
    """The mark of the first key of ``at`` that was written below ``mark``; ``mark`` itself where none was."""
    for key in [at] if isinstance(at, str) else at:
        found = down(mark, *key.split("."))
        above = down(mark, *key.split(".")[:-1])
        if found is not above:
            return found
    return mark


def _mark_at(mark: Mark, path: Sequence[str | int]) -> Mark:
    """The mark at ``path``, passing over the steps that pydantic adds for the branches of a union."""
    for step in path:
        mark = down(mark, step)
    return mark
