"""R10: an objection that comes after the posting does not count, but is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

HANGS = "posting_start: 2026-03-06\nposting_end: 2026-03-16\n"
LATE = "date: 2026-03-18, scope: resolution, resident_reps: 1"
UNANSWERED = [("R10", "info", "notices/n01.yaml:7:10")]
NOT_YET = Message(
    zh="2026-03-18 的异议在公示期（到 2026-03-16）以后，不计入人数；还没有答复，答复了请写 answered 和 answer",
    en="the objection of 2026-03-18 came after the posting's end on 2026-03-16 and does not count; "
    "it is not answered yet, write answered and answer once it is",
)
NO_DATE = Message(
    zh="异议或公示没有写日期，不知道是否迟到",
    en="the objection or the posting has no date, so whether it is late is not known",
)


def fund(*objections: str, posting: str = HANGS) -> dict[str, str]:
    """A fund with one notice; its objections begin on line 7 where both days of the posting are written."""
    entries = "".join(f"- {{{objection}}}\n" for objection in objections)
    return {"notices/n01.yaml": f"id: n01\nkind: resolution\ntitle: 公示\n{posting}objections:\n{entries}"}


def test_a_late_objection_without_an_answer_is_found(found: Found, judged: Judged) -> None:
    assert found(fund(LATE)) == UNANSWERED
    assert judged(fund(LATE)).answers["R10"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(fund(LATE)).findings] == [NOT_YET]


def test_a_late_objection_that_was_answered_holds(found: Found, judged: Judged) -> None:
    files = fund(f"{LATE}, answered: 2026-03-20")
    assert found(files) == []
    assert judged(files).answers["R10"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("answer", ["", ", answer: 已当面说明"])
def test_an_answer_still_to_come_is_none_yet(answer: str, found: Found, judged: Judged) -> None:
    files = fund(f"{LATE}, answered: 2026-03-20{answer}")
    assert found(files, date(2026, 3, 19)) == UNANSWERED
    assert judged(files, date(2026, 3, 19)).findings[0].message == NOT_YET
    assert found(files, date(2026, 3, 20)) == []
    assert judged(files, date(2026, 3, 20)).answers["R10"] == {Answer.HOLDS: 1}


def test_an_answer_without_its_day_is_found(found: Found, judged: Judged) -> None:
    files = fund(f"{LATE}, answer: 已当面说明")
    assert found(files) == UNANSWERED
    assert judged(files).answers["R10"] == {Answer.BROKEN: 1}
    assert [finding.message for finding in judged(files).findings] == [
        Message(
            zh="2026-03-18 的异议在公示期（到 2026-03-16）以后，不计入人数；"
            "写了怎样答复，没有写哪天答复，请写上 answered",
            en="the objection of 2026-03-18 came after the posting's end on 2026-03-16 and does not count; "
            "what was answered is written, but not on which day, write answered",
        )
    ]


@pytest.mark.parametrize("day", ["2026-03-05", "2026-03-06", "2026-03-16"])
def test_an_objection_that_is_not_late_is_not_judged(day: str, found: Found, judged: Judged) -> None:
    files = fund(LATE.replace("2026-03-18", day))
    assert found(files) == []
    assert judged(files).answers["R10"] == {}


def test_the_day_after_the_last_one_is_late(found: Found) -> None:
    assert found(fund(LATE.replace("2026-03-18", "2026-03-17"))) == UNANSWERED


def test_an_objection_without_a_date_may_be_late(found: Found, judged: Judged) -> None:
    files = fund("scope: resolution, resident_reps: 1")
    assert found(files) == [("R10", "info", "notices/n01.yaml:7:3")]
    assert judged(files).answers["R10"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [NO_DATE]


@pytest.mark.parametrize("posting", ["posting_start: 2026-03-06\n", ""])
def test_where_the_notice_has_no_last_day_every_objection_may_be_late(
    posting: str, found: Found, judged: Judged
) -> None:
    files = fund(LATE, posting=posting)
    assert found(files) == [("R10", "info", f"notices/n01.yaml:{6 if posting else 5}:3")]
    assert judged(files).answers["R10"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(files).findings] == [NO_DATE]


def test_the_last_day_alone_tells_which_objections_are_late(found: Found, judged: Judged) -> None:
    files = fund(LATE, LATE.replace("2026-03-18", "2026-03-16"), posting="posting_end: 2026-03-16\n")
    assert found(files) == [("R10", "info", "notices/n01.yaml:6:10")]
    assert judged(files).answers["R10"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize(
    ("objection", "posting"),
    [("scope: resolution, residents: 3, answered: 2026-03-20", HANGS), (f"{LATE}, answered: 2026-03-20", "")],
)
def test_what_was_answered_holds_whether_it_was_late_or_not(
    objection: str, posting: str, found: Found, judged: Judged
) -> None:
    files = fund(objection, posting=posting)
    assert found(files) == []
    assert judged(files).answers["R10"] == {Answer.HOLDS: 1}


def test_every_late_objection_is_judged_that_of_residents_too(found: Found, judged: Judged) -> None:
    files = fund(LATE, f"{LATE}, answered: 2026-03-20", "date: 2026-04-01, scope: resolution, residents: 4")
    assert found(files) == [("R10", "info", "notices/n01.yaml:7:10"), ("R10", "info", "notices/n01.yaml:9:10")]
    assert judged(files).answers["R10"] == {Answer.BROKEN: 2, Answer.HOLDS: 1}


def test_an_objection_still_to_come_is_not_judged(judged: Judged) -> None:
    assert judged(fund(LATE), date(2026, 3, 17)).answers["R10"] == {}
    assert judged(fund(LATE), date(2026, 3, 18)).answers["R10"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("objections", ["", "objections: []\n"])
def test_a_notice_without_objections_is_not_judged(objections: str, judged: Judged) -> None:
    files = {"notices/n01.yaml": f"id: n01\nkind: resolution\ntitle: 公示\n{HANGS}{objections}"}
    assert judged(files).answers["R10"] == {}


def test_the_pack_says_how_much_an_unanswered_one_weighs(found: Found, pack: Pack) -> None:
    weightier = pack("id: R10\n  level: info", "id: R10\n  level: warning")
    assert found(fund(LATE) | weightier) == [("R10", "warning", "notices/n01.yaml:7:10")]
    assert found(fund("scope: resolution, residents: 3") | weightier) == [("R10", "info", "notices/n01.yaml:7:3")]


def test_there_is_nothing_to_set(found: Found, pack: Pack) -> None:
    changed = pack("id: R10\n  level: info", "id: R10\n  parameters: {days: 3}\n  level: info")
    assert [one[0] for one in found(fund(LATE) | changed)] == ["record"]
