"""Work begins only after the resolution.

先议决，后实施：签约、开工和第一笔付款都要在议决之后，议决当天也不行。议决以后、公示期满以前动工的，归另一条规则管。

Contract, start of work and first payment each come after the day of the resolution; the same day is too early.
What comes after the resolution but before the posting has ended is another rule's matter.

Source: the report on Wuhou forbids 先实施后议决 (carrying out first, resolving afterwards).

来源：央广网2022年报道禁止“先实施后议决”。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-04-01, event: started}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-01, event: started}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step
from gongshi.model.event import EVENT_WORDS
from gongshi.model.project import Project
from gongshi.model.terms import Basis
from gongshi.rules.coverage import record_ends
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown
from gongshi.rules.work import first_dated, first_resolution, work_steps

ID = "R01"
NAME = Message(zh="先议决，后实施", en="resolve before starting")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each project on which work has begun."""
    for project in fund.projects:
        work = work_steps(project, as_of)
        if work:
            yield _of_work(project, work)
        elif record_ends(project, fund, as_of):
            yield unknown(project.place("history"), *_NOT_COVERED)


def _of_work(project: Project, work: Sequence[Step]) -> Verdict:
    first_day, first = first_dated(work)
    place = project.place("history", first.at, "date")
    words = EVENT_WORDS[first.event.event]
    resolved = first_resolution(project)
    if resolved is None:
        return broken(
            place,
            f"{words.zh}了，却没有议决的记录；议过的请补写议决，没有议过的应立即停下",
            f"{words.en}, but no resolution is on record; write it down if there was one, else stop the work",
        )
    at, resolution = resolved
    if resolution.date is None:
        return unknown(project.place("history", at), *_NO_DATE)
    if first_day is not None and first_day <= resolution.date:
        return broken(
            place,
            f"{first_day} {words.zh}，{resolution.date} 才议决；先议决，公示期满以后才能签约、开工、付款",
            f"{words.en} on {first_day}, resolved only on {resolution.date}; "
            "resolve first, and wait for the posting to end",
            # That the day of the resolution itself is too early the report does not say.
            basis=Basis.INFERRED if first_day == resolution.date else None,
        )
    undated = next((step for step in work if step.event.date is None), None)
    return holds(place) if undated is None else unknown(project.place("history", undated.at), *_NO_DATE)


_NO_DATE = (
    "议决、签约、开工或付款没有写日期，无法判断先后",
    "the resolution or the work has no date, so their order is not known",
)
_NOT_COVERED = (
    "记录只到议决为止，不知道何时开工",
    "the records end with the resolution; when work began is not known",
)
