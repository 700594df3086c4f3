"""Text that no spreadsheet takes for a formula."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, normalize

_LEADS = frozenset("=+-@|%−")
"""With which a formula begins, or what a program reads as one; the last is the minus sign of typography."""
_CONTROLS = frozenset("\t\r\n")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet that opens a CSV file might work it out.

    Full-width signs count as the plain ones that they stand for, and what cannot be seen before them does not count.
    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if _is_formula(text) else text


# The same ids and words stand in thousands of cells.
@lru_cache(maxsize=10_000)
def _is_formula(text: str) -> bool:
    if text[:1] in _CONTROLS:
        return True
    seen = normalize("NFKC", text).lstrip()
    # Format characters such as the zero-width space are shown as nothing.
    while seen and (category(seen[0]) in {"Cf", "Cc"} or seen[0].isspace()):
        seen = seen[1:]
    return seen[:1] in _LEADS
