"""What stands in a built site, but for what the next build begins with, which is mostly the same again."""

from __future__ import annotations

from pathlib import Path

from gongshi_site.choices import PRIVATE
from gongshi_site.manifest import BEGUN


def files(site: Path) -> dict[str, bytes]:
    """Every file by its path: those that readers see, and what the site remembers of itself."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in _below(site, BEGUN)}


def shown(site: Path) -> dict[str, bytes]:
    """Every file that readers see: all but what is hidden."""
    return {path: content for path, content in files(site).items() if not f"/{path}".count("/.")}


def pages(site: Path) -> list[Path]:
    """Every page, in the order of paths."""
    return sorted(path for path in _below(site, PRIVATE) if path.suffix == ".html")


def _below(site: Path, leaving_out: str) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file() and not path.is_relative_to(site / leaving_out)]
