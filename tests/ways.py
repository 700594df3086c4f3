"""Where the ways on a site's pages lead."""

from __future__ import annotations

from pathlib import Path


def led_to(page: Path, way: str) -> Path:
    """The file that a way on a page leads to; at the root of a server stands the site."""
    if not way.startswith("/"):
        return (page.parent / way).resolve()
    site = next(folder for folder in page.parents if (folder / "build.json").is_file())
    return (site / way[1:]).resolve()
