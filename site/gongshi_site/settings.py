"""Pelican's settings for a fund's site: what it hosts for us, and all that it would do beyond that switched off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

from gongshi.fund import Fund
from gongshi_site.head import content_security_policy, head_script
from gongshi_site.kiosk import Kiosk
from gongshi_site.language import LANGUAGES, _, _n, word
from gongshi_site.qr import code_for
from gongshi_site.render import HTML_LANGUAGES, root_of

THEME = Path(__file__).parent / "theme"
_PROSE = "pages/{slug}.html"

_FIXED: Mapping[str, Any] = {
    "THEME": str(THEME),
    "THEME_STATIC_DIR": "theme",
    "PLUGINS": ["gongshi_site.plugin"],
    "SITENAME": "公示",
    "SITEURL": "",
    "RELATIVE_URLS": True,
    "TIMEZONE": "Asia/Shanghai",
    "DEFAULT_LANG": LANGUAGES[0],
    "JINJA_ENVIRONMENT": {
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    },
    "JINJA_GLOBALS": {
        "_": _,
        "_n": _n,
        "word": word,
        "head_script": head_script,
        "content_security_policy": content_security_policy,
        "root_of": root_of,
        "html_languages": HTML_LANGUAGES,
        "code_for": code_for,
    },
    # Our generator writes these pages: in the language of each, below that language's root.
    "PAGE_URL": _PROSE,
    "PAGE_LANG_URL": _PROSE,
    "PAGE_SAVE_AS": "",
    "PAGE_LANG_SAVE_AS": "",
    "FILENAME_METADATA": r"(?P<slug>[^.]+)(\.(?P<lang>[a-z]{2}))?",
    "PAGE_ORDER_BY": "order",
    "STATIC_PATHS": [],
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


def settings(  # noqa: PLR0913 - each is an option of the command
    fund: Fund,
    as_of: date,
    *,
    content: Path | None,
    output: Path,
    languages: Sequence[str] = LANGUAGES[:1],
    beside: Collection[str] = (),
    kiosk: Kiosk | None = None,
    address: str | None = None,
) -> dict[str, Any]:
    """The settings with which Pelican builds the site of ``fund`` as of a day.

    ``content`` holds the residents' pages in Markdown; without it there are only the records' pages. ``beside`` names
    the folders that will stand beside the pages, handbook and planning, so that these link to them.
    """
    return {
        **_FIXED,
        "GONGSHI_FUND": fund,
        "GONGSHI_AS_OF": as_of,
        "GONGSHI_LANGUAGES": tuple(languages),
        "GONGSHI_BESIDE": tuple(beside),
        "GONGSHI_KIOSK": kiosk,
        "GONGSHI_ADDRESS": address,
        "MARKDOWN": _markdown(kiosk),
        "PATH": str(content or THEME),
        "PAGE_PATHS": ["pages"] if content else [],
        "OUTPUT_PATH": str(output),
    }


def _markdown(kiosk: Kiosk | None) -> dict[str, Any]:
    no_way_out = ["gongshi_site.no_way_out:NoWayOut"] if kiosk else []
    return {"extensions": ["markdown.extensions.tables", *no_way_out], "output_format": "html5"}
