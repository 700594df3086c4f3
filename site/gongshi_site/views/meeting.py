"""The page of a meeting: who was due and who came, what was said, and what was decided with which votes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import Deferred, Rejected, Resolved
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project
from gongshi_site.language import _, _n, label
from gongshi_site.views.decision import Decided, meeting_title, votes_of
from gongshi_site.views.faults import unread_projects
from gongshi_site.views.life import title_of
from gongshi_site.views.paths import meeting_path, project_path, sheet_path
from gongshi_site.views.to_print import can_be_printed
from gongshi_site.words import Link, Money, Row, Said, Speaker, Value, maybe_day, rows, said_once


class Decision(NamedTuple):
    """One item of the meeting: which project, what was decided, for how much, with which votes."""

    link: Link
    outcome: str
    amount: Money | None
    votes: str | None


class MeetingPage(NamedTuple):
    """What the page of one meeting shows; ``sheet`` is the path of its record to print, from the site's root.

    It is None where there is no such sheet.
    """

    path: str
    title: Said
    community: Link
    facts: tuple[Row, ...]
    minutes: Said | None
    document: tuple[Row, ...]
    decisions: tuple[Decision, ...]
    missing: str | None
    sheet: str | None


def known_meetings(fund: CommunityFund, as_of: date) -> tuple[Meeting, ...]:
    """The community's meetings held by ``as_of``, latest first; those without a day last."""
    held = [one for one in fund.meetings.values() if one.date is None or one.date <= as_of]
    return tuple(sorted(held, key=lambda one: (one.date or date.min, one.id), reverse=True))


def meeting_pages(fund: CommunityFund, community: Link, as_of: date) -> Iterator[MeetingPage]:
    """The page of each meeting held by ``as_of``, latest first."""
    decided = decisions(fund, as_of)
    for meeting in known_meetings(fund, as_of):
        yield _page(meeting, fund, community, decided.get(meeting.id, ()))


def _page(meeting: Meeting, fund: CommunityFund, community: Link, decided: tuple[Decision, ...]) -> MeetingPage:
    speaker, minutes = Speaker(fund.programme), meeting.minutes
    document = minutes.document if minutes else None
    return MeetingPage(
        path=meeting_path(fund.community, meeting),
        title=meeting_title(meeting, fund),
        community=community,
        facts=meeting_facts(meeting),
        minutes=speaker.said(minutes.summary) if minutes else None,
        document=rows([(_("文件"), speaker.said(document.title)), (_("文件指纹"), document.sha256)])
        if document
        else (),
        decisions=decided,
        missing=unread_projects(fund),
        sheet=sheet_path(meeting_path(fund.community, meeting), "record") if can_be_printed(fund) else None,
    )


def meeting_facts(meeting: Meeting) -> tuple[Row, ...]:
    """Who met and when, who led it, how many were due and how many came, as far as it is written."""
    facts: list[tuple[str, Value | None]] = [
        (_("谁开的会"), label(meeting.body) if meeting.body else None),
        (_("日期"), maybe_day(meeting.date)),
        (_("主持"), label(meeting.chaired_by) if meeting.chaired_by else None),
        (_("应到"), _n("{count}人", meeting.members) if meeting.members is not None else None),
        (_("实到"), _n("{count}人", meeting.present) if meeting.present is not None else None),
    ]
    return rows(facts)


def decisions(fund: CommunityFund, as_of: date) -> Mapping[str, tuple[Decision, ...]]:
    """What was decided by ``as_of``, by the id of the meeting that did."""
    return said_once(_decisions, fund, as_of)


def _decisions(fund: CommunityFund, as_of: date) -> Mapping[str, tuple[Decision, ...]]:
    speaker = Speaker(fund.programme)
    by_meeting: dict[str, list[Decision]] = {}
    for project in fund.projects:
        link = Link(speaker.said(project.title), project_path(fund.community, project))
        for step in steps(project, as_of):
            event = step.event
            if isinstance(event, Decided) and event.meeting is not None:
                decision = Decision(link, title_of(step), _amount(event, project, speaker), votes_of(event))
                by_meeting.setdefault(event.meeting, []).append(decision)
    return {meeting: tuple(made) for meeting, made in by_meeting.items()}


def _amount(event: Decided, project: Project, speaker: Speaker) -> Money | None:
    """What was resolved to be spent; a resolution without an amount is for the budget."""
    if isinstance(event, Rejected | Deferred):
        return None
    amount = event.amount if event.amount is not None or not isinstance(event, Resolved) else project.budget
    return None if amount is None else speaker.money(amount)
