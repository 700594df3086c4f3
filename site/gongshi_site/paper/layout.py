"""A sheet laid out on its pages: as closely as it must be, and no closer.

Imported where something is printed only: the library takes a second to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import weasyprint
from PIL import ImageFile
from weasyprint import Document
from weasyprint.text.fonts import FontConfiguration

from gongshi_site.faces import cut
from gongshi_site.paper.sheet import Sheet
from gongshi_site.paper.supplies import Supplies

# The library has the whole process take torn pictures for whole ones; a photograph that is torn has to be told.
ImageFile.LOAD_TRUNCATED_IMAGES = False

_TRIES = (("roomy", 1), ("normal", 1), ("roomy", 2), ("normal", 2), ("close", 2), ("closest", 2))
"""How closely lines are set, as a class of the page's body, and on how many pages: the first that fits is taken.

One page is read without being turned over, so it is worth smaller letters, but not the smallest.
"""
_WHERE_NOTHING_FITS = "normal"
_HOLDS: Mapping[str, int] = {"roomy": 420, "normal": 580, "close": 800, "closest": 1100}
"""Chinese characters that hardly ever fit on a page so set, with its lists and spaces: that is not tried."""
_FIRST_CHINESE = "\u2e80"
_TAG = re.compile(r"<[^>]*>")
_BODY = '<body class="'
_ANNEX = 'id="annex"'
_DRAWN_BY_CSS = "…—“”"


@contextmanager
def laid_out(sheet: Sheet, look: str) -> Iterator[Document]:
    """The sheet in the look of a style sheet; its fonts are there as long as the block goes on.

    Raises:
        CouldNotRun: where the typeface is not installed.
    """
    fonts = FontConfiguration()
    try:
        supplies = Supplies(cut(sheet.html + _DRAWN_BY_CSS, "Serif"), dict(sheet.drawings))
        style = weasyprint.CSS(string=look, url_fetcher=supplies, font_config=fonts)

        def set_so(step: str) -> Document:
            page = weasyprint.HTML(string=sheet.html.replace(_BODY, f"{_BODY}{step} ", 1), url_fetcher=supplies)
            return page.render(stylesheets=[style], font_config=fonts)

        tried = ((set_so(step), pages) for step, pages in _tries(sheet))
        fits = next((document for document, pages in tried if _before_annex(document) <= pages), None)
        yield fits or set_so(_WHERE_NOTHING_FITS if sheet.most_pages else _TRIES[0][0])
    finally:
        # It keeps fonts in a temporary folder until it is collected, which in a worker process it never is.
        fonts.__del__()


def _tries(sheet: Sheet) -> Sequence[tuple[str, int]]:
    """What is worth trying, best first."""
    if not sheet.most_pages:
        return ()
    long = _length(sheet.html.partition(_ANNEX)[0])
    allowed = [(step, min(pages, sheet.most_pages)) for step, pages in _TRIES]
    tries = [(step, pages) for step, pages in allowed if long <= _HOLDS[step] * pages]
    return tuple(dict.fromkeys((*tries, allowed[-1])))


def _length(html: str) -> float:
    """How long a text is in Chinese characters: a letter is half as wide as one."""
    written = "".join(_TAG.sub("", html).split())
    return sum(1 if character >= _FIRST_CHINESE else 0.5 for character in written)


def _before_annex(document: Document) -> int:
    """How many pages come before the annex; all where there is none."""
    annexed = (number for number, page in enumerate(document.pages) if "annex" in page.anchors)
    return next(annexed, len(document.pages))
