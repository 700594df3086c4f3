"""The example rows of the template: a small year of one project, so that every sheet shows how its rows are filled."""

from __future__ import annotations

from importlib.resources import files

from gongshi.exchange.workbook.filling import Filled, Placed, filled
from gongshi.load.parse import parse

_KINDS = ("programme", "community", "proposals", "meetings", "ballots", "projects", "notices", "rules", "holidays")


def example_records() -> list[Placed]:
    """The records that the example rows show."""
    tree, _ = parse((files("gongshi.exchange.workbook") / "example.yaml").read_text(encoding="utf-8"))
    assert isinstance(tree, dict)
    placed = []
    for kind in _KINDS:
        record = tree[kind]
        assert isinstance(record, dict)
        shared = kind in {"programme", "community", "rules", "holidays"}
        placed.append(Placed(kind, None if shared else "wutong", record))
    return placed


def example_rows() -> tuple[Filled, ...]:
    """Every sheet of the workbook with its example rows."""
    return filled(example_records(), language="zh")
