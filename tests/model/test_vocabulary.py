"""Closed lists: every term has its names in both languages, every event its own."""

from typing import get_args

import pytest

from gongshi.findings import Level
from gongshi.model import terms
from gongshi.model.event import EVENT_WORDS, Event
from gongshi.model.terms import Category, Pot, Term

LISTS = [
    kind for kind in vars(terms).values() if isinstance(kind, type) and issubclass(kind, Term) and kind is not Term
]


@pytest.mark.parametrize("kind", LISTS)
def test_every_term_has_a_chinese_and_an_english_name_of_its_own(kind: type[Term]) -> None:
    members = list(kind)
    assert len({term.zh for term in members}) == len({term.en for term in members}) == len(members)
    assert all(term.zh and term.zh.isascii() is False and term.en and term.en.isascii() for term in members)


def test_a_term_is_the_text_that_a_file_has() -> None:
    assert (str(Pot.SUPPORT), Pot.SUPPORT.zh, Pot.SUPPORT.en) == ("support", "保障资金", "support fund")
    assert Category.of("environment") is Category.ENVIRONMENT


def test_every_kind_of_event_is_named_once_and_in_the_order_of_a_projects_life() -> None:
    union, _ = get_args(Event)
    kinds = [get_args(kind.model_fields["event"].annotation)[0] for kind in get_args(union)]
    assert list(EVENT_WORDS) == kinds
    assert len({(words.zh, words.en) for words in EVENT_WORDS.values()}) == len(kinds)


def test_a_heavier_level_weighs_less() -> None:
    assert [level.weight for level in (Level.ERROR, Level.WARNING, Level.INFO)] == [0, 1, 2]
