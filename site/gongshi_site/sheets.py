"""A page for paper to the sheet that is pressed, and how many pages it may have."""

from __future__ import annotations

from gongshi_site.pages import POSTER, Page
from gongshi_site.paper.sheet import Sheet
from gongshi_site.render import Renderer
from gongshi_site.views.sheets.notice import NoticeSheet, SlipSheet
from gongshi_site.views.sheets.poster import PosterSheet

_ONE_LEAF = 2
"""Both sides of a sheet of A4."""


def sheet_of(page: Page, renderer: Renderer) -> Sheet:
    """The sheet of a page for paper, in the language being written.

    Raises:
        CouldNotRun: for a template that is not there or has a fault.
    """
    rendered = renderer.render(page)
    drawings = tuple((one.name, one.drawing) for one in page.view.pictures) if page.template == POSTER else ()
    return Sheet(rendered.path, rendered.content.decode(), _most_pages(page.view), drawings)


def _most_pages(view: object) -> int:
    match view:
        case SlipSheet():
            return 1
        case NoticeSheet(form="a4", columns=columns) if columns:
            return 1
        case NoticeSheet(form="a3") | PosterSheet():
            return 0
        case _:
            return _ONE_LEAF
