"""Decisions on projects: which meetings made them, which are in force, and how they were made known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Event, Posted, Redeliberated, Rejected, RepVoted, Resolved
from gongshi.model.meeting import Meeting
from gongshi.model.terms import Body, Reconsidered
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
            decision.place, "议决写明的会议没有记录，或记录读不了", "the meeting that resolved has no readable record"
        )
    return unknown(decision.place, "没有写明由哪次会议 meeting 议决", "which meeting resolved is not written")


def decisions(fund: CommunityFund, as_of: date) -> tuple[Decision, ...]:
    """The deciding meetings up to ``as_of``, and each resolution that names none."""
    return fund.once(_decisions, as_of)


def _decisions(fund: CommunityFund, as_of: date) -> tuple[Decision, ...]:
    return tuple(_each_decision(fund, as_of))


def _each_decision(fund: CommunityFund, as_of: date) -> Iterator[Decision]:
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


def in_force(event: Event) -> bool:
    """Whether the event is a decision after which the project goes ahead."""
    if isinstance(event, Redeliberated | RepVoted):
        return event.outcome is not Reconsidered.OVERTURNED
    return isinstance(event, Resolved)


def first_postings(happened: list[Step]) -> Iterator[Step]:
    """The postings but for those under a notice under which the project hung already.

    Objections under one notice are counted once; whether it may serve a second time is R12's matter.
    """
    hung: set[str] = set()
    for step in happened:
        if isinstance(step.event, Posted) and step.event.notice not in hung:
            yield step
            if step.event.notice is not None:
                hung.add(step.event.notice)


def next_posting(decision: Step, happened: list[Step]) -> Step | None:
    """The posting that follows a decision before anything else is decided; None where there is none."""
    for step in happened:
        if step.at <= decision.at:
            continue
        if isinstance(step.event, Posted):
            return step
        if isinstance(step.event, Resolved | Redeliberated | RepVoted | Rejected):
            return None
    return None


def members_of(meeting: Meeting, fund: CommunityFund) -> int | None:
    """How many were due at a meeting: as it says itself, else by the roster of its day; None where neither tells."""
    if meeting.members is not None or meeting.date is None:
        return meeting.members
    roster = fund.roster_on(meeting.date)
    if roster is None:
        return None
    by_body = {Body.RESIDENTS_COUNCIL: roster.council_members, Body.REP_ASSEMBLY: roster.resident_reps}
    return by_body.get(meeting.body) if meeting.body is not None else None
