"""The stages as a planner counts them: the core's states, a few together where the difference is days."""

from __future__ import annotations

from collections.abc import Mapping

from gongshi.history import State
from gongshi.model.terms import Term


class Band(Term):
    """Where projects are, nearest to the end last; what was dropped stands apart at the very end."""

    COLLECTED = "collected", "征集梳理", "collecting"
    WAITING = "waiting", "等待议决", "waiting"
    POSTED = "posted", "公示备案", "posted, filed"
    ORDERED = "ordered", "选定签约", "contracting"
    WORKING = "working", "实施中", "in progress"
    JUDGED = "judged", "验收评议", "being judged"
    CLOSED = "closed", "已结项", "closed"
    DROPPED = "dropped", "未入选", "not chosen"


BAND_OF: Mapping[State, Band] = {
    State.PROPOSED: Band.COLLECTED,
    State.SCREENED_OUT: Band.DROPPED,
    State.SHORTLISTED: Band.WAITING,
    State.DEFERRED: Band.WAITING,
    State.RESOLVED: Band.POSTED,
    State.REJECTED: Band.DROPPED,
    State.POSTED: Band.POSTED,
    State.CHALLENGED: Band.POSTED,
    State.CONFIRMED: Band.POSTED,
    State.FILED: Band.POSTED,
    State.PROCURING: Band.ORDERED,
    State.SELECTED: Band.ORDERED,
    State.CONTRACTED: Band.ORDERED,
    State.IN_PROGRESS: Band.WORKING,
    State.DELIVERED: Band.JUDGED,
    State.RECTIFYING: Band.JUDGED,
    State.CLOSED: Band.CLOSED,
    State.TERMINATED: Band.DROPPED,
}
