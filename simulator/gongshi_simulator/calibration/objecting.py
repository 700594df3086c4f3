"""What the records say of objections: who objects, when, and what becomes of it.

Nobody writes down whether representatives objected each on their own or over a grievance that they share. Postings that
were reopened are taken for the latter, which one by one would hardly ever come about, and the others for the former.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import Posted
from gongshi.model.notice import Notice, Objection
from gongshi.model.project import Project
from gongshi.model.terms import Scope
from gongshi.objections import tally
from gongshi_simulator.calibration.found import Found, of_share
from gongshi_simulator.calibration.known import Known, happened, mothers
from gongshi_simulator.calibration.rates import average
from gongshi_simulator.intervals import share

_OBJECTIONS = Message("名代表的异议", "representatives' objections")
_DECISIONS = Message("次再议", "second decisions")


class Hung(NamedTuple):
    """One posting of one project that is over: the representatives, and the objections to it."""

    reps: int
    objections: tuple[Objection, ...]
    is_reopened: bool
    notice: Notice


def found_objecting(of: Known) -> Iterator[Found]:
    """The chance that a representative objects, how late, how many take it back, and how second decisions go."""
    every = [one for fund, project in mothers(of) for one in hung(fund, project, of)]
    calm = [one for one in every if not one.is_reopened]
    asked = sum(one.reps for one in calm)
    if asked:
        came = sum(objection.resident_reps or 0 for one in calm for objection in one.objections)
        counted = Message("人次（代表×公示）", "representatives times postings")
        yield of_share("objecting.own_objection", counted, share(min(came, asked), asked))
    counts = [(one.resident_reps, one.withdrawn) for its in every for one in its.objections if one.resident_reps]
    if counts:
        withdrawn, made = sum(back for _, back in counts), sum(reps for reps, _ in counts)
        yield of_share("objecting.withdrawn", _OBJECTIONS, share(withdrawn, made))
    yield average("objecting.objection_delay_days", _OBJECTIONS, list(_delays(every)))
    yield from _second_decisions(of)


def reopened(of: Known) -> Found:
    """How many of the postings that are over reopened a resolution; no number of a scenario says so by itself."""
    every = [one.is_reopened for fund, project in mothers(of) for one in hung(fund, project, of)]
    counted = Message("次期满的公示", "postings that are over")
    return of_share("reopened", counted, share(sum(every), len(every))) if every else Found("reopened", counted, 0)


def hung(fund: CommunityFund, project: Project, of: Known) -> Iterator[Hung]:
    """Each posting of a project that was over and about whose objections something is written down."""
    for one in happened(project, of.as_of):
        notice = fund.notice(one.event.notice) if isinstance(one.event, Posted) else None
        if notice is None or notice.objections is None or notice.posting_end is None or notice.posting_end >= of.as_of:
            continue
        roster = fund.roster_on(notice.posting_start) if notice.posting_start is not None else None
        if roster is not None and roster.resident_reps:
            against = tuple(its for its in notice.objections if _is_against(its, project, of.as_of))
            told = tally(notice, project.id, fund, of.as_of)
            yield Hung(roster.resident_reps, against, bool(told.reached), notice)


def _is_against(objection: Objection, project: Project, as_of: date) -> bool:
    has_come = objection.date is None or objection.date <= as_of
    return has_come and (objection.scope is Scope.RESOLUTION or objection.project == project.id)


def _delays(every: list[Hung]) -> Iterator[float]:
    """Days from the posting to each objection; half a day stands for the part of the day on which it came."""
    for its in every:
        for one in its.objections:
            if one.date is not None and its.notice.posting_start is not None and one.date >= its.notice.posting_start:
                yield from [(one.date - its.notice.posting_start).days + 0.5] * (one.resident_reps or 0)


def _second_decisions(of: Known) -> Iterator[Found]:
    names = Counter(
        one.name.rpartition("/")[2]
        for _, project in mothers(of)
        for one in happened(project, of.as_of)
        if one.name.startswith(("redeliberated", "rep_voted"))
    )
    if names:
        for outcome in ("upheld", "amended"):
            yield of_share(f"objecting.{outcome}", _DECISIONS, share(names[outcome], names.total()))
