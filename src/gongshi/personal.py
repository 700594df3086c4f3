"""Numbers that belong to one person: identity numbers, mobile numbers, bank cards.

A number is told by its form and, where it has one, by its check digit; spaces, hyphens and full-width digits don't hide
it. What is found is never shown whole.
Source: GB 11643-1999 with ISO 7064 MOD 11-2 (identity numbers), ISO/IEC 7812-1 (cards), the numbering plan of China.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message


class PersonalNumber(NamedTuple):
    """A number found in a text: where it begins, and what to say of it."""

    position: int
    message: Message


# Full-width forms, and what typists and web pages put for a hyphen or a space; one for one, so that positions stay.
_PLAIN = (
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | dict.fromkeys((0xFF0D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), "-")
    | dict.fromkeys((0x3000, 0x00A0, 0x2009, 0x202F), " ")
    | {0xFF0B: "+", 0xFF38: "X", 0xFF58: "x"}
)
_DIGITS = "0-9" + "".join(chr(odd) for odd, plain in _PLAIN.items() if plain.isdigit())
_GAPS = r" \-" + "".join(chr(odd) for odd, plain in _PLAIN.items() if plain in {" ", "-"})
# Somewhere in each of them four digits stand behind three and a digit or a gap; in no day, and in few amounts. One pass
# for most texts, where nothing here is nothing found.
_SUSPECT = re.compile(f"[{_DIGITS}]{{3}}[{_GAPS}{_DIGITS}][{_DIGITS}]{{4}}")
# Not inside a longer number or code, nor behind a decimal point.
_ALONE, _ENDED = r"(?<![0-9A-Za-z])(?<![0-9]\.)", r"(?![0-9A-Za-z])"
# A number that counts money is no telephone; 万 alone may be the name of whom it belongs to.
_NO_AMOUNT = r"(?! ?(?:元|块|万元|亿|分(?!机))|\.[0-9])"
_AFTER_AREA = r"[ -]?(?:[0-9]{8}[ -]?[0-9]{3}[0-9Xx]|[0-9]{9})"

_LABELLED = re.compile(r"身份证[^\n0-9]{0,8}([0-9]{6}" + _AFTER_AREA + r")" + _ENDED)
_IDENTITY = re.compile(_ALONE + r"[1-9][0-9]{5}" + _AFTER_AREA + _ENDED)
_MOBILE = re.compile(_ALONE + r"(?:\+?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}" + _ENDED + _NO_AMOUNT)
_CARD = re.compile(_ALONE + r"(?:[45][0-9]|62)[0-9]{2}(?:[0-9]{12}|(?:[ -][0-9]{4}){3})" + _ENDED)
_LONG_CARD = re.compile(_ALONE + r"62[0-9]{2}(?:[0-9]{12}|(?:[ -][0-9]{4}){3})[ -]?[0-9]{1,3}" + _ENDED)

_PROVINCES = frozenset({
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
})  # fmt: skip


def personal_number(text: str) -> PersonalNumber | None:
    """The first number in ``text`` that belongs to one person; None for none."""
    if not _SUSPECT.search(text):
        return None
    begin = 0
    # None goes on on the next line, and to look closely at all lines takes twenty times as long.
    for line in text.split("\n"):
        if _SUSPECT.search(line):
            plain = line.translate(_PLAIN)
            if found := min(_numbers(plain), key=lambda found: found.position, default=None):
                return found._replace(position=begin + found.position)
        begin += len(line) + 1
    return None


def _numbers(text: str) -> Iterator[PersonalNumber]:
    for words, pattern, is_one in _KINDS:
        for found in pattern.finditer(text):
            written = found.group(found.lastindex or 0)
            if is_one(re.sub("[ -]", "", written)):
                yield PersonalNumber(found.start(found.lastindex or 0), _message(words, written))


def _message(words: Message, written: str) -> Message:
    shown = f"{written[:3]}{'*' * 8}"
    return Message(
        zh=f"这里有{words.zh} {shown}，整份文件没有读；请删去，要留联系方式的写办公电话",
        en=f"there is {words.en} here, {shown}, so the whole file was not read; delete it, "
        "or write the telephone of an office",
    )


def _is_identity(digits: str) -> bool:
    if digits[:2] not in _PROVINCES:
        return False
    if len(digits) == 15:
        return _is_day("19" + digits[6:12])
    return _is_day(digits[6:14]) and _check_digit(digits[:17]) == digits[17].upper()


def _is_day(written: str) -> bool:
    try:
        day = date.fromisoformat(f"{written[:4]}-{written[4:6]}-{written[6:]}")
    except ValueError:
        return False
    return day.year >= 1880


def _check_digit(digits: str) -> str:
    """ISO 7064 MOD 11-2 over 17 digits."""
    weighted = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(digits))
    return "0123456789X"[(12 - weighted) % 11]


def _is_card(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1 (Luhn)."""
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _always(_digits: str) -> bool:
    return True


_IDENTITY_WORDS = Message(zh="身份证号", en="an identity number")
_CARD_WORDS = Message(zh="银行卡号", en="a bank card's number")
_KINDS: tuple[tuple[Message, re.Pattern[str], Callable[[str], bool]], ...] = (
    (_IDENTITY_WORDS, _LABELLED, _always),
    (_IDENTITY_WORDS, _IDENTITY, _is_identity),
    (Message(zh="手机号", en="a mobile number"), _MOBILE, _always),
    (_CARD_WORDS, _CARD, _is_card),
    (_CARD_WORDS, _LONG_CARD, _is_card),
)
