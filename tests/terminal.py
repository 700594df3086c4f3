"""The installed command, run as in a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

COMMAND = Path(sys.executable).with_name("gongshi")


class Ran(NamedTuple):
    """How the command ended."""

    code: int
    out: str
    err: str


def gongshi(*arguments: str, folder: Path, variables: Mapping[str, str] | None = None) -> Ran:
    """Runs the installed command in a folder; a traceback is a failure of every test."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200", **(variables or {})}
    ended = subprocess.run([COMMAND, *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    ran = Ran(ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8"))
    assert "Traceback" not in ran.err, ran.err
    return ran
