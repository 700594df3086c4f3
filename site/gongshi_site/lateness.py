"""Whether a project's work is late, and how long finished work has waited."""

from __future__ import annotations

from datetime import date

from gongshi.deadlines import DeadlineKind, deadlines
from gongshi.fund import CommunityFund
from gongshi.history import State, state_of, steps
from gongshi.model.event import Accepted, Closed, Delivered, Evaluated, Rectified, Terminated
from gongshi.model.project import Project
from gongshi.model.terms import Coverage

_PAST_WORK = Delivered | Accepted | Evaluated | Closed | Terminated


def work_ended(project: Project, fund: CommunityFund, as_of: date) -> date | None:
    """The day by which the work should have been done; None where it is done, not due yet, or not known."""
    # Records that end with the resolution do not tell; and a step that is missing makes no work late.
    if fund.programme.coverage is Coverage.RESOLUTION:
        return None
    if project.once(_is_past_work, as_of):
        return None
    ends = (one.day for one in deadlines(project, fund, as_of) if one.kind is DeadlineKind.WORK_ENDS and one.overdue)
    return next(ends, None)


def _is_past_work(project: Project, as_of: date) -> bool:
    return any(isinstance(step.event, _PAST_WORK) for step in steps(project, as_of))


def waiting_since(project: Project, fund: CommunityFund, as_of: date) -> date | None:
    """The day on which the work was done or mended last; None where it has been judged since, or is not done."""
    if state_of(project, fund, as_of) is not State.DELIVERED:
        return None
    happened = [step.event for step in steps(project, as_of)]
    last = next((one for one in reversed(happened) if isinstance(one, Delivered | Rectified | Accepted)), None)
    return last.date if isinstance(last, Delivered | Rectified) else None
