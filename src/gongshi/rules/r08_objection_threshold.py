"""Enough objections reopen the resolution.

Once representatives' objections within the posting period reach the fund's share of all representatives, the
council decides again or the assembly of representatives votes. Until ``days`` after the period the record may
still be waiting for that sitting; then, or once the project has gone on without it, the rule is broken.

Parameters: ``days``: how long after the posting period the second decision may take (assumed; the source has none).

Source: the report on Wuhou: 自公示之日起10天内累计五分之一以上的居民代表提出异议, the council must meet again, or the
assembly votes on what was objected to.

Passes (47 representatives, so 10 are needed):

    objections:
    - {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 9}

Fails, where no ``redeliberated`` or ``rep_voted`` follows in the project's history:

    objections:
    - {date: 2026-03-09, scope: project, project: 2026-007, resident_reps: 10}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, steps
from gongshi.model.event import Posted, Redeliberated, RepVoted
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.record import Entry
from gongshi.model.scalars import Count
from gongshi.objections import Tally, tally
from gongshi.place import Place
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import Verdict, broken, holds, unknown

ID = "R08"
NAME = Message(zh="异议达到比例须重新议定", en="enough objections reopen the resolution")


class Parameters(Entry):
    """What a rule pack may set."""

    days: Count = 30


def judge(fund: CommunityFund, as_of: date, parameters: Parameters) -> Iterator[Verdict]:
    """One verdict for each posting of each project."""
    for project in fund.projects:
        posted = [step for step in steps(project, as_of) if isinstance(step.event, Posted)]
        for step in posted:
            yield _of_posting(project, step, fund, as_of, parameters.days)
        if not posted and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _of_posting(project: Project, step: Step, fund: CommunityFund, as_of: date, days: int) -> Verdict:
    assert isinstance(step.event, Posted)
    notice = fund.notice(step.event.notice)
    if notice is None:
        return unknown(project.place("history", step.index), *_NO_NOTICE)
    objections = tally(notice, project.id, fund, as_of)
    place = notice.place("objections", _crossing(notice, project, objections))
    if objections.reached is None:
        return unknown(place, *_why_unknown(notice, objections))
    if not objections.reached or _decided_again(project, step.index, as_of):
        return holds(place)
    return _unanswered(project, step, notice, objections, as_of, days, place)


def _unanswered(
    project: Project, step: Step, notice: Notice, objections: Tally, as_of: date, days: int, place: Place
) -> Verdict:
    assert notice.posting_end is not None
    due = notice.posting_end + timedelta(days=days)
    what = f"项目 {project.id} 有 {objections.counted} 名居民代表提出异议，已达到 {objections.needed} 名"
    what_en = f"{objections.counted} representatives object to {project.id}, {objections.needed} suffice"
    if as_of <= due and not _went_on(project, step.index, as_of):
        return unknown(place, f"{what}，应在 {due} 前重新议定", f"{what_en}; to be decided again by {due}")
    return broken(
        place,
        f"{what}，却没有重新议定的记录；须由居民议事会重新议定，或由居民代表会议表决",
        f"{what_en}, but no second decision is on record; the council decides again or the assembly votes",
    )


def _crossing(notice: Notice, project: Project, objections: Tally) -> int:
    """The entry with which the count reached what is needed; the first one where it did not."""
    counted = 0
    for index, one in enumerate(notice.objections or ()):
        if one.project in {None, project.id}:
            counted += one.resident_reps - one.withdrawn
            if objections.needed is not None and counted >= objections.needed:
                return index
    return 0


def _decided_again(project: Project, index: int, as_of: date) -> bool:
    return any(isinstance(step.event, Redeliberated | RepVoted) for step in steps(project, as_of) if step.index > index)


def _went_on(project: Project, index: int, as_of: date) -> bool:
    return any(step.index > index for step in steps(project, as_of))


def _why_unknown(notice: Notice, objections: Tally) -> tuple[str, str]:
    if notice.objections is None:
        return ("没有写 objections：不知有无异议，没有请写 []", "objections are not recorded; write [] if there were none")
    if objections.needed is None:
        return ("不知公示当天有多少居民代表，算不出需要几名", "the number of representatives on that day is not known")
    return ("有异议没有写日期，不知是否在公示期内", "some objections have no date, so whether they were in time is not known")


_NO_NOTICE = ("没有写明是哪份公告，不知有无异议", "which notice it was is not written, so objections are not known")
_NOT_COVERED = ("记录只到议决为止，不知有无异议", "the records end with the resolution; objections are not known")
