"""A site carries a mark, so that the next one knows it for its own and may take its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongshi import __version__
from gongshi.commands.replacing import replacing
from gongshi_site.releases.server import HEADERS_FILE, headers_file

MARK = "build.json"


@contextmanager
def publishing(output: Path) -> Iterator[Path]:
    """A new empty folder that takes the place of the site at ``output``, as `replacing`."""
    with replacing(output, lambda folder: (folder / MARK).is_file()) as new:
        yield new
        (new / HEADERS_FILE).write_text(headers_file(new), encoding="utf-8", newline="\n")
        (new / MARK).write_text(json.dumps({"generator": "gongshi", "version": __version__}) + "\n", encoding="utf-8")
