"""A decision as the pages tell it: who met, with which votes, and what led to a second one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import Step
from gongshi.model.event import Deferred, Posted, Redeliberated, Rejected, RepVoted, Resolved
from gongshi.model.meeting import Meeting
from gongshi.model.project import Project
from gongshi.model.terms import Body
from gongshi_site.language import _, label, noop, number
from gongshi_site.views.objections import against, cause
from gongshi_site.views.paths import meeting_path, notice_path
from gongshi_site.words import Link, Said, Speaker, Value, listed, short_day

Decided = Resolved | Rejected | Deferred | Redeliberated | RepVoted


def decision(step: Step, event: Decided, project: Project, fund: CommunityFund) -> Iterator[Value]:
    """Who decided, with which votes, on what grounds, and the way to the minutes."""
    speaker, meeting = Speaker(fund.programme), fund.meeting(event.meeting)
    if isinstance(event, Redeliberated | RepVoted):
        yield from _led_to(step, project, fund)
    if meeting is not None and meeting.body is not None:
        yield came(meeting, meeting.body)
    if votes := votes_of(event):
        yield votes
    if event.resolution is not None:
        yield speaker.said(event.resolution)
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
        why = cause(notice, project, fund, step.event.date or date.max)
        yield _("{why}提出的是：", why=why) if subjects else why
        yield from subjects
        yield Link(Said((_("收到的异议和答复"),)), f"{notice_path(fund.community, notice)}#outcome-title")


def came(meeting: Meeting, body: Body) -> str:
    """居民议事会，应到25人，实到22人; without a number that is not written down."""
    due, present = meeting.members, meeting.present
    match due is not None, present is not None:
        case True, True:
            said = noop("{body}，应到{due}人，实到{present}人")
        case True, False:
            said = noop("{body}，应到{due}人")
        case False, True:
            said = noop("{body}，实到{present}人")
        case _:
            return label(body)
    return _(said, body=label(body), due=due, present=present)


def votes_of(event: Decided) -> str | None:
    """同意21票、反对1票、弃权1票; None where no votes are written. A number that is missing beside others is missed."""
    votes = (
        # Those who put an item off were for that, not for the item.
        (event.for_, _("同意暂缓") if isinstance(event, Deferred) else _("同意")),
        (event.against, _("反对")),
        (event.abstain, _("弃权")),
    )
    if all(count is None for count, vote in votes):
        return None
    return listed([_votes(count, vote) for count, vote in votes])


def _votes(count: int | None, vote: str) -> str:
    if count is None:
        return _("{vote}票数没有写明", vote=vote)
    return _("{vote}{count}票", vote=vote, count=number(count))


def meeting_title(meeting: Meeting, fund: CommunityFund) -> Said:
    """What a meeting is called: by its title in the page's language, else by who met and when, where that is known."""
    title = Speaker(fund.programme).maybe(meeting.title)
    if meeting.body and meeting.date and (title is None or title.lang is not None):
        return Said((_("{body}，{day}", body=label(meeting.body), day=short_day(meeting.date).text),))
    if title is not None:
        return title
    return Said((label(meeting.body) if meeting.body else _("会议"),))
