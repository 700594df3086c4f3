"""The accounts are posted in every quarter.

每个季度至少贴一次财务公开。从第一笔投入之后的那个季度算起，到已经过完的季度为止。

In every calendar quarter that has passed since the one of the first money put in, at least one notice of the finances
was posted.

从第一笔投入所在的季度之后算起，每个过完的季度至少贴过一份财务公开。

Source: the law on villagers' committees (arts. 30-31) has general matters published at least quarterly; for this fund
no rule was found.

来源：《村民委员会组织法》（第三十、三十一条）规定一般事项至少每季度公布一次；没有找到本资金自己的规定。

Passes (money first put in on 9 January 2026, judged on 30 July | 第一笔投入在2026年1月9日，7月30日检查):

    kind: finance
    posting_start: 2026-04-08

Fails:

    kind: finance
    posting_start: 2026-02-08
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.terms import Coverage, NoticeKind
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R28"
NAME = Message(zh="财务每季公开", en="accounts posted each quarter")
Parameters = NoParameters


class _Quarter(NamedTuple):
    """A calendar quarter; ``number`` is 1 to 4."""

    year: int
    number: int

    @property
    def next(self) -> _Quarter:
        """The quarter after this one."""
        return _Quarter(self.year + 1, 1) if self.number == 4 else _Quarter(self.year, self.number + 1)


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each quarter that is over; one for the first money of which nobody wrote when it was put in."""
    money = fund.community.allocations
    if money and fund.programme.coverage is Coverage.RESOLUTION:
        yield unknown(fund.community.place("allocations"), *_NOT_COVERED)
        return
    undated = next((index for index, one in enumerate(money) if one.date is None), None)
    if undated is not None:
        yield unknown(fund.community.place("allocations", undated), *_NO_DAY)
    put_in = [one.date for one in money if one.date is not None]
    if not put_in:
        return
    quarter = _quarter(min(put_in)).next
    while quarter < _quarter(as_of):
        yield _of_quarter(quarter, fund)
        quarter = quarter.next


def _quarter(day: date) -> _Quarter:
    return _Quarter(day.year, (day.month + 2) // 3)


def _of_quarter(quarter: _Quarter, fund: CommunityFund) -> Verdict:
    finance = [one for one in fund.notices.values() if one.kind is NoticeKind.FINANCE]
    for notice in finance:
        if notice.posting_start is not None and _quarter(notice.posting_start) == quarter:
            return holds(notice.place("posting_start"))
    undated = next((notice for notice in finance if notice.posting_start is None), None)
    what, what_en = (
        f"{quarter.year}年第{'一二三四'[quarter.number - 1]}季度",
        f"the quarter {quarter.year}-Q{quarter.number}",
    )
    if undated is not None:
        return unknown(
            undated.place("id"),
            f"财务公开没有写公示的第一天，不知道是不是{what}的",
            f"the accounts have no first day of posting, so whether they are of {what_en} is not known",
        )
    if fund.unread.get("notices"):
        return unknown(
            fund.community.place("allocations"),
            f"有公告读不了，不知道{what}有没有财务公开",
            f"some notices could not be read, so whether accounts were posted in {what_en} is not known",
        )
    return broken(
        fund.community.place("allocations"),
        f"{what}没有财务公开；每季度至少公开一次，贴过的请补写一份公告（kind: finance）",
        f"no accounts were posted in {what_en}; post them each quarter, as a notice of kind finance",
    )


_NO_DAY = (
    "这笔资金没有写何时下达 date，不知道从哪个季度起该有财务公开",
    "when this money was put in is not written, so from which quarter on accounts were due is not known",
)
_NOT_COVERED = (
    "记录只到议决为止，不知道有没有财务公开",
    "the records end with the resolution; whether accounts were posted is not known",
)
