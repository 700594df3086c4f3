"""The notices of the whole fund: which hang, ending soonest first, and which ended lately."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongshi_site.summary import LATELY
from gongshi_site.views.fund.lines import notice_line, open_notices
from gongshi_site.views.fund.overview import Overview
from gongshi_site.views.notice_list import NoticeLine
from gongshi_site.views.paths import OPEN_NOTICES
from gongshi_site.words import Day, short_day

_MOST = 50


class OpenNoticesPage(NamedTuple):
    """The page of open notices. ``endless`` hang, but nobody wrote until when; ``ended`` did so since ``since``."""

    path: str
    open: tuple[NoticeLine, ...]
    endless: tuple[NoticeLine, ...]
    ended: tuple[NoticeLine, ...]
    since: Day
    has_notices: bool


def open_notices_page(fund: Overview) -> OpenNoticesPage:
    """The page of open notices."""
    since = fund.as_of - LATELY
    ended = [one for one in fund.notices() if one.notice.posting_end and since <= one.notice.posting_end < fund.as_of]
    ended.sort(key=lambda one: (one.notice.posting_end or date.min, one.community.id, one.notice.id), reverse=True)
    endless = (one for one in fund.notices() if one.notice.posting_start and one.notice.posting_end is None)
    return OpenNoticesPage(
        path=OPEN_NOTICES,
        open=open_notices(fund),
        endless=tuple(notice_line(one, fund.speaker) for one in endless),
        ended=tuple(notice_line(one, fund.speaker) for one in ended[:_MOST]),
        since=short_day(since),
        has_notices=any(community.has_notices for community in fund.communities),
    )
