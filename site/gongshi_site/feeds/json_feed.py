"""Feeds as JSON.

Source: JSON Feed version 1.1, jsonfeed.org.
"""

from __future__ import annotations

import json

from gongshi_site.feeds.atom import html
from gongshi_site.feeds.entries import Entry
from gongshi_site.feeds.feed import Feed, Way, html_language, midnight, own_path, summary


def json_feed(feed: Feed, way: Way) -> bytes:
    """The feed as a JSON document."""
    document: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": way.to(feed.home),
        "feed_url": way.to(own_path(feed, "json")),
        "language": html_language(),
        "authors": [{"name": feed.author}],
        "items": [_item(entry, way) for entry in feed.entries],
    }
    return f"{json.dumps(document, ensure_ascii=False)}\n".encode()


def _item(entry: Entry, way: Way) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": way.to(entry.path),
        "title": entry.title,
        "content_html": html(entry),
        "date_published": midnight(entry.published),
        "date_modified": midnight(entry.updated),
        "authors": [{"name": entry.community}],
        "tags": [entry.kind],
    }
    return {**item, "summary": summary(entry)} if entry.lead else item
