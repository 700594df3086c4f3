"""The time in which a notice hangs: until when, how its days are counted, and what of that is not certain yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.model.rule_pack import PostingPeriod
from gongshi.model.terms import DayKind, Roll
from gongshi.periods import days_counted, last_day
from gongshi_site.closing import closing_hour, instant, provisional_years
from gongshi_site.language import _, _n, language, noop
from gongshi_site.words import Day, day, listed, short_day

_ROLL_WORDS = {
    Roll.NONE: noop("最后一天不顺延"),
    Roll.HOLIDAYS: noop("最后一天遇法定节假日，顺延到节后第一天"),
    Roll.REST_DAYS: noop("最后一天遇法定节假日或周末，顺延到下一个工作日"),
}


def closing_day(notice: Notice, fund: CommunityFund) -> Day | None:
    """2026年4月30日（星期四）24时, and for programs the instant at which it is over."""
    if notice.posting_end is None:
        return None
    return _closing_day(notice.posting_end, closing_hour(notice, fund), language())


@cache
def _closing_day(end: date, closing: str, _language: str) -> Day:
    *before, last = day(end).parts
    # In English the hour is told in words, which a line may break between.
    ending = _("{day}{hour}", day=last, hour=_hour(closing)).replace(" ", " \n").split("\n")
    return Day((*before, *ending), instant(end, closing))


def counting(notice: Notice, fund: CommunityFund) -> Iterator[str]:
    """How the days of a resolution's notice are counted, in sentences that are printed on it."""
    period, closing = fund.pack.posting_period, closing_hour(notice, fund)
    rule, hour = _rule(period), _hour(closing)
    if short := _short_of(notice, fund):
        yield _n("规定公示{count}天，{rule}；最后一天{hour}截止。", period.days, rule=rule, hour=hour)
        yield short
    else:
        yield _n("公示{count}天，{rule}；最后一天{hour}截止。", period.days, rule=rule, hour=hour)
    if closing != period.closing:
        yield _(
            "本资金一般到{usual}截止，这份公告另外写明{hour}，以公告为准。",
            usual=_hour(period.closing),
            hour=_hour(closing),
        )
    if provisional := provisional_years(notice, fund):
        yield _("最后一天是暂定的：记录里没有{years}的放假安排，会不会顺延还说不准。", years=years_named(provisional))


def usual_period(period: PostingPeriod) -> str:
    """How long a resolution's notice hangs by the fund's rules, and how its days are counted."""
    return _n(
        "公示{count}天，{rule}；最后一天{hour}截止。", period.days, rule=_rule(period), hour=_hour(period.closing)
    )


def years_named(years: Sequence[int]) -> str:
    """2026年、2027年; 2026 and 2027"""
    return listed([_("{year}年", year=year) for year in years])


def _hour(closing: str) -> str:
    """24时, 17时30分"""
    if closing == "24:00":
        return _("24时")
    hour, minute = map(int, closing.split(":"))
    return _("{hour}时{minute}分", hour=hour, minute=minute) if minute else _("{hour}时", hour=hour)


def _rule(period: PostingPeriod) -> str:
    first = _("公示当天算第一天") if period.first_day_counted else _("公示当天不算，从第二天算起")
    if period.day_kind is DayKind.WORKING:
        return _("节假日和周末不计在内，{first}", first=first)
    return _("节假日和周末计算在内，{first}；{last}", first=first, last=_(_ROLL_WORDS[period.roll]))


def _short_of(notice: Notice, fund: CommunityFund) -> str | None:
    """What is said of a notice that hangs for less than the fund's days; None of one that does not."""
    start, end = notice.posting_start, notice.posting_end
    if start is None or end is None:
        return None
    due = last_day(start, fund.pack.posting_period, fund.calendar).last_day
    return _too_short(start, end, due, fund) if end < due else None


def _too_short(start: date, end: date, due: date, fund: CommunityFund) -> str:
    counted = days_counted(start, end, fund.pack.posting_period, fund.calendar)
    return _n(
        "这样数应到{due}；这份公告只写到{end}，数下来是{count}天。",
        counted,
        due=short_day(due).text,
        end=short_day(end).text,
    )
