"""The scenario that comes with gongshi, for others to copy and change."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped_scenario() -> Path:
    """Its file. The package is installed as files, never run from within an archive."""
    return Path(str(files(__name__) / "community-year.yaml"))
