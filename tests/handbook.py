"""The handbook, built as `make handbook` builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFIG = Path(__file__).resolve().parent.parent / "site/mkdocs.yml"


def built(to: Path) -> Path:
    """The handbook in the folder ``to``; a warning of MkDocs is an error."""
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    subprocess.run(
        [mkdocs, "build", "--quiet", "--strict", "--config-file", str(CONFIG), "--site-dir", str(to)],
        env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONWARNINGS": "error"},
        check=True,
    )
    return to
