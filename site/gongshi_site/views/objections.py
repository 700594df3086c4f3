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
    part = f"{fraction(share)}以上"
    count = needed(notice, fund)
    roster = fund.roster_on(notice.posting_start) if notice.posting_start else None
    if count is None or roster is None:
        return f"公示期内，{part}的居民代表提出异议，就要重新议定。记录没有写公示当天有多少名居民代表。"
    return f"公示当天本社区有居民代表{roster.resident_reps}名。公示期内满{count}名（{part}）提出异议，就要重新议定。"


def lines(notice: Notice, speaker: Speaker, as_of: date) -> Iterator[ObjectionLine]:
    """The objections that had come by ``as_of``."""
    for one in notice.objections or ():
        if one.date is None or one.date <= as_of:
            late = bool(one.date and notice.posting_end and one.date > notice.posting_end)
            yield ObjectionLine(
                maybe_day(one.date), _count(one), speaker.maybe(one.subject), speaker.maybe(one.answer), late
            )


def _count(objection: Objection) -> str:
    reps = "居民代表（人数没有写明）" if objection.resident_reps is None else f"{objection.resident_reps}名居民代表"
    residents = f"{objection.residents}位居民"
    said = listed(
        [text for text, count in ((reps, objection.resident_reps), (residents, objection.residents)) if count != 0]
    )
    scope = f"，对{objection.scope.zh}" if objection.scope is Scope.RESOLUTION else ""
    return f"{said}{scope}{f'，其中{objection.withdrawn}名已撤回' if objection.withdrawn else ''}"


def outcome(notice: Notice, projects: Sequence[Project], fund: CommunityFund, as_of: date) -> str:
    """Whether enough representatives objected, as far as the records tell, and what followed."""
    if notice.objections is None:
        return "记录没有写公示期内有没有异议。"
    # A project may be objected to of which nobody wrote that this notice announced it.
    objected = (one.project for one in notice.objections if one.project is not None)
    names = dict.fromkeys((*(project.id for project in projects), *objected))
    tallies = [tally(notice, name, fund, as_of) for name in names]
    if any(one.reached for one in tallies):
        again = [said for project in projects for said in _decided_again(project, notice, as_of)]
        return f"异议已达到规定人数。{listed(again) or '需要重新议定'}。"
    is_over = notice.posting_end is not None and notice.posting_end < as_of
    since = "公示期内" if is_over else f"截至{short_day(as_of).text}，"
    doubtful = next((one for one in tallies if one.reached is None), None)
    if doubtful is not None:
        known = f"已知有{doubtful.counted}名居民代表提出异议" if doubtful.counted else "有异议"
        return f"{since}{known}，{_missing(notice, doubtful)}，不能判断有没有达到规定人数。"
    most = max((one.counted + one.undated for one in tallies), default=0)
    said = f"有{most}名居民代表提出异议，没有达到规定人数" if most else "没有居民代表提出异议"
    return f"{since}{said}。"


def cause(notice: Notice, project: Project, fund: CommunityFund, on: date) -> str:
    """What made a second decision on ``project`` necessary, counted on the day ``on`` of that decision."""
    if notice.objections is None:
        return "重新议定的起因：记录没有写公示期内的异议。"
    objections = tally(notice, project.id, fund, on)
    least = f"，满{objections.needed}名就要重新议定" if objections.needed is not None else ""
    undated = f"，另有{objections.undated}名没有写日期" if objections.undated else ""
    uncounted = "，还有异议没有写人数" if objections.uncounted else ""
    return f"起因：公示期内{objections.counted}名居民代表提出异议{undated}{uncounted}{least}。"


def against(notice: Notice, project: Project, speaker: Speaker) -> Iterator[Said]:
    """What the objections to ``project`` said that were not late."""
    for one in notice.objections or ():
        if one.project in {None, project.id} and one.subject is not None and in_time(one, notice) is not False:
            yield speaker.said(one.subject)


def _missing(notice: Notice, objections: Tally) -> str:
    """What the records would have to say for the answer to be known."""
    if notice.posting_start is None or notice.posting_end is None:
        return "但公告没有写明从哪天到哪天"
    if objections.needed is None:
        return "但记录没有写公示当天有多少名居民代表"
    if objections.too_many:
        return "但写的人数比居民代表总数还多"
    if objections.uncounted:
        return "但有的没有写是几名居民代表提出的"
    return f"但{objections.undated}名居民代表的没有写日期"


def _decided_again(project: Project, notice: Notice, as_of: date) -> Iterator[str]:
    """2026年3月24日议事会重新议定：修改后通过"""
    for step in steps(project, as_of):
        event = step.event
        is_later = event.date is None or notice.posting_start is None or event.date >= notice.posting_start
        if isinstance(event, Redeliberated | RepVoted) and is_later:
            when = short_day(event.date).text if event.date else ""
            yield f"{when}{EVENT_WORDS[event.event].zh}：{event.outcome.zh}"
