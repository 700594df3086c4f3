"""What a line never breaks within: a day, an amount, a share, a number with its counter."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from gongshi_site.markup import escaped, markup

_WHOLE = re.compile(
    r"（[^（）]*(?:÷|人中|人次中)[^（）]*）|（[一-鿿]{1,6}）|(?:评议|验收|复验|评审|议决|重新议定)结果公示|征集公告"
    r"|\d{3,4}-\d{7,8}|(?:\d{4}年)?\d{1,2}月\d{1,2}日|第\d+号"
    r"|\d[\d,.]*(?:万?元|%)|[¥$€]\d[\d,.]*(?: (?:thousand|million))?|\d[\d,.]*[ \u00a0](?:yuan|million|[A-Z]{3})\b"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
)
"""In running text; what a page marks up as a day or an amount is kept together by the style sheet."""


def clause_by_clause(text: str) -> Markup:
    """A heading in Chinese: a line may end where a clause does, and within one only where it is longer than a line."""
    if "，" not in text:
        return whole(text)
    parts = (f'<span class="whole">{part}</span>' for part in re.findall(r"[^，。]+[，。]?", str(escaped(text))))
    return markup("".join(parts))


def whole(text: str) -> Markup:
    """The text for a page, each of these in an element of the class ``whole``; what is markup already is left alone."""
    if isinstance(text, Markup):
        return text
    return _whole(text)


# The same labels and titles stand on page after page, and looking for numbers in them takes ten times as long.
@lru_cache(maxsize=10_000)
def _whole(text: str) -> Markup:
    return markup(_marked(str(escaped(text))))


def whole_within(html: str) -> Markup:
    """As `whole`, for texts that are HTML already: what stands between their tags."""
    return markup(re.sub(r"(?<=>)[^<]+", lambda text: _marked(text.group()), html))


def _marked(escaped: str) -> str:
    return _WHOLE.sub(_kept, escaped)


def _kept(part: re.Match[str]) -> str:
    # Where a quotient is longer than a line, its second part stands on the next.
    return f'<span class="whole">{part.group().replace("÷", "<wbr>÷")}</span>'
