"""``gongshi schema``: the JSON Schema of every kind of record, for editors that check while one types."""

from __future__ import annotations

import json
from pathlib import Path

from gongshi.commands.folders import cannot_write
from gongshi.load.tree import KINDS


def schema(*, to: Path) -> int:
    """写出每种记录的 JSON Schema，供编辑器随写随查。Write the JSON Schema of every kind of record.

    Args:
        to: 写到哪个文件夹。The folder to write to.
    """
    try:
        to.mkdir(parents=True, exist_ok=True)
        for name, model in KINDS.items():
            described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
            text = json.dumps(described, ensure_ascii=False, indent=2)
            (to / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise cannot_write(to, error) from None
    return 0
