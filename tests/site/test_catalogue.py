"""The English catalogue: it has every message of code and templates, whole, and no other."""

from __future__ import annotations

import runpy
from collections.abc import Iterable
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment

from gongshi.commands.trouble import CouldNotRun
from gongshi_site.language import LANGUAGES, _, _n, speaking

SCRIPT = runpy.run_path(str(Path(__file__).resolve().parent.parent.parent / "scripts" / "catalogue.py"))


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with Path(SCRIPT["CATALOGUE"]).open("rb") as file:
        return read_po(file, locale="en")


def keys(messages: Iterable[Message]) -> set[Any]:
    return {message.id for message in messages if message.id}


def forms(message: Message) -> tuple[str, ...]:
    return (message.string or "",) if isinstance(message.string, str | None) else tuple(message.string)


def places(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None}


def test_the_catalogue_has_every_message_of_code_and_templates_and_no_other(catalogue: Catalog) -> None:
    assert keys(catalogue) == keys(SCRIPT["found"]())


def test_no_message_is_without_a_translation(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and not all(forms(message))] == []


def test_a_translation_has_the_places_of_its_message(catalogue: Catalog) -> None:
    said = [(message, form) for message in catalogue if message.id for form in forms(message)]
    keyed = [(one.id if isinstance(one.id, str) else one.id[0], form) for one, form in said]
    assert [(key, form) for key, form in keyed if places(key) != places(form)] == []


def test_a_count_has_a_singular_and_a_plural() -> None:
    with speaking("en"):
        assert [_n("{count}个项目", count) for count in (0, 1, 2, 1200)] == [
            "0 projects",
            "1 project",
            "2 projects",
            "1,200 projects",
        ]
    assert _n("{count}个项目", 1200) == "1200个项目"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_page_with_a_message_that_has_no_translation_is_not_built(language: str) -> None:
    template = Environment(autoescape=True).from_string("<p>{{ _('目录里没有的话') }}</p>", globals={"_": _})
    assert template.render() == "<p>目录里没有的话</p>"
    with speaking(language), pytest.raises(CouldNotRun, match="目录里没有的话"):
        template.render()
