"""The account's sentences: what contracts add up to, said as it is even where more was paid than agreed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gongshi.fund import CommunityFund
from gongshi_site.views.account import accounts

Community = Callable[[Mapping[str, str]], CommunityFund]


def test_what_was_paid_beyond_a_contract_is_called_so(community: Community) -> None:
    fund = community(
        {
            "projects/p1.yaml": """\
            id: p1
            title: 路灯
            fiscal_year: 2026
            pot: support
            history:
            - {date: 2026-03-05, event: resolved, amount: 900.00}
            - {date: 2026-04-01, event: contracted, amount: 800.00}
            - {date: 2026-05-01, event: paid, amount: 850.00}
            """
        }
    )
    (account,) = accounts(fund, date(2026, 12, 31))
    assert account.notes == ("合同一共800元：已付850元，比合同多付50元。",)


def resolved(
    name: str, budget: str, *, history: str = "", source: str = "fiscal_year: 2026\npot: support\n"
) -> dict[str, str]:
    """A project of this budget that was resolved on 5 March; ``history`` is what followed."""
    events = f"history:\n- {{date: 2026-03-05, event: resolved}}\n{history}"
    return {f"projects/{name}.yaml": f"id: {name}\ntitle: 路灯\n{budget}{source}{events}"}


PAID = "- {date: 2026-04-01, event: started}\n- {date: 2026-05-01, event: paid, amount: 200.00}\n"


def test_what_nobody_can_add_up_is_in_no_part_of_the_account(community: Community) -> None:
    fund = community(resolved("p1", "budget: 900.00\n", history=PAID) | resolved("p2", "", history=PAID))
    (account,) = accounts(fund, date(2026, 12, 31))
    assert account.sentence == "投入50万元，已议决900元（另有1项不清楚，未计入）。"
    assert [(one.label, one.money.text) for one in account.rows] == [
        ("投入", "50万元"),
        ("已议决", "900元（另有1项不清楚，未计入）"),
        ("已付款", "200元"),
        ("已议决，未签约也未付款", "700元"),
    ]
    assert account.segments[-1].label == "未议决，或者不清楚"


def test_money_resolved_of_a_pot_of_which_nobody_wrote_what_was_put_in_is_told(community: Community) -> None:
    pot = resolved("p1", "budget: 900.00\n", source="fiscal_year: 2026\npot: incentive\n")
    account = next(one for one in accounts(community(pot), date(2026, 12, 31)) if "激励" in one.title)
    assert account.sentence == "投入多少没有写明，已议决900元。"
    assert [one.label for one in account.rows] == ["已议决", "已议决，未签约也未付款"]


def test_what_is_put_in_later_is_no_account_yet(community: Community) -> None:
    money = "allocations: [{fiscal_year: 2026, pot: support, amount: 5.00, date: 2026-06-01}]\n"
    fund = community({"community.yaml": f"id: wutong\ntitle: 梧桐社区\n{money}"})
    assert [len(accounts(fund, day)) for day in (date(2026, 5, 31), date(2026, 6, 1))] == [0, 1]
