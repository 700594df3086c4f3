"""What readers can follow of a place, with a feed reader or in a calendar, and where the files for it stand."""

from __future__ import annotations

from enum import StrEnum

from gongshi.model.programme import SubDistrict
from gongshi.model.terms import Coverage
from gongshi_site.choices import Choices
from gongshi_site.language import _, noop
from gongshi_site.summary import Shared
from gongshi_site.views.paths import Identified

FUND_FEEDS = "feeds"
"""The folder of what can be followed of the whole fund."""

MOST = 50
"""How many of the latest entries a feed has. Readers keep what they have seen; the rest is on the pages."""


class Topic(StrEnum):
    """A part of the news of a place."""

    ALL = "all"
    NOTICES = "notices"
    RESULTS = "results"
    CORRECTIONS = "corrections"


_NAMES = {
    Topic.ALL: noop("全部消息"),
    Topic.NOTICES: noop("公告"),
    Topic.RESULTS: noop("结果"),
    Topic.CORRECTIONS: noop("更正"),
}


def topic_name(topic: Topic) -> str:
    """What a topic is called."""
    return _(_NAMES[topic])


def can_be_followed(fund: Shared, choices: Choices) -> bool:
    """Whether a site has feeds and calendars: not at a kiosk, where there is nothing to put them into.

    Nor where records end with the resolution: in them nothing comes to pass any more.
    """
    return choices.kiosk is None and fund.programme.coverage is Coverage.WHOLE


def community_feeds(community: Identified) -> str:
    """The folder of what can be followed of a community."""
    return f"communities/{community.id}/feeds"


def subdistrict_feeds(subdistrict: SubDistrict) -> str:
    """The folder of what can be followed of a sub-district."""
    return f"district/{subdistrict.id}/feeds"


def feed_path(folder: str, topic: Topic, suffix: str = "atom") -> str:
    """The feed of a topic: as Atom, or with ``json`` as JSON Feed."""
    return f"{folder}/{topic}.{suffix}"


def calendar_path(folder: str) -> str:
    """The calendar to subscribe to."""
    return f"{folder}/calendar.ics"


def followed_paths(folder: str) -> tuple[str, ...]:
    """All that stands in such a folder."""
    feeds = (feed_path(folder, topic, suffix) for topic in Topic for suffix in ("atom", "json"))
    return (*feeds, calendar_path(folder))


def period_path(community: Identified, notice: Identified) -> str:
    """The one notice's time, for a calendar: beside the notice's page."""
    return f"communities/{community.id}/notices/{notice.id}.ics"


def feed_followed_from(path: str) -> str:
    """The feed that is offered on the page at ``path``: all news of its community or sub-district, else of the fund."""
    match path.split("/"):
        case ["communities", community, *_rest]:
            folder = f"communities/{community}/feeds"
        case ["district", page] if page != "index.html":
            folder = f"district/{page.removesuffix('.html')}/feeds"
        case _:
            folder = FUND_FEEDS
    return feed_path(folder, Topic.ALL)
