"""What stands in the data folder already: with what a book's records have to fit, and what they would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from babel.numbers import get_currency_precision
from pydantic import ValidationError

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
    """A file whose record would become another: what differs in it, each with what it says now and then.

    ``keys`` are the ways to the values that differ, such as ``allocations.2.amount``, counted from one.
    """

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


def filled(records: Mapping[str, Record], folder: Path, minor_digits: int) -> dict[str, Record]:
    """The records, each with what stands in its file in ``folder`` of all that it leaves open.

    A list has five columns of a project that has twenty; a record's sheet of events may not have been filled in.

    Raises:
        CannotBeFilled: where the two do not fit together.
    """
    return {path: _filled(record, path, folder, minor_digits) for path, record in records.items()}


class CannotBeFilled(Exception):  # noqa: N818 - what it says, as with the others
    """What a record says does not fit what its file says of the rest."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def _filled(record: Record, path: str, folder: Path, minor_digits: int) -> Record:
    before = _one(folder / path, type(record), minor_digits)
    if before is None or before == record:
        return record
    old, new = (_dumped(one, minor_digits) for one in (before, record))
    whole = {**old, **{key: _in_its_languages(old.get(key), value) for key, value in new.items()}}
    try:
        made = type(record).model_validate(whole, context={"minor_digits": minor_digits})
    except ValidationError:
        raise CannotBeFilled(path) from None
    return made


def _in_its_languages(old: object, new: object) -> object:
    """A text as it was, where the new one is one of its languages'."""
    if isinstance(old, Mapping) and isinstance(new, str) and new in old.values():
        return old
    return new


def changes(records: Mapping[str, Record], folder: Path, minor_digits: int) -> Iterator[Changed]:
    """The files in ``folder`` that say something else than ``records``, which are by the paths of their files."""
    for path, record in records.items():
        target = folder / path
        if target.exists() or target.is_symlink():
            before = _one(target, type(record), minor_digits)
            if before is None:
                yield Changed(path, ())
            elif before != record:
                old, new = (_dumped(one, minor_digits) for one in (before, record))
                yield Changed(path, tuple(_differing(old, new, "")))


def _one(path: Path, model: type[Record], minor_digits: int) -> Record | None:
    """The record in a file; None where there is none."""
    return load(path, "", model, minor_digits=minor_digits).record


def _differing(old: object, new: object, way: str) -> Iterator[tuple[str, str, str]]:
    """The values that differ, each by the way to it; of lists of different lengths what is gone and what is new."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from _differing(old.get(key), new.get(key), f"{way}.{key}" if way else str(key))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        yield from _differing_lists(old, new, way)
    elif old != new:
        yield way, _in_brief(old), _in_brief(new)


def _differing_lists(old: Sequence[object], new: Sequence[object], way: str) -> Iterator[tuple[str, str, str]]:
    if len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True), start=1):
            yield from _differing(one, other, f"{way}.{number}")
        return
    yield from ((way, _in_brief(one), _NOTHING) for one in old if one not in new)
    yield from ((way, _NOTHING, _in_brief(one)) for one in new if one not in old)


def _dumped(record: Record, minor_digits: int) -> Mapping[str, object]:
    dumped: Mapping[str, object] = record.model_dump(
        by_alias=True, exclude_defaults=True, context={"minor_digits": minor_digits}
    )
    return dumped


_NOTHING = "（无）"


def _in_brief(value: object) -> str:
    if value is None:
        return _NOTHING
    if isinstance(value, Mapping):
        return shown(" ".join(str(one) for one in value.values() if not isinstance(one, Mapping | list | tuple)))
    if isinstance(value, list | tuple):
        return "、".join(map(_in_brief, value[:3])) + (f"等{len(value)}项" if len(value) > 3 else "")
    return shown(" ".join(str(value).split()))


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
