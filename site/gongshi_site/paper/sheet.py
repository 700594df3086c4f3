"""A sheet that is to be printed, as text."""

from __future__ import annotations

from typing import NamedTuple

from gongshi_site.pictures.drawing import Drawing


class Sheet(NamedTuple):
    """What is to be printed: where its PDF stands in the site, and what stands on it as HTML.

    ``most_pages``: it is set closer until it has no more, or no more before its annex; 0 is as many as it takes.
    ``drawings`` are the pictures on it by their names.
    """

    path: str
    html: str
    most_pages: int = 0
    drawings: tuple[tuple[str, Drawing], ...] = ()
