"""The files that are followed: of a community from its news, of a sub-district and the fund from those of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund, UnreadCommunity
from gongshi.model.programme import Programme
from gongshi_site.feeds.atom import atom
from gongshi_site.feeds.calendars import event_of, one_calendar, place_calendar
from gongshi_site.feeds.feed import Place, feeds_of, own_path, way_from
from gongshi_site.feeds.hanging import Hanging
from gongshi_site.feeds.json_feed import json_feed
from gongshi_site.feeds.news import News, Spoken, together
from gongshi_site.language import _, language, speaking
from gongshi_site.render import Rendered, root_of
from gongshi_site.summary import CommunitySummary, Summary
from gongshi_site.views.paths import HOME, Identified, community_path, subdistrict_path
from gongshi_site.views.topics import FUND_FEEDS, calendar_path, community_feeds, subdistrict_feeds
from gongshi_site.words import Speaker


class Told(NamedTuple):
    """A community's summary and what it has to tell lately, by language."""

    summary: Summary
    lately: Spoken


def community_files(
    programme: Programme, community: CommunityFund | UnreadCommunity, news: Spoken, since: date, address: str | None
) -> Iterator[Rendered]:
    """The files of a community in all languages of its ``news``; one that cannot be read has feeds without entries."""
    for spoken, told in news.items():
        with speaking(spoken):
            place = _community(programme, community, told, since)
            events = [_event(one, address) for one in told.hanging]
            for one, event in zip(told.hanging, events, strict=True):
                yield _file(one.file, one_calendar(event))
            yield from _feeds(place, address)
            yield _file(calendar_path(place.folder), place_calendar(_calendar_title(place), events))


def place_files(place: Place, address: str | None) -> Iterator[Rendered]:
    """The files of a sub-district or of the fund, in the language being written."""
    yield from _feeds(place, address)
    events = (_event(one, address) for one in place.news.hanging)
    yield _file(calendar_path(place.folder), place_calendar(_calendar_title(place), events))


def places(programme: Programme, told: Sequence[Told], as_of: date) -> Iterator[Place]:
    """The sub-districts in which there are communities and the fund itself, in the language being written."""
    speaker = Speaker(programme)
    for one in programme.subdistricts:
        inside = [each for each in told if _belongs(each.summary, one.id)]
        if not inside:
            continue
        ids, title = (programme.id, "districts", one.id), str(speaker.said(one.title))
        yield Place(ids, title, subdistrict_path(one), subdistrict_feeds(one), _together(inside), _since(inside, as_of))
    title = str(speaker.said(programme.title))
    yield Place((programme.id,), title, HOME, FUND_FEEDS, _together(told), _since(told, as_of))


def _community(programme: Programme, records: CommunityFund | UnreadCommunity, news: News, since: date) -> Place:
    if isinstance(records, UnreadCommunity):
        return _place(programme, records, records.id, news, since)
    title = Speaker(programme).said(records.community.title)
    return _place(programme, records.community, str(title), news, since)


def _place(programme: Programme, community: Identified, title: str, news: News, since: date) -> Place:
    ids, home = (programme.id, community.id), community_path(community)
    return Place(ids, title, home, community_feeds(community), news, since)


def _belongs(summary: Summary, subdistrict: str) -> bool:
    return isinstance(summary, CommunitySummary) and summary.subdistrict == subdistrict


def _together(told: Sequence[Told]) -> News:
    return together(one.lately[language()] for one in told)


def _since(told: Sequence[Told], as_of: date) -> date:
    days = [one.summary.last_entry for one in told if isinstance(one.summary, CommunitySummary)]
    return max((day for day in days if day is not None), default=as_of)


def _feeds(place: Place, address: str | None) -> Iterator[Rendered]:
    way = way_from(place.folder, address)
    for feed in feeds_of(place):
        yield _file(own_path(feed, "atom"), atom(feed, way))
        yield _file(own_path(feed, "json"), json_feed(feed, way))


def _event(hangs: Hanging, address: str | None) -> bytes:
    return event_of(hangs, way_from("", address) if address is not None else None)


def _calendar_title(place: Place) -> str:
    return _("{place}：公示期", place=place.title)


def _file(path: str, content: bytes) -> Rendered:
    return Rendered(f"{root_of(language())}{path}", content)
