"""Which characters a record may hold: what a reader sees must be all that is there.

Source: Unicode Standard Annex 9 (bidirectional controls) and Technical Report 36 (invisible and
look-alike characters); the characters that end a line for some programs only (U+0085, U+2028, U+2029)
can hide a second key from an editor.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from gongshi.findings import Message

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_LINE_ENDS = "\x85\u2028\u2029"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\uffff"
)
_OUTSIDE = "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
_ODD = re.compile(f"[{_CONTROL}{_LINE_ENDS}{_DIRECTION}{_INVISIBLE}{_OUTSIDE}]")
_PILED_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1dc0-\u1dff\u20d0-\u20ff]{5,}")
_ZERO_WIDTH_JOINER = "\u200d"


class OddCharacter(NamedTuple):
    """The first character of a text that may not stand in a record."""

    position: int
    message: Message


def odd_character(text: str) -> OddCharacter | None:
    """The first odd character of ``text``, or None when a reader sees all that is there."""
    found = _ODD.search(text) or _PILED_MARKS.search(text)
    position = found.start() if found else _loose_joiner(text)
    if position is None:
        return None
    return OddCharacter(position, _message(text[position]))


def _loose_joiner(text: str) -> int | None:
    # U+200D joins emoji into one picture; between other characters nobody sees it.
    position = text.find(_ZERO_WIDTH_JOINER)
    while position >= 0:
        around = text[max(position - 2, 0) : position] + text[position + 1 : position + 2]
        if not any(unicodedata.category(character) == "So" for character in around):
            return position
        position = text.find(_ZERO_WIDTH_JOINER, position + 1)
    return None


def _message(character: str) -> Message:
    code = f"U+{ord(character):04X}"
    if unicodedata.combining(character):
        return Message(
            zh=f"{code} 起有五个以上的附加符号叠在一个字上，请删去多余的",
            en=f"more than four combining marks are piled on one letter from {code}; remove them",
        )
    name = unicodedata.name(character, "unnamed")
    return Message(
        zh=f"有看不见或会误导读者的字符 {code}，请删去后重新输入",
        en=f"the character {code} ({name}) is invisible or misleading; delete it",
    )
