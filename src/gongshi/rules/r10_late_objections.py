"""A late objection does not count, but is answered.

公示期过了才提的异议不计入人数，但同样要答复，并把答复的日子写下来。

Whether an objection is in time follows from its date and the notice's days; a late one is never counted, whatever
anybody writes. What the rule asks is that it has its answer.

是不是按时，由异议的日期和公示的日期得出；逾期的不管怎么写都不计入。这一条只要求有答复。

Source: the report on Wuhou counts objections within ten days of the posting; that a late one deserves an answer is
inferred.

来源：央广网2022年报道只算公示十天内的异议；逾期的也应答复，是推断的。

Passes (the notice hangs until 16 March | 公示到3月16日):

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
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R10"
NAME = Message(zh="逾期的异议也要答复", en="late objections are answered")
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
    day, end = objection.date, notice.posting_end
    if day is not None and end is not None and day <= end:
        return
    if objection.answered is not None and objection.answered <= as_of:
        yield holds(place)
    elif day is None or end is None:
        yield unknown(place, *_NO_DATE)
    else:
        without_day = objection.answered is None and objection.answer is not None
        missing, missing_en = _NO_DAY if without_day else _NO_ANSWER
        yield broken(
            notice.place("objections", index, "date"),
            f"{day} 的异议在公示期（到 {end}）以后，不计入人数；{missing}",
            f"the objection of {day} came after the posting's end on {end} and does not count; {missing_en}",
        )


_NO_DATE = (
    "异议或公示没有写日期，不知道是否迟到",
    "the objection or the posting has no date, so whether it is late is not known",
)
_NO_ANSWER = (
    "还没有答复，答复了请写 answered 和 answer",
    "it is not answered yet, write answered and answer once it is",
)
_NO_DAY = (
    "写了怎样答复，没有写哪天答复，请写上 answered",
    "what was answered is written, but not on which day, write answered",
)
