"""No work begins before the posting has ended.

公示期满以前不签约、不开工、不付款：居民还可以提异议。没有公示就动工的也算。

Contract, start of work and first payment come after the last day of the posting that announced the resolution. Work
before the resolution itself is another rule's matter.

签约、开工和第一笔付款，都要在公布议决的公示最后一天之后。议决以前就动工的，由另一条规则管。

Source: inferred from the right to object within ten days: work that has begun would take its sense away.

来源：从十天内可以提异议推断：已经动工，提异议就没有意义了。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-17, event: started}

Fails (the notice hangs until 16 March | 公示到3月16日):

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-16, event: started}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step
from gongshi.model.event import EVENT_WORDS
from gongshi.model.project import Project
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown
from gongshi.rules.work import announced_before, first_dated, first_resolution, work_steps

ID = "R05"
NAME = Message(zh="公示期满才能签约、开工、付款", en="no work while the posting lasts")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each project on which work has begun, unless it began before the resolution."""
    for project in fund.projects:
        work = work_steps(project, as_of)
        if work and not _before_resolution(project, work):
            has_gap = announced_before(project, fund, work) is None and record_ends(project, fund, as_of)
            yield unknown(project.place("history"), *_NO_POSTING) if has_gap else _of_work(project, fund, work)
        elif not work and record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _before_resolution(project: Project, work: Sequence[Step]) -> bool:
    resolved = first_resolution(project)
    first_day, _ = first_dated(work)
    if resolved is None:
        return True
    return resolved[1].date is not None and first_day is not None and first_day <= resolved[1].date


def _of_work(project: Project, fund: CommunityFund, work: Sequence[Step]) -> Verdict:
    first_day, first = first_dated(work)
    place = project.place("history", first.at, "date")
    words = EVENT_WORDS[first.event.event]
    announced = announced_before(project, fund, work)
    if announced is None:
        return broken(
            place,
            f"{words.zh}以前没有公示的记录；要先公示，期满而且异议没有达到比例，才能签约、开工、付款",
            f"{words.en}, but no posting is on record before it; post the resolution first",
        )
    if announced.notice is None or announced.notice.posting_end is None:
        return unknown(project.place("history", announced.step.at), *_NO_END)
    end = announced.notice.posting_end
    if first_day is not None and first_day <= end:
        return broken(
            place,
            f"{first_day} {words.zh}，公示要到 {end} 才期满；期满以后才能签约、开工、付款",
            f"{words.en} on {first_day}, but the posting lasts until {end}; begin the day after at the earliest",
        )
    undated = next((step for step in work if step.event.date is None), None)
    return holds(place) if undated is None else unknown(project.place("history", undated.at), *_NO_DATE)


_NO_END = (
    "动工前的那次公示没有公告记录，或记录读不了，或没有写最后一天，不知道何时期满",
    "the posting before the work has no readable notice or no last day, so when it ended is not known",
)
_NO_DATE = (
    "签约、开工或付款没有写日期，不知道在不在公示期内",
    "some work has no date, so whether it fell within the posting is not known",
)
_NO_POSTING = (
    "记录只到议决为止，不知道动工前有没有公示",
    "the records end with the resolution; whether it was posted before the work is not known",
)
_NOT_COVERED = (
    "记录只到议决为止，不知道何时开工",
    "the records end with the resolution; when work began is not known",
)
