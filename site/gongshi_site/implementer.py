"""Who carries a project out, or is to."""

from __future__ import annotations

from datetime import date

from gongshi.history import State, steps
from gongshi.model.event import Contracted, Selected
from gongshi.model.parties import Implementer
from gongshi.model.project import Project

OPEN = frozenset(
    {
        State.PROPOSED,
        State.SCREENED_OUT,
        State.SHORTLISTED,
        State.DEFERRED,
        State.RESOLVED,
        State.REJECTED,
        State.POSTED,
        State.CHALLENGED,
        State.CONFIRMED,
        State.FILED,
        State.PROCURING,
    }
)
"""The states in which who carries the project out is an intention: nobody has been given the work."""


def implementer_of(project: Project, as_of: date) -> Implementer | None:
    """The organisation that the project names, else the one last contracted or selected by ``as_of``."""
    return project.implementer or project.once(_chosen, as_of)


def _chosen(project: Project, as_of: date) -> Implementer | None:
    for step in reversed(steps(project, as_of)):
        if isinstance(step.event, Contracted | Selected) and step.event.implementer is not None:
            return step.event.implementer
    return None
