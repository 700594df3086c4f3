"""The record of a project: what it is, its history, and the supervision that went beside it.

Rules: work is planned to begin ninety days after the list was settled and to take its usual time. The supervision
committee comes as often as the scenario says, from the start of the work on: the model books the same hours in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from math import ceil

from gongshi.model.event import Event
from gongshi.model.parties import Panel
from gongshi.model.project import Project, SupervisionVisit
from gongshi.model.terms import Pot
from gongshi.model.words import Words, words
from gongshi_simulator.records import deciding, doing
from gongshi_simulator.records.catalogue import sentences
from gongshi_simulator.records.catalogue.sentences import Found
from gongshi_simulator.records.chronicle import Chronicle
from gongshi_simulator.records.days import twelve_months_from
from gongshi_simulator.records.details import chosen
from gongshi_simulator.records.happenings import Course, first
from gongshi_simulator.records.moment import Moment
from gongshi_simulator.records.numbers import Numbered, numbers
from gongshi_simulator.records.panels import Bench
from gongshi_simulator.records.proposals import behind
from gongshi_simulator.ways import Way

_WRITTEN: Mapping[str, Callable[[Moment], Iterator[Event]]] = {
    "proposed": deciding.proposed,
    "shortlisted": deciding.shortlisted,
    "screened_out": deciding.screened_out,
    "deferred": deciding.deferred,
    "resolved": deciding.resolved,
    "rejected": deciding.rejected,
    "posted": deciding.posted,
    "redeliberated": deciding.decided_again,
    "rep_voted": deciding.decided_again,
    "filed": doing.filed,
    "called": doing.called,
    "selected": doing.selected,
    "contracted": doing.contracted,
    "started": doing.started,
    "midterm_reviewed": doing.midterm_reviewed,
    "delivered": doing.delivered,
    "accepted": doing.accepted,
    "evaluated": doing.evaluated,
    "rectified": doing.rectified,
    "closed": doing.closed,
    "terminated": doing.terminated,
}
_LEAD = timedelta(days=90)
_ENDS = ("delivered", "terminated")
_VISITORS = Panel(supervision_committee=2, resident_rep=1)


def projects(told: Chronicle, bench: Bench) -> Mapping[int, Project]:
    """The record of every project of the chronicle, by its number in the draws, in the order of ids."""
    numbered, sources = numbers(told), behind(told)
    return {
        project: _project(told, project, _history(told, project, bench, numbered), sources[project])
        for project in told.project_ids
    }


def _project(told: Chronicle, project: int, history: tuple[Event, ...], sources: tuple[str, ...]) -> Project:
    subject, draws, course = told.subjects[project], told.draws, told.courses[project]
    planned_start, planned_end = _planned(told, project)
    return Project(
        id=told.project_ids[project],
        title=words({"zh": subject.zh, "en": subject.en}),
        fiscal_year=told.fiscal_year(project),
        pot=Pot.SUPPORT,
        category=subject.category,
        kind=draws.kind[project],
        mode=draws.mode[project],
        technical=draws.is_technical[project],
        goal=words(subject.goal),
        summary=_summary(told, project),
        budget=draws.amount[project],
        review_method=words(sentences.REVIEW_METHOD[told.way(project)]),
        compounds=(told.compound(project).id,) if subject.has_place else (),
        proposals=sources,
        planned_start=planned_start,
        planned_end=planned_end,
        history=history,
        supervision=tuple(_visits(told, project, course)),
    )


def _history(told: Chronicle, project: int, bench: Bench, numbered: Numbered) -> tuple[Event, ...]:
    course = told.courses[project]
    moments = (Moment(told, bench, numbered, course, at) for at in range(len(course)))
    return tuple(event for moment in moments for event in _WRITTEN[moment.happening.event](moment))


def _summary(told: Chronicle, project: int) -> Words | None:
    """Of a micro-grant how many child projects it pays for; they have no records of their own."""
    if told.way(project) is not Way.MICRO:
        return None
    return words(sentences.MICRO.format(children=told.setting.scenario.portfolio.micro_children.value))


def _planned(told: Chronicle, project: int) -> tuple[date, date] | tuple[None, None]:
    listed = first(told.courses[project], "shortlisted")
    if listed is None:
        return None, None
    begins = listed.day + _LEAD
    return begins, min(begins + timedelta(days=_usual_days(told, project)), twelve_months_from(begins))


def _usual_days(told: Chronicle, project: int) -> int:
    work, way = told.setting.scenario.work, told.way(project)
    if way is Way.MICRO:
        return work.micro_days.mode
    return (work.works_days if way is Way.WORKS else work.service_days).mode


def _visits(told: Chronicle, project: int, course: Course) -> Iterator[SupervisionVisit]:
    started = first(course, "started")
    if started is None:
        return
    every = told.setting.scenario.work.visit_every_days.value
    until = min((one.day for one in course if one.event in _ENDS), default=told.as_of)
    found = sentences.VISITS[told.way(project)]
    shift = chosen(told.details.visit_words.item(project), len(found))
    for visit in range(1, 1 + max(1, ceil(told.draws.work_days(project)) // every)):
        day = started.day + timedelta(days=every * visit)
        if day > until:
            return
        yield _visit(day, found[(shift + visit) % len(found)])


def _visit(day: date, what: Found) -> SupervisionVisit:
    followed_up = words(what.followed_up) if what.followed_up else None
    return SupervisionVisit(date=day, visitors=_VISITORS, found=words(what.found), followed_up=followed_up)
