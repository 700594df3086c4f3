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
