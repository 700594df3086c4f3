"""The pages for what cannot be shown: an address that is not there, and a page that a kiosk has not kept."""

from __future__ import annotations

from dataclasses import dataclass

from gongshi_site.views.paths import NOT_FOUND, OFFLINE


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that needs nothing of the records."""

    path: str


NOT_FOUND_PAGE = PlainPage(NOT_FOUND)
OFFLINE_PAGE = PlainPage(OFFLINE)
