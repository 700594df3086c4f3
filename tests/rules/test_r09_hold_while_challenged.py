"""R09: while a resolution waits to be decided again, the work on it rests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

TEN = "date: 2026-03-09, scope: project, project: 2026-001, resident_reps: 10"
SECOND = "date: 2026-03-24, event: redeliberated, outcome: upheld"
KINDS = [
    ("contracted, amount: 1.00", "签约", "contract signed"),
    ("started", "开工", "work started"),
    ("paid, amount: 1.00", "付款", "paid"),
]
"""Every kind of work, with what messages call it."""


def notice(*objections: str) -> dict[str, str]:
    """The notice n03, which hangs until 16 March and was objected to like this."""
    listed = "".join(f"\n- {{{objection}}}" for objection in objections) or " []"
    text = "id: n03\nkind: resolution\ntitle: 公示\nposting_start: 2026-03-06\nposting_end: 2026-03-16\n"
    return {"notices/n03.yaml": f"{text}objections:{listed}\n"}


def fund(*after: str, before: tuple[str, ...] = (), objections: tuple[str, ...] = (TEN,)) -> dict[str, str]:
    """A fund of 47 representatives, 10 of whom suffice. Line 6 is the posting, line 7 what comes after it.

    What happened ``before`` the posting stands between it and the resolution, and moves both by its lines.
    """
    posted = "date: 2026-03-06, event: posted, notice: n03"
    events = ("date: 2026-03-05, event: resolved", *before, posted, *after)
    history = "".join(f"- {{{event}}}\n" for event in events)
    project = f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}"
    return {"projects/2026-001.yaml": project} | notice(*objections)


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("day", ["2026-03-17", "2026-03-23"])
@pytest.mark.parametrize("work", KINDS)
def test_work_before_the_second_decision_is_found(
    work: tuple[str, str, str], day: str, found: Found, judged: Judged
) -> None:
    kind, zh, en = work
    files = fund(f"date: {day}, event: {kind}", SECOND)
    assert found(files) == [("R09", "error", "projects/2026-001.yaml:7:10")]
    assert messages(judged(files)) == [
        Message(
            zh=f"{day} {zh}，而异议在 2026-03-09 已达到重议人数，2026-03-24 才重新议定；重新议定以前应暂停",
            en=f"{en} on {day}, but objections sufficed on 2026-03-09, decided again only on 2026-03-24; "
            "hold the work until then",
        )
    ]


@pytest.mark.parametrize("work", KINDS)
def test_work_without_a_second_decision_is_found(work: tuple[str, str, str], found: Found, judged: Judged) -> None:
    kind, zh, en = work
    files = fund(f"date: 2026-05-04, event: {kind}")
    assert found(files) == [("R09", "error", "projects/2026-001.yaml:7:10")]
    assert judged(files).answers["R09"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh=f"2026-05-04 {zh}，而异议在 2026-03-09 已达到重议人数，至今没有重新议定；重新议定以前应暂停",
            en=f"{en} on 2026-05-04, but objections sufficed on 2026-03-09, not decided again yet; "
            "hold the work until then",
        )
    ]


@pytest.mark.parametrize("kind", ["redeliberated", "rep_voted"])
@pytest.mark.parametrize("outcome", ["upheld", "amended", "overturned"])
@pytest.mark.parametrize("day", ["2026-03-24", "2026-04-08"])
def test_work_from_the_day_of_the_second_decision_on_holds(kind: str, outcome: str, day: str, judged: Judged) -> None:
    files = fund(f"date: 2026-03-24, event: {kind}, outcome: {outcome}", f"date: {day}, event: started")
    assert judged(files).answers["R09"] == {Answer.HOLDS: 1}


def test_the_first_decision_after_the_posting_ends_the_rest(judged: Judged) -> None:
    files = fund(SECOND, "date: 2026-04-08, event: started", "date: 2026-05-08, event: rep_voted, outcome: upheld")
    assert judged(files).answers["R09"] == {Answer.HOLDS: 1}


def test_a_second_decision_before_the_posting_answers_none_of_its_objections(found: Found) -> None:
    before = ("date: 2026-03-05, event: posted", "date: 2026-03-05, event: redeliberated, outcome: upheld")
    files = fund("date: 2026-03-20, event: started", before=before)
    assert found(files) == [("R09", "error", "projects/2026-001.yaml:9:10")]


def test_another_resolution_is_no_second_decision(judged: Judged) -> None:
    files = fund("date: 2026-03-20, event: resolved", "date: 2026-03-21, event: started")
    assert judged(files).answers["R09"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("day", ["2026-03-10", "2026-03-16"])
def test_work_within_the_posting_is_left_to_the_rule_on_it(day: str, judged: Judged) -> None:
    assert judged(fund(f"date: {day}, event: started")).answers["R09"] == {Answer.HOLDS: 1}


def test_work_that_rests_holds(found: Found, judged: Judged) -> None:
    assert found(fund()) == []
    assert judged(fund()).answers["R09"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("objections", [(), (TEN.replace("10", "9"),), (TEN.replace("03-09", "03-17"),)])
def test_without_enough_objections_nothing_rests(objections: tuple[str, ...], found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-20, event: started", objections=objections)
    assert found(files) == []
    assert judged(files).answers["R09"] == {}


UNDER_WAY = ("date: 2026-03-05, event: posted", "date: 2026-03-05, event: started", "date: 2026-03-05, event: resolved")


@pytest.mark.parametrize(
    ("day", "answer"), [("2026-03-08", Answer.HOLDS), ("2026-03-09", Answer.BROKEN), ("2026-03-23", Answer.BROKEN)]
)
def test_work_under_way_rests_from_the_day_on_which_objections_sufficed(
    day: str, answer: Answer, judged: Judged
) -> None:
    files = fund(f"date: {day}, event: paid, amount: 1.00", SECOND, before=UNDER_WAY)
    assert judged(files).answers["R09"] == {answer: 1}


def test_the_first_work_that_did_not_rest_is_pointed_at(found: Found) -> None:
    paid = [f"date: 2026-03-{day}, event: paid, amount: 1.00" for day in ("08", "20", "21", "24")]
    files = fund(*paid[:3], SECOND, paid[3], before=UNDER_WAY)
    assert found(files) == [("R09", "error", "projects/2026-001.yaml:11:10")]


@pytest.mark.parametrize(
    ("objections", "since"),
    [
        (("2026-03-09", 6), ("2026-03-12", 4)),
        (("2026-03-12", 4), ("2026-03-09", 6)),
        (("2026-03-12", 9), ("2026-03-07", 1)),
    ],
)
def test_objections_sufficed_on_the_day_that_made_up_the_number(
    objections: tuple[str, int], since: tuple[str, int], judged: Judged
) -> None:
    listed = tuple(
        f"date: {day}, scope: project, project: 2026-001, resident_reps: {reps}" for day, reps in (objections, since)
    )
    rested, did_not = (
        fund(f"date: 2026-03-{day}, event: paid, amount: 1.00", before=UNDER_WAY, objections=listed)
        for day in ("11", "12")
    )
    assert judged(rested).answers["R09"] == {Answer.HOLDS: 1}
    assert judged(did_not).answers["R09"] == {Answer.BROKEN: 1}
    assert [one.message.zh for one in judged(did_not).findings] == [
        "2026-03-12 付款，而异议在 2026-03-12 已达到重议人数，至今没有重新议定；重新议定以前应暂停"
    ]


def test_work_under_way_is_told_by_what_stands_before_the_posting_and_not_after_it(judged: Judged) -> None:
    paid = "date: 2026-03-10, event: paid, amount: 1.00"
    assert judged(fund(paid, before=UNDER_WAY)).answers["R09"] == {Answer.BROKEN: 1}
    assert judged(fund(paid, paid)).answers["R09"] == {Answer.HOLDS: 1}


def test_each_posting_is_judged_by_its_own_notice(found: Found, judged: Judged) -> None:
    again = {"notices/n04.yaml": notice(TEN.replace("03-09", "03-30"))["notices/n03.yaml"].replace("n03", "n04")}
    again = {name: text.replace("03-06", "03-25").replace("03-16", "04-07") for name, text in again.items()}
    events = (SECOND, "date: 2026-03-25, event: posted, notice: n04", "date: 2026-04-20, event: started")
    files = fund(*events) | again
    assert found(files) == [("R09", "error", "projects/2026-001.yaml:9:10")]
    assert judged(files).answers["R09"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2026-04-20 开工，而异议在 2026-03-30 已达到重议人数，至今没有重新议定；重新议定以前应暂停",
            en="work started on 2026-04-20, but objections sufficed on 2026-03-30, not decided again yet; "
            "hold the work until then",
        )
    ]


def test_what_is_still_to_come_is_not_judged(judged: Judged) -> None:
    files = fund("date: 2026-03-20, event: started", SECOND)
    assert judged(files, date(2026, 3, 5)).answers["R09"] == {}
    assert judged(files, date(2026, 3, 8)).answers["R09"] == {}
    assert judged(files, date(2026, 3, 9)).answers["R09"] == {Answer.HOLDS: 1}
    assert judged(files, date(2026, 3, 19)).answers["R09"] == {Answer.HOLDS: 1}
    assert [one.message.zh for one in judged(files, date(2026, 3, 20)).findings] == [
        "2026-03-20 开工，而异议在 2026-03-09 已达到重议人数，至今没有重新议定；重新议定以前应暂停"
    ]


def test_objections_still_to_come_suffice_for_nothing_yet(judged: Judged) -> None:
    listed = (TEN.replace("reps: 10", "reps: 9"), TEN.replace("reps: 10", "reps: 1").replace("03-09", "03-12"))
    files = fund("date: 2026-03-12, event: paid, amount: 1.00", before=UNDER_WAY, objections=listed)
    assert judged(files, date(2026, 3, 11)).answers["R09"] == {}
    assert judged(files, date(2026, 3, 12)).answers["R09"] == {Answer.BROKEN: 1}


def test_a_second_posting_under_the_same_notice_challenges_nothing_anew(judged: Judged) -> None:
    again = "date: 2026-03-25, event: posted, notice: n03"
    judgement = judged(fund(SECOND, again, "date: 2026-04-20, event: started"))
    assert [one.message for one in judgement.findings if one.rule == "R09"] == []
    assert judgement.answers["R09"] == {Answer.HOLDS: 1}
