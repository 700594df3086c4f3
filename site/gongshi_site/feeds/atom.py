"""Feeds as Atom.

Source: RFC 4287. Written here, since feed libraries put the time of the build where a feed has no entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from gongshi_site.feeds.entries import Entry
from gongshi_site.feeds.feed import Feed, Way, html_language, midnight, own_path, paragraphs, summary


def atom(feed: Feed, way: Way) -> bytes:
    """The feed as an Atom document; a text in it is a text, whatever signs stand in it."""
    return "".join(f"{line}\n" for line in _document(feed, way)).encode()


def _document(feed: Feed, way: Way) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{html_language()}">'
    yield f"<id>{feed.id}</id>"
    yield f"<title>{escape(feed.title)}</title>"
    yield f"<updated>{midnight(feed.updated)}</updated>"
    yield f"<author><name>{escape(feed.author)}</name></author>"
    yield _link("self", way.to(own_path(feed, "atom")), "application/atom+xml")
    yield _link("alternate", way.to(feed.home), "text/html")
    for entry in feed.entries:
        yield from _entry(entry, way)
    yield "</feed>"


def _entry(entry: Entry, way: Way) -> Iterator[str]:
    yield "<entry>"
    yield f"<id>{entry.id}</id>"
    yield f"<title>{escape(entry.title)}</title>"
    yield f"<published>{midnight(entry.published)}</published>"
    yield f"<updated>{midnight(entry.updated)}</updated>"
    yield f"<author><name>{escape(entry.community)}</name></author>"
    yield f'<category term="{entry.category}" label="{escape(entry.kind)}"/>'
    yield _link("alternate", way.to(entry.path), "text/html")
    if entry.lead:
        yield f"<summary>{escape(summary(entry))}</summary>"
    # HTML within XML: what is in it is escaped once for the one and once for the other.
    yield f'<content type="html">{escape(html(entry))}</content>'
    yield "</entry>"


def html(entry: Entry) -> str:
    """All that is told of an entry, as HTML of paragraphs and nothing else."""
    return "".join(f"<p>{escape(one)}</p>" for one in paragraphs(entry))


def _link(rel: str, href: str, kind: str) -> str:
    return f'<link rel="{rel}" type="{kind}" href="{escape(href)}"/>'
