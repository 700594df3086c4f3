"""Ids of news and of notices' times, that stay whatever becomes of the site.

They are UUIDs made of the ids in the records (RFC 9562, version 5), so that no address, file layout or build is in
them. A ``tag:`` address would do as well, but asks for a domain that the fund may not have yet, or may lose.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from gongshi_site.language import language

_OURS = UUID("9d3c1a8e-52c7-4f0b-8a6d-3e1f7b90c254")
"""The namespace. Another one would make all that has been read unread again."""


def stable_id(*names: str) -> str:
    """The UUID of what these ids lead to, from the programme's down; the same in every language."""
    return str(uuid5(_OURS, "/".join(names)))


def news_id(*names: str) -> str:
    """As `stable_id`, of what is told of it in the language being written: another text, so another id."""
    return f"urn:uuid:{stable_id(*names, language())}"
