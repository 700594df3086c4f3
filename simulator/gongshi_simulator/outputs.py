"""What the simulator's commands write: a folder of files, and a manifest that names them and tells what went in."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongshi.commands.folders import cannot_write
from gongshi.commands.replacing import refuse_others, replacing

MANIFEST = "run.json"


def refuse(to: Path | None) -> None:
    """Nothing, where none is to be written, or may be written to the folder ``to``.

    Raises:
        CouldNotRun: where it is a file or stands below one, or holds something that is no output of ours.
    """
    if to is None:
        return
    try:
        to.stat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(to, error) from None
    refuse_others(to, is_output)


def write(to: Path, files: Mapping[str, bytes], facts: Mapping[str, object]) -> None:
    """Puts the ``files`` and the manifest with these ``facts`` into the folder ``to``, in place of an older output.

    The page among them is told to be there.

    Raises:
        CouldNotRun: where the folder cannot be written to.
    """
    told = {**facts, "files": sorted(files)}
    manifest = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    try:
        with replacing(to, is_output) as new:
            for name, content in {**files, MANIFEST: manifest.encode()}.items():
                (new / name).write_bytes(content)
    except OSError as error:
        raise cannot_write(to, error) from None
    print(f"写好 {to}/index.html | written: {to}/index.html", file=sys.stderr)  # noqa: T201 - what was done


def is_output(folder: Path) -> bool:
    """Whether a folder holds output of ours, and nothing that is not of it."""
    told = read_manifest(folder)
    return told is not None and {path.name for path in folder.iterdir()} <= {*told["files"], MANIFEST}


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """What the manifest of an output tells; None where there is none."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_ours = isinstance(told, dict) and told.keys() >= {
        "command",
        "kind",
        "title",
        "answer",
        "files",
        "sha256",
        "versions",
    }
    return told if is_ours and isinstance(told["files"], list) else None
