"""A site carries a mark, so that the next build knows it for its own and may take its place."""

from __future__ import annotations

from pathlib import Path

MARK = "build.json"


def is_site(folder: Path) -> bool:
    """Whether what stands in ``folder`` is a site that gongshi built."""
    return (folder / MARK).is_file()
