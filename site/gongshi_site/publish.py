"""A site carries a mark, so that the next one knows it for its own and may take its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

from gongshi import __version__
from gongshi.commands.replacing import replacing
from gongshi_site.releases.server import HEADERS_FILE, headers_file

MARK = "build.json"


@contextmanager
def publishing(output: Path, as_of: date) -> Iterator[Path]:
    """A new empty folder that takes the place of the site at ``output``, as `replacing`.

    Its mark says on which day the records are looked at, and has an id that changes when anything in the site does.
    """
    with replacing(output, lambda folder: (folder / MARK).is_file()) as new:
        yield new
        (new / HEADERS_FILE).write_text(headers_file(new), encoding="utf-8", newline="\n")
        mark = {"generator": "gongshi", "version": __version__, "id": _id(sums(new)), "as_of": as_of.isoformat()}
        (new / MARK).write_text(json.dumps(mark) + "\n", encoding="utf-8")


def sums(site: Path) -> Mapping[str, str]:
    """The sha256 of every file of a site, by its path from the root, sorted."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _id(of: Mapping[str, str]) -> str:
    return sha256("".join(f"{name}\0{total}\n" for name, total in of.items()).encode()).hexdigest()[:16]
