"""The pages for what cannot be shown: an address that is not there, and a page that a kiosk has not kept."""

from __future__ import annotations

from typing import NamedTuple

from gongshi_site.views.paths import NOT_FOUND, OFFLINE


class PlainPage(NamedTuple):
    """A page that needs nothing of the records."""

    path: str


NOT_FOUND_PAGE = PlainPage(NOT_FOUND)
OFFLINE_PAGE = PlainPage(OFFLINE)
