"""What a line never breaks within: a day, an amount, a share, a number with its counter."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_WHOLE = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|第\d+号"
    r"|\d[\d,.]*(?:万?元|%)|[¥$€]\d[\d,.]*(?: (?:thousand|million))?|\d[\d,.]*[ \u00a0](?:yuan|million|[A-Z]{3})\b"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
)
"""In running text; what a page marks up as a day or an amount is kept together by the style sheet."""


def whole(text: str) -> Markup:
    """The text for a page, each of these in an element of the class ``whole``; what is markup already is left alone."""
    if isinstance(text, Markup):
        return text
    return _whole(text)


# The same labels and titles stand on page after page, and looking for numbers in them takes ten times as long.
@lru_cache(maxsize=10_000)
def _whole(text: str) -> Markup:
    return Markup(_marked(str(escape(text))))  # noqa: S704 - escaped before


def whole_within(html: str) -> Markup:
    """As `whole`, for texts that are HTML already: what stands between their tags."""
    return Markup(re.sub(r"(?<=>)[^<]+", lambda text: _marked(text.group()), html))  # noqa: S704 - no text is added


def _marked(escaped: str) -> str:
    return _WHOLE.sub(r'<span class="whole">\g<0></span>', escaped)
