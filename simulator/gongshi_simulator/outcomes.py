"""What becomes of a year's proposals: how many come to each step, and what leaves between one step and the next.

Nothing is lost: what comes to a step is what comes to the next and what leaves before it, in every replication.
Counts are of the year's own projects, over all communities of a replication.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from gongshi.model.terms import Term
from gongshi_simulator.streams import Floats
from gongshi_simulator.tally import Number, Tally


class Step(Term):
    """How far a project comes."""

    PROPOSED = "proposals", "提议", "proposals"
    CANDIDATE = "candidates", "候选项目", "candidates"
    SHORTLISTED = "shortlisted", "列入清单", "shortlisted"
    RESOLVED = "resolved", "议决通过", "resolved"
    CONTRACTED = "contracted", "签约", "contracted"
    DELIVERED = "delivered", "完工", "delivered"
    CLOSED = "closed", "结项", "closed"


class Exit(Term):
    """How a project leaves on the way: for good, or because the year is over."""

    MERGED = "merged", "并入别的提议", "merged"
    SCREENED_OUT = "screened_out", "未列入清单", "not shortlisted"
    SORTING = "sorting", "还在梳理", "being sorted"
    REJECTED = "rejected", "没有通过", "rejected"
    SHORT_OF_MONEY = "short_of_money", "钱已用完", "no money left"
    WAITING = "waiting", "还在等议决", "waiting for the council"
    OVERTURNED = "overturned", "再议被否决", "overturned"
    PREPARING = "preparing", "公示到签约", "posting to contract"
    TERMINATED = "terminated", "中途终止", "terminated"
    WORKING = "working", "还在实施", "in progress"
    JUDGING = "judging", "还在验收评议", "being judged"


EXITS: Mapping[Step, tuple[Exit, ...]] = {
    Step.PROPOSED: (Exit.MERGED,),
    Step.CANDIDATE: (Exit.SCREENED_OUT, Exit.SORTING),
    Step.SHORTLISTED: (Exit.REJECTED, Exit.SHORT_OF_MONEY, Exit.WAITING),
    Step.RESOLVED: (Exit.OVERTURNED, Exit.PREPARING),
    Step.CONTRACTED: (Exit.TERMINATED, Exit.WORKING),
    Step.DELIVERED: (Exit.JUDGING,),
    Step.CLOSED: (),
}
"""How projects leave from each step, for good ones first."""

UNFINISHED = frozenset({Exit.SORTING, Exit.WAITING, Exit.PREPARING, Exit.WORKING, Exit.JUDGING})
"""What is still under way when the year ends."""


def steps(tally: Tally) -> Mapping[Step, Floats]:
    """How many came to each step [replication]; what was resolved and then overturned is among the resolved."""
    column = tally.numbers.T
    return {
        Step.PROPOSED: column[Number.PROPOSALS],
        Step.CANDIDATE: column[Number.CANDIDATES],
        Step.SHORTLISTED: column[Number.SHORTLISTED],
        Step.RESOLVED: column[Number.RESOLVED] + column[Number.OVERTURNED],
        Step.CONTRACTED: column[Number.CONTRACTED],
        Step.DELIVERED: column[Number.DELIVERED],
        Step.CLOSED: column[Number.CLOSED],
    }


def exits(tally: Tally) -> Mapping[Exit, Floats]:
    """How many left in each way [replication]."""
    column, came = tally.numbers.T, steps(tally)
    for_good = {
        Exit.SCREENED_OUT: column[Number.SCREENED_OUT],
        Exit.REJECTED: column[Number.REJECTED],
        Exit.SHORT_OF_MONEY: column[Number.SHORT_OF_MONEY],
        Exit.OVERTURNED: column[Number.OVERTURNED],
        Exit.TERMINATED: column[Number.TERMINATED],
    }
    left = dict(for_good)
    for step, following in pairwise(Step):
        *_, rest = EXITS[step]
        left[rest] = came[step] - came[following] - sum(for_good.get(one, 0) for one in EXITS[step])
    return {one: left[one] for one in Exit}
