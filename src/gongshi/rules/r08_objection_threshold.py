"""Enough objections reopen the resolution.

公示期内提出异议的居民代表达到比例，就要由议事会重新议定，或者由居民代表会议表决。

Once representatives' objections within the posting period reach the fund's share of all representatives, the
council decides again or the assembly of representatives votes. Until ``days`` after the period the record may
still be waiting for that sitting; then, or once the project has gone on without it, the rule is broken. Where more
objections are written than there are representatives, whether they suffice is not known. A notice that hangs a second
time for the same project is not counted anew.

公示期内提出异议的居民代表达到规定的比例，就要由议事会重新议定，或者由居民代表会议表决。公示期满后 ``days`` 天以内可
能还在等开会；过了这些天，或者没有重新议定就继续做了，就是违反。写的异议人数比居民代表总数还多的，不知道够不
够。同一份公告为同一个项目再公示一次的，不重新计算。

Parameters: ``days``: how long after the posting period the second decision may take (assumed; the source has none).

参数：``days``：公示期满后，重新议定最多等几天（假定，报道没有写）。

Source: the report on Wuhou: 自公示之日起10天内累计五分之一以上的居民代表提出异议, the council must meet again, or the
assembly votes on what was objected to.

来源：央广网2022年报道：自公示之日起10天内累计五分之一以上的居民代表提出异议，须重新召开议事会议定，或者由居民代表会
议对异议事项表决。

Passes (47 representatives, so 10 are needed | 居民代表47名，满10名才算达到):

    objections:
    - {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 9}

Fails (no ``redeliberated`` or ``rep_voted`` follows in the project's history |
项目后来的经过里没有 ``redeliberated`` 或 ``rep_voted``):

    objections:
    - {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 10}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from pydantic import Field

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Posted, Redeliberated, RepVoted, Terminated
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.model.terms import Basis
from gongshi.objections import Tally, deciding, tally
from gongshi.place import Place
from gongshi.rules.coverage import record_ends
from gongshi.rules.deciding import first_postings
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R08"
NAME = Message(zh="异议达到比例须重新议定", en="enough objections reopen the resolution")


class Parameters(Entry):
    """What a rule pack may set."""

    days: Annotated[Count, Field(le=366)] = 30


class _Posting(NamedTuple):
    """One posting of one project: under which notice, what objections came, and what happened after it."""

    project: Project
    notice: Notice
    objections: Tally
    later: tuple[Step, ...]


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each notice that announced a project; none while it hangs and nothing has come in."""
    for project in fund.projects:
        happened = list(steps(project, as_of))
        posted = [(step.at, step.event.notice) for step in first_postings(happened) if isinstance(step.event, Posted)]
        for at, name in posted:
            notice = fund.notice(name)
            if notice is None:
                yield unknown(project.place("history", at), *(_NO_NOTICE if name is None else _UNREAD_NOTICE))
            elif not _still_coming_in(notice, as_of):
                later = tuple(step for step in happened if step.at > at)
                posting = _Posting(project, notice, tally(notice, project.id, fund, as_of), later)
                yield _of_posting(posting, as_of, parameters.days)
        if not posted and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _still_coming_in(notice: Notice, as_of: date) -> bool:
    return notice.objections is None and notice.posting_end is not None and as_of <= notice.posting_end


def _of_posting(posting: _Posting, as_of: date, days: int) -> Verdict:
    place = posting.notice.place("objections", deciding(posting.notice, posting.project.id, posting.objections, as_of))
    if posting.objections.reached is None:
        return unknown(place, *_why_unknown(posting.notice, posting.objections))
    # A project that was given up needs no second decision.
    answered = any(isinstance(step.event, Redeliberated | RepVoted | Terminated) for step in posting.later)
    if not posting.objections.reached or answered:
        return holds(place)
    return _unanswered(posting, place, as_of, days)


def _unanswered(posting: _Posting, place: Place, as_of: date, days: int) -> Verdict:
    counted, wanted = posting.objections.counted, posting.objections.needed
    what = f"项目 {posting.project.id} 有{counted}名居民代表提出异议，已满重议所需的{wanted}名"
    what_en = f"{counted} representatives object to {posting.project.id}, {wanted} suffice"
    # Objections are only counted within a period whose last day is written.
    assert posting.notice.posting_end is not None
    due = posting.notice.posting_end + timedelta(days=days)
    if as_of <= due and not posting.later:
        return unknown(place, f"{what}，最晚 {due} 重新议定", f"{what_en}; to be decided again by {due}")
    return broken(
        place,
        f"{what}，却没有重新议定的记录；须由居民议事会重新议定，或由居民代表会议表决",
        f"{what_en}, but no second decision is on record; the council decides again or the assembly votes",
        # How long the second decision may take the report does not say.
        basis=None if posting.later else Basis.ASSUMED,
    )


def _why_unknown(notice: Notice, objections: Tally) -> tuple[str, str]:
    if notice.objections is None:
        return _NOT_RECORDED
    if notice.posting_start is None:
        return _NO_FIRST_DAY
    if objections.needed is None:
        return _NO_ROSTER
    if notice.posting_end is None:
        return _NO_LAST_DAY
    if objections.too_many:
        return _TOO_MANY
    return _NO_COUNT if objections.uncounted else _NO_DAY


_NOT_RECORDED = (
    "没有写 objections：不知有无异议，没有请写 []",
    "objections are not recorded; write [] if there were none",
)
_NO_FIRST_DAY = (
    "公告没有写公示的第一天，不知异议是否在公示期内",
    "the first day of the posting is not written, so whether objections were in time is not known",
)
_NO_LAST_DAY = (
    "公告没有写公示的最后一天，不知异议是否在公示期内",
    "the last day of the posting is not written, so whether objections were in time is not known",
)
_NO_ROSTER = (
    "不知公示当天有多少居民代表，算不出需要几名；请在 community.yaml 的 rosters 里写明",
    "the number of representatives on that day is not known, and so not how many suffice; write it in rosters",
)
_NO_COUNT = (
    "有异议没有写居民代表人数 resident_reps，不知满没满重议所需的人数；没有居民代表请写 0",
    "some objections have no resident_reps, so whether enough representatives objected is not known; write 0 for none",
)
_TOO_MANY = (
    "写的异议人数比居民代表总数还多，见 R11，不知满没满重议所需的人数",
    "more objections are written than there are representatives, see R11, so whether enough objected is not known",
)
_NO_DAY = (
    "有异议没有写日期，不知是否在公示期内",
    "some objections have no date, so whether they were in time is not known",
)
_NO_NOTICE = (
    "没有写明是哪份公告 notice，不知有无异议",
    "which notice it was is not written, so objections are not known",
)
_UNREAD_NOTICE = (
    "写明的公告没有记录，或记录读不了，不知有无异议",
    "the notice that is named has no readable record, so objections are not known",
)
_NOT_COVERED = (
    "记录只到议决为止，不知有无异议",
    "the records end with the resolution; objections are not known",
)
