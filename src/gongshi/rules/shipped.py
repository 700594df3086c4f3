"""The rule pack that comes with gongshi, for others to copy and adapt."""

from __future__ import annotations

from importlib.resources import files

from gongshi.load.typed import typed
from gongshi.model.rule_pack import RulePack


def shipped_text() -> str:
    """The pack as a file of records."""
    return (files("gongshi.rules") / "pack.yaml").read_text(encoding="utf-8")


def shipped_pack() -> RulePack:
    """The pack as a record."""
    record = typed(shipped_text(), "pack.yaml", RulePack).record
    assert isinstance(record, RulePack)
    return record
