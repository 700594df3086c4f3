"""Pelican's settings for a fund's site: what it hosts for us, and all that it would do beyond that switched off."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import FunctionType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro

from gongshi_site import pieces
from gongshi_site.fingerprint import COMPILED
from gongshi_site.head import content_security_policy, head_script
from gongshi_site.language import LANGUAGES, _, _n, language, word
from gongshi_site.qr import code_for
from gongshi_site.render import HTML_LANGUAGES, root_of
from gongshi_site.typography import clause_by_clause, whole, whole_within
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
        "pieces": pieces,
        "way_up": pieces.way_up,
        "spoken": language,
    },
    "JINJA_FILTERS": {"whole": whole, "whole_within": whole_within, "clause_by_clause": clause_by_clause},
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
        "GONGSHI_WRITE": write,
        "MARKDOWN": _markdown(for_kiosk=for_kiosk),
        "PATH": str(content or THEME),
        "PAGE_PATHS": ["pages"] if content else [],
        "OUTPUT_PATH": str(output),
    }


class _Context(Context):
    """What a template sees. It calls functions and macros: as Jinja does, but for what none of ours asks for.

    A page calls a hundred, and to find out that a function wants no context takes longer than what it does.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """What is called, with these arguments."""
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not FunctionType or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


class _Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled before: without, a build of one page takes half as long again."""

    def get_source_checksum(self, source: str) -> str:
        """Of a template and of how it is compiled, which the library leaves to whoever changes that."""
        return super().get_source_checksum(f"{_FIXED['JINJA_ENVIRONMENT']}{source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template, where that can be."""
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


def environment(theme: Path) -> Environment:
    """The templates of the theme in a folder, as they are now."""
    folder = theme / "templates"
    kept = None if sys.dont_write_bytecode else _Compiled(str(folder / COMPILED))
    loader = FileSystemLoader(folder)
    made = Environment(loader=loader, bytecode_cache=kept, auto_reload=False, **_FIXED["JINJA_ENVIRONMENT"])  # noqa: S701 - it escapes
    made.context_class = _Context
    made.globals.update(_FIXED["JINJA_GLOBALS"])
    made.filters.update(_FIXED["JINJA_FILTERS"])
    return made


def _markdown(*, for_kiosk: bool) -> dict[str, Any]:
    no_way_out = ["gongshi_site.no_way_out:NoWayOut"] if for_kiosk else []
    return {"extensions": ["markdown.extensions.tables", *no_way_out], "output_format": "html5"}
