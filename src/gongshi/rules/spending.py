"""What a project spends: contracts held against its resolution, payments and final cost against its contracts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongshi.findings import Message
from gongshi.fund import CommunityFund
from gongshi.history import Step, resolved_amount, steps
from gongshi.model.event import Closed, Contracted, Paid, Resolved, Terminated
from gongshi.model.project import Project
from gongshi.place import Place
from gongshi.rules.money import written
from gongshi.rules.verdict import Verdict, broken, holds, unknown


def spent_within(project: Project, fund: CommunityFund, as_of: date) -> Iterator[Verdict]:
    """One verdict for the contracts, one for the payments and one for the final cost, where the project has them."""
    happened = list(steps(project, as_of))
    is_resolved = any(isinstance(step.event, Resolved) for step in happened)
    resolved = resolved_amount(project, as_of) if is_resolved else None
    contracts, payments = _amounts(project, happened, Contracted), _amounts(project, happened, Paid)
    paid = sum(amount for _, amount in payments)
    if contracts:
        yield _within(project, contracts, resolved, _CONTRACT, fund)
    limit = sum(amount for _, amount in contracts) if contracts else resolved
    if payments:
        yield _within(project, payments, limit, _PAID_OF_CONTRACT if contracts else _PAID, fund)
    for step in happened:
        # What was paid too much is told at the payments; the cost is the same money. What cost nothing is within.
        within = limit is None or paid <= limit
        if within and isinstance(step.event, Closed | Terminated) and step.event.cost:
            cost = [(project.place("history", step.at, "cost"), step.event.cost)]
            yield _within(project, cost, limit, _COST_OF_CONTRACT if contracts else _COST, fund)


def _amounts(project: Project, happened: list[Step], kind: type[Contracted | Paid]) -> list[tuple[Place, int]]:
    return [
        (project.place("history", step.at, "amount"), step.event.amount)
        for step in happened
        if isinstance(step.event, kind)
    ]


def _within(
    project: Project, spent: list[tuple[Place, int]], limit: int | None, words: Message, fund: CommunityFund
) -> Verdict:
    if limit is None:
        return unknown(
            project.place("budget"),
            "没有写明议决了多少钱，不知道有没有超出",
            "how much was resolved is not written, so whether it was kept to is not known",
        )
    total = 0
    for place, amount in spent:
        total += amount
        if total > limit:
            so_far, most = written(total, fund), written(limit, fund)
            return broken(
                place, words.zh.format(total=so_far.zh, limit=most.zh), words.en.format(total=so_far.en, limit=most.en)
            )
    return holds(spent[-1][0])


_CONTRACT = Message(
    zh="合同累计{total}，超过议决的{limit}；增加的部分先要议决",
    en="contracts make {total}, more than the {limit} resolved; resolve the increase first",
)
_PAID_OF_CONTRACT = Message(
    zh="付款累计{total}，超过合同的{limit}；多付的应追回；确要增加的，先议决、签补充协议，再付款",
    en="payments make {total}, more than the {limit} contracted; recover the rest, "
    "or resolve and contract the increase before paying it",
)
_PAID = Message(
    zh="付款累计{total}，超过议决的{limit}；超出的部分先要议决",
    en="payments make {total}, more than the {limit} resolved; resolve the increase first",
)
_COST_OF_CONTRACT = Message(
    zh="最后花费{total}，超过合同的{limit}；请核对；确实多花的，先议决、签补充协议",
    en="the final cost is {total}, more than the {limit} contracted; check it, or resolve and contract the increase",
)
_COST = Message(
    zh="最后花费{total}，超过议决的{limit}；请核对；确实多花的，先要议决",
    en="the final cost is {total}, more than the {limit} resolved; check it, or resolve more",
)
