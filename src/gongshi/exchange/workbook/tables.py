"""The sheets of the records' workbook: one for each kind of record, and one for each list of groups inside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongshi.exchange.workbook.columns import Column, Kind, Listed, columns_of, columns_of_kinds, listed_in, short
from gongshi.findings import Message
from gongshi.load.tree import KINDS
from gongshi.model.record import Record
from gongshi.model.vocabulary import ENTRY_WORDS

COMMUNITY, RECORD = "community", "record"
REMARKS = "#"
"""The first column of every sheet is the writer's own: it is not read, but for the word 示例."""

_NAMES: Mapping[str, Message] = {
    "communities.rosters": Message("代表人数", "rosters"),
    "communities.allocations": Message("资金投入", "allocations"),
    "communities.compounds": Message("院落", "compounds"),
    "projects.history": Message("办理过程", "history"),
    "notices.objections": Message("异议", "objections"),
    "proposals": Message("提议年度", "years of proposals"),
    "proposals.proposals": Message("提议", "proposals"),
    "holidays": Message("放假年份", "holiday years"),
    "rules.rules": Message("规则", "rules"),
}
"""Sheets for whose contents the glossary has a sentence rather than a name."""

_KINDS_IN_ORDER = (
    "programme", "community", "proposals", "meetings", "ballots", "projects", "notices", "rules", "holidays",
)  # fmt: skip
_FOLDERS = {"community": "communities"}


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: a record a row, or an entry of the list ``within`` a record.

    ``references`` lead from a row to its record; ``columns`` hold what it says.
    """

    kind: str
    model: type[Record]
    within: Listed | None
    name: Message
    references: tuple[Column, ...]
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The sheet's name for programs."""
        folder = _FOLDERS.get(self.kind, self.kind)
        return f"{folder}.{self.within.key}" if self.within else folder

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Every column that the sheet may have, but for those of other languages."""
        return (*self.references, *self.columns)


@cache
def tables() -> tuple[Table, ...]:
    """All sheets, in the order of the workbook.

    Raises:
        TypeError: for a field of a model that has no form in a sheet yet.
        ValueError: where two sheets or two columns would have one name.
    """
    if set(_KINDS_IN_ORDER) != set(KINDS):
        raise ValueError(f"a kind of record has no place in the workbook: {set(_KINDS_IN_ORDER) ^ set(KINDS)}")
    made = tuple(table for kind in _KINDS_IN_ORDER for table in _of_kind(kind, KINDS[kind]))
    _refuse_twice("sheet", [table.name.zh for table in made])
    for table in made:
        _refuse_twice(table.key, [column.key for column in table.all_columns])
        _refuse_twice(table.key, [heading(column).zh for column in table.all_columns])
    return made


def heading(column: Column) -> Message:
    """What the first row of a sheet calls a column."""
    words = short(column.words)
    if column.language is not None:
        return Message(f"{words.zh}（英文）", f"{words.en} (English)")
    return words


def _of_kind(kind: str, model: type[Record]) -> Iterator[Table]:
    in_community = kind not in {"programme", "rules", "holidays", "community"}
    references = (_COMMUNITY,) if in_community else ()
    name = _name(_FOLDERS.get(kind, kind), ENTRY_WORDS[model.__name__])
    yield Table(kind, model, None, name, references, columns_of(model))
    to_record: tuple[Column, ...] = ()
    if kind == "community":
        to_record = (_COMMUNITY,)
    elif kind not in {"programme", "rules"}:
        to_record = (*references, _reference(RECORD, name))
    for listed in listed_in(model):
        several = len(listed.entries) > 1
        columns = columns_of_kinds(listed.entries) if several else columns_of(listed.entries[0])
        key = f"{_FOLDERS.get(kind, kind)}.{listed.key}"
        yield Table(kind, model, listed, _name(key, short(listed.words)), to_record, columns)


def _name(key: str, words: Message) -> Message:
    return _NAMES.get(key, words)


def _reference(key: str, of: Message) -> Column:
    return Column((key,), Kind.IDENTIFIER, Message(f"{of.zh}编号", f"id of {of.en}"), is_required=True)


_COMMUNITY = _reference(COMMUNITY, Message("社区", "the community"))


def _refuse_twice(where: str, names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{where}: two have the name {', '.join(twice)}")
