"""The implementer adds the money of its own that the call asks for.

征集公告写明自筹比例的，签约时的自筹资金不能少于这个比例。

A call that states ``self_raised_share`` is followed by a contract whose ``self_raised`` (else the project's) is at
least that part of the contract's amount from the fund. Where a start or a payment follows the call and no contract is
written, it is not known.

征集公告写了 ``self_raised_share`` 的，合同里的 ``self_raised``（合同没有写的看项目的）至少是合同里资金所出金额的这
个比例。征集以后已经开工或付款，却没有写签约的，不知道够不够。

Source: Jifu community's call of 2025 (self-raised money of at least a tenth: 0.66 of 6.6, 0.49 of 4.9 万元); no rule of
the fund itself was found.

来源：吉福社区2025年的征集公告（自筹至少十分之一：6.6万元配0.66万元，4.9万元配0.49万元）；没有找到资金自己的规定。

Passes (the call says ``self_raised_share: 1/10`` | 征集公告写的是 ``self_raised_share: 1/10``):

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-30, event: called, notice: 2026-n04}
    - {date: 2026-05-07, event: contracted, amount: 66000.00, self_raised: 6600.00}

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-30, event: called, notice: 2026-n04}
    - {date: 2026-05-07, event: contracted, amount: 66000.00, self_raised: 6599.99}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import Contracted
from gongshi.model.notice import Notice
from gongshi.model.scalars import Share
from gongshi.rules.calls import CalledFor, called_for, calls, first_work
from gongshi.rules.money import written
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R25"
NAME = Message(zh="自筹资金要够比例", en="self-raised money as called for")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each contract, or the lack of one, after a call that asks for self-raised money, or may."""
    for call in calls(fund, as_of):
        contracts = called_for(call, Contracted)
        work = first_work(call)
        if call.notice is None:
            if contracts or work is not None:
                yield call.not_known()
        elif call.notice.self_raised_share is not None:
            yield from (_of_contract(one, call.notice, call.notice.self_raised_share, fund) for one in contracts)
            if work is not None and not contracts:
                yield unknown(call.project.place("history", work.at), *_NO_CONTRACT)


def _of_contract(contract: CalledFor[Contracted], notice: Notice, share: Share, fund: CommunityFund) -> Verdict:
    signed, place = contract.event, contract.place("self_raised")
    own = signed.self_raised if signed.self_raised is not None else contract.call.project.self_raised
    if own is None:
        return unknown(
            place,
            f"公告 {notice.id} 要求自筹，合同没有写自筹多少 self_raised",
            f"the call {notice.id} asks for self-raised money, but none is written (self_raised)",
        )
    least = ceil(signed.amount * share)
    if own >= least:
        return holds(place)
    raised, amount, asked = (written(each, fund) for each in (own, signed.amount, least))
    return broken(
        place,
        f"自筹{raised.zh}，公告 {notice.id} 要求不少于合同金额{amount.zh}的 {share}，即{asked.zh}",
        f"{raised.en} are self-raised; the call {notice.id} asks for {share} of the contract's "
        f"{amount.en}, which is {asked.en}",
    )


_NO_CONTRACT = (
    "征集公告要求自筹，却没有签约 contracted 的记录，不知道自筹够不够；请补写",
    "the call asks for self-raised money, but no contract (contracted) is on record, so it is not known",
)
