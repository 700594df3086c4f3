"""When a notice's time is over, and on which years' days off that hangs."""

from __future__ import annotations

from datetime import date
from functools import cache

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.terms import NoticeKind
from gongshi.periods import closes_at, last_day


def closing_hour(notice: Notice, fund: CommunityFund) -> str:
    """The hour at which the last day ends: what the paper on the wall says goes before what the fund says."""
    return notice.closing or fund.pack.posting_period.closing


@cache
def instant(of: date, hour: str) -> str:
    """The instant at which it is this hour of a day, as programs read it; ``24:00`` is the day's end."""
    return closes_at(of, hour).isoformat()


def provisional_years(notice: Notice, fund: CommunityFund) -> tuple[int, ...]:
    """The years whose days off the last day of a resolution's notice hangs on, but nobody has recorded."""
    if notice.kind is not NoticeKind.RESOLUTION or notice.posting_start is None:
        return ()
    end = last_day(notice.posting_start, fund.pack.posting_period, fund.calendar)
    if not end.provisional:
        return ()
    return tuple(sorted(fund.calendar.unannounced(notice.posting_start) | fund.calendar.unannounced(end.last_day)))
