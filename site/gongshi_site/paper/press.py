"""Sheets to tagged PDF (PDF/UA-1), drawings to pictures: the same is the same bytes, and no server is asked.

Source: ISO 14289-1. GB/T 9704-2012 gives the look that residents know of official papers; it binds no community.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gongshi_site.faces import cut, edition
from gongshi_site.fingerprint import digest, folder_digest
from gongshi_site.pictures.drawing import Drawing, PictureFile

if TYPE_CHECKING:
    from weasyprint import Document

_MAKERS = ("matplotlib", "weasyprint", "pydyf", "uharfbuzz", "segno")
_TRIES = (("roomy", 1), ("normal", 1), ("roomy", 2), ("normal", 2), ("close", 2), ("closest", 2))
"""How closely lines are set, as a class of the page's body, and on how many pages: the first that fits is taken.

One page is read without being turned over, so it is worth smaller letters, but not the smallest.
"""
_HOLDS: Mapping[str, int] = {"roomy": 420, "normal": 580, "close": 800, "closest": 1100}
"""Characters that hardly ever fit on a page so set, with its lists and spaces: that is not tried."""
_TAG = re.compile(r"<[^>]*>")
_BODY = '<body class="'
_ANNEX = 'id="annex"'
_DRAWN_BY_CSS = "…—“”"


class Sheet(NamedTuple):
    """What is to be printed: where its PDF stands in the site, and what stands on it as HTML.

    ``most_pages``: it is set closer until it has no more, or no more before its annex; 0 is as many as it takes.
    ``drawings`` are the pictures on it by their names.
    """

    path: str
    html: str
    most_pages: int = 0
    drawings: tuple[tuple[str, Drawing], ...] = ()


class Press:
    """Presses sheets in the look of the theme in a folder."""

    def __init__(self, theme: Path) -> None:
        self._look = theme / "paper"
        self._edition: str | None = None

    def recipe(self, item: Sheet | PictureFile) -> str:
        """What stands for all that the file of a sheet or of a picture depends on.

        Raises:
            CouldNotRun: where the typeface is not installed.
        """
        if self._edition is None:
            made_by = " ".join(f"{name} {version(name)}" for name in _MAKERS)
            self._edition = digest(folder_digest(self._look), made_by, edition())
        return digest(self._edition, repr(item))

    def pressed(self, item: Sheet | PictureFile) -> bytes:
        """The file: a PDF, or a picture of the kind that its path says.

        Raises:
            CouldNotRun: where the typeface is not installed.
        """
        if isinstance(item, Sheet):
            return self._pdf(item)
        from gongshi_site.pictures.drawn import drawn  # noqa: PLC0415 - it takes half a second to load

        return drawn(item.drawing, item.path.rpartition(".")[2])

    def _pdf(self, sheet: Sheet) -> bytes:
        *tries, last = _tries(sheet)
        laid_out = ((self._laid_out(sheet, step), pages) for step, pages in tries)
        fits = next((document for document, pages in laid_out if _before_annex(document) <= pages), None)
        document = fits or self._laid_out(sheet, last[0])
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))

    def _laid_out(self, sheet: Sheet, step: str) -> Document:
        import weasyprint  # noqa: PLC0415 - it takes a second to load, and most builds print nothing
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

        from gongshi_site.paper.supplies import Supplies  # noqa: PLC0415 - it is one of the library's

        fonts, supplies = FontConfiguration(), Supplies(cut(sheet.html + _DRAWN_BY_CSS, "Serif"), dict(sheet.drawings))
        look = (self._look / "sheet.css").read_text(encoding="utf-8")
        style = weasyprint.CSS(string=look, url_fetcher=supplies, font_config=fonts)
        page = weasyprint.HTML(string=sheet.html.replace(_BODY, f"{_BODY}{step} ", 1), url_fetcher=supplies)
        return page.render(stylesheets=[style], font_config=fonts)


def _tries(sheet: Sheet) -> Sequence[tuple[str, int]]:
    """What is worth trying, best first; at the end what leaves most room, whether all fits or not."""
    if not sheet.most_pages:
        return _TRIES[:1]
    characters = len("".join(_TAG.sub("", sheet.html.partition(_ANNEX)[0]).split()))
    allowed = [(step, min(pages, sheet.most_pages)) for step, pages in _TRIES]
    tries = [(step, pages) for step, pages in allowed if characters <= _HOLDS[step] * pages]
    return (*dict.fromkeys(tries), allowed[-1])


def _before_annex(document: Document) -> int:
    """How many pages come before the annex; all where there is none."""
    annexed = (number for number, page in enumerate(document.pages) if "annex" in page.anchors)
    return next(annexed, len(document.pages))
