"""Notices in lists: which are out, and which still hang."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind
from gongshi_site.closing import closing_hour, provisional_years
from gongshi_site.language import label
from gongshi_site.views.office import period_name
from gongshi_site.views.paths import notice_path
from gongshi_site.views.remaining import Remaining, remaining
from gongshi_site.words import Day, Link, Said, Speaker, day, maybe_day


class NoticeLine(NamedTuple):
    """A notice in a list."""

    link: Link
    kind: str
    period: str
    community: Said
    first_day: Day | None
    last_day: Day | None
    is_open: bool
    is_provisional: bool
    remaining: Remaining | None


def is_out(notice: Notice, as_of: date) -> bool:
    """Whether the notice hangs or has hung by ``as_of``; one without a first day does as far as anybody knows."""
    return notice.posting_start is None or notice.posting_start <= as_of


def known_notices(fund: CommunityFund, as_of: date) -> tuple[Notice, ...]:
    """The community's notices that are out by ``as_of``, newest first; those without a day last."""
    out = [one for one in fund.notices.values() if is_out(one, as_of)]
    return tuple(sorted(out, key=lambda one: (one.posting_start or date.min, one.id), reverse=True))


def notice_lines(fund: CommunityFund, as_of: date) -> tuple[NoticeLine, ...]:
    """The community's notices that are out by ``as_of`` as a list shows them, newest first."""
    return tuple(_line(one, fund, as_of) for one in known_notices(fund, as_of))


def open_notices(fund: CommunityFund, as_of: date) -> tuple[NoticeLine, ...]:
    """The community's notices that hang on ``as_of``, ending soonest first."""
    hanging = [one for one in known_notices(fund, as_of) if one.posting_end is not None and one.posting_end >= as_of]
    lines = (_line(one, fund, as_of) for one in sorted(hanging, key=lambda one: one.posting_end or date.max))
    return tuple(line for line in lines if line.is_open)


def _line(notice: Notice, fund: CommunityFund, as_of: date) -> NoticeLine:
    speaker, start, end = Speaker(fund.programme), notice.posting_start, notice.posting_end
    is_open = start is not None and end is not None and start <= as_of <= end
    is_counted = notice.kind is NoticeKind.RESOLUTION
    return NoticeLine(
        link=Link(speaker.said(notice.title), notice_path(fund.community, notice)),
        kind=label(notice.kind),
        period=period_name(notice.kind),
        community=speaker.said(fund.community.title),
        first_day=maybe_day(start),
        last_day=day(end) if end else None,
        is_open=is_open,
        is_provisional=bool(provisional_years(notice, fund)),
        remaining=remaining(start, end, closing_hour(notice, fund), is_counted=is_counted) if is_open else None,
    )
