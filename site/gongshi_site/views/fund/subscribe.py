"""What can be followed of each place, with a feed reader or in a calendar, and how one does that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongshi_site.language import _
from gongshi_site.summary import CommunitySummary
from gongshi_site.views.fund.lines import community_link
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.paths import HOME, SUBSCRIBE, subdistrict_path
from gongshi_site.views.topics import (
    FUND_FEEDS,
    MOST,
    Topic,
    calendar_path,
    community_feeds,
    feed_path,
    subdistrict_feeds,
    topic_name,
)
from gongshi_site.words import Link, Said


class Followable(NamedTuple):
    """A place: its page, the path of its calendar, and its feeds."""

    place: Link
    calendar: str
    feeds: tuple[Link, ...]


class FollowableGroup(NamedTuple):
    """Places that belong together: the fund and its sub-districts, or the communities of one of these."""

    id: str
    title: Said
    places: tuple[Followable, ...]


class SubscribePage(NamedTuple):
    """The page of feeds and calendars.

    ``calendars`` is how the address of a calendar begins that a telephone asks to subscribe to; None where nobody said
    where the site is published. ``most`` is how many entries a feed has.
    """

    path: str
    calendars: str | None
    most: int
    groups: tuple[FollowableGroup, ...]


def subscribe_page(fund: Overview, address: str | None) -> SubscribePage:
    """The page of feeds and calendars of a site that is published at ``address``."""
    calendars = f"webcal://{address.partition('://')[2]}" if address else None
    return SubscribePage(SUBSCRIBE, calendars, MOST, tuple(_groups(fund)))


def _groups(fund: Overview) -> Iterator[FollowableGroup]:
    subdistricts = fund.shared.programme.subdistricts
    whole = _followable(Link(fund.speaker.said(fund.shared.programme.title), HOME), FUND_FEEDS)
    inside = (
        _followable(Link(fund.speaker.said(one.title), subdistrict_path(one)), subdistrict_feeds(one))
        for one in subdistricts
        if any(each.subdistrict == one.id for each in fund.communities)
    )
    everywhere = _("全部和各街道") if subdistricts else _("全部")
    yield FollowableGroup("whole", Said((everywhere,)), (whole, *inside))
    for one in subdistricts:
        if members := [each for each in fund.communities if each.subdistrict == one.id]:
            yield _communities(one.id, fund.speaker.said(one.title), members, fund)
    if elsewhere := [each for each in fund.communities if each.subdistrict is None]:
        title = _("没有写明街道的") if subdistricts else _("各社区")
        yield _communities("elsewhere", Said((title,)), elsewhere, fund)


def _communities(name: str, title: Said, communities: Sequence[CommunitySummary], fund: Overview) -> FollowableGroup:
    places = (_followable(community_link(one, fund.speaker), community_feeds(one)) for one in communities)
    return FollowableGroup(f"of-{name}", title, tuple(places))


def _followable(place: Link, folder: str) -> Followable:
    feeds = (Link(Said((topic_name(topic),)), feed_path(folder, topic)) for topic in Topic)
    return Followable(place, calendar_path(folder), tuple(feeds))
