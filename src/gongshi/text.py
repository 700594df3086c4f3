"""Which characters a record may hold: what a reader sees must be all that is there.

Source: Unicode Standard Annex 9 (bidirectional controls) and Technical Report 36 (invisible and look-alike
characters); the characters that end a line for some programs only (U+0085, U+2028, U+2029) can hide a second key
from an editor.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from gongshi.findings import Message

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_LINE_ENDS = "\x85\u2028\u2029"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
_OUTSIDE = "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
# Looked for in few texts, and so not compiled beforehand.
_ODD = f"[{_CONTROL}{_LINE_ENDS}{_DIRECTION}{_INVISIBLE}{_OUTSIDE}]"
# Characters that are seen only in an emoji: the joiner, and the choice between text and picture.
_IN_EMOJI = "[\u200d\ufe0e\ufe0f]"
# Runs that may be combining marks; whether they are, the Unicode data tells. Han characters are not among them.
_MARKS = (
    "\u0300-\u1fff\u20d0-\u20ff\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff"
    "\ufb1e\ufe20-\ufe2f\U00010000-\U0001efff"
)
_PERHAPS_PILED = f"[{_MARKS}]{{5,}}"
# What is not in any of those. Most texts have nothing else, which one pass tells five times as fast as it finds others.
_ORDINARY = re.compile(
    "[\t\n\r -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205f\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3400-\u9fff"
    "\uff01-\uff9f]*+"
)
_JOINER = "\u200d"
_PILE = 5
# What else has a form as text and one as picture: key caps, and a few marks. Source: Unicode emoji-variation-sequences.
_TWO_FORMS = "0123456789#*\u203c\u2049\u2139\u3030\u303d"


class OddCharacter(NamedTuple):
    """The first character of a text that may not stand in a record."""

    position: int
    message: Message


def odd_character(text: str) -> OddCharacter | None:
    """The first odd character of ``text``, or None when a reader sees all that is there."""
    if _ORDINARY.fullmatch(text):
        return None
    positions = [*_first(_ODD, text), *_loose(text), *_piled(text)]
    return _odd(text, min(positions)) if positions else None


def _first(pattern: str, text: str) -> Iterator[int]:
    found = re.search(pattern, text)
    if found:
        yield found.start()


def _loose(text: str) -> Iterator[int]:
    """Where a joiner joins no two pictures, or a choice of picture follows nothing that has one."""
    for found in re.finditer(_IN_EMOJI, text):
        at = found.start()
        if text[at] == _JOINER:
            stands = _is_picture(text, _before(text, at)) and _is_picture(text, at + 1)
        else:
            stands = at > 0 and (unicodedata.category(text[at - 1]) in {"So", "Sm"} or text[at - 1] in _TWO_FORMS)
        if not stands:
            yield at
            return


def _before(text: str, at: int) -> int:
    """The position of the picture that ends before ``at``, passing over its colour and its choice of form."""
    at -= 1
    while at > 0 and (text[at] in "\ufe0e\ufe0f" or unicodedata.category(text[at]) == "Sk"):
        at -= 1
    return at


def _is_picture(text: str, at: int) -> bool:
    return 0 <= at < len(text) and unicodedata.category(text[at]) == "So"


def _piled(text: str) -> Iterator[int]:
    """Where five or more combining marks in a row begin."""
    for run in re.finditer(_PERHAPS_PILED, text):
        marks = 0
        for at in range(run.start(), run.end()):
            marks = marks + 1 if unicodedata.category(text[at]) in {"Mn", "Me"} else 0
            if marks == _PILE:
                yield at - _PILE + 1
                return


def _odd(text: str, position: int) -> OddCharacter:
    character = text[position]
    code = f"U+{ord(character):04X}"
    if (
        unicodedata.category(character) in {"Mn", "Me"}
        and character not in "\ufe0e\ufe0f"
        and not re.match(_ODD, character)
    ):
        message = Message(
            zh=f"{code} 起有五个以上的附加符号叠在一个字上，请删去多余的",
            en=f"more than four combining marks are piled on one letter from {code}; remove them",
        )
    else:
        name = unicodedata.name(character, "unnamed")
        message = Message(
            zh=f"有看不见或会误导读者的字符 {code}，请删去后重新输入",
            en=f"the character {code} ({name}) is invisible or misleading; delete it",
        )
    return OddCharacter(position, message)
