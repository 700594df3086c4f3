"""Which meetings decided on projects: what two rules ask about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Redeliberated, RepVoted, Resolved
from gongshi.model.meeting import Meeting
from gongshi.place import Place
from gongshi.rules.verdict import Verdict, unknown


class Decision(NamedTuple):
    """A meeting that resolved something, once however much it resolved; None where its record is not there.

    ``named``: whether the resolution says at least which meeting it was.
    """

    meeting: Meeting | None
    place: Place
    named: bool


def not_known(decision: Decision) -> Verdict:
    """What a rule says of a resolution whose meeting is not on record."""
    if decision.named:
        return unknown(
            decision.place, "议决写明的会议没有可读的记录", "the meeting that resolved has no readable record"
        )
    return unknown(decision.place, "没有写明由哪次会议议决", "which meeting resolved is not written")


def decisions(fund: CommunityFund, as_of: date) -> Iterator[Decision]:
    """The deciding meetings up to ``as_of``, and each resolution that names none."""
    seen: set[str] = set()
    for project in fund.projects:
        for step in steps(project, as_of):
            event = step.event
            if not isinstance(event, Resolved | Redeliberated | RepVoted):
                continue
            meeting = fund.meeting(event.meeting)
            if meeting is None:
                yield Decision(None, project.place("history", step.at), named=event.meeting is not None)
            elif meeting.id not in seen:
                seen.add(meeting.id)
                yield Decision(meeting, meeting.place("body"), named=True)
