"""Only a body of the residents resolves.

只有居民议事会、居民会议、居民代表会议能议决；居委会和党组织不能代替。

Parameters: ``bodies``: which bodies may.

参数：``bodies``：哪些机构可以议决。

Source: the report on Wuhou: resolved by the residents' council; on objections, again by it or by the assembly of
residents' representatives.

来源：央广网2022年报道：由居民议事会议决；有异议时由议事会重新议定，或者由居民代表会议表决。

Passes:

    body: residents_council

Fails:

    body: residents_committee
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.record import Entry
from gongshi.model.terms import Body
from gongshi.rules.deciding import decisions, not_known
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R13"
NAME = Message(zh="由居民的议事机构议决", en="a body of the residents resolves")


class Parameters(Entry):
    """What a rule pack may set."""

    bodies: tuple[Body, ...] = (Body.RESIDENTS_COUNCIL, Body.RESIDENTS_ASSEMBLY, Body.REP_ASSEMBLY)


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each meeting that decided."""
    for decision in decisions(fund, as_of):
        meeting, place = decision.meeting, decision.place
        if meeting is None:
            yield not_known(decision)
        elif meeting.body is None:
            yield unknown(place, "会议没有写明是哪个机构 body", "which body met is not written")
        elif meeting.body in parameters.bodies:
            yield holds(place)
        else:
            allowed_zh = "、".join(body.zh for body in parameters.bodies)
            allowed_en = ", ".join(f"the {body.en}" for body in parameters.bodies)
            yield broken(
                place,
                f"由{meeting.body.zh}议决；应由{allowed_zh}议决",
                f"resolved by the {meeting.body.en}; only these may resolve: {allowed_en}",
            )
