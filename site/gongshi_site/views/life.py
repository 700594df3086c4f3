"""The life line of a project: what happened, when, who decided, and what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import (
    EVENT_WORDS,
    Accepted,
    Called,
    Closed,
    Contracted,
    Deferred,
    Evaluated,
    Event,
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
from gongshi_site.language import _, _n, label, opening, word
from gongshi_site.views.decision import decision
from gongshi_site.views.office import took_part
from gongshi_site.views.paths import notice_path
from gongshi_site.words import Day, Link, Speaker, Value, people, percentage, short_day


class LifeStep(NamedTuple):
    """One thing that happened: on one day, from a first to a last, or on none that anybody wrote down."""

    title: str
    days: tuple[Day, ...]
    details: tuple[Value, ...]
    current: bool


def life_line(project: Project, fund: CommunityFund, as_of: date) -> tuple[LifeStep, ...]:
    """The project's history up to ``as_of``, in its order; the last step is the current one."""
    happened = list(steps(project, as_of))
    return tuple(
        LifeStep(
            title=title_of(step),
            days=_days(step.event, fund),
            details=tuple(_details(step, project, fund)),
            current=step is happened[-1],
        )
        for step in happened
    )


def _days(event: Event, fund: CommunityFund) -> tuple[Day, ...]:
    if event.date is not None:
        return (short_day(event.date),)
    ballot = fund.ballots.get(event.ballot) if isinstance(event, Voted) else None
    if ballot is None:
        return ()
    return tuple(short_day(one) for one in (ballot.first_day, ballot.last_day) if one is not None)


def title_of(step: Step) -> str:
    """What happened, and how it ended where it has an outcome."""
    name = label(EVENT_WORDS[step.event.event])
    if isinstance(step.event, Accepted | Evaluated | MidtermReviewed | Redeliberated | RepVoted):
        return _("{event}：{outcome}", event=name, outcome=word(step.event.outcome))
    return name


def _details(step: Step, project: Project, fund: CommunityFund) -> Iterator[Value]:
    speaker = Speaker(fund.programme)
    match step.event:
        case Resolved() | Rejected() | Deferred() | Redeliberated() | RepVoted() as event:
            yield from decision(step, event, project, fund)
        case Voted() as event:
            yield _n("{count}票赞成", event.votes)
            ballot = fund.ballots.get(event.ballot)
            if ballot is not None and ballot.ballots_cast is not None:
                yield _n("共{count}人投票", ballot.ballots_cast)
        case Accepted() | Evaluated() as event:
            yield from _judgement(event, speaker)
        case _:
            yield from _work(step, fund, speaker)


def _judgement(event: Accepted | Evaluated, speaker: Speaker) -> Iterator[Value]:
    if event.led_by is not None:
        yield _("{body}牵头", body=label(event.led_by))
    if event.panel is not None:
        yield _("参加：{people}", people=took_part(event.panel))
    if isinstance(event, Evaluated) and event.channel is not None:
        channel = label(event.channel)
        yield _("{channel}，只限本社区居民", channel=channel) if event.own_residents else channel
    if isinstance(event, Evaluated) and event.asked is not None and event.satisfied is not None:
        ratio = Ratio(event.satisfied, event.asked)
        yield opening(_("满意率{share}", share=percentage(ratio, people(ratio))))
    if event.remarks is not None:
        yield speaker.said(event.remarks)


def _work(step: Step, fund: CommunityFund, speaker: Speaker) -> Iterator[Value]:
    match step.event:
        case Posted(notice=name) | Called(notice=name):
            yield from _notice(name, fund, speaker)
        case Filed(number=number) if number is not None:
            yield speaker.said(number)
        case Selected() as event:
            yield speaker.said(event.implementer.name)
            if event.bidders is not None:
                yield _n("{count}家报名", event.bidders)
            yield from _notice(event.notice, fund, speaker)
        case Contracted() as event:
            yield from _contract(event, speaker)
        case _:
            yield from _money_and_remarks(step, speaker)


def _notice(name: str | None, fund: CommunityFund, speaker: Speaker) -> Iterator[Value]:
    notice = fund.notice(name)
    if notice is not None:
        yield Link(speaker.said(notice.title), notice_path(fund.community, notice))


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
        yield _("另有自筹{amount}", amount=speaker.money(event.self_raised).text)
    if event.first_day is not None and event.last_day is not None:
        first, last = short_day(event.first_day).text, short_day(event.last_day).text
        yield _("合同期{first}至{last}", first=first, last=last)
