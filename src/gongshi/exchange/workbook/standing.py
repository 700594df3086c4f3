"""What stands in the data folder already: with what a book's records have to fit, and what they would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from babel.numbers import get_currency_precision

from gongshi.load.tree import KINDS
from gongshi.load.typed import load
from gongshi.model.community import Community
from gongshi.model.programme import Programme
from gongshi.model.record import Record
from gongshi.model.refusal import shown
from gongshi.model.scalars import MINOR_DIGITS


@dataclass(frozen=True, slots=True)
class Standing:
    """A data folder before a book is brought in. ``communities``: the id of each by its names, and by its id."""

    folder: Path
    programme: Programme | None
    has_rules: bool
    communities: Mapping[str, str]


class Changed(NamedTuple):
    """A file whose record would become another: the keys that differ, each with what it says now and then."""

    path: str
    keys: tuple[tuple[str, str, str], ...]


def standing(folder: Path) -> Standing:
    """What stands in ``folder``, which may not be there yet."""
    programme = _one(folder / "programme.yaml", Programme, MINOR_DIGITS)
    return Standing(
        folder,
        programme if isinstance(programme, Programme) else None,
        (folder / "rules.yaml").exists(),
        _unambiguous(_names_of_communities(folder)),
    )


def minor_digits_of(programme: Programme | None) -> int:
    """How many decimal places an amount of a fund has."""
    currency = programme.currency if programme is not None else None
    return MINOR_DIGITS if currency is None else get_currency_precision(currency)


def changes(records: Mapping[str, Record], folder: Path, minor_digits: int) -> Iterator[Changed]:
    """The files in ``folder`` that say something else than ``records``, which are by the paths of their files."""
    for path, record in records.items():
        target = folder / path
        if target.exists() or target.is_symlink():
            before = _one(target, type(record), minor_digits)
            if before != record:
                yield Changed(path, tuple(_differing(before, record, minor_digits)))


def _one(path: Path, model: type[Record], minor_digits: int) -> Record | None:
    """The record in a file; None where there is none."""
    return load(path, "", model, minor_digits=minor_digits).record


def _differing(before: Record | None, after: Record, minor_digits: int) -> Iterator[tuple[str, str, str]]:
    if before is None:
        return
    old, new = (_dumped(record, minor_digits) for record in (before, after))
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield key, _in_brief(old.get(key)), _in_brief(new.get(key))


def _dumped(record: Record, minor_digits: int) -> Mapping[str, object]:
    dumped: Mapping[str, object] = record.model_dump(
        by_alias=True, exclude_defaults=True, context={"minor_digits": minor_digits}
    )
    return dumped


def _in_brief(value: object) -> str:
    if value is None:
        return "（无）"
    if isinstance(value, list | tuple):
        return f"{len(value)}项"
    return shown(" ".join(str(value).split())) if isinstance(value, str) else "…"


def _unambiguous(names: Iterator[tuple[str, str]]) -> dict[str, str]:
    """The community of each name, but for names that several have."""
    ids: dict[str, set[str]] = defaultdict(set)
    for name, id_ in names:
        ids[name].add(id_)
    return {name: next(iter(of_name)) for name, of_name in ids.items() if len(of_name) == 1}


def _names_of_communities(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((folder / "communities").glob("*/community.yaml")):
        record = _one(path, KINDS["community"], MINOR_DIGITS)
        if isinstance(record, Community):
            yield record.id, record.id
            for _, title in record.title.versions:
                yield title, record.id
        else:
            yield path.parent.name, path.parent.name
