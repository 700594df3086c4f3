"""Records to the rows of the workbook's sheets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gongshi.exchange.workbook.cells import NONE_AT_ALL, Written, written
from gongshi.exchange.workbook.columns import Column, Kind
from gongshi.exchange.workbook.tables import COMMUNITY, RECORD, Table, tables
from gongshi.load.parse import Value
from gongshi.load.tree import KINDS, DataFolder
from gongshi.model.record import Record

OTHER_LANGUAGE = "en"
Tree = Mapping[str, Value]


class Placed(NamedTuple):
    """A record as its file has it, with its kind and the community whose it is; None where it belongs to none."""

    kind: str
    community: str | None
    tree: Tree


class Filled(NamedTuple):
    """A sheet with its columns and rows: the cells of a row by the keys of their columns."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Written], ...]


def placed_records(folder: DataFolder, *, minor_digits: int) -> Iterator[Placed]:
    """All records of a data folder: what is shared, then community by community."""
    for kind, record in (("programme", folder.programme), ("rules", folder.pack)):
        if record is not None:
            yield Placed(kind, None, _tree(record, minor_digits))
    for year in folder.holidays:
        yield Placed("holidays", None, _tree(year, minor_digits))
    for one in folder.communities:
        if one.community is not None:
            yield Placed("community", None, _tree(one.community, minor_digits))
        for kind in KINDS:
            for record in getattr(one, kind).records.values() if kind in _SHELVES else ():
                yield Placed(kind, one.id, _tree(record, minor_digits))


_SHELVES = {"ballots", "meetings", "notices", "projects", "proposals"}


def filled(records: Iterable[Placed], *, language: str) -> tuple[Filled, ...]:
    """Every sheet of the workbook with its rows; ``language`` is the records' own.

    A column in the other language is there where some record has its text in both.
    """
    rows: dict[str, list[tuple[Mapping[str, str], Tree]]] = defaultdict(list)
    for placed in records:
        for table in tables():
            if table.kind == placed.kind:
                rows[table.key] += _rows(table, placed)
    return tuple(_filled(table, rows[table.key], language) for table in tables())


def _tree(record: Record, minor_digits: int) -> Tree:
    tree = _plain(
        record.model_dump(
            by_alias=True, exclude_defaults=True, context={"minor_digits": minor_digits}, warnings="error"
        )
    )
    assert isinstance(tree, dict)
    return tree


def _plain(value: object) -> Value:
    """A value as the file's text gives it: texts, lists and mappings."""
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value)


def _rows(table: Table, placed: Placed) -> Iterator[tuple[Mapping[str, str], Tree]]:
    """The rows of a record in one sheet, with what leads from them to the record."""
    own = str(placed.tree["id"])
    known = {COMMUNITY: placed.community or own, RECORD: own}
    references = {column.key: known[column.key] for column in table.references}
    if table.within is None:
        yield references, placed.tree
        return
    inside = placed.tree.get(table.within.key, ())
    for entry in inside:
        assert isinstance(entry, Mapping)
        yield references, entry


def _filled(table: Table, rows: Sequence[tuple[Mapping[str, str], Tree]], language: str) -> Filled:
    languages = (language, OTHER_LANGUAGE)
    columns: list[Column] = list(table.references)
    for column in table.columns:
        columns.append(column)
        if column.kind is Kind.TEXT and any(_in_both(column, at(tree, column.path), languages) for _, tree in rows):
            columns.append(column.in_language(OTHER_LANGUAGE))
    cells = ({**references, **dict(_cells(table, tree, languages))} for references, tree in rows)
    return Filled(table, tuple(columns), tuple(cells))


def at(tree: Tree, path: Sequence[str]) -> Value | None:
    """The value at ``path``; None where there is none."""
    value: object = tree
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value  # type: ignore[return-value]


def _cells(table: Table, tree: Tree, languages: tuple[str, str]) -> Iterator[tuple[str, Written]]:
    for column in table.columns:
        value = at(tree, column.path)
        if column.kind is Kind.ROWS:
            if value is not None:
                yield column.key, len(value) or NONE_AT_ALL
        elif value is not None:
            yield from _cells_of(column, value, languages)
        elif column.path[:-1] and at(tree, column.path[:-1]) == {}:
            yield column.key, EMPTY_GROUP


EMPTY_GROUP = "{}"
"""In the columns of a group: that it is there, but says nothing."""


def _cells_of(column: Column, value: Value, languages: tuple[str, str]) -> Iterator[tuple[str, Written]]:
    if both := _in_both(column, value, languages):
        yield from zip((column.key, column.in_language(OTHER_LANGUAGE).key), both, strict=True)
    else:
        yield column.key, written(column, value)


def _in_both(column: Column, value: Value | None, languages: tuple[str, str]) -> tuple[str, str] | None:
    """The texts of the two columns, where a value has exactly these two languages and each can be typed plainly."""
    items = value if column.is_list and isinstance(value, list | tuple) else [value]
    if not items or not all(isinstance(item, dict) and tuple(item) == languages for item in items):
        return None
    sides = [[item[one] for item in items if isinstance(item, dict)] for one in languages]
    own, other = (str(written(column, side if column.is_list else side[0])) for side in sides)
    return None if own.startswith(("{", "[")) or other.startswith(("{", "[")) else (own, other)
