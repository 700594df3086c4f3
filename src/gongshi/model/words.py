"""Texts for people: plain, or one version for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, NamedTuple

from babel import Locale
from pydantic import GetPydanticSchema, WithJsonSchema
from pydantic_core import core_schema

from gongshi.model.refusal import refused, shown

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
MAX_CHARACTERS = 20_000
AS_PROGRAMME = ""


class Reading(NamedTuple):
    """A text and the language it is in; the language is None where nobody has said it."""

    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """A text in at least one language. The language ``""`` stands for the programme's own."""

    versions: tuple[tuple[str, str], ...]

    def read(self, wanted: str, own: str | None) -> Reading:
        """The version in ``wanted``, else the one in the programme's ``own`` language, else the first."""
        known = {language or own: text for language, text in self.versions}
        for language in (wanted, own):
            if language in known:
                return Reading(known[language], language)
        language, text = self.versions[0]
        return Reading(text, language or own)

    def __str__(self) -> str:
        return self.versions[0][1]


def words(value: object) -> Words:
    """A text as a record has it: a string, or a mapping of language to string.

    Raises:
        PydanticCustomError: for an empty text, one over 20,000 characters, and a language that is no tag.
    """
    if isinstance(value, Words):
        return value
    if isinstance(value, str):
        return Words(((AS_PROGRAMME, _text(value)),))
    if isinstance(value, Mapping) and value:
        return Words(tuple((_key(key), _text(text)) for key, text in value.items()))
    raise refused(
        "这里应是一段文字，或按语言分写：{zh: …, en: …}",
        "a text is wanted here, or one for each language: {zh: …, en: …}",
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refused("这里应是一段文字", "a text is wanted here")
    text = value.strip()
    if not text:
        raise refused(
            "这里是空的，应写文字；没有内容就不写这个字段", "this is empty; write a text or leave the key out"
        )
    if len(text) > MAX_CHARACTERS:
        raise refused(
            f"文字有{len(text)}字，最多{MAX_CHARACTERS}字",
            f"{len(text)} characters; at most {MAX_CHARACTERS}",
        )
    return text


def _language(value: object) -> str:
    if isinstance(value, str) and _is_language(value):
        return value
    raise refused(
        f"“{shown(value)}”不是语言代码；中文写 zh，英文写 en",
        f"{shown(value)!r} is no language tag; Chinese is zh, English en",
    )


def _key(value: object) -> str:
    if isinstance(value, str) and _is_language(value):
        return value
    raise refused(
        f"“{shown(value)}”不是语言代码；中文写 zh，英文写 en；花括号里的文字带英文逗号时要加引号",
        f"{shown(value)!r} is no language tag; Chinese is zh, English en; inside braces, quote a text that has a comma",
    )


# A fund's records say the same two or three of them thousands of times.
@lru_cache(maxsize=100)
def _is_language(tag: str) -> bool:
    # A country's code has the form of a language's: cn is none.
    language = tag.partition("-")[0]
    return bool(LANGUAGE.fullmatch(tag)) and (language in _OF_THE_PAGES or language in _languages())


_OF_THE_PAGES = frozenset({"zh", "en"})
"""Known without the list of all, for which Babel has to load everything that it knows of English: 20 ms."""


@cache
def _languages() -> frozenset[str]:
    """The codes of all languages that have an English name."""
    return frozenset(Locale("en").languages)


def _as_written(value: Words) -> str | dict[str, str]:
    if value.versions[0][0] == AS_PROGRAMME:
        return value.versions[0][1]
    return dict(value.versions)


_SCHEMA = core_schema.no_info_plain_validator_function(
    words, serialization=core_schema.plain_serializer_function_ser_schema(_as_written)
)

Text = Annotated[
    Words,
    # A copy for each field: pydantic writes into it what the field's other annotations say.
    GetPydanticSchema(lambda _source, _handler: _SCHEMA.copy()),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number", "boolean"]},
                {"type": "object", "minProperties": 1, "propertyNames": {"pattern": f"^{LANGUAGE.pattern}$"}},
            ]
        }
    ),
]
"""A text for people, plain or per language."""

Language = Annotated[
    str,
    GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(_language)),
    WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}),
]
"""A language tag: ``zh``, ``en``, ``zh-Hant``, ``pt-BR``."""
