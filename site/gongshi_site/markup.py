"""Markup, made and told from text. A site has millions of pieces; markupsafe asks each several times what it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from markupsafe import Markup, escape

markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""HTML as markup. Whoever calls it has escaped every text in it."""

# The same labels and messages stand on page after page.
_text: Callable[[str], Markup] = lru_cache(maxsize=10_000)(escape)


def escaped(value: object) -> Markup:
    """As markupsafe's ``escape``: a value as markup; what is markup already stays as it is."""
    if type(value) is Markup:
        return value
    return _text(value) if type(value) is str else escape(value)
