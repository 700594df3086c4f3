"""A page of words for residents: written in Markdown, one file for each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gongshi_site.words import Link, Said


@dataclass(frozen=True, slots=True)
class ProsePage:
    """What a page of words shows; ``content`` is HTML, ``languages`` are those it is written in."""

    path: str
    title: str
    content: str
    languages: tuple[str, ...]


def prose_pages(pages: Iterable[Any], language: str) -> Iterator[ProsePage]:
    """The pages of words in ``language``, in the order of those that Pelican read in its own."""
    for page in pages:
        versions = {one.lang: one for one in (page, *page.translations)}
        if language in versions:
            one = versions[language]
            up = "/".join([".."] * one.url.count("/")) or "."
            yield ProsePage(one.url, one.title, one.get_content(up), tuple(versions))


def prose_link(page: ProsePage) -> Link:
    """The way to a page of words."""
    return Link(Said((page.title,)), page.path)
