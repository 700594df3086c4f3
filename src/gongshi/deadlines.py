"""What is still due for a project, and by which day.

As in `gongshi.history`, everything is a pure function of the records and a day ``as_of``.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import FINAL, UNDER_WAY, State, posting, state_of, steps
from gongshi.model.event import Called, Contracted
from gongshi.model.project import Project


class DeadlineKind(StrEnum):
    """What is due."""

    POSTING_ENDS = "posting_ends"
    CALL_ENDS = "call_ends"
    WORK_ENDS = "work_ends"
    YEAR_ENDS = "year_ends"


class Deadline(NamedTuple):
    """A day by which something is due; ``overdue`` once that day is past."""

    kind: DeadlineKind
    day: date
    overdue: bool


def deadlines(project: Project, fund: CommunityFund, as_of: date) -> tuple[Deadline, ...]:
    """What is still due for the project on ``as_of``, soonest first."""
    state = state_of(project, fund, as_of)
    if state in FINAL:
        return ()
    notice = posting(project, fund, as_of)
    days = {
        DeadlineKind.POSTING_ENDS: notice.posting_end if notice and state is State.POSTED else None,
        DeadlineKind.CALL_ENDS: _call_ends(project, fund, as_of) if state is State.PROCURING else None,
        DeadlineKind.WORK_ENDS: work_ends(project, as_of) if state in UNDER_WAY else None,
        DeadlineKind.YEAR_ENDS: date(project.fiscal_year, 12, 31) if project.fiscal_year else None,
    }
    due = [Deadline(kind, day, overdue=day < as_of) for kind, day in days.items() if day is not None]
    return tuple(sorted(due, key=lambda deadline: (deadline.day, deadline.kind)))


def _call_ends(project: Project, fund: CommunityFund, as_of: date) -> date | None:
    """The last day of the call that runs on ``as_of``; one that is over leaves nothing due by a day."""
    called = [step.event.notice for step in steps(project, as_of) if isinstance(step.event, Called)]
    notice = fund.notice(called[-1]) if called else None
    end = notice.posting_end if notice else None
    return end if end is not None and end >= as_of else None


def work_ends(project: Project, as_of: date) -> date | None:
    """The last day of the work by the last contract that says one, else by the plan; None where neither does."""
    for step in reversed(list(steps(project, as_of))):
        if isinstance(step.event, Contracted) and step.event.last_day is not None:
            return step.event.last_day
    return project.planned_end
