"""All tables, in the order in which they are written out."""

from __future__ import annotations

from typing import Any

from gongshi.tables.places import ALLOCATIONS, COMMUNITIES, COMPOUNDS
from gongshi.tables.table import Table

TABLES: tuple[Table[Any], ...] = (COMMUNITIES, COMPOUNDS, ALLOCATIONS)
