"""What is still to come in a project's life: the usual course of the process from where the project stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import State, state_of, steps, terms_of
from gongshi.model.event import EVENT_WORDS, Accepted, Evaluated
from gongshi.model.project import Project
from gongshi.model.terms import Mode, Outcome
from gongshi_site.language import _, label

_COURSE = (
    "shortlisted",
    "resolved",
    "posted",
    "filed",
    "called",
    "selected",
    "contracted",
    "started",
    "delivered",
    "accepted",
    "evaluated",
    "closed",
)
_NEXT = {
    State.PROPOSED: "shortlisted",
    State.SHORTLISTED: "resolved",
    State.DEFERRED: "resolved",
    State.RESOLVED: "posted",
    State.CHALLENGED: "redeliberated",
    State.POSTED: "filed",
    State.CONFIRMED: "filed",
    State.FILED: "called",
    State.PROCURING: "selected",
    State.SELECTED: "contracted",
    State.CONTRACTED: "started",
    State.IN_PROGRESS: "delivered",
    State.DELIVERED: "accepted",
    State.RECTIFYING: "rectified",
}
"""State -> what usually happens next; a project in any other state is over."""

_AWARDING = ("called", "selected", "contracted")


def coming(project: Project, fund: CommunityFund, as_of: date) -> tuple[str, ...]:
    """What usually happens from here on, in its order; nothing for a project that is over or has no history."""
    if not project.history:
        return ()
    # Before there is a decision nobody knows that it passes.
    return tuple(
        _("表决") if event == "resolved" else label(EVENT_WORDS[event]) for event in _events(project, fund, as_of)
    )


def _events(project: Project, fund: CommunityFund, as_of: date) -> Iterator[str]:
    following = _NEXT.get(state_of(project, fund, as_of))
    if following is None:
        return
    if following not in _COURSE:
        yield following
        following = "posted" if following == "redeliberated" else "accepted"
    done = set(_passed(project, as_of))
    if terms_of(project, as_of).mode is not Mode.COMMISSIONED:
        done.update(_AWARDING)
    yield from (event for event in _COURSE[_COURSE.index(following) :] if event not in done)


def _passed(project: Project, as_of: date) -> Iterator[str]:
    """Acceptance and evaluation come in either order; one of them may be over already."""
    for step in steps(project, as_of):
        if isinstance(step.event, Accepted | Evaluated) and step.event.outcome is Outcome.PASSED:
            yield step.event.event
