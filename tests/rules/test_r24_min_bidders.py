"""R24: as many bid as the call asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

FIRST = ("date: 2026-03-05, event: resolved", "date: 2026-03-06, event: posted")
CALLED = "date: 2026-03-30, event: called, notice: n04"
COMPANY = "implementer: {kind: company, name: 示例市政工程有限公司}"


def call(name: str, asks: str = "min_bidders: 3\n") -> dict[str, str]:
    """A call for implementers that asks for so many bidders."""
    return {f"notices/{name}.yaml": f"id: {name}\nkind: call\ntitle: 项目征集公告\n{asks}"}


def selected(bidders: str = "", day: str = "2026-04-17") -> str:
    """A selection; the number of bidders stands in column 48 of its line."""
    return f"date: {day}, event: selected, {f'bidders: {bidders}, ' if bidders else ''}{COMPANY}"


def fund(*events: str) -> dict[str, str]:
    """A fund with a call n04 and a project; these events stand from line 6 on, after its posting."""
    history = "".join(f"- {{{event}}}\n" for event in (*FIRST, *events))
    return call("n04") | {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nhistory:\n{history}"}


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("bidders", ["3", "4"])
def test_as_many_as_the_call_asks_for_are_enough(bidders: str, found: Found, judged: Judged) -> None:
    files = fund(CALLED, selected(bidders))
    assert found(files) == []
    assert judged(files).answers["R24"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("bidders", ["2", "0"])
def test_fewer_than_the_call_asks_for_are_found(bidders: str, found: Found, judged: Judged) -> None:
    files = fund(CALLED, selected(bidders))
    assert found(files) == [("R24", "warning", "projects/2026-001.yaml:7:48")]
    assert judged(files).answers["R24"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh=f"只有{bidders}家报名，公告 n04 要求至少3家；家数不够应重新征集",
            en=f"{bidders} bid, but the call n04 asks for 3; call again",
        )
    ]


def test_how_many_bid_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund(CALLED, selected())
    assert found(files) == [("R24", "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R24"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [Message("没有写明几家报名 bidders", "how many bid is not written (bidders)")]


@pytest.mark.parametrize("bidders", ["1", ""])
def test_a_call_that_asks_for_no_number_is_content_with_any(bidders: str, found: Found, judged: Judged) -> None:
    files = fund(CALLED, selected(bidders)) | call("n04", "")
    assert found(files) == []
    assert judged(files).answers["R24"] == {}


def test_a_selection_that_nobody_was_called_for_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(selected("1"))
    assert found(files) == []
    assert judged(files).answers["R24"] == {}


def test_what_the_call_asked_for_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-30, event: called", selected("1"))
    assert found(files) == [("R24", "info", "projects/2026-001.yaml:6:3")]
    assert judged(files).answers["R24"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="征集没有写明是哪份公告 notice，或公告读不了，不知道公告要求了什么",
            en="the call names no notice with a readable record, so what it asked for is not known",
        )
    ]


def test_a_call_whose_notice_cannot_be_read_is_unknown(judged: Judged) -> None:
    files = fund(CALLED, selected("1")) | {"notices/n04.yaml": "id: [\n"}
    assert [(finding.rule, finding.level.value, finding.place.line) for finding in judged(files).findings] == [
        ("record", "error", 1),
        ("R24", "info", 6),
    ]
    assert judged(files).answers["R24"] == {Answer.UNKNOWN: 1}


def test_the_last_call_before_the_selection_counts(found: Found, judged: Judged) -> None:
    again = "date: 2026-04-10, event: called, notice: n05"
    files = fund(CALLED, again, selected("2")) | call("n05", "min_bidders: 2\n")
    assert found(files) == []
    assert judged(files).answers["R24"] == {Answer.HOLDS: 1}
    later = "date: 2026-05-10, event: called, notice: n05"
    assert found(fund(CALLED, selected("2"), later)) == [("R24", "warning", "projects/2026-001.yaml:7:48")]


def test_each_selection_is_judged_by_its_own_call(found: Found, judged: Judged) -> None:
    again = ("date: 2026-05-10, event: called, notice: n05", selected("4", "2026-05-20"))
    files = fund(CALLED, selected("2"), *again) | call("n05", "min_bidders: 5\n")
    assert found(files) == [
        ("R24", "warning", "projects/2026-001.yaml:7:48"),
        ("R24", "warning", "projects/2026-001.yaml:9:48"),
    ]
    assert [message.en for message in messages(judged(files))] == [
        "2 bid, but the call n04 asks for 3; call again",
        "4 bid, but the call n05 asks for 5; call again",
    ]


def test_a_selection_still_to_come_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(CALLED, selected("2"))
    assert found(files, date(2026, 4, 16)) == []
    assert judged(files, date(2026, 4, 16)).answers["R24"] == {}
    assert judged(files, date(2026, 4, 17)).answers["R24"] == {Answer.BROKEN: 1}


def test_every_project_is_judged(judged: Judged) -> None:
    files = fund(CALLED, selected("2"))
    other = files["projects/2026-001.yaml"].replace("2026-001", "2026-002").replace("bidders: 2", "bidders: 3")
    assert judged(files | {"projects/2026-002.yaml": other}).answers["R24"] == {Answer.BROKEN: 1, Answer.HOLDS: 1}


@pytest.mark.parametrize("work", ["contracted, amount: 1.00", "started", "paid, amount: 1.00"])
def test_where_work_follows_the_call_without_a_selection_how_many_bid_is_unknown(
    work: str, found: Found, judged: Judged
) -> None:
    files = fund(CALLED, f"date: 2026-04-29, event: {work}", "date: 2026-05-10, event: started")
    assert found(files) == [("R24", "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R24"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="征集以后没有选定 selected 的记录，不知道几家报名；请补写",
            en="no selection is on record after the call, so how many bid is not known; write it down (selected)",
        )
    ]


@pytest.mark.parametrize("after", [(), ("date: 2026-04-10, event: called, notice: n05", selected("3"))])
def test_a_call_that_came_to_nothing_yet_or_was_repeated_is_not_judged(after: tuple[str, ...], found: Found) -> None:
    assert found(fund(CALLED, *after) | call("n05")) == []
