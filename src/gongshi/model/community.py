"""The community: who lives and decides there, whom to ask, and what money it has each year."""

from __future__ import annotations

from gongshi.model.record import Entry, Record
from gongshi.model.scalars import Amount, Count, Day, Identifier, Telephone, Year
from gongshi.model.terms import Pot
from gongshi.model.words import Text


class Compound(Entry):
    """A residential compound (院落、小区)."""

    id: Identifier
    title: Text


class Contact(Entry):
    """The office that answers questions: an office and its telephone, never a person."""

    office: Text
    address: Text | None = None
    telephone: Telephone | None = None
    hours: Text | None = None


class Roster(Entry):
    """How many hold office from a day on, until the next roster."""

    since: Day
    resident_reps: Count | None = None
    council_members: Count | None = None
    supervision_members: Count | None = None


class Allocation(Entry):
    """Money put in for one fiscal year from one pot; the pot is left out where nobody has said it."""

    fiscal_year: Year | None = None
    pot: Pot | None = None
    amount: Amount
    date: Day | None = None


class Community(Record):
    """``communities/<id>/community.yaml``."""

    title: Text
    subdistrict: Identifier | None = None
    summary: Text | None = None
    households: Count | None = None
    residents: Count | None = None
    contact: Contact | None = None
    compounds: tuple[Compound, ...] = ()
    rosters: tuple[Roster, ...] = ()
    allocations: tuple[Allocation, ...] = ()
