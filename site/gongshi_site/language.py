"""The language in which pages are being written: Chinese, or English by a gettext catalogue.

The words in the code are Chinese and are their own keys. Views and templates say them through ``_`` and ``_n``; the
build makes every page once in each language, within `speaking`. A sentence is one message with named places, never
joined from pieces: word order is the translator's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Protocol, Self

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.markup import escaped, markup

LANGUAGES = ("zh", "en")
"""The languages a site can be written in; the first is the one its words are written in."""

_CATALOGUE = "locale/{language}/LC_MESSAGES/gongshi_site.po"


def with_the_first(chosen: Collection[str]) -> tuple[str, ...]:
    """The languages of a site for which some are asked, in their order: the first, at the site's root, always is."""
    return tuple(one for one in LANGUAGES if one == LANGUAGES[0] or one in chosen)


class MissingEntryError(CouldNotRun):
    """A message has no translation in the catalogue of the language being written."""

    @classmethod
    def of(cls, message: str, language: str) -> Self:
        """The fault of one message in one language."""
        return cls(
            f"{language}词条目录里没有“{message}”的译文，网站没有更新",
            f"the site is not built: the catalogue of {language} has no translation of “{message}”",
        )


class Bilingual(Protocol):
    """A word of the fund's vocabulary."""

    @property
    def zh(self) -> str:
        """In Chinese."""

    @property
    def en(self) -> str:
        """In English."""


class _NoTranslation(NullTranslations):
    """What stands behind a catalogue: nothing. A page half in another language is worse than none."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        raise MissingEntryError.of(message, self.language)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - the signature of gettext
        raise MissingEntryError.of(msgid1, self.language)


@cache
def _translations(language: str) -> NullTranslations:
    if language == LANGUAGES[0]:
        return NullTranslations()
    compiled = BytesIO()
    with (files("gongshi_site") / _CATALOGUE.format(language=language)).open("rb") as catalogue:
        write_mo(compiled, read_po(catalogue, locale=language))
    compiled.seek(0)
    translations = GNUTranslations(compiled)
    translations.add_fallback(_NoTranslation(language))
    return translations


@cache
def _translated(message: str, language: str) -> str:
    return _translations(language).gettext(message)


_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def language() -> str:
    """The language in which pages are being written."""
    return _language.get()


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Within it, ``_`` and ``_n`` speak ``chosen``."""
    token = _language.set(chosen)
    try:
        yield
    finally:
        _language.reset(token)


def _(message: str, /, **values: object) -> str:
    """A message in the language being written, its ``{named}`` places filled.

    Raises:
        MissingEntryError: where the catalogue lacks it.
    """
    text = _translated(message, _language.get())
    return _filled(text, values) if values else text


def _n(message: str, count: int, /, **values: object) -> str:
    """As ``_``, for a message whose form depends on ``{count}``."""
    text = _translations(_language.get()).ngettext(message, message, count)
    return _filled(text, {"count": number(count), **values})


def noop(message: str) -> str:
    """Marks a message that stands in a table, where ``_`` says it later."""
    return message


def number(count: int) -> str:
    """A count: 2618 in Chinese, 2,618 in English."""
    return str(count) if _language.get() == LANGUAGES[0] else f"{count:,}"


def word(term: Bilingual) -> str:
    """The name of a term of the fund's vocabulary in the language being written, as it stands within a sentence."""
    return term.zh if _language.get() == LANGUAGES[0] else term.en


def label(term: Bilingual) -> str:
    """As `word`, where the name stands alone or begins a line: in English with a capital letter."""
    return opening(word(term))


def opening(text: str) -> str:
    """A text as it begins a line: in English with a capital letter."""
    return text if _language.get() == LANGUAGES[0] else text[:1].upper() + text[1:]


def _filled(text: str, values: dict[str, object]) -> str:
    """Filled in; what is markup already stays markup, and all else is escaped beside it."""
    # This is said hundreds of times a page: any() over a generator would cost as much again.
    for value in values.values():
        if isinstance(value, Markup):
            # Markup.format does the same in Python alone, and takes five times as long.
            return markup(str.format(escaped(text), **{name: escaped(value) for name, value in values.items()}))
    return text.format(**values)
