"""What is chosen for a site besides its records: all of it is part of what decides whether a page is up to date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongshi_site.language import LANGUAGES

PRIVATE = ".gongshi"
"""The folder of a site that is for the next build, not for readers."""


@dataclass(frozen=True, slots=True)
class Kiosk:
    """How pages behave at one: that the records may be old is said so many hours after their day is over."""

    stale_hours: int = 24


@dataclass(frozen=True, slots=True)
class Choices:
    """The day that is looked at, the day on which the records are kept, the languages, and what else pages depend on.

    ``beside`` names the folders that will stand beside the records' pages, handbook and planning, so that these link
    to them. ``kiosk`` is how pages behave at one; ``address`` is where the site is published, for QR codes.
    ``downloads``: whether there are files to take away, sheets to print and tables, so that pages lead to them.
    """

    as_of: date
    present: date
    languages: tuple[str, ...] = LANGUAGES
    beside: tuple[str, ...] = ()
    kiosk: Kiosk | None = None
    address: str | None = None
    downloads: bool = False
