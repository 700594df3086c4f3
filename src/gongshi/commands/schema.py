"""``gongshi schema``: the JSON Schema of every kind of record, for editors that check while one types."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gongshi.commands.folders import cannot_write
from gongshi.commands.replacing import replacing
from gongshi.load.tree import KINDS
from gongshi.model.record import Record

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def schema(*, to: Path) -> int:
    """写出每种记录的 JSON Schema，供编辑器随写随查。Write the JSON Schema of every kind of record.

    旧的整个换掉；文件夹里有别的东西就什么也不写。Older ones are replaced whole, and nothing else is.

    Args:
        to: 写到哪个文件夹。The folder to write to.
    """
    try:
        with replacing(to, _are_schemas) as new:
            for name, model in KINDS.items():
                (new / f"{name}.json").write_text(_described(model), encoding="utf-8")
    except OSError as error:
        raise cannot_write(to, error) from None
    count = len(KINDS)
    print(f"写好{count}个文件：{to} | {count} files written: {to}", file=sys.stderr)  # noqa: T201 - what was done
    return 0


def _described(model: type[Record]) -> str:
    return json.dumps(_DIALECT | model.model_json_schema(), ensure_ascii=False, indent=2) + "\n"


def _are_schemas(folder: Path) -> bool:
    ours = {f"{name}.json": model for name, model in KINDS.items()}
    return all(path.name in ours and _is_schema_of(ours[path.name], path) for path in folder.iterdir())


def _is_schema_of(model: type[Record], path: Path) -> bool:
    """Whether a file is the schema of this kind of record, as this or an earlier version wrote it."""
    try:
        written = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return (
        isinstance(written, dict) and (written.items() >= _DIALECT.items()) and written.get("title") == model.__name__
    )
