"""A page for paper to the sheet that is pressed, and how many pages it may have."""

from __future__ import annotations

from gongshi_site.pages import Page
from gongshi_site.paper.press import Sheet
from gongshi_site.render import Renderer
from gongshi_site.views.sheets.notice import NoticeSheet, SlipSheet

_ONE_LEAF = 2
"""Both sides of a sheet of A4."""


def sheet_of(page: Page, renderer: Renderer) -> Sheet:
    """The sheet of a page for paper, in the language being written.

    Raises:
        CouldNotRun: for a template that is not there or has a fault.
    """
    rendered = renderer.render(page)
    return Sheet(rendered.path, rendered.content.decode(), _most_pages(page.view))


def _most_pages(view: object) -> int:
    if isinstance(view, NoticeSheet):
        if view.form == "a3":
            return 0
        return 1 if view.columns else _ONE_LEAF
    return 1 if isinstance(view, SlipSheet) else _ONE_LEAF
