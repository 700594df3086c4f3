"""R28: the accounts are posted in every quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

JANUARY = "{fiscal_year: 2026, amount: 1.00, date: 2026-01-09}"
AT_THE_MONEY = "community.yaml:4:1"
SUMMER = date(2026, 7, 1)


def fund(*posted: str, allocations: tuple[str, ...] = (JANUARY,), kind: str = "finance") -> dict[str, str]:
    """A fund whose allocations stand from line 4 on, with accounts first posted on these days; none for no day."""
    lines = "".join(f"- {one}\n" for one in allocations)
    files = {"community.yaml": "id: wutong\ntitle: 梧桐社区\n" + (f"allocations:\n{lines}" if allocations else "")}
    for number, day in enumerate(posted):
        start = f"posting_start: {day}\n" if day else ""
        files[f"notices/n{number}.yaml"] = f"id: n{number}\nkind: {kind}\ntitle: 财务公开\n{start}"
    return files


def missing(*quarters: tuple[str, str]) -> list[Message]:
    return [
        Message(
            zh=f"{zh}没有财务公开；每季度至少公开一次，贴过的请补写一份公告（kind: finance）",
            en=f"no accounts were posted in the quarter {en}; post them each quarter, as a notice of kind finance",
        )
        for zh, en in quarters
    ]


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize("day", ["2026-04-01", "2026-05-20", "2026-06-30"])
def test_accounts_posted_within_the_quarter_hold(day: str, found: Found, judged: Judged) -> None:
    assert found(fund(day), SUMMER) == []
    assert judged(fund(day), SUMMER).answers["R28"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("day", ["2026-03-31", "2026-07-01", "2025-05-20", "2027-05-20"])
def test_accounts_of_another_quarter_do_not_count(day: str, found: Found, judged: Judged) -> None:
    assert found(fund(day), SUMMER) == [("R28", "warning", AT_THE_MONEY)]
    assert judged(fund(day), SUMMER).answers["R28"] == {Answer.BROKEN: 1}
    assert messages(judged(fund(day), SUMMER)) == missing(("2026年第二季度", "2026-Q2"))


@pytest.mark.parametrize("kind", ["resolution", "call", "evaluation", "shortlist"])
def test_a_notice_of_another_kind_is_no_account(kind: str, found: Found) -> None:
    assert found(fund("2026-05-20", kind=kind), SUMMER) == [("R28", "warning", AT_THE_MONEY)]


def test_each_quarter_that_has_passed_is_judged(found: Found, judged: Judged) -> None:
    files = fund("2026-08-31", "2027-02-01")
    assert found(files, date(2027, 7, 30)) == [("R28", "warning", AT_THE_MONEY)] * 3
    assert judged(files, date(2027, 7, 30)).answers["R28"] == {Answer.HOLDS: 2, Answer.BROKEN: 3}
    assert messages(judged(files, date(2027, 7, 30))) == missing(
        ("2026年第二季度", "2026-Q2"), ("2026年第四季度", "2026-Q4"), ("2027年第二季度", "2027-Q2")
    )


def test_the_first_and_the_third_quarter_are_called_so(judged: Judged) -> None:
    files = fund("2026-05-20", "2026-11-20")
    assert messages(judged(files, date(2027, 4, 1))) == missing(
        ("2026年第三季度", "2026-Q3"), ("2027年第一季度", "2027-Q1")
    )


@pytest.mark.parametrize(
    ("as_of", "quarters"), [("2026-06-30", 0), ("2026-07-01", 1), ("2026-09-30", 1), ("2026-10-01", 2)]
)
def test_a_quarter_is_judged_when_it_is_over(as_of: str, quarters: int, judged: Judged) -> None:
    answers = judged(fund(), date.fromisoformat(as_of)).answers["R28"]
    assert answers == ({Answer.BROKEN: quarters} if quarters else {})


@pytest.mark.parametrize(
    ("put_in", "quarters"),
    [("2025-12-31", 2), ("2026-01-01", 1), ("2026-03-31", 1), ("2026-04-01", 0), ("2026-09-01", 0)],
)
def test_the_quarter_after_the_first_money_is_the_first(put_in: str, quarters: int, judged: Judged) -> None:
    files = fund(allocations=(f"{{amount: 1.00, date: {put_in}}}",))
    assert judged(files, SUMMER).answers["R28"] == ({Answer.BROKEN: quarters} if quarters else {})


def test_the_first_money_counts_wherever_it_stands(judged: Judged) -> None:
    later, undated = "{amount: 1.00, date: 2026-05-01}", "{amount: 1.00}"
    files = fund(allocations=(later, JANUARY))
    assert judged(files, SUMMER).answers["R28"] == {Answer.BROKEN: 1}
    files = fund(allocations=(undated, later, JANUARY))
    assert judged(files, SUMMER).answers["R28"] == {Answer.BROKEN: 1, Answer.UNKNOWN: 1}


def test_when_money_was_put_in_may_be_unknown(found: Found, judged: Judged) -> None:
    files = fund(allocations=("{fiscal_year: 2026, amount: 1.00}",))
    assert found(files, SUMMER) == [("R28", "info", "community.yaml:4:3")]
    assert judged(files, SUMMER).answers["R28"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files, SUMMER)) == [
        Message(
            zh="这笔资金没有写何时下达 date，不知道从哪个季度起该有财务公开",
            en="when this money was put in is not written, so from which quarter on accounts were due is not known",
        )
    ]


def test_money_without_a_day_beside_money_with_one_leaves_the_earlier_quarters_unknown(found: Found) -> None:
    files = fund(allocations=("{amount: 1.00, date: 2026-05-01}", "{amount: 2.00}", "{amount: 3.00}"))
    assert found(files, SUMMER) == [("R28", "info", "community.yaml:5:3")]


def test_a_community_without_money_has_no_accounts(found: Found, judged: Judged) -> None:
    assert found(fund(allocations=()), SUMMER) == []
    assert judged(fund(allocations=()), SUMMER).answers["R28"] == {}


def test_where_the_records_end_with_the_resolution_accounts_are_unknown(found: Found, judged: Judged) -> None:
    ends = {"/programme.yaml": "id: small\ntitle: 小基金\ncoverage: resolution\n"}
    assert found(fund() | ends, SUMMER) == [("R28", "info", AT_THE_MONEY)]
    assert judged(fund() | ends, SUMMER).answers["R28"] == {Answer.UNKNOWN: 1}
    assert [finding.message for finding in judged(fund() | ends, SUMMER).findings] == [
        Message(
            zh="记录只到议决为止，不知道有没有财务公开",
            en="the records end with the resolution; whether accounts were posted is not known",
        )
    ]
    assert found(fund(allocations=()) | ends, SUMMER) == []


def test_accounts_without_a_day_may_be_those_of_the_quarter(found: Found, judged: Judged) -> None:
    files = fund("2026-01-20", "")
    assert found(files, SUMMER) == [("R28", "info", "notices/n1.yaml:1:5")]
    assert judged(files, SUMMER).answers["R28"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files, SUMMER)) == [
        Message(
            zh="财务公开没有写公示的第一天，不知道是不是2026年第二季度的",
            en="the accounts have no first day of posting, so whether they are of the quarter 2026-Q2 is not known",
        )
    ]


def test_accounts_without_a_day_leave_a_quarter_with_accounts_as_it_is(judged: Judged) -> None:
    assert judged(fund("", "2026-05-20"), SUMMER).answers["R28"] == {Answer.HOLDS: 1}
    assert judged(fund("", "2026-05-20"), date(2026, 10, 1)).answers["R28"] == {Answer.HOLDS: 1, Answer.UNKNOWN: 1}


def test_a_notice_that_cannot_be_read_may_be_the_accounts(found: Found, judged: Judged) -> None:
    files = fund() | {"notices/n1.yaml": "id: [\n"}
    assert found(files, SUMMER) == [
        ("R28", "info", AT_THE_MONEY),
        ("record", "error", "notices/n1.yaml:1:5"),
    ]
    assert judged(files, SUMMER).answers["R28"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files, SUMMER))[0] == Message(
        zh="有公告读不了，不知道2026年第二季度有没有财务公开",
        en="some notices could not be read, so whether accounts were posted in the quarter 2026-Q2 is not known",
    )


def test_another_file_that_cannot_be_read_is_no_excuse(found: Found) -> None:
    files = fund() | {"projects/p1.yaml": "id: [\n"}
    assert found(files, SUMMER)[0] == ("R28", "warning", AT_THE_MONEY)
