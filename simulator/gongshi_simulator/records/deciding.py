"""A history up to the resolution that stands: what was proposed, listed, decided, posted, and decided again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongshi.model.event import (
    Change,
    Deferred,
    Event,
    Posted,
    Proposed,
    Redeliberated,
    Rejected,
    RepVoted,
    Resolved,
    ScreenedOut,
    Shortlisted,
)
from gongshi.model.terms import ProjectKind, Reconsidered
from gongshi_simulator.records.catalogue import sentences
from gongshi_simulator.records.moment import Moment
from gongshi_simulator.records.papers import Paper, Sort
from gongshi_simulator.records.votes import Vote, first_vote, second_vote

_WHY = {
    Reconsidered.UPHELD: sentences.UPHELD,
    Reconsidered.AMENDED: sentences.AMENDED,
    Reconsidered.OVERTURNED: sentences.OVERTURNED,
}


def proposed(moment: Moment) -> Iterator[Event]:
    """The first of the proposals behind it was made."""
    yield Proposed(event="proposed", date=moment.day)


def shortlisted(moment: Moment) -> Iterator[Event]:
    """Listed, and held against the negative list."""
    yield Shortlisted(event="shortlisted", date=moment.day, negative_list_check=sentences.NEGATIVE_LIST_CHECK)


def screened_out(moment: Moment) -> Iterator[Event]:
    """Not taken up, for the catalogue's reason."""
    yield ScreenedOut(event="screened_out", date=moment.day, reason=moment.subject.reason)


def deferred(moment: Moment) -> Iterator[Event]:
    """Put off, without a vote."""
    yield Deferred(event="deferred", date=moment.day, meeting=moment.meeting, reason=moment.picked(sentences.DEFERRED))


def resolved(moment: Moment) -> Iterator[Event]:
    """Resolved, for the project's budget."""
    vote = first_vote(moment.told, moment.happening)
    yield Resolved.model_validate(_decision(moment, vote))


def rejected(moment: Moment) -> Iterator[Event]:
    """Turned down. Works that more than half supported lacked the larger majority."""
    vote = first_vote(moment.told, moment.happening)
    is_works = moment.told.draws.kind[moment.project] is ProjectKind.WORKS
    short = is_works and 2 * vote.in_favour > vote.present
    reason = sentences.REJECTED_WORKS if short else moment.picked(sentences.REJECTED)
    yield Rejected.model_validate({**_decision(moment, vote), "reason": reason})


def posted(moment: Moment) -> Iterator[Event]:
    """Announced by the notice of that day."""
    yield Posted(event="posted", date=moment.day, notice=moment.told.papers[Paper(moment.day, Sort.RESOLUTION)])


def decided_again(moment: Moment) -> Iterator[Event]:
    """Decided again, by council or assembly. What is amended has a changed goal; the amount stays."""
    outcome = Reconsidered.of(moment.happening.outcome)
    fields = _decision(moment, second_vote(moment.told, moment.happening, moment.decision))
    fields |= {"outcome": outcome, "reason": _WHY[outcome]}
    if outcome is Reconsidered.AMENDED:
        fields["changed"] = Change(goal=sentences.AMENDED_GOAL.format(goal=moment.subject.goal))
    kind = RepVoted if moment.happening.event == "rep_voted" else Redeliberated
    yield kind.model_validate(fields)


def _decision(moment: Moment, vote: Vote) -> dict[str, Any]:
    return {
        "event": moment.happening.event,
        "date": moment.day,
        "meeting": moment.meeting,
        "resolution": moment.number,
        "present": vote.present,
        "for": vote.in_favour,
        "against": vote.against,
        "abstain": vote.abstaining,
    }
