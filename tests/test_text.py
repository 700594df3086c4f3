"""Which characters a record may hold: everything that a reader sees, and nothing else."""

import sys
import unicodedata

import pytest

from gongshi.findings import Message
from gongshi.text import OddCharacter, odd_character

JOINER = "\u200d"


def odd(position: int, code: str, name: str) -> OddCharacter:
    zh = f"有看不见或会误导读者的字符 {code}，请删去后重新输入"
    return OddCharacter(position, Message(zh, f"the character {code} ({name}) is invisible or misleading; delete it"))


def piled(position: int, code: str) -> OddCharacter:
    zh = f"{code} 起有五个以上的附加符号叠在一个字上，请删去多余的"
    en = f"more than four combining marks are piled on one letter from {code}; remove them"
    return OddCharacter(position, Message(zh, en))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "梧桐社区保障资金，2026年第1期（试点）：共3项。",
        "，。；：？！（）、｜《》〈〉“”‘’—…·￥％＋～",  # noqa: RUF001 - Chinese punctuation as it is typed
        "一行\n二行\r\n三行\t四列",
        "　　段首空两格",
        "王㐀𠮷〇々",
        "café naïve Łódź Größe Ærø İstanbul ’s-Hertogenbosch",
        "e\u0301 a\u0308 ǚ m̀",
        "한국어 日本語 ひらがな が русский العربية עברית हिन्दी ไทย",
        "10 m², 3½, №5, 20℃, ①②③, →, ✓, €, ¥",
        "\u00a0\u2009\u202f",
    ],
)
def test_what_a_reader_sees_is_allowed(text: str) -> None:
    assert odd_character(text) is None


EMOJI = [*"😀☕", "👍🏽", "❤️", "1️⃣", "🇨🇳", "👨‍👩‍👧", "👩🏽‍🚀", "🏳️‍🌈", "❤️‍🔥", "👁️‍🗨️", "🧔‍♂️", "🏴‍☠️", "🤷🏽‍♀️"]
EMOJI += ["‼️", "〰️", "↔️", "™️", "\u2139\ufe0f"]


@pytest.mark.parametrize("emoji", EMOJI)
def test_an_emoji_is_allowed_alone_between_characters_and_twice(emoji: str) -> None:
    assert [odd_character(text) for text in (emoji, f"好{emoji}好", emoji * 2)] == [None, None, None]


@pytest.mark.parametrize(
    ("character", "code", "name"),
    [
        ("\x00", "U+0000", "unnamed"),
        ("\x08", "U+0008", "unnamed"),
        ("\x0b", "U+000B", "unnamed"),
        ("\x0c", "U+000C", "unnamed"),
        ("\x1b", "U+001B", "unnamed"),
        ("\x7f", "U+007F", "unnamed"),
        ("\x85", "U+0085", "unnamed"),
        ("\x9f", "U+009F", "unnamed"),
        ("\u2028", "U+2028", "LINE SEPARATOR"),
        ("\u2029", "U+2029", "PARAGRAPH SEPARATOR"),
        ("\u061c", "U+061C", "ARABIC LETTER MARK"),
        ("\u200e", "U+200E", "LEFT-TO-RIGHT MARK"),
        ("\u202a", "U+202A", "LEFT-TO-RIGHT EMBEDDING"),
        ("\u202e", "U+202E", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2069", "U+2069", "POP DIRECTIONAL ISOLATE"),
        ("\u00ad", "U+00AD", "SOFT HYPHEN"),
        ("\u034f", "U+034F", "COMBINING GRAPHEME JOINER"),
        ("\u200b", "U+200B", "ZERO WIDTH SPACE"),
        ("\u200c", "U+200C", "ZERO WIDTH NON-JOINER"),
        ("\u2060", "U+2060", "WORD JOINER"),
        ("\u2063", "U+2063", "INVISIBLE SEPARATOR"),
        ("\u180e", "U+180E", "MONGOLIAN VOWEL SEPARATOR"),
        ("\u3164", "U+3164", "HANGUL FILLER"),
        ("\uffa0", "U+FFA0", "HALFWIDTH HANGUL FILLER"),
        ("\ufeff", "U+FEFF", "ZERO WIDTH NO-BREAK SPACE"),
        ("\ufffc", "U+FFFC", "OBJECT REPLACEMENT CHARACTER"),
        ("\ufffd", "U+FFFD", "REPLACEMENT CHARACTER"),
        ("\uffff", "U+FFFF", "unnamed"),
        ("\ud800", "U+D800", "unnamed"),
        ("\ue000", "U+E000", "unnamed"),
        ("\U000e0001", "U+E0001", "LANGUAGE TAG"),
        ("\U000e0067", "U+E0067", "TAG LATIN SMALL LETTER G"),
        ("\U000e0100", "U+E0100", "VARIATION SELECTOR-17"),
        ("\U0010fffd", "U+10FFFD", "unnamed"),
    ],
)
def test_what_a_reader_does_not_see_is_refused_by_its_code(character: str, code: str, name: str) -> None:
    assert odd_character(f"梧桐😀\n{character}社区") == odd(4, code, name)


@pytest.mark.parametrize("character", ["\u2800", "\ufe00", "\ufe0e", "\ufe0f", "\U0001d173", "\U0001bca0"])
@pytest.mark.parametrize("before", ["梧", "e", "，"])
def test_other_blanks_and_selectors_that_nobody_sees_are_refused(character: str, before: str) -> None:
    expected = odd(1, f"U+{ord(character):04X}", unicodedata.name(character))
    assert odd_character(f"{before}{character}桐") == expected


def test_every_control_surrogate_private_and_line_ending_character_is_refused_but_tab_and_line_end() -> None:
    classes = {"Cc", "Cs", "Co", "Zl", "Zp"}
    of_classes = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in classes]
    assert [character for character in of_classes if odd_character(f"{character}\n") is None] == ["\t", "\n", "\r"]


def test_no_letter_digit_or_punctuation_mark_is_refused_but_those_that_show_nothing() -> None:
    visible = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sc", "Sm"}
    shown = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in visible]
    refused = [character for character in shown if odd_character(character) is not None]
    assert refused == ["\u115f", "\u1160", "\u3164", "\uffa0"]


def test_the_first_odd_character_is_the_one_that_is_named() -> None:
    assert odd_character("好\u202e\u200b\x00") == odd(1, "U+202E", "RIGHT-TO-LEFT OVERRIDE")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (f"家{JOINER}人", 1),
        (f"a{JOINER}b", 1),
        (JOINER, 0),
        (f"好{JOINER}", 1),
        (f"👨{JOINER}👩 家{JOINER}人", 5),
        (f"क्{JOINER}ष", 2),
    ],
)
def test_a_joiner_between_letters_is_refused(text: str, position: int) -> None:
    assert odd_character(text) == odd(position, "U+200D", "ZERO WIDTH JOINER")


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (f"👨{JOINER}", 1),
        (f"{JOINER}👨", 0),
        (f"👨{JOINER}家", 1),
        (f"👨家{JOINER}人", 2),
        (f"👨{JOINER}{JOINER}👩", 1),
        (f"©{JOINER}x", 1),
    ],
)
def test_a_joiner_that_joins_no_two_emoji_is_refused(text: str, position: int) -> None:
    assert odd_character(text) == odd(position, "U+200D", "ZERO WIDTH JOINER")


def test_four_combining_marks_are_allowed_and_five_refused() -> None:
    assert odd_character("e\u0301\u0302\u0303\u0304 é") is None
    assert odd_character("好e\u0301\u0302\u0303\u0304\u0305") == piled(2, "U+0301")
    assert odd_character("a\u0301b\u0302c\u0303d\u0304e\u0305f\u0306") is None


@pytest.mark.parametrize("mark", ["\u0489", "\u1dc4", "\u20dd", "\u0338"])
def test_a_pile_of_any_enclosing_or_striking_mark_is_refused(mark: str) -> None:
    assert odd_character(f"a{mark * 5}") == piled(1, f"U+{ord(mark):04X}")


@pytest.mark.parametrize("mark", ["\u0e49", "\u064b", "\u3099", "\ufe20", "\u0f71"])
def test_a_pile_of_the_marks_of_any_script_is_refused(mark: str) -> None:
    assert odd_character(f"ก{mark * 9}") == piled(1, f"U+{ord(mark):04X}")
