"""Names as identifiers: ``Świecie`` is ``swiecie``, ``C_12/b`` is ``c-12-b``."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 60
"""A record's file is named after its identifier; file systems end at 255 bytes, paths on some at 260."""

_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a Latin letter and a mark.
_LATIN = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i",
    "ħ": "h",
})  # fmt: skip


def identifier(*names: str) -> str:
    """The names in plain lower-case letters and digits, joined by hyphens, each once; at most 60 characters.

    Empty where no name holds a Latin letter or a digit.
    """
    folded = dict.fromkeys(_folded(name) for name in names)
    return "-".join(part for part in folded if part)[:MAX_CHARACTERS].rstrip("-")


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.lower().translate(_LATIN))
    letters = "".join(character for character in apart if not unicodedata.combining(character))
    return _BETWEEN_WORDS.sub("-", letters.lower()).strip("-")
