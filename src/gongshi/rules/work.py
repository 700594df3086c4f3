"""Work on a project: the events that make it, and the day from which it may begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Contracted, Paid, Posted, Resolved, Started
from gongshi.model.notice import Notice
from gongshi.model.project import Project

Work: TypeAlias = Contracted | Started | Paid
"""A contract, the start of work, a payment: none of them comes before the fund's residents have had their say."""


class Announced(NamedTuple):
    """The posting that work had to wait for: its step, and its notice; None for one without a readable record."""

    step: Step
    notice: Notice | None


def work_steps(project: Project, as_of: date) -> Sequence[Step]:
    """The project's contracts, starts and payments up to ``as_of``, in the file's order."""
    return project.once(_work_steps, as_of)


def _work_steps(project: Project, as_of: date) -> tuple[Step, ...]:
    return tuple(step for step in steps(project, as_of) if isinstance(step.event, Work))


def first_dated(work: Sequence[Step]) -> tuple[date | None, Step]:
    """The earliest day of work with its step; no day where none is written. ``work`` is not empty."""
    dated = [(step.event.date, step) for step in work if step.event.date is not None]
    return min(dated, key=lambda pair: pair[0], default=(None, work[0]))


def first_resolution(project: Project) -> tuple[int, Resolved] | None:
    """The project's first resolution with its position in the history; None for none."""
    return next(((at, event) for at, event in enumerate(project.history) if isinstance(event, Resolved)), None)


def announced_before(project: Project, fund: CommunityFund, work: Sequence[Step]) -> Announced | None:
    """The last posting that stands before the first work in the history; None where there is none."""
    first = min(step.at for step in work)
    for step in reversed(steps(project, date.max)):
        if isinstance(step.event, Posted) and step.at < first:
            return Announced(step, fund.notice(step.event.notice))
    return None


def may_begin_after(project: Project, fund: CommunityFund, work: Sequence[Step]) -> date | None:
    """The last day on which there may be no work yet; None where the records don't tell one."""
    resolution = first_resolution(project)
    announced = announced_before(project, fund, work)
    posted_until = announced.notice.posting_end if announced is not None and announced.notice is not None else None
    days = [day for day in (resolution[1].date if resolution else None, posted_until) if day is not None]
    return max(days, default=None)
