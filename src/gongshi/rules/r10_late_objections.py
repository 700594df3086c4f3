"""A late objection does not count, but is answered.

公示期过了才提的异议不计入人数，但同样要答复，并把答复的日子写下来。

Whether an objection is in time follows from its date and the notice's days; a late one is never counted, whatever
anybody writes. What the rule asks is that it has its answer.

Source: the report on Wuhou counts objections within ten days of the posting; that a late one deserves an answer is
inferred.

Passes (the notice hangs until 16 March):

    objections:
    - {date: 2026-03-18, scope: project, project: 2026-007, resident_reps: 1, answered: 2026-03-20}

Fails:

    objections:
    - {date: 2026-03-18, scope: project, project: 2026-007, resident_reps: 1}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.notice import Notice
from gongshi.objections import in_time
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R10"
NAME = Message(zh="迟到的异议也要答复", en="late objections are answered")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each objection that is late or may be."""
    for notice in fund.notices.values():
        for index, objection in enumerate(notice.objections or ()):
            if objection.date is None or objection.date <= as_of:
                yield from _of_objection(notice, index, as_of)


def _of_objection(notice: Notice, index: int, as_of: date) -> Iterator[Verdict]:
    assert notice.objections is not None
    objection = notice.objections[index]
    place = notice.place("objections", index)
    if (in_period := in_time(objection, notice)) is None:
        yield unknown(place, *_NO_DATE)
    elif not in_period and notice.posting_end is not None and objection.date and objection.date > notice.posting_end:
        answered = objection.answered is not None and objection.answered <= as_of
        yield holds(place) if answered else _unanswered(notice, index)


def _unanswered(notice: Notice, index: int) -> Verdict:
    assert notice.objections is not None
    objection = notice.objections[index]
    return broken(
        notice.place("objections", index, "date"),
        f"{objection.date} 的异议在公示期（到 {notice.posting_end}）以后，不计入人数；"
        "还没有答复，答复了请写 answered 和 answer",
        f"the objection of {objection.date} came after the posting's end on {notice.posting_end} and does not count; "
        "it is not answered yet, write answered and answer once it is",
    )


_NO_DATE = (
    "异议或公示没有写日期，不知道是否迟到",
    "the objection or the posting has no date, so whether it is late is not known",
)
