"""The tables of meetings, and of the visits of those who supervise the work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import known_on, steps
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project, SupervisionVisit
from gongshi.model.terms import Body, Role
from gongshi.tables.places import COMMUNITY, OF_COMMUNITY
from gongshi.tables.projects import OF_PROJECT, PROJECT
from gongshi.tables.table import Column, Kind, Table, terms_of_lists


class _Held(NamedTuple):
    fund: CommunityFund
    meeting: Meeting
    decisions: int


class _Visit(NamedTuple):
    fund: CommunityFund
    project: Project
    number: int
    visit: SupervisionVisit


def _meetings(fund: CommunityFund, as_of: date) -> Iterator[_Held]:
    decided = [getattr(step.event, "meeting", None) for one in fund.projects for step in steps(one, as_of)]
    for name in sorted(fund.meetings):
        meeting = fund.meetings[name]
        if meeting.date is None or meeting.date <= as_of:
            yield _Held(fund, meeting, decided.count(name))


def _visits(fund: CommunityFund, as_of: date) -> Iterator[_Visit]:
    for project in known_on(fund, as_of).projects:
        for number, visit in enumerate(project.supervision, start=1):
            if visit.date is None or visit.date <= as_of:
                yield _Visit(fund, project, number, visit)


def _visitors(of: _Visit) -> int:
    return sum(getattr(of.visit.visitors, role) for role in type(of.visit.visitors).model_fields)


_OF_MEETINGS: tuple[Column[_Held], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("meeting", Kind.IDENTIFIER, Message("会议编号", "Meeting"), lambda one: one.meeting.id, required=True),
    Column("date", Kind.DAY, Message("日期", "Date"), lambda one: one.meeting.date),
    Column("body", Kind.TERM, Message("谁开的会", "Body"), lambda one: one.meeting.body, terms=terms_of_lists(Body)),
    Column(
        "chaired_by",
        Kind.TERM,
        Message("主持", "Chaired by"),
        lambda one: one.meeting.chaired_by,
        terms=terms_of_lists(Role),
    ),
    Column("members", Kind.COUNT, Message("应到", "Members"), lambda one: one.meeting.members),
    Column("present", Kind.COUNT, Message("实到", "Present"), lambda one: one.meeting.present),
    Column(
        "has_minutes",
        Kind.FLAG,
        Message("有没有会议记录", "Has minutes"),
        lambda one: one.meeting.minutes is not None,
        required=True,
    ),
    Column("decisions", Kind.COUNT, Message("几项决定", "Decisions"), lambda one: one.decisions, required=True),
)

_OF_VISITS: tuple[Column[_Visit], ...] = (
    Column("community", Kind.IDENTIFIER, COMMUNITY, lambda one: one.fund.community.id, required=True),
    Column("project", Kind.IDENTIFIER, PROJECT, lambda one: one.project.id, required=True),
    Column("number", Kind.COUNT, Message("第几次", "Number"), lambda one: one.number, required=True),
    Column("date", Kind.DAY, Message("日期", "Date"), lambda one: one.visit.date),
    Column("visitors", Kind.COUNT, Message("去了几人", "Visitors"), _visitors, required=True),
    Column("found", Kind.TEXT, Message("看到了什么", "Found"), lambda one: one.visit.found, required=True),
    Column("followed_up", Kind.TEXT, Message("后来怎样处理", "Followed up"), lambda one: one.visit.followed_up),
)

MEETINGS = Table(
    "meetings",
    Message("会议", "Meetings"),
    Message(
        "每次会议一行；每项决定的票数在项目的经过里。", "One row a meeting; the votes on each item are in the events."
    ),
    key=("community", "meeting"),
    each=_meetings,
    columns=_OF_MEETINGS,
    foreign_keys=(OF_COMMUNITY,),
)

SUPERVISION_VISITS = Table(
    "supervision_visits",
    Message("监督记录", "Supervision visits"),
    Message("每次监督一行。", "One row a visit of those who supervise the work."),
    key=("community", "project", "number"),
    each=_visits,
    columns=_OF_VISITS,
    foreign_keys=(OF_COMMUNITY, OF_PROJECT),
)
