"""JSON: every table with its rows as they are recorded, texts in all their languages, amounts with their decimals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from gongshi.open_data.values import Exact


def json_row(row: Mapping[str, Exact]) -> str:
    """A row on a line of its own, without what is not known; amounts are written as numbers, exactly."""
    known = (f'"{name}": {_written(value)}' for name, value in row.items() if value is not None)
    return "{" + ", ".join(known) + "}"


def json_file(about: Mapping[str, Any], tables: Mapping[str, Iterable[str]]) -> bytes:
    """The whole file: what it is about, and of each table the rows, as `json_row` makes them."""
    head = f'"about": {json.dumps(about, ensure_ascii=False, indent=1)}'
    bodies = (f'"{name}": [\n' + ",\n".join(rows) + "\n]" for name, rows in tables.items())
    return ("{\n" + head + ',\n"tables": {\n' + ",\n".join(bodies) + "\n}\n}\n").encode()


def rows_in(text: str) -> list[dict[str, Exact]]:
    """The rows in a text of rows with commas between them; amounts are exact."""
    rows: list[dict[str, Exact]] = json.loads(f"[{text}]", parse_float=Decimal)
    return rows


def _written(value: Exact) -> str:
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
