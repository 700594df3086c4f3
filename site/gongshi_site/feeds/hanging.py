"""The times in which notices hang, for calendars, in the language being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind
from gongshi.periods import first_day
from gongshi_site.feeds.entries import plain
from gongshi_site.feeds.followed import followed
from gongshi_site.feeds.identity import stable_id
from gongshi_site.language import _, label, opening
from gongshi_site.views.lead import until, whom_to_ask
from gongshi_site.views.notice import corrections
from gongshi_site.views.notice_list import is_out
from gongshi_site.views.office import period_name
from gongshi_site.views.paths import notice_path
from gongshi_site.views.period import closing_day, counting
from gongshi_site.views.topics import period_path
from gongshi_site.words import Speaker

KEPT = timedelta(days=366)
"""For how long calendars keep a time that is over."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """The time of one notice, as finished texts without markup; ``path`` is its page's, ``file`` its own.

    ``first`` is the first day that counts, ``last`` the last. ``told`` is the latest day on which the records tell of
    a change, ``changes`` how many there were; ``is_void``: it holds no more.
    """

    id: str
    path: str
    file: str
    title: str
    kind: str
    first: date
    last: date
    told: date
    changes: int
    is_void: bool
    says: tuple[str, ...]


def hanging(fund: CommunityFund, as_of: date) -> tuple[Hanging, ...]:
    """The times of the community's notices that are out by ``as_of`` and ended no longer ago than a year."""
    return tuple(_all(fund, as_of))


def _all(fund: CommunityFund, as_of: date) -> Iterator[Hanging]:
    for notice in fund.notices.values():
        start, end = notice.posting_start, notice.posting_end
        if start is not None and end is not None and is_out(notice, as_of) and end >= as_of - KEPT:
            yield _hanging(notice, start, end, fund, as_of)


def _hanging(notice: Notice, start: date, end: date, fund: CommunityFund, as_of: date) -> Hanging:
    speaker, after = Speaker(fund.programme), followed(notice, fund, as_of)
    first = start
    if notice.kind is NoticeKind.RESOLUTION:
        first = first_day(start, fund.pack.posting_period, fund.calendar)
    return Hanging(
        id=stable_id(fund.programme.id, fund.community.id, "notices", notice.id),
        path=notice_path(fund.community, notice),
        file=period_path(fund.community, notice),
        title=_title(notice, speaker, fund),
        kind=label(notice.kind),
        first=min(first, end),
        last=end,
        told=max((start, *after.changed)),
        changes=after.changes,
        is_void=after.is_void,
        says=tuple(map(plain, _says(notice, fund, as_of, is_void=after.is_void))),
    )


def _title(notice: Notice, speaker: Speaker, fund: CommunityFund) -> str:
    return _(
        "{period}：{title}（{community}）",
        period=opening(period_name(notice.kind)),
        title=speaker.said(notice.title),
        community=speaker.said(fund.community.title),
    )


def _says(notice: Notice, fund: CommunityFund, as_of: date, *, is_void: bool) -> Iterator[str]:
    """Until when, how the days are counted, how to object, and whom to ask."""
    if is_void:
        yield _("这段时间作废了：后来有更正，或者重新议定了。以新的公告为准。")
    else:
        yield from _until(notice, fund)
        if notice.kind is NoticeKind.RESOLUTION:
            yield from counting(notice, fund)
        if notice.how_to_object is not None:
            yield str(Speaker(fund.programme).said(notice.how_to_object))
    for words, link in corrections(notice, fund, as_of):
        yield f"{words}{link.said}"
    yield from whom_to_ask(fund)


def _until(notice: Notice, fund: CommunityFund) -> Iterator[str]:
    """As on the page while the notice hangs: a calendar's entry is read on every day of it."""
    last = closing_day(notice, fund)
    assert last is not None
    said = list(until(notice, fund, notice.posting_start or date.min))
    yield from said or [_("{period}到{day}为止。", period=opening(period_name(notice.kind)), day=last.text)]
