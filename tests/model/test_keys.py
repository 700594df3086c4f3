"""Every key of every record is called something, in both languages, and nothing is named that there is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from gongshi.load.tree import KINDS
from gongshi.model.event import Event
from gongshi.model.record import Entry, Record
from gongshi.model.vocabulary import ENTRY_WORDS, KEY_WORDS, key_words


def entries(model: type[Entry]) -> Iterator[type[Entry]]:
    """A kind of entry and all that stand in it."""
    yield model
    for field in model.model_fields.values():
        for inner in classes(field.annotation):
            yield from entries(inner)


def classes(annotation: object) -> Iterator[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for inner in get_args(annotation):
        yield from classes(inner)


ALL = list(dict.fromkeys(entry for model in KINDS.values() for entry in entries(model)))
EVENTS = set(get_args(get_args(Event)[0]))


def keys(entry: type[Entry]) -> list[str]:
    return [field.alias or name for name, field in entry.model_fields.items()]


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.__name__)
def test_every_key_is_called_something_in_both_languages(entry: type[Entry]) -> None:
    for key in keys(entry):
        words = key_words(entry, key)
        assert words.zh
        assert not words.zh.isascii()
        assert words.en
        assert words.en.isascii()


def test_no_key_is_named_that_no_record_has() -> None:
    plain = {key for entry in ALL for key in keys(entry)}
    own = {f"{entry.__name__}.{key}" for entry in ALL for key in keys(entry)}
    assert set(KEY_WORDS) - plain - own == set()


def test_every_kind_of_entry_but_an_event_is_called_something() -> None:
    assert set(ENTRY_WORDS) == {entry.__name__ for entry in ALL if entry not in EVENTS}
    assert {type(model) for model in KINDS.values()} == {type(Record)}
