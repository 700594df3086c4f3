"""All tables, in the order in which they are written out."""

from __future__ import annotations

from typing import Any

from gongshi.tables.happenings import CONTRACTS, EVENTS, PAYMENTS
from gongshi.tables.meetings import MEETINGS, SUPERVISION_VISITS
from gongshi.tables.notices import NOTICE_PROJECTS, NOTICES, OBJECTIONS
from gongshi.tables.places import ALLOCATIONS, COMMUNITIES, COMPOUNDS
from gongshi.tables.projects import PROJECTS
from gongshi.tables.proposals import PROPOSALS
from gongshi.tables.table import Table

TABLES: tuple[Table[Any], ...] = (
    COMMUNITIES,
    COMPOUNDS,
    ALLOCATIONS,
    PROPOSALS,
    PROJECTS,
    EVENTS,
    CONTRACTS,
    PAYMENTS,
    NOTICES,
    NOTICE_PROJECTS,
    OBJECTIONS,
    MEETINGS,
    SUPERVISION_VISITS,
)
