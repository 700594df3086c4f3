"""From proposal to a resolution that stands: sorting, the council, the posting, and what objections do to it."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from gongshi.model.terms import Reconsidered
from gongshi.objections import threshold
from gongshi.periods import last_day
from gongshi_simulator.assumption import SecondDecision
from gongshi_simulator.clock import midnight_after
from gongshi_simulator.community import Community, Question
from gongshi_simulator.council import is_passed, votes
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.log import Posting
from gongshi_simulator.objections import challenged_after, counted
from gongshi_simulator.streams import Stream


def shortlisted(here: Community, project: int) -> Question:
    """Proposed within the collection; sorted together with all others once that is over."""
    yield here.until(float(here.draws.proposed_at[project]))
    here.tell(project, "proposed")
    yield here.until(here.scenario.proposing.collection_days.value)
    # One sorting for all: every project waits for the same draw.
    yield here.office(Stream.SORTING, project=0)
    if here.draws.occurs[Stream.SHORTLISTED][project, 0]:
        here.tell(project, "shortlisted")
        return True
    here.tell(project, "screened_out", reason="模拟：梳理时未列入")
    return False


def resolved(here: Community, project: int) -> Question:
    """Decided by the council, at the sitting that comes to it."""
    present = yield here.council.takes_up(project)
    vote = votes(here.draws.support[project], present)
    passed = is_passed(vote, here.draws.kind[project], here.scenario.council.works_majority.value)
    counts = {"present": present, "for": vote.in_favour, "against": present - vote.in_favour, "abstain": 0}
    here.tell(project, "resolved" if passed else "rejected", **counts)
    return passed


def confirmed(here: Community, project: int) -> Question:
    """Posted until no objections stand against it: after a second decision it hangs for another whole period."""
    for attempt in range(ATTEMPTS):
        challenged = yield from _posted(here, project, attempt)
        if not challenged:
            return True
        outcome = yield from _decided_again(here, project, attempt)
        if outcome is Reconsidered.OVERTURNED:
            return False
    return False


def _posted(here: Community, project: int, attempt: int) -> Question:
    """Hangs for the fund's posting period; returns whether objections have reopened the resolution.

    What follows waits for the period's end either way, so that everybody who may object is heard. Inferred: the
    fund's rule counts objections over the whole period.
    """
    yield from here.desk(Stream.DESK_POSTING, project, attempt)
    here.tell(project, "posted")
    end = last_day(here.today, here.rules.posting_period, here.rules.days).last_day
    over = midnight_after(end, here.scenario.year)
    days = over - here.env.now
    needed = threshold(here.scenario.objecting.resident_reps.value, here.rules.objection_threshold.share)
    delays = here.draws.objection_delay_days[project, attempt]
    after = challenged_after(delays, days, needed)
    challenged_at = None if after is None else here.env.now + after
    posting = Posting(project, here.today, end, len(counted(delays, days)), needed, challenged_at)
    here.log.postings.append(posting)
    yield here.until(over)
    return challenged_at is not None


def _decided_again(here: Community, project: int, attempt: int) -> Generator[simpy.Event, Any, Reconsidered]:
    outcome = here.draws.reconsidered[project][attempt]
    if here.scenario.objecting.second_decision.value is SecondDecision.NEXT_SITTING:
        yield here.council.takes_up(project, again=True)
        here.tell(project, "redeliberated", outcome=outcome)
    else:
        yield here.env.timeout(here.scenario.objecting.assembly_notice_days.value)
        yield here.working_days(0)
        here.tell(project, "rep_voted", outcome=outcome)
    return outcome
