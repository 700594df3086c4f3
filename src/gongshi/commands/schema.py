"""``gongshi schema``: the JSON Schema of every kind of record, for editors that check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from gongshi.load.tree import KINDS


def schema(*, to: Path) -> int:
    """写出每种记录的 JSON Schema，供编辑器随写随查。Write the JSON Schema of every kind of record.

    Args:
        to: 写到哪个文件夹。The folder to write to.
    """
    to.mkdir(parents=True, exist_ok=True)
    for name, model in KINDS.items():
        described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        (to / f"{name}.json").write_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0
