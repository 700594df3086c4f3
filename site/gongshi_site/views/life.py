"""The life line of a project: what happened, when, who decided, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import (
    EVENT_WORDS,
    Accepted,
    Closed,
    Contracted,
    Deferred,
    Evaluated,
    Filed,
    MidtermReviewed,
    Paid,
    Posted,
    Rectified,
    Redeliberated,
    Rejected,
    RepVoted,
    Resolved,
    ScreenedOut,
    Selected,
    Shortlisted,
    Terminated,
    Voted,
)
from gongshi.model.project import Project
from gongshi.model.words import Words
from gongshi.totals import Ratio
from gongshi_site.views.objections import against, cause
from gongshi_site.views.office import took_part
from gongshi_site.views.paths import notice_path
from gongshi_site.words import Day, Link, Said, Speaker, Value, listed, maybe_day, percentage, short_day


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One thing that happened. ``day`` is None where nobody wrote it down."""

    title: str
    day: Day | None
    details: tuple[Value, ...]
    current: bool


def life_line(project: Project, fund: CommunityFund, as_of: date) -> tuple[LifeStep, ...]:
    """The project's history up to ``as_of``, in its order; the last step is the current one."""
    happened = list(steps(project, as_of))
    speaker = Speaker(fund.programme)
    return tuple(
        LifeStep(
            title=_title(step),
            day=maybe_day(step.event.date),
            details=(*_objections_before(step, project, fund, speaker), *_details(step, fund)),
            current=step is happened[-1],
        )
        for step in happened
    )


def _title(step: Step) -> str:
    words = EVENT_WORDS[step.event.event].zh
    if isinstance(step.event, Accepted | Evaluated | MidtermReviewed | Redeliberated | RepVoted):
        return f"{words}：{step.event.outcome.zh}"
    return words


def _objections_before(step: Step, project: Project, fund: CommunityFund, speaker: Speaker) -> Iterator[Value]:
    """What led to a second decision: the objections to the project under the notice that was out before it."""
    if not isinstance(step.event, Redeliberated | RepVoted):
        return
    posted = [event.notice for event in project.history[: step.at] if isinstance(event, Posted)]
    notice = fund.notice(posted[-1]) if posted else None
    if notice is None:
        return
    yield cause(notice, project, fund, step.event.date or date.max)
    yield from against(notice, project, speaker)
    yield Link(Said(("收到的异议和答复",)), f"{notice_path(fund.community, notice)}#outcome-title")


def _details(step: Step, fund: CommunityFund) -> Iterator[Value]:
    speaker = Speaker(fund.programme)
    match step.event:
        case Resolved() | Rejected() | Deferred() | Redeliberated() | RepVoted() as event:
            yield from _decision(event, fund, speaker)
        case Voted() as event:
            yield f"{event.votes}票赞成"
            ballot = fund.ballots.get(event.ballot)
            if ballot is not None and ballot.ballots_cast is not None:
                yield f"共{ballot.ballots_cast}人投票"
        case Accepted() | Evaluated() as event:
            yield from _judgement(event, speaker)
        case _:
            yield from _work(step, fund, speaker)


def _decision(
    event: Resolved | Rejected | Deferred | Redeliberated | RepVoted, fund: CommunityFund, speaker: Speaker
) -> Iterator[Value]:
    meeting = fund.meeting(event.meeting)
    if meeting is not None and meeting.body is not None:
        came = f"，应到{meeting.members}人，实到{meeting.present}人" if meeting.members and meeting.present else ""
        yield f"{meeting.body.zh}{came}"
    votes = (
        (event.for_, "同意暂缓" if isinstance(event, Deferred) else "同意"),
        (event.against, "反对"),
        (event.abstain, "弃权"),
    )
    counted = [f"{word}{count}票" for count, word in votes if count is not None]
    if counted:
        yield listed(counted)
    if not isinstance(event, Rejected | Deferred) and event.amount is not None:
        yield speaker.money(event.amount)
    if not isinstance(event, Resolved) and event.reason is not None:
        yield speaker.said(event.reason)


def _judgement(event: Accepted | Evaluated, speaker: Speaker) -> Iterator[Value]:
    if event.led_by is not None:
        yield f"{event.led_by.zh}牵头"
    if event.panel is not None:
        yield f"参加：{took_part(event.panel)}"
    if isinstance(event, Evaluated) and event.channel is not None:
        yield f"{event.channel.zh}{'，只限本社区居民' if event.own_residents else ''}"
    if isinstance(event, Evaluated) and event.asked is not None and event.satisfied is not None:
        yield f"满意率{percentage(Ratio(event.satisfied, event.asked), '人')}"
    if event.remarks is not None:
        yield speaker.said(event.remarks)


def _work(step: Step, fund: CommunityFund, speaker: Speaker) -> Iterator[Value]:
    match step.event:
        case Posted(notice=str() as name) if name in fund.notices:
            notice = fund.notices[name]
            yield Link(speaker.said(notice.title), notice_path(fund.community, notice))
        case Filed(number=number) if number is not None:
            yield speaker.said(number)
        case Selected() as event:
            yield speaker.said(event.implementer.name)
            if event.bidders is not None:
                yield f"{event.bidders}家报名"
        case Contracted() as event:
            yield from _contract(event, speaker)
        case _:
            yield from _money_and_remarks(step, speaker)


def _money_and_remarks(step: Step, speaker: Speaker) -> Iterator[Value]:
    match step.event:
        case Paid(amount=amount, purpose=remarks):
            yield from _known(amount, remarks, speaker)
        case Closed(cost=amount):
            yield from _known(amount, None, speaker)
        case Terminated(cost=amount, reason=remarks):
            yield from _known(amount, remarks, speaker)
        case ScreenedOut(reason=remarks) | MidtermReviewed(remarks=remarks) | Rectified(remarks=remarks):
            yield from _known(None, remarks, speaker)
        case Shortlisted(negative_list_check=remarks):
            yield from _known(None, remarks, speaker)
        case _:
            pass


def _known(amount: int | None, remarks: Words | None, speaker: Speaker) -> Iterator[Value]:
    if amount is not None:
        yield speaker.money(amount)
    if remarks is not None:
        yield speaker.said(remarks)


def _contract(event: Contracted, speaker: Speaker) -> Iterator[Value]:
    if event.implementer is not None:
        yield speaker.said(event.implementer.name)
    yield speaker.money(event.amount)
    if event.self_raised is not None:
        yield f"另有自筹{speaker.money(event.self_raised).text}"
    if event.first_day is not None and event.last_day is not None:
        yield f"合同期{short_day(event.first_day).text}至{short_day(event.last_day).text}"
