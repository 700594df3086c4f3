"""Objections on the notice sheet: how many reopen the resolution, what came in, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongshi.fund import CommunityFund
from gongshi.history import steps
from gongshi.model.event import EVENT_WORDS, Redeliberated, RepVoted
from gongshi.model.notice import Notice, Objection
from gongshi.model.project import Project
from gongshi.model.terms import Scope
from gongshi.objections import Tally, in_time, needed, tally
from gongshi_site.language import _, _n, opening, word
from gongshi_site.words import Day, Said, Speaker, fraction, listed, maybe_day, short_day


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """Objections of one day, as counts."""

    day: Day | None
    count: str
    subject: Said | None
    answer: Said | None
    late: bool


def threshold(notice: Notice, fund: CommunityFund) -> str:
    """How many representatives' objections reopen the resolution."""
    share = fund.pack.objection_threshold.share
    count = needed(notice, fund)
    roster = fund.roster_on(notice.posting_start) if notice.posting_start else None
    if count is None or roster is None:
        return _(
            "公示期内，{share}以上的居民代表提出异议，就要重新议定。记录没有写公示当天有多少名居民代表。",
            share=fraction(share),
        )
    return _n(
        "公示当天本社区有居民代表{reps}名。公示期内满{count}名（{share}以上）提出异议，就要重新议定。",
        count,
        reps=roster.resident_reps,
        share=fraction(share),
    )


def lines(notice: Notice, speaker: Speaker, as_of: date) -> Iterator[ObjectionLine]:
    """The objections that had come by ``as_of``."""
    for one in notice.objections or ():
        if one.date is None or one.date <= as_of:
            late = bool(one.date and notice.posting_end and one.date > notice.posting_end)
            yield ObjectionLine(
                maybe_day(one.date), _count(one), speaker.maybe(one.subject), speaker.maybe(one.answer), late
            )


def _count(objection: Objection) -> str:
    who = listed(tuple(_objectors(objection)))
    if objection.scope is Scope.RESOLUTION:
        who = _("{who}，对整项议决", who=who)
    if not objection.withdrawn:
        return who
    return _n("{who}，其中{count}名已撤回", objection.withdrawn, who=who)


def _objectors(objection: Objection) -> Iterator[str]:
    if objection.resident_reps is None:
        yield _("居民代表（人数没有写明）")
    elif objection.resident_reps:
        yield _n("{count}名居民代表", objection.resident_reps)
    if objection.residents:
        yield _n("{count}位居民", objection.residents)


def outcome(notice: Notice, projects: Sequence[Project], fund: CommunityFund, as_of: date) -> str:
    """Whether enough representatives objected, as far as the records tell, and what followed."""
    if notice.objections is None:
        return _("记录没有写公示期内有没有异议。")
    # A project may be objected to of which nobody wrote that this notice announced it.
    objected = (one.project for one in notice.objections if one.project is not None)
    names = dict.fromkeys((*(project.id for project in projects), *objected))
    tallies = [tally(notice, name, fund, as_of) for name in names]
    if reached := [one for one in tallies if one.reached]:
        again = [said for project in projects for said in _decided_again(project, notice, as_of)]
        said = _reached(max(reached, key=lambda one: one.counted))
        decided = _("{said}。{decisions}。", said=said, decisions=opening(listed(again)))
        return decided if again else _("{said}。需要重新议定。", said=said)
    is_over = notice.posting_end is not None and notice.posting_end < as_of
    said = _so_far(tallies, notice)
    if is_over:
        return _("公示期内{said}。", said=said)
    return _("截至{day}，{said}。", day=short_day(as_of).text, said=said)


def _so_far(tallies: Sequence[Tally], notice: Notice) -> str:
    """What came in where no more is known than that the number was not reached, or not even that."""
    doubtful = next((one for one in tallies if one.reached is None), None)
    if doubtful is not None:
        missing = _missing(notice, doubtful)
        if not doubtful.counted:
            return _("有异议，{missing}，不能判断有没有达到规定人数", missing=missing)
        return _n(
            "已知有{count}名居民代表提出异议，{missing}，不能判断有没有达到规定人数", doubtful.counted, missing=missing
        )
    most = max((one.counted + one.undated for one in tallies), default=0)
    if not most:
        return _("没有居民代表提出异议")
    return _n("有{count}名居民代表提出异议，不到规定的{needed}名", most, needed=tallies[0].needed)


def _reached(objections: Tally) -> str:
    return _n("{count}名居民代表提出异议，达到规定的{needed}名", objections.counted, needed=objections.needed)


def cause(notice: Notice, project: Project, fund: CommunityFund, on: date) -> str:
    """What made a second decision on ``project`` necessary, counted on the day ``on`` of that decision."""
    if notice.objections is None:
        return _("重新议定的起因：记录没有写公示期内的异议。")
    objections = tally(notice, project.id, fund, on)
    said = _n("起因：公示期内{count}名居民代表提出异议", objections.counted)
    if objections.undated:
        said = _n("{said}，另有{count}名没有写日期", objections.undated, said=said)
    if objections.uncounted:
        said = _("{said}，还有异议没有写人数", said=said)
    if objections.needed is not None:
        said = _n("{said}，满{count}名就要重新议定", objections.needed, said=said)
    return _("{said}。", said=said)


def against(notice: Notice, project: Project, speaker: Speaker) -> Iterator[Said]:
    """What the objections to ``project`` said that were not late."""
    for one in notice.objections or ():
        if one.project in {None, project.id} and one.subject is not None and in_time(one, notice) is not False:
            yield speaker.said(one.subject)


def _missing(notice: Notice, objections: Tally) -> str:
    """What the records would have to say for the answer to be known."""
    if notice.posting_start is None or notice.posting_end is None:
        return _("但公告没有写明从哪天到哪天")
    if objections.needed is None:
        return _("但记录没有写公示当天有多少名居民代表")
    if objections.too_many:
        return _("但写的人数比居民代表总数还多")
    if objections.uncounted:
        return _("但有的没有写是几名居民代表提出的")
    return _n("但{count}名居民代表的没有写日期", objections.undated)


def _decided_again(project: Project, notice: Notice, as_of: date) -> Iterator[str]:
    """2026年3月24日议事会重新议定：修改后通过"""
    for step in steps(project, as_of):
        event = step.event
        is_later = event.date is None or notice.posting_start is None or event.date >= notice.posting_start
        if isinstance(event, Redeliberated | RepVoted) and is_later:
            said = _("{event}：{outcome}", event=word(EVENT_WORDS[event.event]), outcome=word(event.outcome))
            yield _("{day}{said}", day=short_day(event.date).text, said=said) if event.date else said
