"""Every key of every record is called something, in both languages, and nothing is named that there is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

from gongshi.load.tree import KINDS, read_folder
from gongshi.model.event import Event
from gongshi.model.record import Entry, Record
from gongshi.model.vocabulary import ENTRY_WORDS, KEY_WORDS, key_words
from gongshi.rules.shipped import shipped_text

WriteFund = Callable[[Mapping[str, str]], Path]


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


ID_OTHER_THAN_ITS_NAME = {
    "programme": ("/programme.yaml", "id: other\ntitle: 基金\n"),
    "rules": ("/rules.yaml", shipped_text().replace("id: community-fund", "id: other")),
    "holidays": ("/holidays/2026.yaml", "id: other\nyear: 2026\nsource: {title: 通知}\ndays_off: []\n"),
    "community": ("community.yaml", "id: other\ntitle: 社区\n"),
    "ballots": ("ballots/b.yaml", "id: other\ntitle: 投票\n"),
    "meetings": ("meetings/m.yaml", "id: other\n"),
    "notices": ("notices/n.yaml", "id: other\nkind: call\ntitle: 公告\n"),
    "projects": ("projects/p.yaml", "id: other\ntitle: 灯\n"),
    "proposals": ("proposals/2026.yaml", "id: other\nfiscal_year: 2026\nproposals: []\n"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_an_id_is_what_the_loader_asks_of_it(kind: str, write_fund: WriteFund) -> None:
    path, text = ID_OTHER_THAN_ITS_NAME[kind]
    assert "id: other\n" in text
    is_refused = bool(read_folder(write_fund({path: text})).findings)
    said = key_words(KINDS[kind], "id")
    assert ("相同" in said.zh, "the same as" in said.en) == (is_refused, is_refused)
    assert ("文件夹" in said.zh) == (kind == "community")


def test_no_key_is_named_that_no_record_has() -> None:
    plain = {key for entry in ALL for key in keys(entry)}
    own = {f"{entry.__name__}.{key}" for entry in ALL for key in keys(entry)}
    assert set(KEY_WORDS) - plain - own == set()


def test_every_kind_of_entry_but_an_event_is_called_something() -> None:
    assert set(ENTRY_WORDS) == {entry.__name__ for entry in ALL if entry not in EVENTS}
    assert {type(model) for model in KINDS.values()} == {type(Record)}
