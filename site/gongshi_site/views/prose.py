"""The pages of words for residents: written in Markdown, one file for each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gongshi_site.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class ProsePage:
    """What a page of words shows; ``content`` is HTML, ``languages`` are those it is written in."""

    path: str
    title: str
    content: str
    languages: tuple[str, ...]


Prose = Mapping[str, tuple[ProsePage, ...]]
"""The pages of words, by language, in their order."""


def prose(pages: Iterable[Any]) -> Prose:
    """The pages of words as Pelican has read them: those in its own language, which know their translations."""
    every = tuple(pages)
    return {language: tuple(_in_language(every, language)) for language in LANGUAGES}


def _in_language(pages: Iterable[Any], language: str) -> Iterator[ProsePage]:
    for page in pages:
        versions = {one.lang: one for one in (page, *page.translations)}
        if language in versions:
            one = versions[language]
            up = "/".join([".."] * one.url.count("/")) or "."
            yield ProsePage(one.url, one.title, one.get_content(up), tuple(versions))


def place_of(page: Any) -> tuple[bool, int, str]:  # noqa: ANN401 - Pelican has no types
    """What a page is put in order by: the number that its file gives; without one it follows the others, by name."""
    order = str(getattr(page, "order", ""))
    return (not order.isdecimal(), int(order) if order.isdecimal() else 0, page.slug)


def chosen(words: Prose, languages: Sequence[str]) -> Prose:
    """The pages of words of a site in some ``languages``; that there are others, they do not say."""
    return {
        language: tuple(
            replace(page, languages=tuple(one for one in page.languages if one in languages))
            for page in words.get(language, ())
        )
        for language in languages
    }
