"""What happened stands in the order in which it happened, and nothing has happened tomorrow.

经过按日期先后写：提议、列入清单、议决、公示，直到结项。日期不能倒着走，也不能写还没有到的日子。

Each dated event of a history is no earlier than the dated one before it. Where another rule judges the same two
events (work before the resolution or within the posting, closing before it may be), that rule speaks alone. An
objection is not dated before its posting, an answer not before its objection, a sorting not before its proposal; a
contract that ends before it begins is refused when the file is read, in this rule's words. No event, objection, answer
or proposal is dated after the day on which the records are kept.

每件有日期的事，不早于它前面那件有日期的事。同样两件事有别的规则管的（议决以前或公示期内动工、还不能结项就结项），只
由那条规则说。异议不早于公示，答复不早于异议，梳理不早于提议；合同最后一天早于第一天的，读文件时就按这一条拒绝。经过、
异议、答复和提议的日期，都不能晚于记录所到的那一天。

Source: logic.

来源：常理。

Passes:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-04, event: posted, notice: 2026-n03}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import EVENT_WORDS, Accepted, Closed, Evaluated, Event
from gongshi.model.notice import Notice
from gongshi.model.project import Project
from gongshi.model.proposal import ProposalYear
from gongshi.place import Place
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown
from gongshi.rules.work import Work, may_begin_after, work_steps

ID = "R31"
NAME = Message(zh="日期先后不乱", en="dates in order")
Parameters = NoParameters


def judge(fund: CommunityFund, present: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each history, each objection and each proposal.

    ``present`` is the day on which the records are kept, also where they are looked at as of an earlier one.
    """
    for project in fund.projects:
        yield from _of_history(project, fund, present)
    for notice in fund.notices.values():
        for index in range(len(notice.objections or ())):
            yield _of_objection(notice, index, present)
    for year in fund.proposal_years:
        for index in range(len(year.proposals)):
            yield _of_proposal(year, index, present)


def _of_history(project: Project, fund: CommunityFund, present: date) -> Iterator[Verdict]:
    faults = [*_out_of_order(project, fund), *_in_future(project, present)]
    if faults:
        yield from faults
    elif undated := [at for at, event in enumerate(project.history) if event.date is None]:
        yield unknown(project.place("history", undated[0]), *_NO_DATE)
    elif project.history:
        yield holds(project.place("history"))


def _out_of_order(project: Project, fund: CommunityFund) -> Iterator[Verdict]:
    work = work_steps(project, date.max)
    held_until = may_begin_after(project, fund, work) if work else None
    before: Event | None = None
    for at, event in enumerate(project.history):
        if event.date is None or (isinstance(event, Work) and held_until is not None and event.date <= held_until):
            continue
        closed_early = isinstance(event, Closed) and isinstance(before, Accepted | Evaluated)
        if before is not None and before.date is not None and event.date < before.date and not closed_early:
            yield _earlier(project, at, event, before)
        before = event


def _earlier(project: Project, at: int, event: Event, before: Event) -> Verdict:
    words, words_before = EVENT_WORDS[event.event], EVENT_WORDS[before.event]
    return broken(
        project.place("history", at, "date"),
        f"{event.date} {words.zh}，写在 {before.date} {words_before.zh}的后面；请查日期，或按先后重排",
        f"{words.en} on {event.date} stands after {words_before.en} on {before.date}; check the dates or reorder",
    )


def _in_future(project: Project, present: date) -> Iterator[Verdict]:
    for at, event in enumerate(project.history):
        if event.date is not None and event.date > present:
            words = EVENT_WORDS[event.event]
            yield _not_yet(project.place("history", at, "date"), event.date, present, words)


def _not_yet(place: Place, day: date, present: date, words: Message) -> Verdict:
    return broken(
        place,
        f"{words.zh}的日期 {day} 还没有到（今天按 {present} 算）；发生了再写",
        f"{words.en}: {day} is still to come (today is {present}); write it down once it has happened",
    )


def _of_objection(notice: Notice, index: int, present: date) -> Verdict:
    assert notice.objections is not None
    one = notice.objections[index]
    place = notice.place("objections", index)
    for key, day, words in (("date", one.date, _OBJECTION), ("answered", one.answered, _ANSWER)):
        if day is not None and day > present:
            return _not_yet(notice.place("objections", index, key), day, present, words)
    if one.date is None:
        return unknown(place, "异议没有写日期", "the objection has no date")
    if notice.posting_start is not None and one.date < notice.posting_start:
        return broken(
            notice.place("objections", index, "date"),
            f"异议写的是 {one.date}，公示从 {notice.posting_start} 才开始；请查日期",
            f"the objection is of {one.date}, but the posting began only on {notice.posting_start}; check the dates",
        )
    if one.answered is not None and one.answered < one.date:
        return broken(
            notice.place("objections", index, "answered"),
            f"{one.answered} 答复，早于提出异议的 {one.date}；请查日期",
            f"answered on {one.answered}, before the objection of {one.date}; check the dates",
        )
    return holds(place) if notice.posting_start is not None else unknown(place, *_NO_START)


def _of_proposal(year: ProposalYear, index: int, present: date) -> Verdict:
    one = year.proposals[index]
    sorted_on = one.screening.date if one.screening is not None else None
    for path, day, words in ((("date",), one.date, _PROPOSAL), (("screening", "date"), sorted_on, _SORTING)):
        if day is not None and day > present:
            return _not_yet(year.place("proposals", index, *path), day, present, words)
    if one.date is None or (one.screening is not None and sorted_on is None):
        return unknown(
            year.place("proposals", index),
            "提议或梳理没有写日期，不知道先后",
            "the proposal or its sorting has no date, so their order is not known",
        )
    if sorted_on is not None and sorted_on < one.date:
        return broken(
            year.place("proposals", index, "screening", "date"),
            f"{sorted_on} 梳理，早于提议的 {one.date}；请查日期",
            f"sorted on {sorted_on}, before it was proposed on {one.date}; check the dates",
        )
    return holds(year.place("proposals", index))


_OBJECTION = Message(zh="异议", en="objection")
_ANSWER = Message(zh="答复", en="answer")
_PROPOSAL = Message(zh="提议", en="proposal")
_SORTING = Message(zh="梳理", en="sorting")
_NO_START = (
    "公告没有写公示的第一天，不知道异议是不是在那以后提的",
    "the first day of the posting is not written, so whether the objection came after it is not known",
)
_NO_DATE = (
    "有的经过没有写日期，先后无法核对",
    "some event has no date, so the order cannot be checked",
)
