"""From a resolution that stands to work that is done: filing, implementer, contract, work and who watches it."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import simpy

from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.community import Community, Question, Steps
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.shapes import poisson
from gongshi_simulator.stages.judging import closed
from gongshi_simulator.stages.urgency import Urgency
from gongshi_simulator.streams import Stream


def carried_out(here: Community, project: int) -> Steps:
    """Everything after the posting, to the closing or to where the project ends."""
    yield from _filed(here, project)
    if not (yield from _implementer_found(here, project)):
        return
    here.tell(project, "contracted", _contract(here, project))
    yield from _with_its_crew(here, project, here.draws.work_days(project))


def carried_in(here: Community, project: int, *, is_delivered: bool) -> Steps:
    """What is left to do of a project of last year."""
    if is_delivered:
        yield from closed(here, project)
    else:
        yield from _with_its_crew(here, project, here.once(Stream.CARRIED_WORK, project))


def _filed(here: Community, project: int) -> Steps:
    """The community writes to the street office, which may send it back once, and then has it on file."""
    is_returned = here.occurs(Stream.FILING_RETURNED, here.setting.scenario.street.filing_returned.value, project)
    for _ in range(1 + is_returned):
        yield from here.desk(project, here.once(Stream.DESK_FILING, project), Urgency.FILING)
        yield from here.reviewed(project, here.once(Stream.FILING_REVIEW, project), Urgency.FILING)
    yield here.office(here.once(Stream.FILING, project))
    here.tell(project, "filed")


def _implementer_found(here: Community, project: int) -> Question:
    """Commissioned: called for until enough apply. Micro: child projects are called for. Self-run: at once."""
    mode = here.draws.mode[project]
    if mode is Mode.SELF_ORG:
        return True
    yield from here.desk(project, here.once(Stream.DESK_CALL, project), Urgency.CALL)
    if mode is Mode.MICRO:
        yield here.office(here.once(Stream.MICRO_CALL, project))
        return True
    return (yield from _selected(here, project))


def _selected(here: Community, project: int) -> Question:
    """Fewer bidders than needed: the call is put out once more. Then the contract is written."""
    choosing = here.setting.scenario.choosing
    for attempt in range(ATTEMPTS):
        here.tell(project, "called")
        over = here.setting.office.later(here.env.now, here.again(Stream.CALL, project, attempt))
        bidders = poisson(here.draws.luck_again[Stream.BIDDERS].item(project, attempt), choosing.bidders.value)
        if bidders >= choosing.min_bidders.value:
            here.expect(over, project, "selected", bidders)
            yield here.until(here.setting.office.later(over, here.once(Stream.CONTRACT, project)))
            return True
        yield here.until(over)
    return False


def _contract(here: Community, project: int) -> int:
    """What is signed for, in fen."""
    return round(here.draws.amount[project] * (1 - here.setting.scenario.funding.saved_at_contract.value))


def _with_its_crew(here: Community, project: int, days: float) -> Steps:
    """The work and what follows; works need a contractor of the sub-district until they are delivered."""
    if here.draws.kind[project] is not ProjectKind.WORKS:
        is_delivered = yield from _delivered(here, project, days)
    else:
        turn = yield from here.has(here.shared.contractors, project, Urgency.WORK)
        is_delivered = yield from _delivered(here, project, days)
        here.is_through(turn, here.shared.contractors)
    if is_delivered:
        yield from closed(here, project)


def _delivered(here: Community, project: int, days: float) -> Question:
    """The work, which rests on announced holidays; the committee visits it, and it is reviewed if under way by then.

    Visit and review follow each other, since it is the same people who show the work. It goes on meanwhile, but nothing
    is delivered before they are over.
    """
    work, luck, now = here.setting.scenario.work, here.draws.luck, here.env.now
    here.tell(project, "started")
    is_terminated = here.occurs(Stream.TERMINATED, work.terminated.value, project)
    days *= luck[Stream.TERMINATED_AT].item(project) if is_terminated else 1.0
    end, half, midterm = *(here.setting.field.later(now, one) for one in (days, days / 2)), here.setting.midterm
    is_reviewed = now < midterm < end
    if is_reviewed and midterm <= half:
        end = yield from _midterm(here, project, end)
    yield from _visited(here, project, half, days)
    if is_reviewed and midterm > half:
        end = yield from _midterm(here, project, end)
    yield here.until(end)
    here.tell(project, "terminated" if is_terminated else "delivered")
    return not is_terminated


def _visited(here: Community, project: int, half: float, days: float) -> Steps:
    """The supervision committee's visits, all in one in the middle of the work: the same hours, fewer events."""
    visits = max(1, int(days / here.setting.scenario.work.visit_every_days.value))
    yield here.until(half)
    yield from here.visited(project, visits * here.once(Stream.VISIT, project), Urgency.VISIT)


def _midterm(here: Community, project: int, end: float) -> Generator[simpy.Event, Any, float]:
    """The mid-term review of work that would end at ``end``; returns when it does, mended where it has to be."""
    yield here.until(here.setting.midterm)
    yield from here.reviewed(project, here.once(Stream.MIDTERM_REVIEW, project), Urgency.MIDTERM)
    failed = here.occurs(Stream.MIDTERM_FAILED, here.setting.scenario.street.midterm_failed.value, project)
    here.tell(project, "midterm_reviewed", int(failed))
    if not failed:
        return end
    return here.setting.field.later(max(end, here.env.now), here.once(Stream.MIDTERM_MENDING, project))
