"""Texts in several languages: which one a reader gets, and what is no text."""

import pytest
from pydantic_core import PydanticCustomError

from gongshi.model.words import Reading, Words, words

PLAIN = words("灯")
BOTH = words({"zh": "灯", "en": "Lamps"})
POLISH = words({"pl": "Lampy", "en": "Lamps"})


@pytest.mark.parametrize(
    ("text", "wanted", "own", "reading"),
    [
        (BOTH, "zh", "zh", Reading("灯", "zh")),
        (BOTH, "en", "zh", Reading("Lamps", "en")),
        (BOTH, "pl", "zh", Reading("灯", "zh")),
        (BOTH, "pl", "en", Reading("Lamps", "en")),
        (BOTH, "pl", "de", Reading("灯", "zh")),
        (BOTH, "pl", None, Reading("灯", "zh")),
        (POLISH, "zh", "pl", Reading("Lampy", "pl")),
        (PLAIN, "zh", "zh", Reading("灯", "zh")),
        (PLAIN, "en", "zh", Reading("灯", "zh")),
        (PLAIN, "en", None, Reading("灯", None)),
        (words({"zh-Hant": "燈"}), "zh", "zh", Reading("燈", "zh-Hant")),
        (Words((("", "灯"), ("en", "Lamps"))), "zh", "zh", Reading("灯", "zh")),
    ],
)
def test_a_reader_gets_the_language_wanted_else_the_programmes_else_the_first(
    text: Words, wanted: str, own: str | None, reading: Reading
) -> None:
    assert text.read(wanted, own) == reading


def test_a_text_as_such_is_its_first_version() -> None:
    assert (str(PLAIN), str(BOTH), str(POLISH)) == ("灯", "灯", "Lampy")


def test_space_around_a_text_says_nothing() -> None:
    assert words(" 灯\n") == PLAIN
    assert words({"zh": "\t灯", "en": "Lamps　"}) == BOTH


def test_what_are_words_already_stays_so() -> None:
    assert words(BOTH) is BOTH


@pytest.mark.parametrize("tag", ["zh", "en", "yue", "zh-Hant", "zh-Hant-TW", "pt-BR"])
def test_a_language_is_two_or_three_letters_with_script_and_region(tag: str) -> None:
    assert words({tag: "灯"}) == Words(((tag, "灯"),))


@pytest.mark.parametrize(
    "value", ["", " \n", {}, [], {"zh": ""}, {"zh": ["灯"]}, {"": "灯"}, {"zh_CN": "灯"}, {1: "灯"}, 7, None]
)
def test_what_is_no_text_in_any_language_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError):
        words(value)
