"""A fund's records as they were known on a day: what happened later is not in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import State, known_on, steps
from gongshi.model.event import Accepted, Evaluated, Event, MidtermReviewed, Redeliberated, RepVoted
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project
from gongshi.model.terms import Body


class Known(NamedTuple):
    """The communities with the projects that had come up by ``as_of``."""

    communities: tuple[CommunityFund, ...]
    as_of: date


class Happening(NamedTuple):
    """A dated event of a project, named with its outcome where it has one: ``accepted/failed``.

    ``after``: where it led; None where it could not happen.
    """

    day: date
    name: str
    event: Event
    after: State | None


def known(communities: Iterable[CommunityFund], as_of: date) -> Known:
    """What these communities' records held on ``as_of``."""
    return Known(tuple(known_on(one, as_of) for one in communities), as_of)


def mothers(of: Known) -> Iterator[tuple[CommunityFund, Project]]:
    """Every project that is no child of another, with its community: those that a scenario counts."""
    return ((fund, one) for fund in of.communities for one in fund.projects if one.parent_project is None)


def children(of: Known) -> Iterator[tuple[CommunityFund, Project]]:
    """Every child project of a micro-grant, with its community."""
    return ((fund, one) for fund in of.communities for one in fund.projects if one.parent_project is not None)


def happened(project: Project, as_of: date) -> list[Happening]:
    """The dated events by ``as_of`` in the file's order; of what has no date nobody knows how long it took."""
    return [
        Happening(one.event.date, name(one.event), one.event, one.after)
        for one in steps(project, as_of)
        if one.event.date is not None
    ]


def name(event: Event) -> str:
    """The kind of an event, with its outcome where it has one."""
    if isinstance(event, Accepted | Evaluated | MidtermReviewed | Redeliberated | RepVoted):
        return f"{event.event}/{event.outcome}"
    return event.event


def council_sittings(of: Known) -> Iterator[tuple[CommunityFund, Meeting]]:
    """Every dated sitting of a residents' council by ``as_of``."""
    for fund in of.communities:
        for one in fund.meetings.values():
            if one.body is Body.RESIDENTS_COUNCIL and one.date is not None and one.date <= of.as_of:
                yield fund, one
