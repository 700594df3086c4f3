"""What stands around every page: whose fund this is, from when, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gongshi.model.terms import Coverage
from gongshi_site.choices import Choices, Kiosk
from gongshi_site.language import _, noop
from gongshi_site.summary import Shared
from gongshi_site.views.navigation import further, navigation
from gongshi_site.views.paths import ATTRACT, DATA, HOW_TO_OBJECT, SEARCH, SUBSCRIBE
from gongshi_site.views.topics import can_be_followed
from gongshi_site.words import Day, Link, Row, Said, Speaker, rows, short_day

BESIDE = {"handbook": noop("工作手册"), "planning": noop("规划模拟")}
"""What can stand beside the records' pages: its folder, and what it is called."""


class Frame(NamedTuple):
    """The head and foot of every page.

    ``in_menu`` are the paths of the pages that its menu leads to; ``downloads``: whether there are files to take away.
    ``kiosk`` is how pages behave at one, for a kiosk's site, and ``attract`` its page for when nobody is there;
    ``address`` is where the site is published, for QR codes; ``can_be_followed``: there are feeds and calendars.
    """

    title: Said
    district: Said | None
    as_of: Day
    example: bool
    decided_only: bool
    source: tuple[Row, ...]
    beside: tuple[Link, ...]
    navigation: tuple[Link, ...]
    in_menu: frozenset[str]
    further: tuple[Link, ...]
    downloads: bool
    kiosk: Kiosk | None
    attract: str
    address: str | None
    can_be_followed: bool


def frame(fund: Shared, choices: Choices) -> Frame:
    """The frame of a fund's site."""
    speaker = Speaker(fund.programme)
    links = navigation(fund.programme)
    return Frame(
        title=speaker.said(fund.programme.title),
        district=speaker.maybe(fund.programme.district),
        as_of=short_day(choices.as_of),
        example=fund.programme.example,
        decided_only=fund.programme.coverage is Coverage.RESOLUTION,
        source=_source(fund, speaker),
        beside=tuple(
            Link(Said((_(name),)), f"{folder}/index.html")
            for folder, name in BESIDE.items()
            if folder in choices.beside
        ),
        navigation=links,
        in_menu=frozenset((*(link.path for link in links), HOW_TO_OBJECT, SEARCH)),
        further=(*further(fund.programme), *_taken_away(fund, choices)),
        downloads=choices.downloads,
        kiosk=choices.kiosk,
        attract=ATTRACT,
        address=choices.address,
        can_be_followed=can_be_followed(fund, choices),
    )


def _taken_away(fund: Shared, choices: Choices) -> Iterator[Link]:
    """The ways to what is followed or taken away from the site, where there is anything."""
    if can_be_followed(fund, choices):
        yield Link(Said((_("订阅和日历"),)), SUBSCRIBE)
    if choices.downloads:
        yield Link(Said((_("开放数据"),)), DATA)


def _source(fund: Shared, speaker: Speaker) -> tuple[Row, ...]:
    source = fund.programme.source
    if source is None:
        return ()
    return rows(
        [
            (_("资料来源"), speaker.said(source.title)),
            (_("网址"), source.link),
            (_("取得日期"), short_day(source.retrieved) if source.retrieved else None),
            (_("来源说明"), speaker.maybe(source.note)),
        ]
    )
