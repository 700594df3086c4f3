"""A resolution hangs for the whole posting period.

公示要满规定的天数。按最宽的算法都不满的是错误；只是按本资金自己的数法不满的，另定级别。

Too short under the reading that asks least (the first day counts, no day moves) breaks the rule. Long enough for
that, but shorter than the fund's own way of counting asks, is told apart by a level of its own.

按最宽的数法（第一天算在内，遇放假不顺延）都不满，就是违反；按最宽的数法够了、按本资金自己的数法不够的，另定级别。

Parameters: ``own_reading``: the level of a period that is too short only as the fund itself counts.

参数：``own_reading``：只是按本资金自己的数法不满的，按哪一级。

Source: the report on Wuhou: ten days. How they are counted it does not say; see the pack's ``posting_period``.

来源：央广网2022年报道写的是十天，怎样数没有写；见规则包的 ``posting_period``。

Passes:

    kind: resolution
    posting_start: 2026-04-20
    posting_end: 2026-04-30

Fails:

    kind: resolution
    posting_start: 2026-04-20
    posting_end: 2026-04-28
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Level, Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Posted
from gongshi.model.notice import Notice
from gongshi.model.record import Entry
from gongshi.model.rule_pack import PostingPeriod
from gongshi.model.terms import DayKind, NoticeKind, Roll
from gongshi.periods import PeriodEnd, last_day
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R04"
NAME = Message(zh="公示要满规定的天数", en="the posting lasts its full period")


class Parameters(Entry):
    """What a rule pack may set."""

    own_reading: Level = Level.WARNING


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each notice of a resolution; its first and last day are facts from the start."""
    for notice in fund.notices.values():
        if notice.kind is NoticeKind.RESOLUTION:
            yield _of_notice(notice, fund, parameters)
    for project in fund.projects:
        posted = any(isinstance(step.event, Posted) for step in steps(project, as_of))
        if not posted and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _of_notice(notice: Notice, fund: CommunityFund, parameters: Parameters) -> Verdict:
    start, end = notice.posting_start, notice.posting_end
    if start is None or end is None:
        return unknown(
            notice.place("id"),
            "公告没有写公示的第一天或最后一天，不知公示了几天",
            "the first or the last day of the posting is not written, so its length is not known",
        )
    period = fund.pack.posting_period
    least = last_day(start, period.model_copy(update={"first_day_counted": True, "roll": Roll.NONE}), fund.calendar)
    own = last_day(start, period, fund.calendar)
    place = notice.place("posting_end")
    if end < least.last_day:
        return broken(place, *_too_short(start, end, period, own))
    if end < own.last_day:
        named, named_en = _named(own)
        return broken(
            place,
            f"按本资金的数法应公示到 {named}，公告只写到 {end}；请延长",
            f"as this fund counts, the posting ends on {named_en}; the notice says {end}, let it hang longer",
            level=parameters.own_reading,
            basis=period.basis,
        )
    return holds(place)


def _named(end: PeriodEnd) -> tuple[str, str]:
    """The last day; where the records lack the days off it says so."""
    if not end.provisional:
        return str(end.last_day), str(end.last_day)
    return (
        f"{end.last_day}（暂定，记录里没有这一段的放假安排）",
        f"{end.last_day} (provisional, the records lack the days off)",
    )


def _too_short(start: date, end: date, period: PostingPeriod, own: PeriodEnd) -> tuple[str, str]:
    named, named_en = _named(own)
    cure, cure_en = f"按本资金的数法应公示到 {named}", f"as this fund counts, the posting ends on {named_en}"
    if period.day_kind is DayKind.WORKING:
        return (
            f"公示从 {start} 到 {end}，不足{period.days}个工作日；{cure}",
            f"posted from {start} until {end}, less than {period.days} working days; {cure_en}",
        )
    shown = (end - start).days + 1
    return (
        f"公示连头带尾只有{shown}天，不足{period.days}天；{cure}",
        f"posted for {shown} days with both ends, less than {period.days}; {cure_en}",
    )


_NOT_COVERED = (
    "记录只到议决为止，不知公示了几天",
    "the records end with the resolution; how long it was posted is not known",
)
