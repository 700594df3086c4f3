"""R31: nothing has happened tomorrow, where tomorrow is counted from the day on which the records are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongshi.check import Asked, Judgement, judge
from gongshi.findings import Message
from gongshi.fund import read_fund
from gongshi.rules.registry import OF_THE_PRESENT
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
WriteFund = Callable[[dict[str, str]], Path]

RESOLVED = "date: 2026-03-05, event: resolved"
POSTED = "date: 2026-03-06, event: posted"


def fund(*events: str) -> dict[str, str]:
    """A fund with one project; its first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\nhistory:\n{history}"}


def objected(objection: str, start: str = "posting_start: 2026-03-06\n") -> dict[str, str]:
    """A fund with one notice; its first objection stands on line 6, or 5 without a first day of the posting."""
    text = f"id: n03\nkind: resolution\ntitle: 公示\n{start}objections:\n- {{{objection}, scope: resolution}}\n"
    return {"notices/n03.yaml": text}


def proposed(proposal: str) -> dict[str, str]:
    """A fund with one proposal, which stands on line 4."""
    return {"proposals/2026.yaml": f"id: 2026\nfiscal_year: 2026\nproposals:\n- {{id: p1, title: 路灯{proposal}}}\n"}


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


def test_an_event_of_tomorrow_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED)
    assert found(files, date(2026, 3, 5)) == [("R31", "error", "projects/2026-001.yaml:6:10")]
    assert judged(files, date(2026, 3, 5)).answers["R31"] == {Answer.BROKEN: 1}
    assert messages(judged(files, date(2026, 3, 5))) == [
        Message(
            zh="公示的日期 2026-03-06 还没有到（今天按 2026-03-05 算）；发生了再写",
            en="posted: 2026-03-06 is still to come (today is 2026-03-05); write it down once it has happened",
        )
    ]


def test_an_event_of_today_has_happened(judged: Judged) -> None:
    assert judged(fund(RESOLVED, POSTED), date(2026, 3, 6)).answers["R31"] == {Answer.HOLDS: 1}


def test_each_event_still_to_come_is_found_once(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, POSTED)
    assert found(files, date(2026, 3, 4)) == [
        ("R31", "error", "projects/2026-001.yaml:5:10"),
        ("R31", "error", "projects/2026-001.yaml:6:10"),
    ]
    assert judged(files, date(2026, 3, 4)).answers["R31"] == {Answer.BROKEN: 2}


@pytest.fixture
def looked_back(write_fund: WriteFund, asked: Asked) -> Callable[..., Judgement]:
    """Judges a fund as of one day, where the records are kept on another."""

    def on(files: dict[str, str], as_of: date, present: date | None) -> Judgement:
        return judge(read_fund(write_fund(files)), as_of, present=present, asked=asked)

    return on


def test_who_looks_back_finds_nothing_in_the_future(looked_back: Callable[..., Judgement]) -> None:
    judgement = looked_back(fund(RESOLVED, POSTED), date(2026, 1, 1), date(2026, 3, 6))
    assert judgement.findings == ()
    assert judgement.answers["R31"] == {Answer.HOLDS: 1}


def test_what_the_present_has_not_seen_is_found_by_who_looks_back(looked_back: Callable[..., Judgement]) -> None:
    judgement = looked_back(fund(RESOLVED, POSTED), date(2026, 1, 1), date(2026, 3, 5))
    assert [(finding.place.line, finding.message) for finding in judgement.findings] == [
        (
            6,
            Message(
                zh="公示的日期 2026-03-06 还没有到（今天按 2026-03-05 算）；发生了再写",
                en="posted: 2026-03-06 is still to come (today is 2026-03-05); write it down once it has happened",
            ),
        )
    ]


def test_an_event_without_a_date_is_not_out_of_place_for_who_looks_back(looked_back: Callable[..., Judgement]) -> None:
    judgement = looked_back(fund(RESOLVED, "event: posted"), date(2026, 1, 1), date(2026, 3, 5))
    assert [(finding.rule, finding.level.value) for finding in judgement.findings] == [("R31", "info")]


def test_without_a_present_the_day_looked_at_is_the_present(looked_back: Callable[..., Judgement]) -> None:
    assert looked_back(fund(RESOLVED), date(2026, 3, 4), None).answers["R31"] == {Answer.BROKEN: 1}
    assert looked_back(fund(RESOLVED), date(2026, 3, 5), None).answers["R31"] == {Answer.HOLDS: 1}


def test_every_other_rule_looks_at_the_day_that_is_asked_for(write_fund: WriteFund) -> None:
    assert sorted(OF_THE_PRESENT) == ["R31"]
    read = read_fund(write_fund(fund(RESOLVED, "date: 2026-03-05, event: started")))
    on_that_day, the_day_before = (
        judge(read, day, present=date(2026, 12, 31), asked=Asked(rules=("R01", "R02", "R31")))
        for day in (date(2026, 3, 5), date(2026, 3, 4))
    )
    assert on_that_day.answers == {"R01": {Answer.BROKEN: 1}, "R02": {Answer.HOLDS: 1}, "R31": {Answer.HOLDS: 1}}
    assert the_day_before.answers == {"R01": {}, "R02": {}, "R31": {Answer.HOLDS: 1}}


@pytest.mark.parametrize("more", ["", ", answered: 2026-03-09", ", answered: 2026-03-10"])
def test_an_objection_in_order_holds(more: str, found: Found, judged: Judged) -> None:
    for day in ("2026-03-06", "2026-03-09"):
        files = objected(f"date: {day}{more}")
        assert found(files, date(2026, 3, 10)) == []
        assert judged(files, date(2026, 3, 10)).answers["R31"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    ("objection", "place", "zh", "en"),
    [
        ("date: 2026-03-09", "6:10", "异议的日期 2026-03-09", "objection: 2026-03-09"),
        ("date: 2026-03-07, answered: 2026-03-09", "6:32", "答复的日期 2026-03-09", "answer: 2026-03-09"),
        ("answered: 2026-03-09", "6:14", "答复的日期 2026-03-09", "answer: 2026-03-09"),
        ("date: 2026-03-05, answered: 2026-03-09", "6:32", "答复的日期 2026-03-09", "answer: 2026-03-09"),
    ],
)
def test_an_objection_or_answer_of_tomorrow_is_found(
    objection: str, place: str, zh: str, en: str, judged: Judged
) -> None:
    judgement = judged(objected(objection), date(2026, 3, 8))
    assert judgement.answers["R31"] == {Answer.BROKEN: 1}
    assert [str(finding.place).split("n03.yaml:")[1] for finding in judgement.findings] == [place]
    assert messages(judgement) == [
        Message(
            zh=f"{zh} 还没有到（今天按 2026-03-08 算）；发生了再写",
            en=f"{en} is still to come (today is 2026-03-08); write it down once it has happened",
        )
    ]


def test_an_objection_before_its_posting_is_found(found: Found, judged: Judged) -> None:
    files = objected("date: 2026-03-05")
    assert found(files) == [("R31", "error", "notices/n03.yaml:6:10")]
    assert judged(files).answers["R31"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="异议写的是 2026-03-05，公示从 2026-03-06 才开始；请查日期",
            en="the objection is of 2026-03-05, but the posting began only on 2026-03-06; check the dates",
        )
    ]


@pytest.mark.parametrize("start", ["posting_start: 2026-03-06\n", "number: 1\n"])
def test_an_answer_before_its_objection_is_found(start: str, found: Found, judged: Judged) -> None:
    files = objected("date: 2026-03-09, answered: 2026-03-08", start)
    assert found(files) == [("R31", "error", "notices/n03.yaml:6:32")]
    assert judged(files).answers["R31"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2026-03-08 答复，早于提出异议的 2026-03-09；请查日期",
            en="answered on 2026-03-08, before the objection of 2026-03-09; check the dates",
        )
    ]


@pytest.mark.parametrize("objection", ["resident_reps: 1", "answered: 2026-03-09"])
def test_an_objection_without_a_date_is_unknown(objection: str, found: Found, judged: Judged) -> None:
    files = objected(objection)
    assert found(files) == [("R31", "info", "notices/n03.yaml:6:3")]
    assert judged(files).answers["R31"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [Message(zh="异议没有写日期", en="the objection has no date")]


def test_an_objection_to_a_posting_without_a_first_day_is_unknown(found: Found, judged: Judged) -> None:
    files = objected("date: 2026-03-09, answered: 2026-03-09", "")
    assert found(files) == [("R31", "info", "notices/n03.yaml:5:3")]
    assert judged(files).answers["R31"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="公告没有写公示的第一天，不知道异议是不是在那以后提的",
            en="the first day of the posting is not written, so whether the objection came after it is not known",
        )
    ]


def test_each_objection_is_judged(judged: Judged) -> None:
    files = objected("date: 2026-03-05")
    files["notices/n03.yaml"] += "- {date: 2026-03-07, scope: resolution}\n"
    files["notices/n04.yaml"] = files["notices/n03.yaml"].replace("n03", "n04")
    files["notices/n05.yaml"] = "id: n05\nkind: resolution\ntitle: 公示\nobjections: []\n"
    files["notices/n06.yaml"] = "id: n06\nkind: resolution\ntitle: 公示\n"
    assert judged(files).answers["R31"] == {Answer.BROKEN: 2, Answer.HOLDS: 2}


SORTED = ", screening: {{date: {}, outcome: shortlisted}}"


@pytest.mark.parametrize("screening", ["", SORTED.format("2026-02-01"), SORTED.format("2026-02-02")])
def test_a_proposal_in_order_holds(screening: str, found: Found, judged: Judged) -> None:
    files = proposed(f", date: 2026-02-01{screening}")
    assert found(files, date(2026, 2, 2)) == []
    assert judged(files, date(2026, 2, 2)).answers["R31"] == {Answer.HOLDS: 1}


def test_a_sorting_before_the_proposal_is_found(found: Found, judged: Judged) -> None:
    files = proposed(f", date: 2026-02-02{SORTED.format('2026-02-01')}")
    assert found(files) == [("R31", "error", "proposals/2026.yaml:4:59")]
    assert judged(files).answers["R31"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="2026-02-01 梳理，早于提议的 2026-02-02；请查日期",
            en="sorted on 2026-02-01, before it was proposed on 2026-02-02; check the dates",
        )
    ]


@pytest.mark.parametrize(
    ("proposal", "column", "zh", "en"),
    [
        (", date: 2026-02-03", 29, "提议", "proposal"),
        (f", date: 2026-02-03{SORTED.format('2026-02-01')}", 29, "提议", "proposal"),
        (", date: 2026-02-03, screening: {outcome: shortlisted}", 29, "提议", "proposal"),
        (f", date: 2026-02-01{SORTED.format('2026-02-03')}", 59, "梳理", "sorting"),
        (SORTED.format("2026-02-03"), 41, "梳理", "sorting"),
    ],
)
def test_a_proposal_or_sorting_of_tomorrow_is_found(
    proposal: str, column: int, zh: str, en: str, judged: Judged
) -> None:
    judgement = judged(proposed(proposal), date(2026, 2, 2))
    assert judgement.answers["R31"] == {Answer.BROKEN: 1}
    assert [(finding.place.line, finding.place.column) for finding in judgement.findings] == [(4, column)]
    assert messages(judgement) == [
        Message(
            zh=f"{zh}的日期 2026-02-03 还没有到（今天按 2026-02-02 算）；发生了再写",
            en=f"{en}: 2026-02-03 is still to come (today is 2026-02-02); write it down once it has happened",
        )
    ]


@pytest.mark.parametrize(
    "proposal", ["", ", date: 2026-02-01, screening: {outcome: shortlisted}", SORTED.format("2026-02-01")]
)
def test_a_proposal_or_sorting_without_a_date_is_unknown(proposal: str, found: Found, judged: Judged) -> None:
    files = proposed(proposal)
    assert found(files) == [("R31", "info", "proposals/2026.yaml:4:3")]
    assert judged(files).answers["R31"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="提议或梳理没有写日期，不知道先后",
            en="the proposal or its sorting has no date, so their order is not known",
        )
    ]


def test_each_proposal_of_each_year_is_judged(judged: Judged) -> None:
    files = proposed(", date: 2026-02-01")
    files["proposals/2026.yaml"] += "- {id: p2, title: 花坛}\n"
    files["proposals/2025.yaml"] = "id: 2025\nfiscal_year: 2025\nproposals:\n- {id: p0, title: 树, date: 2025-02-01}\n"
    assert judged(files).answers["R31"] == {Answer.HOLDS: 2, Answer.UNKNOWN: 1}
