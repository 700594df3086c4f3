"""A meeting that resolves has minutes.

开会议决要有会议记录，把过程写清楚、写完整。

Source: the report on Wuhou: 清楚完整地记录议决过程 (the course of the resolution is recorded clearly and completely).

来源：央广网2022年报道：清楚完整地记录议决过程。

Passes:

    date: 2026-03-05
    minutes:
      summary: 逐项讨论八个项目，就噪声问题作了修改后表决。

Fails (once the day is past | 会期已经过去):

    date: 2026-03-05
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.rules.deciding import decisions, not_known
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R17"
NAME = Message(zh="议决过程要有记录", en="a resolution has minutes")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each meeting that decided."""
    for decision in decisions(fund, as_of):
        meeting = decision.meeting
        if meeting is None:
            yield not_known(decision)
        elif meeting.minutes is not None:
            yield holds(meeting.place("minutes"))
        elif meeting.date is None:
            yield unknown(
                meeting.place("id"),
                "会议没有写日期，不知开过没有",
                "the meeting has no date, so whether it was held is not known",
            )
        elif meeting.date >= as_of:
            yield unknown(meeting.place("date"), "会议记录还没有写好", "the minutes are not written yet")
        else:
            yield broken(
                meeting.place("date"),
                f"{meeting.date} 的会议没有会议记录 minutes；议决过程要清楚完整地记录",
                f"the meeting of {meeting.date} has no minutes; record clearly and completely how it was resolved",
            )
