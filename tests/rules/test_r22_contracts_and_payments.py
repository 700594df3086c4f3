"""R22: no more is contracted than resolved, and no more paid than contracted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongshi.check import Judgement
from gongshi.findings import Message
from gongshi.rules.verdict import Answer

Found = Callable[..., list[tuple[str, str, str]]]
Judged = Callable[..., Judgement]

RESOLVED = "date: 2026-03-05, event: resolved"
NOT_KNOWN = Message(
    zh="没有写明议决了多少钱，不知道有没有超出",
    en="how much was resolved is not written, so whether it was kept to is not known",
)


def fund(*events: str, budget: str = "budget: 38700.00\n") -> dict[str, str]:
    """A fund with one project, whose first event stands on line 7, or 6 without a budget."""
    history = "".join(f"- {{{event}}}\n" for event in events)
    return {
        "projects/2026-001.yaml": f"id: 2026-001\ntitle: 健身角\nfiscal_year: 2026\npot: support\n"
        f"{budget}history:\n{history}"
    }


def contracted(amount: str, day: str = "2026-04-01") -> str:
    return f"date: {day}, event: contracted, amount: {amount}"


def paid(amount: str, day: str = "2026-04-10") -> str:
    return f"date: {day}, event: paid, amount: {amount}"


def messages(judgement: Judgement) -> list[Message]:
    return [finding.message for finding in judgement.findings]


def test_a_contract_of_all_that_was_resolved_holds(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted("38700.00"))
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 2}


def test_a_contract_of_a_fen_more_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted("38700.01"))
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:8:49")]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1, Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="合同累计38700.01元，超过议决的38700.00元；增加的部分先要议决",
            en="contracts make 38700.01 yuan, more than the 38700.00 yuan resolved; resolve the increase first",
        )
    ]


def test_contracts_add_up_and_the_one_that_exceeds_is_found(found: Found) -> None:
    first = contracted("30000.00")
    assert found(fund(RESOLVED, first, contracted("8700.00", "2026-05-01"))) == []
    third = contracted("0.01", "2026-06-01")
    files = fund(RESOLVED, first, contracted("8700.01", "2026-05-01"), third)
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:9:49")]


def test_a_resolution_of_its_own_amount_is_the_limit(found: Found) -> None:
    files = fund("date: 2026-03-05, event: resolved, amount: 1000.00", contracted("1000.01"))
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:8:49")]


def test_an_increase_that_was_decided_is_within(found: Found) -> None:
    again = (
        "date: 2026-03-06, event: posted",
        "date: 2026-03-24, event: redeliberated, outcome: amended, amount: 40000.00",
    )
    assert found(fund(RESOLVED, *again, contracted("40000.00"))) == []
    assert found(fund(RESOLVED, *again, contracted("40000.01"))) == [("R22", "error", "projects/2026-001.yaml:10:49")]


def test_payments_of_all_that_was_contracted_hold(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted("38000.00"), paid("30000.00"), paid("8000.00", "2026-09-10"))
    assert found(files) == []
    assert judged(files).answers["R22"] == {Answer.HOLDS: 3}


def test_a_payment_of_more_than_was_contracted_is_found(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted("38000.00"), paid("30000.00"), paid("8000.01", "2026-09-10"))
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:10:43")]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 2, Answer.BROKEN: 1}
    assert messages(judged(files)) == [
        Message(
            zh="付款累计38000.01元，超过合同的38000.00元；多付的应追回；确要增加的，先议决、签补充协议，再付款",
            en="payments make 38000.01 yuan, more than the 38000.00 yuan contracted; "
            "recover the rest, or resolve and contract the increase before paying it",
        )
    ]


def test_several_contracts_together_are_the_limit_of_the_payments(found: Found) -> None:
    contracts = (contracted("30000.00"), contracted("8000.00", "2026-04-02"))
    assert found(fund(RESOLVED, *contracts, paid("38000.00"))) == []
    assert found(fund(RESOLVED, *contracts, paid("38000.01"))) == [("R22", "error", "projects/2026-001.yaml:10:43")]


def test_without_a_contract_what_was_resolved_is_the_limit_of_the_payments(found: Found, judged: Judged) -> None:
    assert found(fund(RESOLVED, paid("38700.00"))) == []
    files = fund(RESOLVED, paid("38700.01"))
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:8:43")]
    assert messages(judged(files)) == [
        Message(
            zh="付款累计38700.01元，超过议决的38700.00元；超出的部分先要议决",
            en="payments make 38700.01 yuan, more than the 38700.00 yuan resolved; resolve the increase first",
        )
    ]


def test_contracts_and_payments_are_two_matters(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted("38700.01"), paid("38700.02"))
    assert found(files) == [
        ("R22", "error", "projects/2026-001.yaml:8:49"),
        ("R22", "error", "projects/2026-001.yaml:9:43"),
    ]
    assert judged(files).answers["R22"] == {Answer.HOLDS: 1, Answer.BROKEN: 2}


@pytest.mark.parametrize("event", [contracted("1.00"), paid("1.00")])
def test_what_was_resolved_may_be_unknown(event: str, found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, event, budget="")
    assert [one for one in found(files) if "projects" in one[2]] == [("R22", "info", "projects/2026-001.yaml:1:1")]
    assert judged(files).answers["R22"] == {Answer.UNKNOWN: 2}
    assert messages(judged(files))[-1] == NOT_KNOWN


@pytest.mark.parametrize("event", [contracted("99999.00"), paid("99999.00")])
def test_money_for_what_is_not_resolved_on_record_is_unknown(event: str, found: Found, judged: Judged) -> None:
    files = fund(event)
    assert found(files) == [("R22", "info", "projects/2026-001.yaml:5:9")]
    assert judged(files).answers["R22"] == {Answer.UNKNOWN: 1}
    assert messages(judged(files)) == [NOT_KNOWN]


def test_payments_of_a_contract_are_judged_where_the_resolution_is_unknown(found: Found) -> None:
    assert found(fund(contracted("10.00"), paid("10.01"))) == [
        ("R22", "info", "projects/2026-001.yaml:5:9"),
        ("R22", "error", "projects/2026-001.yaml:8:43"),
    ]


def test_what_was_overturned_leaves_nothing_to_spend(found: Found, judged: Judged) -> None:
    files = fund(
        RESOLVED,
        contracted("10.00"),
        "date: 2026-04-20, event: redeliberated, outcome: overturned",
    )
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:8:49")]
    assert (
        messages(judged(files))[0].en
        == "contracts make 10.00 yuan, more than the 0.00 yuan resolved; resolve the increase first"
    )


def test_money_still_to_be_spent_is_not_judged_yet(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, contracted("38700.01"), paid("38700.02"))
    assert judged(files, date(2026, 3, 31)).answers["R22"] == {Answer.HOLDS: 1}
    assert found(files, date(2026, 4, 1)) == [("R22", "error", "projects/2026-001.yaml:8:49")]
    assert found(files, date(2026, 4, 9)) == [("R22", "error", "projects/2026-001.yaml:8:49")]
    assert len(found(files, date(2026, 4, 10))) == 2


def test_a_resolved_project_without_contract_or_payment_spends_nothing(judged: Judged) -> None:
    assert judged(fund(RESOLVED)).answers["R22"] == {Answer.HOLDS: 1}
    assert judged(fund()).answers["R22"] == {}


ENDINGS = ["event: closed", "event: terminated, reason: 不再需要"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_final_cost_of_a_fen_more_than_was_contracted_is_found(ending: str, found: Found, judged: Judged) -> None:
    done = (RESOLVED, contracted("38000.00"), "date: 2026-05-01, event: started", paid("38000.00", "2026-05-02"))
    assert found(fund(*done, f"cost: 38000.00, {ending}")) == []
    files = fund(*done, f"cost: 38000.01, {ending}")
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:11:10")]
    assert messages(judged(files)) == [
        Message(
            zh="最后花费38000.01元，超过合同的38000.00元；请核对；确实多花的，先议决、签补充协议",
            en="the final cost is 38000.01 yuan, more than the 38000.00 yuan contracted; "
            "check it, or resolve and contract the increase",
        )
    ]


def test_without_a_contract_what_was_resolved_is_the_limit_of_the_final_cost(found: Found, judged: Judged) -> None:
    files = fund(RESOLVED, "date: 2026-05-01, event: started", "cost: 38700.01, event: closed")
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:9:10")]
    assert messages(judged(files)) == [
        Message(
            zh="最后花费38700.01元，超过议决的38700.00元；请核对；确实多花的，先要议决",
            en="the final cost is 38700.01 yuan, more than the 38700.00 yuan resolved; check it, or resolve more",
        )
    ]


def test_what_was_paid_too_much_is_told_at_the_payment_and_not_again_at_the_cost(found: Found) -> None:
    files = fund(RESOLVED, contracted("10.00"), "event: started", paid("10.01"), "cost: 10.01, event: closed")
    assert found(files) == [("R22", "error", "projects/2026-001.yaml:10:43")]


def test_a_final_cost_is_not_judged_where_nothing_is_resolved_on_record(found: Found) -> None:
    assert found(fund("event: started", "cost: 1.00, event: closed")) == [("R22", "info", "projects/2026-001.yaml:5:9")]


def test_a_project_that_was_given_up_before_it_cost_anything_spends_nothing(judged: Judged) -> None:
    assert judged(fund("event: terminated, reason: 不再需要, cost: 0")).answers["R22"] == {}
