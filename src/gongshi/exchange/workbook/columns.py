"""The columns of a sheet, made from the models: a field that a record gains is a column of its workbook.

A group inside a record lies flat beside it (``contact.office``), but for a panel, whose counts share one cell. A list
of groups is a sheet of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from gongshi.findings import LEVEL_WORDS, Level, Message
from gongshi.model.event import EVENT_WORDS
from gongshi.model.record import Entry
from gongshi.model.rule_pack import ParameterValue
from gongshi.model.scalars import Amount, Count, Day, Flag, Identifier, Share, Year
from gongshi.model.terms import Term
from gongshi.model.vocabulary import key_words
from gongshi.model.words import Text


class Kind(Enum):
    """How the values of a column are written and read."""

    TEXT = "text"
    AMOUNT = "amount"
    COUNT = "count"
    DAY = "day"
    YEAR = "year"
    FLAG = "flag"
    SHARE = "share"
    IDENTIFIER = "identifier"
    TERM = "term"
    COUNTS = "counts"
    PARAMETERS = "parameters"
    ROWS = "rows"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``path`` leads to its value in the record, by the keys of the file.

    ``terms``: of a closed list or of counts, each value and what it is called. ``language``: the column holds only this
    version of a text. ``of``: the kinds of event that have it; empty where there is no choice.
    """

    path: tuple[str, ...]
    kind: Kind
    words: Message
    terms: Mapping[str, Message] = field(default_factory=dict)
    is_list: bool = False
    is_required: bool = False
    language: str | None = None
    of: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What the second row of a sheet calls it."""
        return ".".join((*self.path, self.language) if self.language else self.path)

    def in_language(self, language: str) -> Column:
        """The column beside it for the version in another language."""
        return replace(self, language=language, is_required=False)


class Listed(NamedTuple):
    """A list of groups inside a record: a sheet of its own. ``is_required``: the record has it, be it empty."""

    key: str
    entries: tuple[type[Entry], ...]
    words: Message
    is_required: bool


_KNOWN: tuple[tuple[object, Kind], ...] = (
    *((Text, Kind.TEXT), (Amount, Kind.AMOUNT), (Count, Kind.COUNT), (Day, Kind.DAY), (Year, Kind.YEAR)),
    *((Flag, Kind.FLAG), (Share, Kind.SHARE), (Identifier, Kind.IDENTIFIER)),
)
_CLAUSE = re.compile("[，（；]")
_UNSAID = Message("", "")


def columns_of(entry: type[Entry]) -> tuple[Column, ...]:
    """The columns for all fields of an entry but for its lists of groups.

    Raises:
        TypeError: for a field that has no form in a cell yet.
    """
    return tuple(_flat(entry, (), _UNSAID, is_required=True))


def columns_of_kinds(entries: Iterable[type[Entry]]) -> tuple[Column, ...]:
    """The columns of a sheet whose rows are of several kinds: every column of each, once."""
    merged: dict[str, Column] = {}
    for entry in entries:
        for column in columns_of(entry):
            of = frozenset(get_args(entry.model_fields["event"].annotation))
            merged[column.key] = _merged(merged.get(column.key), replace(column, of=of, is_required=False))
    return tuple(merged.values())


def listed_in(entry: type[Entry]) -> Iterator[Listed]:
    """The lists of groups of an entry, in the order of its fields."""
    for key, hint in _hints(entry).items():
        bare, _ = _without_none(hint)
        if _is_list(bare) and (entries := _entries_in(get_args(bare)[0])):
            is_required = entry.model_fields[_name_of(entry, key)].is_required()
            yield Listed(key, entries, key_words(entry, key), is_required)


def short(words: Message) -> Message:
    """What something is called, without what explains it."""
    return Message(_CLAUSE.split(words.zh)[0], re.split(r",? (?:as|,)|, ", words.en)[0])


def _merged(known: Column | None, other: Column) -> Column:
    if known is None:
        return other
    if (known.kind, known.is_list) != (other.kind, other.is_list):
        raise TypeError(f"{known.key} is {known.kind} in one kind of event and {other.kind} in another")
    return replace(known, terms={**known.terms, **other.terms}, of=known.of | other.of)


def _hints(entry: type[Entry]) -> dict[str, object]:
    """The type of each field, by its key in the file."""
    hints = get_type_hints(entry, include_extras=True)
    return {model_field.alias or name: hints[name] for name, model_field in entry.model_fields.items()}


def _name_of(entry: type[Entry], key: str) -> str:
    return next(name for name, known in entry.model_fields.items() if key in {name, known.alias})


def _flat(entry: type[Entry], above: tuple[str, ...], called: Message, *, is_required: bool) -> Iterator[Column]:
    for key, hint in _hints(entry).items():
        bare, is_optional = _without_none(hint)
        path, words = (*above, key), _joined(called, key_words(entry, key))
        needed = is_required and entry.model_fields[_name_of(entry, key)].is_required()
        if isinstance(bare, type) and issubclass(bare, Entry) and not _is_counts(bare):
            yield from _flat(bare, path, words, is_required=needed)
        elif _is_list(bare) and _entries_in(get_args(bare)[0]):
            if above:
                raise TypeError(f"{entry.__name__}.{key}: a list of groups inside a group has no form in a sheet")
            if is_optional:
                yield Column(path, Kind.ROWS, words)
        else:
            yield replace(_of_one_cell(bare, entry, key), path=path, words=words, is_required=needed)


def _of_one_cell(hint: object, entry: type[Entry], key: str) -> Column:
    """The column of a value that stands in one cell; its path and words are still to be said."""
    if _is_list(hint):
        return replace(_of_one_cell(get_args(hint)[0], entry, key), is_list=True)
    for known, kind in _KNOWN:
        if _begins_with(hint, known):
            return Column((), kind, _UNSAID)
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if get_origin(bare) is Mapping and get_args(bare)[1] == ParameterValue:
        return Column((), Kind.PARAMETERS, _UNSAID)
    if bare is str:
        return Column((), Kind.CODE, _UNSAID)
    if get_origin(bare) is Literal or isinstance(bare, type):
        return _of_names(bare, entry, key)
    raise _formless(hint, entry, key)


def _of_names(bare: object, entry: type[Entry], key: str) -> Column:
    """The column of a closed list, or of counts each of which has a name."""
    if not isinstance(bare, type):
        return Column((), Kind.TERM, _UNSAID, {name: EVENT_WORDS[name] for name in get_args(bare)})
    if issubclass(bare, Entry):
        return Column((), Kind.COUNTS, _UNSAID, {one: key_words(bare, one) for one in bare.model_fields})
    if issubclass(bare, StrEnum):
        return Column((), Kind.TERM, _UNSAID, _terms(bare))
    raise _formless(bare, entry, key)


def _formless(hint: object, entry: type[Entry], key: str) -> TypeError:
    return TypeError(f"{entry.__name__}.{key} is of a type that has no form in a cell yet: {hint}")


def _terms(terms: type[StrEnum]) -> dict[str, Message]:
    if issubclass(terms, Term):
        return {term.value: Message(term.zh, term.en) for term in terms}
    if terms is Level:
        return {level.value: LEVEL_WORDS[level] for level in Level}
    raise TypeError(f"the words of {terms.__name__} have no names yet")


def _begins_with(hint: object, known: object) -> bool:
    """Whether a type is ``known``, perhaps with more said of it."""
    kind, *said = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    known_kind, *known_said = get_args(known)
    return kind is known_kind and said[: len(known_said)] == known_said


def _without_none(hint: object) -> tuple[object, bool]:
    if get_origin(hint) in {Union, UnionType}:
        others = [one for one in get_args(hint) if one is not NoneType]
        if len(others) == 1 and len(get_args(hint)) == 2:
            return others[0], True
    return hint, False


def _is_list(hint: object) -> bool:
    return get_origin(hint) is tuple and get_args(hint)[1:] == (...,)


def _entries_in(hint: object) -> tuple[type[Entry], ...]:
    """The kinds of group that a list holds; none where it holds single values."""
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    kinds = get_args(bare) if get_origin(bare) in {Union, UnionType} else (bare,)
    return tuple(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Entry))


def _is_counts(entry: type[Entry]) -> bool:
    return all(_begins_with(hint, Count) for hint in _hints(entry).values())


def _joined(above: Message, words: Message) -> Message:
    if not above.zh:
        return words
    return Message(f"{short(above).zh}·{words.zh}", f"{short(above).en}: {words.en}")
