"""A decision as the pages tell it: who met, with which votes, and what led to a second one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import Step
from gongshi.model.event import Deferred, Posted, Redeliberated, Rejected, RepVoted, Resolved
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project
from gongshi_site.views.objections import against, cause
from gongshi_site.views.paths import meeting_path, notice_path
from gongshi_site.words import Link, Said, Speaker, Value, listed

Decided = Resolved | Rejected | Deferred | Redeliberated | RepVoted


def decision(step: Step, event: Decided, project: Project, fund: CommunityFund) -> Iterator[Value]:
    """Who decided, with which votes, on what grounds, and the way to the minutes."""
    speaker, meeting = Speaker(fund.programme), fund.meeting(event.meeting)
    if isinstance(event, Redeliberated | RepVoted):
        yield from _led_to(step, project, fund)
    if meeting is not None and meeting.body is not None:
        numbers = ((meeting.members, "应到"), (meeting.present, "实到"))
        came = [f"{word}{number}人" for number, word in numbers if number is not None]
        yield "，".join((meeting.body.zh, *came))
    if votes := votes_of(event):
        yield votes
    if not isinstance(event, Rejected | Deferred) and event.amount is not None:
        yield speaker.money(event.amount)
    if not isinstance(event, Resolved) and event.reason is not None:
        yield speaker.said(event.reason)
    if meeting is not None:
        yield Link(meeting_title(meeting, fund), meeting_path(fund.community, meeting))


def _led_to(step: Step, project: Project, fund: CommunityFund) -> Iterator[Value]:
    """What led to a second decision: the objections to the project under the notice that was out before it."""
    posted = [event.notice for event in project.history[: step.at] if isinstance(event, Posted)]
    notice = fund.notice(posted[-1]) if posted else None
    if notice is not None:
        subjects = list(against(notice, project, Speaker(fund.programme)))
        yield f"{cause(notice, project, fund, step.event.date or date.max)}{'提出的是：' if subjects else ''}"
        yield from subjects
        yield Link(Said(("收到的异议和答复",)), f"{notice_path(fund.community, notice)}#outcome-title")


def votes_of(event: Decided) -> str | None:
    """同意21票、反对1票、弃权1票; None where no votes are written. A number that is missing beside others is missed."""
    votes = (
        # Those who put an item off were for that, not for the item.
        (event.for_, "同意暂缓" if isinstance(event, Deferred) else "同意"),
        (event.against, "反对"),
        (event.abstain, "弃权"),
    )
    if all(count is None for count, _ in votes):
        return None
    return listed([f"{word}{count}票" if count is not None else f"{word}票数没有写明" for count, word in votes])


def meeting_title(meeting: Meeting, fund: CommunityFund) -> Said:
    """What a meeting is called: by its title, else by who met."""
    if meeting.title is not None:
        return Speaker(fund.programme).said(meeting.title)
    return Said((f"{meeting.body.zh if meeting.body else ''}会议",))
