"""Pelican's settings for a fund's site: what it hosts for us, and all that it would do beyond that switched off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from gongshi_site.language import LANGUAGES
from gongshi_site.templates import COMPILING, FILTERS, GLOBALS
from gongshi_site.views.prose import Prose, place_of

WriteSite = Callable[[Prose, Path], None]
"""Makes a site with these pages of words in a folder."""

THEME = Path(__file__).parent / "theme"
_PROSE = "pages/{slug}.html"

_FIXED: Mapping[str, Any] = {
    "THEME": str(THEME),
    "PLUGINS": ["gongshi_site.plugin"],
    "SITENAME": "公示",
    "SITEURL": "",
    "RELATIVE_URLS": True,
    "TIMEZONE": "Asia/Shanghai",
    "DEFAULT_LANG": LANGUAGES[0],
    # Our generator writes these pages: in the language of each, below that language's root.
    "PAGE_URL": _PROSE,
    "PAGE_LANG_URL": _PROSE,
    "PAGE_SAVE_AS": "",
    "PAGE_LANG_SAVE_AS": "",
    "FILENAME_METADATA": r"(?P<slug>[^.]+)(\.(?P<lang>[a-z]{2}))?",
    "PAGE_ORDER_BY": place_of,
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "ARTICLE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "TAG_SAVE_AS": "",
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "READERS": {"rst": None, "html": None},
}


def settings(write: WriteSite, *, content: Path | None, output: Path, for_kiosk: bool = False) -> dict[str, Any]:
    """The settings with which Pelican reads the residents' pages in ``content`` and lets ``write`` make the site.

    Without ``content`` there are no such pages; ``for_kiosk`` leaves no links in them that lead elsewhere.
    """
    return {
        **_FIXED,
        # It compiles the template of a page, though it writes none. To these it adds its own: they are copies.
        "JINJA_ENVIRONMENT": dict(COMPILING),
        "JINJA_GLOBALS": dict(GLOBALS),
        "JINJA_FILTERS": dict(FILTERS),
        "GONGSHI_WRITE": write,
        "MARKDOWN": _markdown(for_kiosk=for_kiosk),
        "PATH": str(content or THEME),
        "PAGE_PATHS": ["pages"] if content else [],
        "OUTPUT_PATH": str(output),
    }


def _markdown(*, for_kiosk: bool) -> dict[str, Any]:
    no_way_out = ["gongshi_site.no_way_out:NoWayOut"] if for_kiosk else []
    return {"extensions": ["markdown.extensions.tables", *no_way_out], "output_format": "html5"}
