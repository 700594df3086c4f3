"""Enough members are present when a meeting decides.

会议到会人数要够：议事会按应到人数的一定比例算，居民会议和居民代表会议要超过应到的一半。

Of the council at least ``share`` of the members are present; of an assembly of the residents or of their
representatives more than half of those who are due. Where the meeting does not give its members, the roster of the day
does.

议事会到会的至少占成员的 ``share``；居民会议和居民代表会议要超过应到人数的一半。会议没有写应到人数的，用当天的名册。

Parameters: ``share``: the least share present of the council.

参数：``share``：议事会到会人数至少占多少。

Source: no quorum of this fund was found. Two thirds of a council are taken from the practice of a Shenzhen council and
from the law on villagers' committees (art. 26, representatives' meeting); more than half of an assembly from the law on
urban residents' committees as it stood until the end of 2025 (art. 9). That law was revised from 2026 on; what its new
articles ask was not found.

来源：没有找到本资金自己的规定。议事会三分之二参照深圳一个议事会的做法和村民委员会组织法（第二十六条，村民代表会议）；
居民会议过半数是2025年底以前的城市居民委员会组织法（第九条）。这部法2026年起修订，新条文怎样规定没有查到。

Passes:

    body: residents_council
    members: 25
    present: 17

Fails:

    body: residents_council
    members: 25
    present: 16
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import ceil

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.meeting import Meeting
from gongshi.model.record import Entry
from gongshi.model.scalars import Share
from gongshi.model.terms import Body
from gongshi.rules.deciding import decisions, members_of, not_known
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R14"
NAME = Message(zh="到会人数要够", en="a quorum is present")


class Parameters(Entry):
    """What a rule pack may set."""

    share: Share = Fraction(2, 3)


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each meeting that decided."""
    for decision in decisions(fund, as_of):
        if decision.meeting is None:
            yield not_known(decision)
        else:
            yield _of_meeting(decision.meeting, fund, parameters)


def _of_meeting(meeting: Meeting, fund: CommunityFund, parameters: Parameters) -> Verdict:
    members, place = members_of(meeting, fund), meeting.place("present")
    if meeting.present is None or members is None or meeting.body is None:
        return unknown(
            place,
            "没有写明哪个机构开会、应到几人或实到几人，不知道人数够不够",
            "which body met, how many were due or how many came is not written, so the quorum is not known",
        )
    is_assembly = meeting.body in {Body.RESIDENTS_ASSEMBLY, Body.REP_ASSEMBLY}
    least = members // 2 + 1 if is_assembly else ceil(members * parameters.share)
    if meeting.present >= least:
        return holds(place)
    return broken(
        place,
        f"应到{members}人，实到{meeting.present}人；至少要到{least}人，人数不够的另行开会",
        f"{meeting.present} of {members} were present; {least} are needed, else meet again",
    )
