"""A page of the records, and a page of words, to the bytes that are published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from jinja2 import Environment

from gongshi_site.language import LANGUAGES, speaking
from gongshi_site.pages import Page

HTML_LANGUAGES: Mapping[str, str] = {"zh": "zh-CN", "en": "en"}
"""What a page in each language says of itself."""


class Rendered(NamedTuple):
    """A file of the site: its path from the root, and its bytes."""

    path: str
    content: bytes


def root_of(language: str) -> str:
    """The folder below which the pages in a language stand, with its slash; nothing for the first language."""
    return "" if language == LANGUAGES[0] else f"{language}/"


def up_from(path: str) -> str:
    """The relative way from the page at ``path`` to the folder that its path begins in."""
    return "/".join([".."] * path.count("/")) or "."


class Renderer:
    """Renders pages with the templates of a theme; ``around`` holds by language what all its pages share."""

    def __init__(self, environment: Environment, around: Mapping[str, Mapping[str, Any]]) -> None:
        self._environment = environment
        self._around = around

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there are pages."""
        return tuple(self._around)

    def render(self, page: Page, language: str) -> Rendered:
        """The page in ``language``, which must be that of the words in its view."""
        path = root_of(language) + page.view.path
        with speaking(language):
            html = self._environment.get_template(f"{page.template}.html").render(
                self._around[language],
                page=page.view,
                language=language,
                html_language=HTML_LANGUAGES[language],
                SITEURL=up_from(page.view.path),
                ROOT=up_from(path),
            )
        return Rendered(path, html.encode())
