"""Whether records that tell of the same thing tell the same of it: its day, its year, its pot, its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.findings import REFERENCE, Finding, Level, Message
from gongshi.fund import CommunityFund
from gongshi.model.event import (
    EVENT_WORDS,
    Deferred,
    Event,
    Posted,
    Redeliberated,
    Rejected,
    RepVoted,
    Resolved,
)
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.place import Place

_MEETING = Message("会议", "meeting")
_NOTICE = Message("公告", "notice")


def check_agreement(fund: CommunityFund) -> Iterator[Finding]:
    """Findings where two records contradict each other; one that is missing or could not be read contradicts none."""
    yield from _same_days(fund)
    for project in fund.projects:
        for index, event in enumerate(project.history):
            if isinstance(event, Posted):
                yield from _same_batch(project, index, event, fund)
                yield from _corrected(project, index, event, fund)
    for notice in fund.notices.values():
        yield from _announced(notice, fund)
    yield from _same_number(fund)


class _Named(NamedTuple):
    """A notice or meeting that events name: its kind and name, its day and where that is written."""

    kind: Message
    name: str
    day: date
    place: Place


class _Told(NamedTuple):
    """A dated event that names a notice or meeting, at its position in a project's history."""

    project: Project
    at: int
    event: Event


def _same_days(fund: CommunityFund) -> Iterator[Finding]:
    """Whether the events that name a notice or meeting are of its day."""
    by_record: dict[_Named, list[_Told]] = defaultdict(list)
    for project in fund.projects:
        for index, event in enumerate(project.history):
            named = _named(event, fund) if event.date is not None else None
            if named is not None:
                by_record[named].append(_Told(project, index, event))
    for named, told in by_record.items():
        yield from _same_day(named, told)


def _same_day(named: _Named, told: list[_Told]) -> Iterator[Finding]:
    """Each event of another day; where several projects all tell one other day, the record that they name."""
    projects, days = {one.project.id for one in told}, {one.event.date for one in told}
    if len(projects) > 1 and len(days) == 1 and named.day not in days:
        day = days.pop()
        yield _finding(
            named.place,
            Message(
                zh=f"{named.kind.zh} {named.name} 写的日期是 {named.day}，"
                f"而{len(projects)}个项目的经过都写 {day}；请核对",
                en=f"{named.kind.en} {named.name} is of {named.day}, "
                f"but the histories of {len(projects)} projects all say {day}; check which is right",
            ),
        )
        return
    for one in told:
        if one.event.date != named.day:
            words = EVENT_WORDS[one.event.event]
            yield _finding(
                one.project.place("history", one.at, "date"),
                Message(
                    zh=f"这里说 {one.event.date} {words.zh}，而{named.kind.zh} {named.name} 写的日期是 {named.day}；"
                    "两处应相同",
                    en=f"{words.en} on {one.event.date} here, but {named.kind.en} {named.name} is of {named.day}; "
                    "make them agree",
                ),
            )


def _named(event: Event, fund: CommunityFund) -> _Named | None:
    """The notice or meeting that an event names; None where that or its day is not on record."""
    if isinstance(event, Posted):
        notice = fund.notice(event.notice)
        if notice is not None and notice.posting_start is not None:
            return _Named(_NOTICE, notice.id, notice.posting_start, notice.place("posting_start"))
    if isinstance(event, Resolved | Rejected | Deferred | Redeliberated | RepVoted):
        meeting = fund.meeting(event.meeting)
        if meeting is not None and meeting.date is not None:
            return _Named(_MEETING, meeting.id, meeting.date, meeting.place("date"))
    return None


def _same_batch(project: Project, index: int, event: Posted, fund: CommunityFund) -> Iterator[Finding]:
    """Whether the notice that announces a project is one of the project's year and pot."""
    notice = fund.notice(event.notice)
    if notice is None:
        return
    place = project.place("history", index, "notice")
    mine, other = project.fiscal_year, notice.fiscal_year
    if mine is not None and other is not None and mine != other:
        yield _finding(
            place,
            Message(
                zh=f"项目是{mine}年度的，而公告 {notice.id} 是{other}年度的；请查哪一处写错了",
                en=f"the project is of {mine}, but notice {notice.id} of {other}; check which of them is wrong",
            ),
        )
    ours, theirs = project.pot, notice.pot
    if ours is not None and theirs is not None and ours is not theirs:
        yield _finding(
            place,
            Message(
                zh=f"项目用的是{ours.zh}，而公告 {notice.id} 公示的是{theirs.zh}；请查哪一处写错了",
                en=f"the project is paid from the {ours.en}, but notice {notice.id} is of the {theirs.en}; "
                "check which of them is wrong",
            ),
        )


def _corrected(project: Project, index: int, event: Posted, fund: CommunityFund) -> Iterator[Finding]:
    """A posting straight after another: only a notice that corrects the other one is posted so."""
    earlier = project.history[index - 1] if index else None
    notice = fund.notice(event.notice)
    if not isinstance(earlier, Posted) or earlier.notice is None or notice is None:
        return
    if notice.corrects != earlier.notice:
        yield _finding(
            project.place("history", index, "notice"),
            Message(
                zh=f"接连公示了两次；公告 {notice.id} 如是更正 {earlier.notice} 的，请在其中写 corrects，否则删去一次",
                en=f"posted twice in a row; if notice {notice.id} corrects {earlier.notice}, say so under corrects "
                "in the notice, else delete one",
            ),
        )


def _announced(notice: Notice, fund: CommunityFund) -> Iterator[Finding]:
    """Objections to projects that their notice does not announce: they would be counted nowhere."""
    if not notice.objections:
        return
    named = {one.project for one in notice.objections} - {one.id for one in fund.announced_by(notice)}
    elsewhere = {one.id for one in fund.projects if one.id in named and not _may_hang_anywhere(one)}
    for index, objection in enumerate(notice.objections):
        name = objection.project
        if name in elsewhere:
            yield _finding(
                notice.place("objections", index, "project"),
                Message(
                    zh=f"这份公告没有公示项目 {name}，针对它的异议不会计入；请查项目编号，或查该项目 posted 里写的公告",
                    en=f"this notice does not announce project {name}, so an objection to it counts nowhere; "
                    "check the id, or the notice under posted in the project",
                ),
            )


def _may_hang_anywhere(project: Project) -> bool:
    """Whether a posting of the project names no notice: then it may have been any."""
    return any(isinstance(event, Posted) and event.notice is None for event in project.history)


def _same_number(fund: CommunityFund) -> Iterator[Finding]:
    """Two notices with one number: one of them is mistyped. The earlier name stands for the one that has it."""
    first: dict[str, str] = {}
    for notice in fund.notices.values():
        number = str(notice.number)
        if notice.number is not None and first.setdefault(number, notice.id) != notice.id:
            yield _finding(
                notice.place("number"),
                Message(
                    zh=f"文号“{number}”已是公告 {first[number]} 的；每份公告有自己的文号，请核对",
                    en=f"notice {first[number]} already has the number {number!r}; each has its own, check them",
                ),
                Level.WARNING,
            )


def _finding(place: Place, message: Message, level: Level = Level.ERROR) -> Finding:
    return Finding(place, REFERENCE, level, message)
