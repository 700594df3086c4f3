"""Who takes part: people as counts of their roles, organisations by name."""

from __future__ import annotations

from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.model.terms import ImplementerKind
from gongshi.model.words import Text


class Panel(Entry):
    """How many of each role judged."""

    party_org: Count = 0
    supervision_committee: Count = 0
    residents_council: Count = 0
    resident_rep: Count = 0
    subdistrict: Count = 0
    resident_activist: Count = 0
    residents_committee: Count = 0
    expert: Count = 0
    department: Count = 0
    implementer: Count = 0


class Implementer(Entry):
    """An organisation that carries a project out. Organisations are named, people are not."""

    kind: ImplementerKind
    name: Text
