"""R03: one year's money, one year's term."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]
Pack = Callable[[str, str], dict[str, str]]

RESOLVED = "date: 2026-03-05, event: resolved"
IN_THE_PACK = "months: 12, over_year_end: info"
FAR_YEAR = "fiscal_year: 2099\n"
"""A year that no term of these tests crosses."""
NOT_COVERED = Message(
    zh="记录只到议决为止，不知道期限多长",
    en="the records end with the resolution; how long the work goes on is not known",
)
NO_DAY = Message(
    zh="没有写期限的第一天或最后一天，不知道有多长",
    en="the first or the last day of the term is not written, so its length is not known",
)


def fund(*events: str, keys: str = "fiscal_year: 2026\n") -> dict[str, str]:
    """A fund with one project; with one line of ``keys`` its first event stands on line 5."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {"projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\n{keys}history:\n{history}"}


def term(first: str, last: str) -> str:
    """A contract from one day to another; its last day stands in column 88."""
    return f"date: 2026-04-01, event: contracted, amount: 1.00, first_day: {first}, last_day: {last}"


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


@pytest.mark.parametrize(
    ("first", "last"), [("2026-01-01", "2026-12-31"), ("2026-04-01", "2026-12-20"), ("2026-04-01", "2026-04-01")]
)
def test_a_contract_within_the_year_holds(first: str, last: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, term(first, last))
    assert found(files) == []
    assert judged(files).answers["R03"] == {Answer.HOLDS: 1}


def test_a_contract_of_more_than_twelve_months_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2027-04-01"))
    assert found(files) == [("R03", "warning", "projects/2026-001.yaml:6:88")]
    assert judged(files).answers["R03"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="期限从 2026-04-01 到 2027-04-01，超过12个月；最晚到 2027-03-31，以后的另行议决",
            en="the term of 2026-04-01 to 2027-04-01 is over 12 months; end it by 2027-03-31 "
            "and resolve what comes after anew",
        )
    ]


@pytest.mark.parametrize("last", ["2027-01-01", "2027-03-31"])
def test_a_contract_of_twelve_months_that_crosses_the_years_end_is_only_told(
    last: str, found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, term("2026-04-01", last))
    assert found(files) == [("R03", "info", "projects/2026-001.yaml:6:88")]
    assert judged(files).answers["R03"] == {Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh=f"期限到 {last}，跨过了2026年度的年底；跨年的部分不能用下一年度的钱",
            en=f"the term ends on {last}, beyond the year 2026; the next year's money is not part of it",
        )
    ]


def test_the_fiscal_year_counts_and_not_that_of_the_first_day(found: Found) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2027-03-31"), keys="fiscal_year: 2027\n")
    assert found(files) == []


@pytest.mark.parametrize(
    ("first", "months", "longest"),
    [
        ("2026-04-15", 12, "2027-04-14"),
        ("2026-01-01", 1, "2026-01-31"),
        ("2026-01-01", 11, "2026-11-30"),
        ("2026-12-15", 1, "2027-01-14"),
        ("2026-12-01", 60, "2031-11-30"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-12-31", 11, "2027-11-30"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-28"),
    ],
)
def test_the_pack_says_how_many_months_a_contract_may_run(
    first: str, months: int, longest: str, found: Found, pack: Pack
) -> None:
    rules = pack(IN_THE_PACK, f"months: {months}, over_year_end: info")
    assert found(fund(RESOLVED, term(first, longest), keys=FAR_YEAR) | rules) == []
    day_after = f"{date.fromisoformat(longest) + timedelta(days=1)}"
    too_long = [("R03", "warning", "projects/2026-001.yaml:6:88")]
    assert found(fund(RESOLVED, term(first, day_after), keys=FAR_YEAR) | rules) == too_long


def test_the_months_of_the_pack_and_the_last_day_they_give_are_told(judged: Judged, pack: Pack) -> None:
    files = fund(RESOLVED, term("2026-01-31", "2026-12-31")) | pack(IN_THE_PACK, "months: 2")
    assert messages(judged(files)) == [
        Message(
            zh="期限从 2026-01-31 到 2026-12-31，超过2个月；最晚到 2026-03-30，以后的另行议决",
            en="the term of 2026-01-31 to 2026-12-31 is over 2 months; end it by 2026-03-30 "
            "and resolve what comes after anew",
        )
    ]


@pytest.mark.parametrize(("months", "rules_found"), [("0", ["record"]), ("1", []), ("60", []), ("61", ["record"])])
def test_a_contract_runs_for_one_month_to_five_years(
    months: str, rules_found: list[str], found: Found, pack: Pack
) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2026-04-01"))
    assert [one[0] for one in found(files | pack(IN_THE_PACK, f"months: {months}"))] == rules_found


@pytest.mark.parametrize("level", ["error", "warning", "info"])
def test_the_pack_weighs_a_term_that_crosses_the_years_end(level: str, found: Found, pack: Pack) -> None:
    rules = pack(IN_THE_PACK, f"months: 12, over_year_end: {level}")
    crossing, too_long = (fund(RESOLVED, term("2026-04-01", f"2027-{day}")) for day in ("03-31", "04-01"))
    assert found(crossing | rules) == [("R03", level, "projects/2026-001.yaml:6:88")]
    assert found(too_long | rules) == [("R03", "warning", "projects/2026-001.yaml:6:88")]


def test_a_weight_that_does_not_exist_is_refused(found: Found, pack: Pack) -> None:
    rules = pack(IN_THE_PACK, "months: 12, over_year_end: grave")
    assert [one[:2] for one in found(fund(RESOLVED, term("2026-04-01", "2027-04-01")) | rules)] == [("record", "error")]


def test_a_pack_that_sets_nothing_means_twelve_months_and_a_hint(found: Found, pack: Pack) -> None:
    rules = pack(rf"\n  parameters: \{{{IN_THE_PACK}\}}", "")
    crossing, too_long = (fund(RESOLVED, term("2026-04-01", f"2027-{day}")) for day in ("03-31", "04-01"))
    assert found(crossing | rules) == [("R03", "info", "projects/2026-001.yaml:6:88")]
    assert found(too_long | rules) == [("R03", "warning", "projects/2026-001.yaml:6:88")]


def test_each_contract_is_judged(found: Found, judged: Judged) -> None:
    files = fund(
        RESOLVED,
        term("2026-04-01", "2027-04-01"),
        term("2026-05-01", "2026-12-31"),
        term("2026-06-01", "2027-06-01"),
    )
    assert found(files) == [
        ("R03", "warning", "projects/2026-001.yaml:6:88"),
        ("R03", "warning", "projects/2026-001.yaml:8:88"),
    ]
    assert judged(files).answers["R03"] == {Answer.BROKEN: 2, Answer.HOLDS: 1}


PLAN = "fiscal_year: 2026\nplanned_start: 2026-04-01\nplanned_end: {}\n"


def test_before_there_is_a_contract_the_plan_is_judged(found: Found, judged: Judged) -> None:
    assert found(fund(RESOLVED, keys=PLAN.format("2027-04-01"))) == [("R03", "warning", "projects/2026-001.yaml:5:14")]
    assert found(fund(RESOLVED, keys=PLAN.format("2027-03-31"))) == [("R03", "info", "projects/2026-001.yaml:5:14")]
    assert found(fund(RESOLVED, keys=PLAN.format("2026-12-31"))) == []
    assert judged(fund(RESOLVED, keys=PLAN.format("2026-12-31"))).answers["R03"] == {Answer.HOLDS: 1}


def test_a_plan_that_was_not_resolved_is_nobodys_matter(judged: Judged) -> None:
    files = fund("date: 2026-01-10, event: shortlisted", keys=PLAN.format("2030-12-31"))
    assert judged(files).answers["R03"] == {}


def test_a_contract_is_judged_even_where_nothing_was_resolved(found: Found) -> None:
    files = fund(term("2026-04-01", "2027-04-01"))
    assert found(files) == [("R03", "warning", "projects/2026-001.yaml:5:88")]


def test_the_days_of_the_contract_count_and_not_those_of_the_plan(judged: Judged) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2026-12-31"), keys=PLAN.format("2030-12-31"))
    assert judged(files).answers["R03"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize(
    ("days", "place"),
    [("", "8:3"), (", first_day: 2026-04-02", "8:3"), (", last_day: 2026-12-31", "8:65")],
)
@pytest.mark.parametrize("planned_end", ["2026-12-31", "2027-04-02"])
def test_the_plan_does_not_tell_the_day_that_a_contract_leaves_out(
    days: str, place: str, planned_end: str, found: Found, judged: Judged
) -> None:
    contract = f"date: 2026-04-01, event: contracted, amount: 1.00{days}"
    files = fund(RESOLVED, contract, keys=PLAN.format(planned_end))
    assert found(files) == [("R03", "info", f"projects/2026-001.yaml:{place}")]
    assert messages(judged(files)) == [NO_DAY]


@pytest.mark.parametrize(
    ("days", "place"), [("", "6:3"), (", first_day: 2026-04-01", "6:3"), (", last_day: 2026-12-31", "6:65")]
)
def test_a_contract_that_lacks_a_day_is_unknown(days: str, place: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, f"date: 2026-04-01, event: contracted, amount: 1.00{days}")
    assert found(files) == [("R03", "info", f"projects/2026-001.yaml:{place}")]
    assert judged(files).answers["R03"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DAY]


@pytest.mark.parametrize(
    ("keys", "place"),
    [("", "1:1"), ("planned_start: 2026-04-01\n", "1:1"), ("planned_end: 2026-12-31\n", "4:14")],
)
def test_a_plan_that_lacks_a_day_is_unknown(keys: str, place: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, keys=f"fiscal_year: 2026\n{keys}")
    assert found(files) == [("R03", "info", f"projects/2026-001.yaml:{place}")]
    assert judged(files).answers["R03"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NO_DAY]


def test_without_the_fiscal_year_nobody_knows_whether_a_term_crosses_its_end(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2026-12-31"), keys="budget: 1.00\n")
    assert found(files) == [("R03", "info", "projects/2026-001.yaml:6:88")]
    assert judged(files).answers["R03"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="没有写年度 fiscal_year，不知道期限跨没跨过年底",
            en="the fiscal year is not written, so whether the term runs beyond it is not known",
        )
    ]


def test_without_the_fiscal_year_a_term_of_more_than_twelve_months_is_still_found(found: Found) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2027-04-01"), keys="budget: 1.00\n")
    assert found(files) == [("R03", "warning", "projects/2026-001.yaml:6:88")]


def test_what_is_still_to_come_is_not_judged(judged: Judged) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2027-04-01"), keys=PLAN.format("2026-12-31"))
    assert judged(files, date(2026, 3, 4)).answers["R03"] == {}
    assert judged(files, date(2026, 3, 5)).answers["R03"] == {Answer.HOLDS: 1}
    assert judged(files, date(2026, 3, 31)).answers["R03"] == {Answer.HOLDS: 1}
    assert judged(files, date(2026, 4, 1)).answers["R03"] == {Answer.BROKEN: 1}


ENDS = {"/programme.yaml": "id: small\ntitle: 小基金\ncoverage: resolution\n"}


@pytest.mark.parametrize(("keys", "line"), [("fiscal_year: 2026\n", 5), (PLAN.format("2026-12-31"), 7)])
def test_where_the_records_end_with_the_resolution_a_term_is_unknown(
    keys: str, line: int, found: Found, judged: Judged
) -> None:
    files = fund(RESOLVED, keys=keys) | ENDS
    assert found(files) == [("R03", "info", f"projects/2026-001.yaml:{line}:1")]
    assert judged(files).answers["R03"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NOT_COVERED]


def test_a_contract_that_is_recorded_all_the_same_is_judged(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, term("2026-04-01", "2027-04-01")) | ENDS
    assert found(files) == [("R03", "warning", "projects/2026-001.yaml:6:88")]
    files = fund(RESOLVED, term("2026-04-01", "2026-12-31")) | ENDS
    assert judged(files).answers["R03"] == {Answer.HOLDS: 1}


def test_a_plan_of_more_than_twelve_months_is_found_however_far_the_records_go(found: Found) -> None:
    files = fund(RESOLVED, keys=PLAN.format("2027-04-01")) | ENDS
    assert found(files) == [("R03", "warning", "projects/2026-001.yaml:5:14")]


def test_the_plan_of_a_project_that_has_ended_is_judged_however_far_the_records_go(judged: Judged) -> None:
    ended = "date: 2026-03-20, event: terminated, reason: 不再需要"
    files = fund(RESOLVED, ended, keys=PLAN.format("2026-12-31")) | ENDS
    assert judged(files).answers["R03"] == {Answer.HOLDS: 1}


@pytest.mark.parametrize("event", ["resolved", "redeliberated, outcome: amended", "rep_voted, outcome: amended"])
@pytest.mark.parametrize("amount", ["[100.00, 200.00]", "{2026: 100.00, 2027: 200.00}", "[]"])
def test_a_resolution_that_carries_the_money_of_several_years_is_refused(
    event: str, amount: str, found: Found, judged: Judged
) -> None:
    files = fund(f"event: {event}, amount: {amount}")
    column = len(f"- {{event: {event}, amount: ") + 1
    assert found(files) == [("R03", "error", f"projects/2026-001.yaml:5:{column}")]
    assert messages(judged(files)) == [
        Message(
            zh="议决金额只写一个年度的一个数；几个年度的钱要一年一议，各自成项",
            en="a resolution carries the amount of one fiscal year; money of several years is resolved year by year",
        )
    ]


def test_the_amount_of_one_year_is_taken(judged: Judged) -> None:
    assert judged(fund("event: resolved, amount: 100.00")).answers["R03"] == {Answer.UNKNOWN: 1}
