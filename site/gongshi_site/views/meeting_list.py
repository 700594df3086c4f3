"""The list of a community's meetings: who came, and what was decided with which votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.meeting import Meeting
from gongshi_site.language import _, _n
from gongshi_site.views.decision import came, meeting_title
from gongshi_site.views.faults import unread_projects
from gongshi_site.views.meeting import Decision, decisions, known_meetings
from gongshi_site.views.paths import meeting_path, meetings_path
from gongshi_site.words import Day, Link, maybe_day


class MeetingEntry(NamedTuple):
    """One meeting: when, who came, and its decisions."""

    link: Link
    day: Day | None
    came: str | None
    decisions: tuple[Decision, ...]


class MeetingYear(NamedTuple):
    """The meetings of one calendar year."""

    title: str
    meetings: tuple[MeetingEntry, ...]


class MeetingListPage(NamedTuple):
    """What the list of meetings shows, latest first."""

    path: str
    title: str
    community: Link
    lead: tuple[str, ...]
    missing: str | None
    years: tuple[MeetingYear, ...]


def meeting_list_page(fund: CommunityFund, community: Link, as_of: date) -> MeetingListPage:
    """The list of the meetings held by ``as_of``."""
    decided, held = decisions(fund, as_of), known_meetings(fund, as_of)
    return MeetingListPage(
        path=meetings_path(fund.community),
        title=_("会议"),
        community=community,
        lead=tuple(_lead(len(held), sum(len(decided.get(one.id, ())) for one in held))),
        missing=unread_projects(fund),
        years=tuple(
            MeetingYear(
                _("{year}年", year=year) if year else _("没有写日期的"),
                tuple(_entry(one, fund, decided.get(one.id, ())) for one in meetings),
            )
            for year, meetings in groupby(held, key=lambda one: one.date.year if one.date else None)
        ),
    )


def _lead(held: int, decided: int) -> Iterator[str]:
    if not held:
        yield _("记录里没有会议。")
        return
    yield _n("一共开了{count}次会。", held)
    if decided:
        yield _n("作出了{count}项决定，每项写明票数。", decided)


def _entry(meeting: Meeting, fund: CommunityFund, decided: Sequence[Decision]) -> MeetingEntry:
    return MeetingEntry(
        link=Link(meeting_title(meeting, fund), meeting_path(fund.community, meeting)),
        day=maybe_day(meeting.date),
        came=came(meeting, meeting.body) if meeting.body else None,
        decisions=tuple(decided),
    )
