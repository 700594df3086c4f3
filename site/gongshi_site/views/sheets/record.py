"""The record of a meeting's resolutions, to be signed and put into the file."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.model.meeting import Meeting
from gongshi_site.language import _
from gongshi_site.views.decision import meeting_title
from gongshi_site.views.meeting import Decision, decisions, meeting_facts
from gongshi_site.views.paths import meeting_path, sheet_path
from gongshi_site.views.sheets.foot import Foot, foot_of
from gongshi_site.words import Row, Said, Speaker, maybe_day


class Resolved(NamedTuple):
    """An item of the meeting on its record."""

    project: Said
    outcome: str
    amount: str | None
    votes: str | None


class RecordSheet(NamedTuple):
    """What stands on the record of a meeting; ``signers`` are the offices that sign it."""

    path: str
    form: str
    title: str
    foot: Foot
    issuer: Said
    meeting: Said
    facts: tuple[Row, ...]
    items: tuple[Resolved, ...]
    minutes: Said | None
    signers: tuple[str, ...]


def record_sheet(meeting: Meeting, fund: CommunityFund, as_of: date) -> RecordSheet:
    """The record of a meeting, with what it had decided by ``as_of``."""
    speaker, page = Speaker(fund.programme), meeting_path(fund.community, meeting)
    held = maybe_day(meeting.date)
    named = (_("编号{id}", id=f"{fund.community.id}/{meeting.id}"),)
    return RecordSheet(
        path=sheet_path(page, "record"),
        form="a4",
        title=_("议决记录"),
        foot=foot_of(page, (*named, held.text) if held else named, fund),
        issuer=speaker.said(fund.community.title),
        meeting=meeting_title(meeting, fund),
        facts=meeting_facts(meeting),
        items=tuple(_item(one) for one in decisions(fund, as_of).get(meeting.id, ())),
        minutes=speaker.said(meeting.minutes.summary) if meeting.minutes else None,
        signers=(_("主持"), _("记录"), _("居务监督委员会")),
    )


def _item(one: Decision) -> Resolved:
    amount = (one.amount.exact or one.amount.text) if one.amount else None
    return Resolved(one.link.said, one.outcome, amount, one.votes)
