"""What a table is: its columns, each with the way to its value, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Generic, TypeVar

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.terms import Term
from gongshi.model.words import Words

T = TypeVar("T")

Value = str | int | bool | date | Words | tuple[str, ...] | None
"""What stands in a cell, as the records have it: amounts in minor units; None is not known."""


class Kind(Enum):
    """What stands in the cells of a column."""

    IDENTIFIER = auto()
    IDENTIFIERS = auto()
    TERM = auto()
    TITLE = auto()
    TEXT = auto()
    AMOUNT = auto()
    COUNT = auto()
    DAY = auto()
    YEAR = auto()
    HOUR = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table whose rows are each made from a ``T``.

    ``of`` finds the value; ``required``: there always is one. ``about`` says what the title leaves open. ``terms`` are
    the words of a closed list, by the value that stands for each in the files.
    """

    name: str
    kind: Kind
    title: Message
    of: Callable[[T], Value]
    about: Message | None = None
    required: bool = False
    terms: Mapping[str, Message] | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """These columns, all of which are required, name a row of ``table`` by its primary key.

    Where some of several columns may be empty, validators disagree whether that breaks the key: such a reference is
    told in words only.
    """

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table: ``each`` yields, of a community on a day, what its rows are made from, in the order of its rows.

    The columns of ``key`` tell the rows of a fund apart.
    """

    name: str
    title: Message
    about: Message
    key: tuple[str, ...]
    each: Callable[[CommunityFund, date], Iterable[T]]
    columns: tuple[Column[T], ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def rows(self, fund: CommunityFund, as_of: date) -> Iterator[tuple[Value, ...]]:
        """The rows of a community: of what was not known by ``as_of`` there is nothing in them."""
        for one in self.each(fund, as_of):
            yield tuple(column.of(one) for column in self.columns)


def terms_of_lists(*kinds: type[Term]) -> Mapping[str, Message]:
    """The words of closed lists, by value."""
    return {term.value: Message(term.zh, term.en) for kind in kinds for term in kind}
