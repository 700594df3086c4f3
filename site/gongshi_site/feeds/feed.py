"""A feed as both of its forms show it: whose it is, on what, and its entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from gongshi.periods import SHANGHAI
from gongshi_site.feeds.entries import Entry
from gongshi_site.feeds.identity import news_id
from gongshi_site.feeds.news import News, on
from gongshi_site.language import _, language
from gongshi_site.render import HTML_LANGUAGES, root_of, up_from
from gongshi_site.views.topics import Topic, feed_path, topic_name
from gongshi_site.words import sentences


class Place(NamedTuple):
    """A community, a sub-district or the whole fund, with what it has to tell.

    ``ids`` lead to it from the programme down; ``home`` is its page, ``folder`` where its feeds stand. ``since`` is
    the day of which a feed says that it was updated as long as it has no entry.
    """

    ids: tuple[str, ...]
    title: str
    home: str
    folder: str
    news: News
    since: date


class Feed(NamedTuple):
    """The feed of one topic in one language. Paths are from the root of the pages in that language."""

    id: str
    title: str
    author: str
    home: str
    folder: str
    topic: Topic
    updated: date
    entries: tuple[Entry, ...]


def feeds_of(place: Place) -> Iterator[Feed]:
    """The feeds of a place in the language being written."""
    for topic in Topic:
        entries = on(topic, place.news.entries)
        yield Feed(
            id=news_id(*place.ids, "feeds", topic),
            title=_("{place}：{topic}", place=place.title, topic=topic_name(topic)),
            author=place.title,
            home=place.home,
            folder=place.folder,
            topic=topic,
            updated=entries[0].updated if entries else place.since,
            entries=entries,
        )


class Way(NamedTuple):
    """How addresses begin in a file that is being made: with that of the site, or as seen from the file's folder."""

    begins: str

    def to(self, path: str) -> str:
        """The address of a page or file of the language being written."""
        return f"{self.begins}/{path}"


def way_from(folder: str, address: str | None) -> Way:
    """The way from a file in ``folder``; where nobody said where the site is published, it is relative."""
    if address is None:
        return Way(up_from(f"{folder}/"))
    return Way(f"{address}/{root_of(language())}".rstrip("/"))


def midnight(day: date) -> str:
    """The instant at which a day begins at the fund's place."""
    return datetime.combine(day, time(), tzinfo=SHANGHAI).isoformat()


def summary(entry: Entry) -> str:
    """The first sentences of the page, as one text."""
    return sentences(entry.lead)


def paragraphs(entry: Entry) -> tuple[str, ...]:
    """All that is told of it."""
    return tuple(one for one in (summary(entry), *entry.more) if one)


def html_language() -> str:
    """What a feed says of its language."""
    return HTML_LANGUAGES[language()]


def own_path(feed: Feed, suffix: str) -> str:
    """Where the feed stands in one of its forms."""
    return feed_path(feed.folder, feed.topic, suffix)
