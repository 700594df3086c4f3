"""The votes add up.

同意、反对、弃权加起来要等于表决时的到会人数；它不能超过会议的实到人数，也不能超过应到人数。

Of every decision: for, against and abstentions together are those present, and no more are present than came to the
meeting and than the body has members. Fewer may be: somebody went home before the vote.

每一次表决，同意、反对、弃权加起来就是表决时到会的人数，它不超过会议的到会人数，也不超过成员人数。可以少：有人表决前
先走了。

Source: arithmetic.

来源：算术。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 23, for: 21, against: 1, abstain: 1}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05, present: 23, for: 21, against: 2, abstain: 1}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Deferred, Redeliberated, Rejected, RepVoted, Resolved
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project
from gongshi.rules.deciding import members_of
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R16"
NAME = Message(zh="票数要对得上", en="votes add up")
Parameters = NoParameters

_Decision = Resolved | Rejected | Deferred | Redeliberated | RepVoted


class _Vote(NamedTuple):
    """A decision on a project by votes, and its position in the history."""

    project: Project
    at: int
    event: _Decision


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each decision on a project, and one for each meeting whose numbers are written."""
    votes = list(_votes(fund, as_of))
    for meeting in fund.meetings.values():
        if meeting.present is not None and (meeting.date is None or meeting.date <= as_of):
            there = [vote for vote in votes if vote.event.meeting == meeting.id and vote.event.present is not None]
            yield from _of_meeting(meeting, meeting.present, members_of(meeting, fund), there)
    for vote in votes:
        yield _of_vote(vote, fund)


def _votes(fund: CommunityFund, as_of: date) -> Iterator[_Vote]:
    for project in fund.projects:
        for step in steps(project, as_of):
            if isinstance(step.event, _Decision) and not _is_unvoted(step.event):
                yield _Vote(project, step.at, step.event)


def _is_unvoted(event: _Decision) -> bool:
    """Putting off a project or turning it down may go without a vote; then no number is written at all."""
    numbers = (event.present, event.for_, event.against, event.abstain)
    return isinstance(event, Deferred | Rejected) and all(number is None for number in numbers)


def _of_meeting(meeting: Meeting, present: int, members: int | None, votes: list[_Vote]) -> Iterator[Verdict]:
    """A wrong attendance is told once, whatever number of decisions it does not fit."""
    place = meeting.place("present")
    fullest = max(votes, key=lambda vote: vote.event.present or 0, default=None)
    if members is not None and present > members:
        yield broken(
            place,
            f"实到{present}人，比应到的{members}人还多；请核对会议签到和应到人数",
            f"{present} were present, more than the {members} members; check the attendance and the roster",
        )
    elif fullest is not None and present < (fullest.event.present or 0):
        yield broken(
            place,
            f"实到{present}人，而项目 {fullest.project.id} 表决时写的到会是{fullest.event.present}人；请核对会议签到",
            f"{present} were present, but {fullest.event.present} at the vote on project {fullest.project.id}; "
            "check the attendance",
        )
    elif members is not None or fullest is not None:
        yield holds(place)


def _of_vote(vote: _Vote, fund: CommunityFund) -> Verdict:
    project, at, event = vote
    place = project.place("history", at, "for")
    if event.present is None or event.for_ is None or event.against is None or event.abstain is None:
        return unknown(
            place,
            "到会、同意、反对、弃权的人数没有写全，无法核对",
            "present, for, against and abstain are not all written, so they cannot be added up",
        )
    voted = event.for_ + event.against + event.abstain
    if voted != event.present:
        return broken(
            place,
            f"同意{event.for_}、反对{event.against}、弃权{event.abstain}，合计{voted}人，"
            f"到会却是{event.present}人；三项相加应等于到会人数",
            f"{event.for_} for, {event.against} against, {event.abstain} abstaining make {voted}, "
            f"but {event.present} were present; the three add up to those present",
        )
    meeting = fund.meeting(event.meeting)
    members = members_of(meeting, fund) if meeting is not None else None
    if members is not None and event.present > members:
        return broken(
            project.place("history", at, "present"),
            f"表决时到会{event.present}人，比应到的{members}人还多；请核对会议签到和应到人数",
            f"{event.present} were present at the vote, more than the {members} members; "
            "check the attendance and the roster",
        )
    return holds(place)
