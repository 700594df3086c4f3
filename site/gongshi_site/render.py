"""A page's view to the bytes that are published, by the templates of the theme."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from traceback import extract_tb
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, TemplateError, TemplateNotFound
from markupsafe import Markup

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.choices import Choices
from gongshi_site.language import LANGUAGES, language
from gongshi_site.pages import Page
from gongshi_site.pieces import going_up
from gongshi_site.views.linked_data import Site

HTML_LANGUAGES: Mapping[str, str] = {"zh": "zh-CN", "en": "en"}
"""What a page in each language says of itself."""


class Rendered(NamedTuple):
    """A file of the site: its path from the root, and its bytes."""

    path: str
    content: bytes


def root_of(of: str) -> str:
    """The folder below which the pages in a language stand, with its slash; nothing for the first language."""
    return "" if of == LANGUAGES[0] else f"{of}/"


def site_in(language: str, choices: Choices) -> Site | None:
    """Where the pages in a language are published, for search engines; None where nobody says, and for a kiosk."""
    if choices.address is None or choices.kiosk is not None:
        return None
    return Site(choices.address, f"{choices.address}/{root_of(language)}".rstrip("/"))


def up_from(path: str) -> str:
    """The relative way from the page at ``path`` to the folder that its path begins in."""
    return "/".join([".."] * path.count("/")) or "."


def path_of(page: Page) -> str:
    """Where the page in the language being written stands, from the site's root."""
    return root_of(language()) + str(page.view.path)


class Kept:
    """Parts of pages, kept as they were made: for all pages that have in common what they are asked for with."""

    def __init__(self) -> None:
        self._made: dict[tuple[Hashable, ...], Markup] = {}

    def __call__(self, *of: Hashable, caller: Callable[[], Markup]) -> Markup:
        """The part that ``caller`` makes, which is only called for the first of these pages."""
        if of not in self._made:
            self._made[of] = caller()
        return self._made[of]


class Renderer:
    """Renders pages with the templates of ``environment``; ``around`` holds by language what all its pages share."""

    def __init__(self, environment: Environment, around: Mapping[str, Mapping[str, Any]]) -> None:
        self._environment = environment
        self._around = {language: {**shared, "kept": Kept()} for language, shared in around.items()}

    def render(self, page: Page, mark: str | None = None) -> Rendered:
        """The page in the language being written; ``mark`` is said above it.

        Raises:
            CouldNotRun: for a template that is not there or has a fault.
        """
        up, root = self._ways_up(page)
        try:
            with going_up(up):
                html = self._environment.get_template(f"{page.template}.html").render(
                    self._around[language()],
                    page=page.view,
                    versions=self._versions(page),
                    mark=mark,
                    linked=page.linked,
                    language=language(),
                    html_language=HTML_LANGUAGES[language()],
                    SITEURL=up,
                    ROOT=root,
                )
        except (TemplateError, AttributeError) as error:
            if isinstance(error, AttributeError) and not _of_template(error):
                raise
            raise _fault(error, page) from None
        return Rendered(path_of(page), html.encode())

    def _versions(self, page: Page) -> tuple[str, ...]:
        """The languages in which the page is part of the site: all of the site's, but for a page of words."""
        languages: tuple[str, ...] = self._around[language()]["languages"]
        return tuple(one for one in getattr(page.view, "languages", languages) if one in languages)

    def _ways_up(self, page: Page) -> tuple[str, str]:
        """The ways to the root of the pages in this language, and to the site's.

        They are relative, so that a site may stand anywhere. A server shows the page for what is not there at every
        address: from there only the path of the published site leads home; where none is known, the site stands at
        the root of its server.
        """
        if page.template == "not_found":
            root = urlsplit(self._around[language()]["frame"].address or "").path.rstrip("/")
            return f"{root}/{root_of(language())}".rstrip("/"), root
        return up_from(page.view.path), up_from(path_of(page))


def _of_template(error: AttributeError) -> bool:
    """Whether it is a template that asks for what is not there."""
    return extract_tb(error.__traceback__)[-1].filename.endswith(".html")


def _fault(error: TemplateError | AttributeError, page: Page) -> CouldNotRun:
    if isinstance(error, TemplateNotFound):
        return CouldNotRun(
            f"缺少模板 {error.name}，网站没有更新", f"the template {error.name} is missing; the site stays as it was"
        )
    at = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in extract_tb(error.__traceback__)]
    where = next((place for place in reversed(at) if ".html:" in place), f"{page.template}.html")
    said = " ".join(str(error).split())
    return CouldNotRun(
        f"模板 {where} 有错，网站没有更新：{said}",
        f"the template {where} has a fault, the site stays as it was: {said}",
    )
