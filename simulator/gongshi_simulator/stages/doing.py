"""From a resolution that stands to work that is done: filing, implementer, contract, work and who watches it."""

from __future__ import annotations

from gongshi.model.terms import Mode, ProjectKind
from gongshi_simulator.community import Community, Question, Steps
from gongshi_simulator.draws import ATTEMPTS
from gongshi_simulator.log import Kind
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
    yield from _with_its_crew(here, project, _work_days(here, project))


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
    if not (yield from _selected(here, project)):
        return False
    yield here.office(here.once(Stream.CONTRACT, project))
    return True


def _selected(here: Community, project: int) -> Question:
    """Fewer bidders than needed: the call is put out once more."""
    choosing = here.setting.scenario.choosing
    for attempt in range(ATTEMPTS):
        here.tell(project, "called")
        yield here.office(here.again(Stream.CALL, project, attempt))
        bidders = poisson(here.draws.luck_again[Stream.BIDDERS].item(project, attempt), choosing.bidders.value)
        if bidders >= choosing.min_bidders.value:
            here.tell(project, "selected", bidders)
            return True
    return False


def _contract(here: Community, project: int) -> int:
    """What is signed for, in fen."""
    return round(here.draws.amount[project] * (1 - here.setting.scenario.funding.saved_at_contract.value))


def _work_days(here: Community, project: int) -> float:
    """A micro-grant is done when the last of its child projects is."""
    if here.draws.mode[project] is Mode.MICRO:
        return float(here.draws.children[project].max())
    return here.once(Stream.WORK, project)


def _with_its_crew(here: Community, project: int, days: float) -> Steps:
    """The work and what follows; works need a contractor of the sub-district until they are delivered."""
    if here.draws.kind[project] is not ProjectKind.WORKS:
        is_delivered = yield from _delivered(here, project, days)
    else:
        turn = yield from here.has(Kind.CONTRACTORS, here.shared.contractors, project, Urgency.WORK)
        is_delivered = yield from _delivered(here, project, days)
        here.is_through(turn, here.shared.contractors)
    if is_delivered:
        yield from closed(here, project)


def _delivered(here: Community, project: int, days: float) -> Question:
    """The work, which rests on announced holidays; watched on the way, reviewed if it is under way by then."""
    work, draws, field = here.setting.scenario.work, here.draws, here.setting.field
    here.tell(project, "started")
    is_terminated = here.occurs(Stream.TERMINATED, work.terminated.value, project)
    days *= draws.luck[Stream.TERMINATED_AT].item(project) if is_terminated else 1.0
    watched = here.env.process(_watched(here, project, days))
    end = field.later(here.env.now, days)
    if here.env.now < here.setting.midterm < end:
        yield here.until(here.setting.midterm)
        if (yield from _found_wanting(here, project)):
            end = field.later(max(end, here.env.now), here.once(Stream.MIDTERM_MENDING, project))
    yield here.until(end)
    if is_terminated:
        here.tell(project, "terminated")
        return False
    yield watched
    here.tell(project, "delivered")
    return True


def _found_wanting(here: Community, project: int) -> Question:
    """The mid-term review; the work goes on meanwhile, but nothing is delivered before it is over."""
    yield from here.reviewed(project, here.once(Stream.MIDTERM_REVIEW, project), Urgency.MIDTERM)
    failed = here.occurs(Stream.MIDTERM_FAILED, here.setting.scenario.street.midterm_failed.value, project)
    here.tell(project, "midterm_reviewed", int(failed))
    return failed


def _watched(here: Community, project: int, days: float) -> Steps:
    """The supervision committee's visits, all in one in the middle of the work: the same hours, fewer events."""
    visits = max(1, int(days / here.setting.scenario.work.visit_every_days.value))
    yield here.until(here.setting.field.later(here.env.now, days / 2))
    yield from here.visited(project, visits * here.once(Stream.VISIT, project), Urgency.VISIT)
