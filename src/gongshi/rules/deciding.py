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


class Decision(NamedTuple):
    """A meeting that resolved something, once however much it resolved; None where its record is not there."""

    meeting: Meeting | None
    place: Place


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
                yield Decision(None, project.place("history", step.at))
            elif meeting.id not in seen:
                seen.add(meeting.id)
                yield Decision(meeting, meeting.place("body"))
