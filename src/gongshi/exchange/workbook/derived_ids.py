"""Ids for what has none: the same name is always the same id, whatever stands around it in the list.

A name in plain letters is its own id. Of others a few consonants are made, by hashing, which spell no word and are no
digits that could be taken for somebody's number.
"""

from __future__ import annotations

from hashlib import sha256

from gongshi.exchange.identifier import identifier

_LETTERS = "bcdfghjklmnpqrstvwxz"
_LENGTH = 7


def derived_id(*names: str, before: str = "") -> str:
    """An id for what the names say together; ``before`` stands at its beginning."""
    return "-".join(filter(None, (before, _consonants("\n".join(names)))))


def id_of_name(name: str, before: str) -> str:
    """The name itself as an id where it is in plain letters, else one made of it."""
    return identifier(name) if name.isascii() and identifier(name) else derived_id(name, before=before)


def distinct(wanted: str, taken: set[str]) -> str:
    """The id, or where it is taken the first free one of ``id-2``, ``id-3`` and so on; it is taken then."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    taken.add(free)
    return free


def _consonants(text: str) -> str:
    number = int.from_bytes(sha256(text.encode("utf-8", errors="surrogatepass")).digest()[:8], "big")
    said = ""
    for _ in range(_LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        said += _LETTERS[letter]
    return said
