"""R25: the implementer adds the money of its own that the call asks for."""

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


def call(name: str, asks: str = "self_raised_share: 1/10\n") -> dict[str, str]:
    """A call for implementers that asks for such a part of their own money."""
    return {f"notices/{name}.yaml": f"id: {name}\nkind: call\ntitle: 项目征集公告\n{asks}"}


def contracted(own: str = "", amount: str = "66000.00", day: str = "2026-05-07") -> str:
    """A contract; its own money stands in column 72 of its line."""
    return f"date: {day}, event: contracted, amount: {amount}{f', self_raised: {own}' if own else ''}"


def fund(*events: str, own: str = "") -> dict[str, str]:
    """A fund with a call n04 and a project; these events stand from line 6 on, or 7 with the project's own money."""
    history = "".join(f"- {{{event}}}\n" for event in (*FIRST, *events))
    written = f"self_raised: {own}\n" if own else ""
    return call("n04") | {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\n{written}history:\n{history}"}


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("own", ["6600.00", "6600.01"])
def test_the_part_that_the_call_asks_for_is_enough(own: str, found: Found, judged: Judged) -> None:
    files = fund(CALLED, contracted(own))
    assert found(files) == []
    assert judged(files).answers["R25"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("own", ["6599.99", "0"])
def test_less_than_the_call_asks_for_is_found(own: str, found: Found, judged: Judged) -> None:
    files = fund(CALLED, contracted(own))
    assert found(files) == [("R25", "warning", "projects/2026-001.yaml:7:72")]
    assert judged(files).answers["R25"] == {Answer.BROKEN: 1}
    shown = "0.00" if own == "0" else own
    assert messages(judged(files)) == [
        Message(
            zh=f"自筹{shown}元，公告 n04 要求不少于合同金额66000.00元的 1/10，即6600.00元",
            en=f"{shown} yuan are self-raised; the call n04 asks for 1/10 of the contract's 66000.00 yuan, "
            "which is 6600.00 yuan",
        )
    ]


@pytest.mark.parametrize(("own", "findings"), [("0.34", 0), ("0.33", 1)])
def test_a_part_of_a_fen_is_rounded_up(own: str, findings: int, found: Found) -> None:
    files = fund(CALLED, contracted(own, amount="1.00")) | call("n04", "self_raised_share: 1/3\n")
    assert len(found(files)) == findings


def test_what_the_project_raises_counts_where_the_contract_says_nothing(found: Found, judged: Judged) -> None:
    assert found(fund(CALLED, contracted(), own="6600.00")) == []
    files = fund(CALLED, contracted(), own="6599.99")
    assert found(files) == [("R25", "warning", "projects/2026-001.yaml:8:3")]
    assert messages(judged(files))[0].en.startswith("6599.99 yuan are self-raised")


@pytest.mark.parametrize(("own", "findings"), [("6600.00", 0), ("0.00", 1)])
def test_what_the_contract_says_goes_before_what_the_project_says(own: str, findings: int, found: Found) -> None:
    project = "0.00" if findings == 0 else "6600.00"
    assert len(found(fund(CALLED, contracted(own), own=project))) == findings


def test_how_much_is_raised_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund(CALLED, contracted())
    assert found(files) == [("R25", "info", "projects/2026-001.yaml:7:3")]
    assert judged(files).answers["R25"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="公告 n04 要求自筹，合同没有写自筹多少 self_raised",
            en="the call n04 asks for self-raised money, but none is written (self_raised)",
        )
    ]


@pytest.mark.parametrize("own", ["0.00", ""])
def test_a_call_that_asks_for_no_part_is_content_with_any(own: str, found: Found, judged: Judged) -> None:
    files = fund(CALLED, contracted(own)) | call("n04", "")
    assert found(files) == []
    assert judged(files).answers["R25"] == {}


def test_a_contract_that_nobody_was_called_for_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(contracted("0.00"))
    assert found(files) == []
    assert judged(files).answers["R25"] == {}


def test_what_the_call_asked_for_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund("date: 2026-03-30, event: called", contracted("0.00"))
    assert found(files) == [("R25", "info", "projects/2026-001.yaml:6:3")]
    assert judged(files).answers["R25"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="征集没有写明是哪份公告 notice，或公告读不了，不知道公告要求了什么",
            en="the call names no notice with a readable record, so what it asked for is not known",
        )
    ]


def test_the_last_call_before_the_contract_counts(found: Found) -> None:
    again = "date: 2026-04-10, event: called, notice: n05"
    other = call("n05", "self_raised_share: 1/100\n")
    assert found(fund(CALLED, again, contracted("660.00")) | other) == []
    later = "date: 2026-05-10, event: called, notice: n05"
    assert found(fund(CALLED, contracted("660.00"), later)) == [
        ("R25", "warning", "projects/2026-001.yaml:7:72"),
        ("history", "error", "projects/2026-001.yaml:8:3"),
    ]


def test_each_contract_is_judged(found: Found, judged: Judged) -> None:
    files = fund(CALLED, contracted("6600.00"), contracted("1.00", "20.00", "2026-06-07"))
    assert found(files) == [("R25", "warning", "projects/2026-001.yaml:8:69")]
    assert judged(files).answers["R25"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}
    assert messages(judged(files))[0].zh == "自筹1.00元，公告 n04 要求不少于合同金额20.00元的 1/10，即2.00元"


def test_a_contract_still_to_come_is_not_judged(found: Found, judged: Judged) -> None:
    files = fund(CALLED, contracted("0.00"))
    assert found(files, date(2026, 5, 6)) == []
    assert judged(files, date(2026, 5, 6)).answers["R25"] == {}
    assert judged(files, date(2026, 5, 7)).answers["R25"] == {Answer.BROKEN: 1}


@pytest.mark.parametrize("work", ["started", "paid, amount: 1.00"])
def test_where_work_follows_the_call_without_a_contract_what_is_self_raised_is_unknown(
    work: str, found: Found, judged: Judged
) -> None:
    files = fund(CALLED, f"date: 2026-04-29, event: {work}", own="6600.00")
    assert found(files) == [("R25", "info", "projects/2026-001.yaml:8:3")]
    assert judged(files).answers["R25"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="征集公告要求自筹，却没有签约 contracted 的记录，不知道自筹够不够；请补写",
            en="the call asks for self-raised money, but no contract (contracted) is on record, so it is not known",
        )
    ]


def test_a_call_that_came_to_nothing_yet_asks_for_no_money(found: Found) -> None:
    assert found(fund(CALLED)) == []
