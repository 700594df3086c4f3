"""The plan in plain sentences, the answer first."""

from __future__ import annotations

from gongshi.findings import Message
from gongshi_simulator.planning.bottleneck import Bottleneck, Gain
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.safe_dates import SafeDate
from gongshi_simulator.planning.search import Found
from gongshi_simulator.planning.wording import (
    capacity_text,
    change,
    costs_text,
    estimates_text,
    percent,
    required_text,
    wan,
    yuan,
)
from gongshi_simulator.scenario import Scenario

_WRONG = 2.5
"""Per cent: how often the worse end of an interval of 95 % is beyond what it bounds."""


def answer(told: Plan, scenario: Scenario) -> Message:
    """What the requirement takes at the least, or that nothing within the bounds meets it, and what is reached."""
    said, with_it = takes(told, scenario), reached(told)
    return Message(f"{said.zh.removesuffix('。')}；{with_it.zh}", f"{said.en.removesuffix('.')}; {with_it.en}")


def reached(told: Plan) -> Message:
    """What is reached with the capacity that the answer names."""
    said = estimates_text(told.requirement, told.best.estimates)
    return Message(f"这样，{said.zh}。", f"with these, {said.en}.")


def takes(told: Plan, scenario: Scenario) -> Message:
    """What the requirement takes at the least, or what comes nearest to it."""
    required, capacity = required_text(told.requirement), capacity_text(scenario, told.best.capacity)
    if told.found.chosen is not None:
        return Message(
            f"照情景的假定，要达到{required.zh}，人手和会议每年最少要{wan(told.best.cost_fen)}万元（现在"
            f"{wan(told.now.cost_fen)}万元）：{capacity.zh}。",
            f"Under the scenario's assumptions {required.en} takes hands and sittings of {yuan(told.best.cost_fen)} "
            f"yuan a year at the least (now {yuan(told.now.cost_fen)}): {capacity.en}.",
        )
    if told.found.undecided:
        return Message(
            f"照情景的假定，没有一种安排确定能达到{required.zh}；有{len(told.found.undecided)}种推演到"
            f"{told.found.most}遍还分不清，可以加大 --replications。最接近的是：{capacity.zh}。",
            f"Under the scenario's assumptions no capacity is sure to reach {required.en}; "
            f"{len(told.found.undecided)} are not decided after {told.found.most} replications, and more may tell. "
            f"Nearest come {capacity.en}.",
        )
    return Message(
        f"照情景的假定，在给出的范围内达不到{required.zh}；最接近的是：{capacity.zh}，人手和会议每年"
        f"{wan(told.best.cost_fen)}万元。",
        f"Under the scenario's assumptions nothing within its bounds reaches {required.en}; nearest come "
        f"{capacity.en}, at {yuan(told.best.cost_fen)} yuan a year.",
    )


def confidence(told: Plan) -> Message:
    """How sure the answer is, and what was not tried."""
    found = told.found
    zh = f"范围内有{found.possible}种安排，推演了{len(found.tried)}种"
    en = f"Of {found.possible} capacities within the bounds {len(found.tried)} were tried"
    if found.chosen is None:
        ended = _ended(found)
        return Message(f"{zh}，其余没有试{ended.zh}。", f"{en}, the others not{ended.en}.")
    wrong = f"{min(_WRONG * found.confirmations, 100):g}%"
    ended = _ended(found)
    return Message(
        f"选中的这种另取{found.chosen.replications}遍核对过（一共核对{found.confirmations}种，说错的可能不超过{wrong}）；"
        f"{zh}，其余没有试，不比它贵的里面有{len(found.undecided)}种还分不清{ended.zh}。",
        f"The one that was chosen holds in {found.chosen.replications} fresh replications ({found.confirmations} so "
        f"checked; the claim is wrong with at most {wrong}). {en}, the others not; of those that are no dearer "
        f"{len(found.undecided)} are not decided{ended.en}.",
    )


def _ended(found: Found) -> Message:
    """What a search that had taken enough has left out."""
    if not found.untried:
        return Message("", "")
    return Message(
        f"；推演的遍数到了上限，还有{found.untried}种更便宜的没有试、也没有排除",
        f"; the search ended at its limit, with {found.untried} cheaper ones neither tried nor ruled out",
    )


def spent_text(told: Plan) -> Message:
    """How much was simulated for it, and for what."""
    spent = told.spent
    return Message(
        f"一共推演了{sum(spent):,}个社区年：找安排{spent.search:,}，看瓶颈{spent.bottleneck:,}，"
        f"最晚哪天议决{spent.safe_dates:,}，重新议定{spent.reopened:,}。",
        f"{sum(spent):,} community-years were simulated: {spent.search:,} to search, {spent.bottleneck:,} for the "
        f"bottleneck, {spent.safe_dates:,} for the safe dates, {spent.reopened:,} for what is reopened.",
    )


def where_it_is(told: Bottleneck) -> Message:
    """Where the year is held up, as far as one step more of a lever shows."""
    closing = [one for one in told.gains if one.closed.low > 0]
    if closing:
        return _closes_more(max(closing, key=lambda one: one.closed.mean))
    sooner = [one for one in told.gains if one.closing_day.high < 0]
    if sooner:
        best = min(sooner, key=lambda one: one.closing_day.mean)
        costs = costs_text(best.cost_fen)
        return Message(
            f"哪一样多一份都看不出能多结项；能早结项的，最多的是{best.lever.zh}（{best.number}→{best.more}，{costs.zh}）："
            f"平均每个项目{change(best.closing_day)}天。",
            f"One more of any of these is not seen to close more; soonest makes {best.lever.en} ({best.number} to "
            f"{best.more}, {costs.en}): {change(best.closing_day)} days for a project.",
        )
    return Message(
        "哪一样多一份，都看不出能多结项或早结项，差别都在偶然的范围内：瓶颈不在这些上面，或者推演的遍数还看不出来。",
        "One more of any of these shows no gain beyond chance: the bottleneck is elsewhere, or there are too few "
        "replications to tell.",
    )


def _closes_more(best: Gain) -> Message:
    costs, each, price = costs_text(best.cost_fen), best.fen_for_each_closed, Message("", "")
    if each is not None and best.cost_fen:
        price = Message(
            f"，每多结项一个要{wan(each.mean)}万元（{wan(each.low)}–{wan(each.high)}）",
            f", {yuan(each.mean)} yuan for each ({yuan(each.low)}–{yuan(each.high)})",
        )
    return Message(
        f"多一份最见效的是{best.lever.zh}（{best.number}→{best.more}，{costs.zh}）：全部社区一年多结项"
        f"{change(best.closed, digits=2)}个，结项比例变化{change(best.closed_share, 100)}个百分点{price.zh}。",
        f"One step more helps most with {best.lever.en} ({best.number} to {best.more}, {costs.en}): "
        f"{change(best.closed, digits=2)} projects closed a year in all communities, "
        f"{change(best.closed_share, 100)} points of the share closed{price.en}.",
    )


def safe_text(told: SafeDate) -> Message:
    """Until when a way of implementing is safe."""
    chance = f"{100 * told.chance:g}%"
    shown = dict(told.tried)
    if told.safe is None:
        first, closed = told.tried[0]
        return Message(
            f"{told.way.zh}：没有哪个月初议决能保证{chance}在年内结项；{first.month}月{first.day}日议决的，{percent(closed)}。",
            f"{told.way.en}: on no first of a month is a resolution closed within the year with {chance}; "
            f"on {first:%m-%d} {percent(closed)}.",
        )
    until = percent(shown[told.safe])
    after = Message("", "")
    if told.unsafe is not None:
        after = Message(
            f"；{told.unsafe.month}月{told.unsafe.day}日起就不够了", f"; from {told.unsafe:%m-%d} on it falls short"
        )
    return Message(
        f"{told.way.zh}：{told.safe.month}月{told.safe.day}日以前议决，年内结项的可能在{chance}以上（当天 {until}）"
        f"{after.zh}。",
        f"{told.way.en}: resolved by {told.safe:%m-%d} it closes within the year with {chance} or more (on that day "
        f"{until}){after.en}.",
    )
