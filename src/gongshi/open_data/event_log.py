"""The event log of a fund, for process mining: a case is a project, an event what happened to it on a day.

Events come from the project's history and from the notices about it; a posting begins with one event and ends with
another, told apart by their lifecycle. What nobody wrote a day of is in no log. Hours are only known of the ends of
postings: all other events stand at the beginning of their day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import state_of, terms_of
from gongshi.model.event import EVENT_WORDS, Called, Posted
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.terms import Term
from gongshi.open_data.values import Flat, amount_of
from gongshi.periods import SHANGHAI, closes_at
from gongshi.tables.happenings import Happening, happenings_of
from gongshi.tables.notices import out

CASE_KEYS: Mapping[str, str] = {
    "concept:name": "string",
    "title": "string",
    "community": "string",
    "project": "string",
    "fiscal_year": "int",
    "pot": "string",
    "category": "string",
    "kind": "string",
    "mode": "string",
    "budget": "float",
    "state": "string",
}
"""What a log says of a case, each with its type. Source of types and of names with a colon: IEEE 1849-2016."""

EVENT_KEYS: Mapping[str, str] = {
    "concept:name": "string",
    "time:timestamp": "date",
    "lifecycle:transition": "string",
    "org:group": "string",
    "event": "string",
    "event_en": "string",
    "number": "int",
    "outcome": "string",
    "amount": "float",
    "resolved_amount": "float",
    "present": "int",
    "for": "int",
    "against": "int",
    "abstain": "int",
    "asked": "int",
    "satisfied": "int",
    "meeting": "string",
    "notice": "string",
}
"""What a log says of an event: ``org:group`` is the body that acted, where the records say which."""


class LogEvent(NamedTuple):
    """An event of a case: when, and what else is known, by `EVENT_KEYS`."""

    at: datetime
    known: Mapping[str, Flat]


class Case(NamedTuple):
    """A project: what is known of it as a whole, by `CASE_KEYS`, and its events by time."""

    known: Mapping[str, Flat]
    events: tuple[LogEvent, ...]


def cases(fund: CommunityFund, as_of: date) -> Iterator[Case]:
    """The cases of a community: its projects of which anything is known to have happened on some day."""
    for project in fund.projects:
        events = sorted(_events(project, fund, as_of), key=lambda one: one.at)
        if events:
            yield Case(_whole(project, fund, as_of), tuple(events))


def _whole(project: Project, fund: CommunityFund, as_of: date) -> Mapping[str, Flat]:
    return {
        "concept:name": f"{fund.community.id}/{project.id}",
        "title": project.title.read("zh", fund.programme.language).text,
        "community": fund.community.id,
        "project": project.id,
        "fiscal_year": project.fiscal_year,
        "pot": project.pot,
        "category": project.category,
        "kind": project.kind,
        "mode": terms_of(project, as_of).mode,
        "budget": amount_of(project.budget, fund.programme),
        "state": state_of(project, fund, as_of),
    }


def _events(project: Project, fund: CommunityFund, as_of: date) -> Iterator[LogEvent]:
    told: set[str | None] = set()
    for one in happenings_of(project, fund, as_of):
        event = one.step.event
        told.add(one.notice)
        if event.date is not None:
            yield _happened(one, event.date)
        if isinstance(event, Posted | Called):
            yield from _over(fund.notice(one.notice), _Name(event.event, EVENT_WORDS[event.event]), fund, as_of)
    for notice in out(fund, as_of):
        if notice.id not in told and project in fund.announced_by(notice):
            yield from _posted(notice, fund, as_of)


class _Name(NamedTuple):
    """What a kind of event is called: in files, and by people."""

    code: str
    words: Message

    def at(self, when: datetime, transition: str, **known: Flat) -> LogEvent:
        """An event of this kind."""
        named = {"concept:name": self.words.zh, "lifecycle:transition": transition}
        return LogEvent(when, {**named, "event": self.code, "event_en": self.words.en, **known})


def _happened(one: Happening, day: date) -> LogEvent:
    event, programme = one.step.event, one.fund.programme
    meeting = one.fund.meeting(one.said("meeting"))
    acting = meeting.body if meeting else one.said("led_by")
    counts = {key: one.said(key) for key in ("present", "against", "abstain", "asked", "satisfied")}
    return _Name(event.event, EVENT_WORDS[event.event]).at(
        _midnight(day),
        "start" if isinstance(event, Posted | Called) else "complete",
        **{"org:group": acting.zh if isinstance(acting, Term) else None},
        number=one.number,
        outcome=one.said("outcome"),
        amount=amount_of(one.said("amount"), programme),
        resolved_amount=amount_of(one.resolved, programme),
        **counts,
        **{"for": one.said("for_")},
        meeting=one.said("meeting"),
        notice=one.notice,
    )


def _over(notice: Notice | None, name: _Name, fund: CommunityFund, as_of: date) -> Iterator[LogEvent]:
    """That the posting of a notice is over, once it is."""
    if notice is not None and notice.posting_end is not None and notice.posting_end < as_of:
        end = closes_at(notice.posting_end, notice.closing or fund.pack.posting_period.closing)
        yield name.at(end, "complete", notice=notice.id)


def _posted(notice: Notice, fund: CommunityFund, as_of: date) -> Iterator[LogEvent]:
    """The posting of a notice that the project's history does not tell of."""
    name = _Name(f"notice_{notice.kind}", Message(notice.kind.zh, notice.kind.en))
    if notice.posting_start is not None:
        yield name.at(_midnight(notice.posting_start), "start", notice=notice.id)
    yield from _over(notice, name, fund, as_of)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=SHANGHAI)
