"""Which of the names there are was probably meant by one that was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

_CLOSE = 0.65
_NUMBER = re.compile(r"[0-9]+")
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def meant(typed: str, known: Mapping[str, str]) -> str | None:
    """The name probably meant; None where nobody can tell, or where two are as close.

    ``known``: each name with what it is called in Chinese, or nothing. Capitals and leading zeros don't count.
    """
    plain = _plain(typed)
    closeness = {name: _closeness(_plain(name), plain) for name in known}
    best = max(closeness.values(), default=0.0)
    closest = [name for name, close in closeness.items() if close == best]
    if best >= _CLOSE and len(closest) == 1:
        return closest[0]
    in_chinese = [name for name, called in known.items() if called and (typed in called or called in typed)]
    # Whoever writes a part of a name mostly writes its beginning.
    return min(in_chinese, key=lambda name: not known[name].startswith(typed), default=None) if typed else None


# What is typed wrongly is often typed so all through a file.
@lru_cache(maxsize=1_000)
def _closeness(name: str, typed: str) -> float:
    # Another number is another thing, however alike the two look: R99 is no R09.
    numbers, typed_numbers = _NUMBER.findall(name), _NUMBER.findall(typed)
    if numbers and typed_numbers and numbers != typed_numbers:
        return 0.0
    return SequenceMatcher(None, name, typed).ratio()


def _plain(name: str) -> str:
    return _LEADING_ZEROS.sub("", name.lower())
