"""What a community has to tell: its latest news and its notices' times, and what of them is told of its whole fund."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongshi.fund import CommunityFund
from gongshi_site.feeds.entries import Entry, entries
from gongshi_site.feeds.hanging import Hanging, hanging
from gongshi_site.language import speaking
from gongshi_site.views.topics import MOST, Topic

_LATELY = timedelta(days=60)
_AT_LEAST = 5
_OVER_LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class News:
    """The news, newest first, and the times. Of the news there may be only the latest."""

    entries: tuple[Entry, ...] = ()
    hanging: tuple[Hanging, ...] = ()


Spoken = Mapping[str, News]
"""News by language."""


def news(fund: CommunityFund, as_of: date, languages: Sequence[str]) -> Spoken:
    """What a community has to tell by ``as_of``, by language."""
    told: dict[str, News] = {}
    for language in languages:
        with speaking(language):
            told[language] = News(entries(fund, as_of), hanging(fund, as_of))
    return told


def on(topic: Topic, every: Iterable[Entry]) -> tuple[Entry, ...]:
    """The latest of the news on a topic."""
    return tuple(one for one in every if topic is Topic.ALL or topic in one.topics)[:MOST]


def lately(told: Spoken, as_of: date) -> Spoken:
    """What of it goes into the feeds and calendars of a sub-district and of the whole fund.

    Of the news that of the last two months, and at least the latest few of each topic; of the times those that are
    not over or ended within a month. A site remembers it for every community, so it has to be little.
    """
    return {language: _lately(one, as_of) for language, one in told.items()}


def _lately(told: News, as_of: date) -> News:
    latest = {one.id for topic in Topic for one in on(topic, told.entries)[:_AT_LEAST]}
    return News(
        tuple(one for one in told.entries if one.updated > as_of - _LATELY or one.id in latest)[:MOST],
        tuple(one for one in told.hanging if one.last >= as_of - _OVER_LATELY),
    )


def together(every: Iterable[News]) -> News:
    """The news of several communities as that of one place."""
    listed = list(every)
    return News(
        tuple(sorted((entry for one in listed for entry in one.entries), key=lambda entry: entry.order, reverse=True)),
        tuple(time for one in listed for time in one.hanging),
    )
