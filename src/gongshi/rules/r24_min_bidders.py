"""As many bid as the call asks for.

征集公告写明至少几家的，选定时报名的不能少于这个数；不够的要重新征集。

A call that states ``min_bidders`` is followed by a selection among at least so many; a call that states none asks for
none. Where a contract, a start or a payment follows the call and no selection is written, how many bid is not known.

征集公告写了 ``min_bidders`` 的，选定时报名的至少要这么多家；没有写的不要求。征集以后已经签约、开工或付款，
却没有写选定的，不知道几家报名。

Source: Jifu community's call of 2025 (申报主体不得少于三家), a call under the same Chengdu fund; no rule of the fund
itself was found.

来源：吉福社区2025年的征集公告（申报主体不得少于三家），是成都同一种资金的征集；没有找到资金自己的规定。

Passes (the call says ``min_bidders: 3`` | 征集公告写的是 ``min_bidders: 3``):

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-30, event: called, notice: 2026-n04}
    - date: 2026-04-17
      event: selected
      implementer: {kind: company, name: 示例区恒砌市政工程有限公司}
      bidders: 3

Fails:

    history:
    - {date: 2026-03-05, event: resolved, meeting: 2026-03-05}
    - {date: 2026-03-06, event: posted, notice: 2026-n03}
    - {date: 2026-03-30, event: called, notice: 2026-n04}
    - date: 2026-04-17
      event: selected
      implementer: {kind: company, name: 示例区恒砌市政工程有限公司}
      bidders: 2
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.model.event import Selected
from gongshi.model.notice import Notice
from gongshi.rules.calls import CalledFor, called_for, calls, first_work
from gongshi.rules.verdict import NoParameters, Verdict, broken, holds, unknown

ID = "R24"
NAME = Message(zh="报名的家数要够", en="enough bidders")
Parameters = NoParameters


def judge(fund: CommunityFund, as_of: date, _parameters: NoParameters) -> Iterator[Verdict]:
    """One verdict for each selection, or the lack of one, after a call that asks for a number of bidders, or may."""
    for call in calls(fund, as_of):
        selections = called_for(call, Selected)
        work = first_work(call)
        if call.notice is None:
            if selections or work is not None:
                yield call.not_known()
        elif call.notice.min_bidders is not None:
            yield from (_of_selection(one, call.notice, call.notice.min_bidders) for one in selections)
            if work is not None and not selections:
                yield unknown(call.project.place("history", work.at), *_NOT_SELECTED)


def _of_selection(selection: CalledFor[Selected], notice: Notice, least: int) -> Verdict:
    bidders, place = selection.event.bidders, selection.place("bidders")
    if bidders is None:
        return unknown(place, "没有写明几家报名 bidders", "how many bid is not written (bidders)")
    if bidders >= least:
        return holds(place)
    return broken(
        place,
        f"只有{bidders}家报名，公告 {notice.id} 要求至少{least}家；家数不够应重新征集",
        f"{bidders} bid, but the call {notice.id} asks for {least}; call again",
    )


_NOT_SELECTED = (
    "征集以后没有选定 selected 的记录，不知道几家报名；请补写",
    "no selection is on record after the call, so how many bid is not known; write it down (selected)",
)
