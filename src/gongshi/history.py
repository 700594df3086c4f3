"""The life of a project: which event leads from which state to which, and what follows from the record.

Everything here is a pure function of the records and a day ``as_of``: an event counts if it happened by then, and
an event without a date counts as having happened. Source of the chain: the fund's published practice, §process of
the handbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import (
    Accepted,
    Evaluated,
    Event,
    Posted,
    Redeliberated,
    Rejected,
    RepVoted,
    Resolved,
)
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import Mode, Outcome, Reconsidered, Term
from gongshi.model.words import Words
from gongshi.objections import tally


class State(Term):
    """Where a project stands."""

    PROPOSED = "proposed", "已提议", "proposed"
    SCREENED_OUT = "screened_out", "未列入清单", "not taken up"
    SHORTLISTED = "shortlisted", "已列入清单", "shortlisted"
    DEFERRED = "deferred", "暂缓", "deferred"
    RESOLVED = "resolved", "已议决", "resolved"
    REJECTED = "rejected", "未通过", "rejected"
    POSTED = "posted", "公示中", "posted"
    CHALLENGED = "challenged", "待重新议定", "to be decided again"
    CONFIRMED = "confirmed", "公示期满", "posting period over"
    FILED = "filed", "已备案", "filed with the sub-district"
    PROCURING = "procuring", "公开征集实施方", "looking for an implementer"
    SELECTED = "selected", "已选定实施方", "implementer selected"
    CONTRACTED = "contracted", "已签约", "contract signed"
    IN_PROGRESS = "in_progress", "实施中", "in progress"
    DELIVERED = "delivered", "已完工，未结项", "work done, not closed yet"
    RECTIFYING = "rectifying", "整改中", "being mended"
    CLOSED = "closed", "已结项", "closed"
    TERMINATED = "terminated", "已终止", "ended early"


_S = State
FINAL = frozenset({_S.SCREENED_OUT, _S.REJECTED, _S.CLOSED, _S.TERMINATED})
_BEFORE_DECISION = (_S.PROPOSED, _S.SHORTLISTED, _S.DEFERRED)
_DECIDED = (_S.RESOLVED, _S.POSTED, _S.FILED, _S.PROCURING, _S.SELECTED)
UNDER_WAY = (_S.CONTRACTED, _S.IN_PROGRESS)
_ENDING = (_S.DELIVERED, _S.RECTIFYING)
_LIVING = (*_BEFORE_DECISION, *_DECIDED, *UNDER_WAY, *_ENDING)


def _all(*states: State, to: State) -> dict[State, State]:
    return dict.fromkeys(states, to)


def _unmoved(*states: State) -> dict[State, State]:
    return {state: state for state in states}


TRANSITIONS: Mapping[str, Mapping[State, State]] = {
    "proposed": _unmoved(_S.PROPOSED),
    "shortlisted": _all(_S.PROPOSED, to=_S.SHORTLISTED),
    "screened_out": _all(_S.PROPOSED, to=_S.SCREENED_OUT),
    "voted": _all(_S.PROPOSED, _S.SHORTLISTED, to=_S.SHORTLISTED),
    "deferred": _all(*_BEFORE_DECISION, to=_S.DEFERRED),
    # While work goes on, a resolution and its posting change what is done, not where the project stands.
    "resolved": _all(*_BEFORE_DECISION, to=_S.RESOLVED) | _unmoved(*UNDER_WAY),
    "rejected": _all(*_BEFORE_DECISION, to=_S.REJECTED),
    # What was turned down, or overturned after objections, may be posted too: residents see what became of it. A
    # notice that corrects another is posted once more.
    "posted": _all(_S.RESOLVED, _S.POSTED, to=_S.POSTED) | _unmoved(*UNDER_WAY, _S.REJECTED),
    "redeliberated/upheld": _all(_S.POSTED, to=_S.RESOLVED) | _unmoved(*UNDER_WAY),
    "redeliberated/amended": _all(_S.POSTED, to=_S.RESOLVED) | _unmoved(*UNDER_WAY),
    "redeliberated/overturned": _all(_S.POSTED, *UNDER_WAY, to=_S.REJECTED),
    "rep_voted/upheld": _all(_S.POSTED, to=_S.RESOLVED) | _unmoved(*UNDER_WAY),
    "rep_voted/amended": _all(_S.POSTED, to=_S.RESOLVED) | _unmoved(*UNDER_WAY),
    "rep_voted/overturned": _all(_S.POSTED, *UNDER_WAY, to=_S.REJECTED),
    "filed": _all(_S.POSTED, to=_S.FILED) | _unmoved(*UNDER_WAY),
    "called": _all(_S.POSTED, _S.FILED, _S.PROCURING, _S.SELECTED, to=_S.PROCURING),
    "selected": _all(_S.POSTED, _S.FILED, _S.PROCURING, _S.SELECTED, to=_S.SELECTED),
    # Work before the resolution happens; the table takes it, and the rules judge it by its dates.
    "contracted": _all(*_BEFORE_DECISION, *_DECIDED, _S.CONTRACTED, to=_S.CONTRACTED) | _unmoved(_S.IN_PROGRESS),
    "started": _all(*_BEFORE_DECISION, *_DECIDED, *UNDER_WAY, to=_S.IN_PROGRESS),
    "paid": _unmoved(*_LIVING, _S.CLOSED, _S.TERMINATED),
    "midterm_reviewed": _unmoved(_S.IN_PROGRESS),
    "delivered": _all(_S.IN_PROGRESS, _S.RECTIFYING, to=_S.DELIVERED),
    "accepted/passed": _all(_S.IN_PROGRESS, *_ENDING, to=_S.DELIVERED),
    "accepted/failed": _all(_S.IN_PROGRESS, *_ENDING, to=_S.RECTIFYING),
    "evaluated/passed": _all(_S.IN_PROGRESS, *_ENDING, to=_S.DELIVERED),
    "evaluated/failed": _all(_S.IN_PROGRESS, *_ENDING, to=_S.RECTIFYING),
    # Which of acceptance and evaluation comes first is not given: one may pass while the other is being mended.
    "rectified": _all(*_ENDING, to=_S.DELIVERED),
    "closed": _all(_S.IN_PROGRESS, *_ENDING, to=_S.CLOSED),
    "terminated": _all(*_LIVING, to=_S.TERMINATED),
}
"""Event (with its outcome where it has one) -> state it may happen in -> state it leads to."""


class Step(NamedTuple):
    """The event at position ``at`` of a history. ``after`` is None where it cannot happen in the state ``before``."""

    at: int
    event: Event
    before: State
    after: State | None


def steps(project: Project, as_of: date) -> tuple[Step, ...]:
    """The events that had happened by ``as_of``, in the file's order. A misplaced event leads nowhere."""
    # All that is told of a project rests on its steps: they are asked for a hundred times.
    return project.once(_steps, as_of)


def _steps(project: Project, as_of: date) -> tuple[Step, ...]:
    return tuple(_taken(project, as_of))


def _taken(project: Project, as_of: date) -> Iterator[Step]:
    state = State.PROPOSED
    for index, (event, leads) in enumerate(zip(project.history, project.once(_leads), strict=True)):
        if event.date is not None and event.date > as_of:
            continue
        after = leads.get(state)
        yield Step(index, event, state, after)
        state = after or state


def _leads(project: Project) -> tuple[Mapping[State, State], ...]:
    """From which state to which each event of the history leads, on whatever day it is looked at."""
    return tuple(TRANSITIONS[_transition(event)] for event in project.history)


def known_on(fund: CommunityFund, as_of: date) -> CommunityFund:
    """The community without the projects of which, by their histories, nothing had happened by ``as_of``.

    A project without a history stays: nobody wrote when it came up.
    """
    come_up = (one for one in fund.projects if not one.history or steps(one, as_of))
    return replace(fund, projects=tuple(come_up))


def misplaced(project: Project, as_of: date) -> Iterator[Step]:
    """The events that cannot follow what happened before them.

    One that could follow a misplaced one, had that come at its time, is no fault of its own.
    """
    supposed: frozenset[State] = frozenset()
    for step in steps(project, as_of):
        leads = project.once(_leads)[step.at]
        follows = frozenset(leads[state] for state in supposed if state in leads)
        if step.after is None and not follows:
            yield step
        if step.after is None or follows:
            supposed = follows or frozenset(leads.values())


def would_follow(step: Step, missing: str) -> bool:
    """Whether the event could follow, had one of the kind ``missing`` happened just before it."""
    state = TRANSITIONS[missing].get(step.before)
    return state in TRANSITIONS[_transition(step.event)]


def _transition(event: Event) -> str:
    if isinstance(event, Accepted | Evaluated | Redeliberated | RepVoted):
        return f"{event.event}/{event.outcome}"
    return event.event


def posting(project: Project, fund: CommunityFund, as_of: date) -> Notice | None:
    """The notice that last announced the project's resolution by ``as_of``; None for none on record."""
    for step in reversed(steps(project, as_of)):
        if isinstance(step.event, Posted):
            return fund.notice(step.event.notice)
    return None


def state_of(project: Project, fund: CommunityFund, as_of: date) -> State:
    """Where the project stands on ``as_of``.

    A posted project is challenged once enough representatives have objected, and confirmed on the day after
    its notice's last day. A notice whose last day nobody wrote down leaves it posted.
    """
    happened = steps(project, as_of)
    state = (happened[-1].after or happened[-1].before) if happened else State.PROPOSED
    return _of_posted(project, fund, as_of) if state is State.POSTED else state


def _of_posted(project: Project, fund: CommunityFund, as_of: date) -> State:
    notice = posting(project, fund, as_of)
    if notice is None:
        return State.POSTED
    if tally(notice, project.id, fund, as_of).reached:
        return State.CHALLENGED
    is_over = notice.posting_end is not None and notice.posting_end < as_of
    return State.CONFIRMED if is_over else State.POSTED


class Blocker(StrEnum):
    """What keeps a project from being closed."""

    NOT_DELIVERED = "not_delivered"
    NOT_ACCEPTED = "not_accepted"
    ACCEPTANCE_FAILED = "acceptance_failed"
    NOT_EVALUATED = "not_evaluated"
    EVALUATION_FAILED = "evaluation_failed"


BLOCKER_WORDS: Mapping[Blocker, Message] = {
    Blocker.NOT_DELIVERED: Message(zh="尚未完工", en="the work is not done"),
    Blocker.NOT_ACCEPTED: Message(zh="尚未验收", en="not accepted yet"),
    Blocker.ACCEPTANCE_FAILED: Message(zh="验收不合格", en="acceptance failed"),
    Blocker.NOT_EVALUATED: Message(zh="尚未评议", en="not evaluated yet"),
    Blocker.EVALUATION_FAILED: Message(zh="评议不合格", en="evaluation failed"),
}


def blocks_closing(project: Project, fund: CommunityFund, as_of: date) -> tuple[Blocker, ...]:
    """What must still happen before the project may be closed; empty for one that may be or has ended.

    Source: only a project that has passed both acceptance and evaluation is closed (验收和评议两项指标合格).
    """
    state = state_of(project, fund, as_of)
    if state in FINAL:
        return ()
    accepted = _last_outcome(project, Accepted, as_of)
    evaluated = _last_outcome(project, Evaluated, as_of)
    blockers = (
        (Blocker.NOT_DELIVERED, accepted is None and evaluated is None and state is not State.DELIVERED),
        (Blocker.NOT_ACCEPTED, accepted is None),
        (Blocker.ACCEPTANCE_FAILED, accepted is Outcome.FAILED),
        (Blocker.NOT_EVALUATED, evaluated is None),
        (Blocker.EVALUATION_FAILED, evaluated is Outcome.FAILED),
    )
    return tuple(blocker for blocker, stands in blockers if stands)


def _last_outcome(project: Project, kind: type[Accepted | Evaluated], as_of: date) -> Outcome | None:
    judged = [step.event.outcome for step in steps(project, as_of) if isinstance(step.event, kind)]
    return judged[-1] if judged else None


class Terms(NamedTuple):
    """What a project is to do, how, and how that will be judged; None where it is not written."""

    goal: Words | None
    mode: Mode | None
    review_method: Words | None


def terms_of(project: Project, as_of: date) -> Terms:
    """The project's terms on ``as_of``: those first put to the council, with what later decisions changed."""
    return project.once(_terms_of, as_of)


def _terms_of(project: Project, as_of: date) -> Terms:
    terms = Terms(project.goal, project.mode, project.review_method)
    for step in steps(project, as_of):
        if isinstance(step.event, Resolved | Redeliberated | RepVoted) and step.event.changed is not None:
            changed = step.event.changed
            terms = Terms(
                changed.goal or terms.goal, changed.mode or terms.mode, changed.review_method or terms.review_method
            )
    return terms


def resolved_amount(project: Project, as_of: date) -> int | None:
    """The money resolved for the project by ``as_of``, in minor units; 0 where nothing is in force.

    None where a resolution stands but neither it nor the project says the amount.
    """
    return next(reversed(resolved_amounts(project, as_of)), 0)


def resolved_amounts(project: Project, as_of: date) -> tuple[int | None, ...]:
    """As `resolved_amount`, after each of the steps."""
    return project.once(_resolved_amounts, as_of)


def _resolved_amounts(project: Project, as_of: date) -> tuple[int | None, ...]:
    amount: int | None = 0
    amounts = []
    for step in steps(project, as_of):
        match step.event:
            case Resolved(amount=stated):
                amount = stated if stated is not None else project.budget
            case Redeliberated(outcome=Reconsidered.OVERTURNED) | RepVoted(outcome=Reconsidered.OVERTURNED):
                amount = 0
            case Redeliberated(amount=stated) | RepVoted(amount=stated) if stated is not None:
                amount = stated
            case Rejected():
                amount = 0
        amounts.append(amount)
    return tuple(amounts)
