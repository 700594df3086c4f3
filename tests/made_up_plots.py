"""Values for the plots that no report of one community has: differences, tornado, frontier, dates, communities."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from functools import partial

from gongshi.findings import Message
from gongshi.model.terms import Basis
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.planning.bottleneck import Bottleneck
from gongshi_simulator.planning.levers import Capacity
from gongshi_simulator.planning.measures import Estimate
from gongshi_simulator.planning.plan import Plan, Spent
from gongshi_simulator.planning.plots import Frontier, frontier, safe_dates
from gongshi_simulator.planning.points import Point
from gongshi_simulator.planning.requirement import Fulfilment, requirement
from gongshi_simulator.planning.safe_dates import SafeDate
from gongshi_simulator.planning.search import Found
from gongshi_simulator.report.pictures import Draw
from gongshi_simulator.report.plots.communities import Communities, communities
from gongshi_simulator.report.plots.differences import Difference, Differences, differences
from gongshi_simulator.report.plots.rows import Said
from gongshi_simulator.sensitivity.plots import indices, tornado
from gongshi_simulator.sensitivity.ranking import Ranked
from gongshi_simulator.sensitivity.sobol import Estimate as Index
from gongshi_simulator.sensitivity.tornado import Bar, End
from gongshi_simulator.ways import Way

DIFFERENCES = Differences(
    of=Message("到年底结项的项目，相差几个", "projects closed, difference in projects"),
    first=Said(Message("照现在的办法", "as it is"), "3.8（3.5–4.0）"),
    differences=(
        Difference(Message("议事会每月开", "council sits monthly"), Mean(2.3, 2.1, 2.5), "6.1（5.9–6.3）"),
        Difference(Message("异议有人组织", "organised objections"), Mean(-0.2, -0.5, 0.1), "3.6（3.4–3.8）"),
        Difference(Message("年底本职加倍", "double load at the year’s end"), Mean(-1.2, -1.4, -1.0), "2.6（2.4–2.8）"),
    ),
)


def _end(value: str, share: Mean | None) -> End:
    return End(Message(value, value), closed=300, resolved=1000, share=share, days=None)


BARS = (
    Bar(
        "work.service_days",
        Message("服务类实施（天）", "services, days"),
        Basis.ASSUMED,
        Message("210", "210"),
        (_end("90", Mean(0.22, 0.2, 0.24)), _end("300", Mean(-0.18, -0.19, -0.17))),
    ),
    Bar(
        "judging.fails",
        Message("验收不合格", "acceptance fails"),
        Basis.ASSUMED,
        Message("0.1", "0.1"),
        (_end("0", None), _end("0.3", Mean(-0.031, -0.051, -0.011))),
    ),
    Bar(
        "objecting.second_decision",
        Message("谁再议", "who decides again"),
        Basis.ASSUMED,
        Message("下一次议事会", "next sitting"),
        (_end("居民代表会议", Mean(0.02, 0.01, 0.03)),),
    ),
)


def _ranked(called: Message, first: Index, total: Index) -> Ranked:
    return Ranked("a.number", called, Message("1", "1"), Message("9", "9"), first, total)


RANKED = (
    _ranked(Message("每覆盖1000户的提议数", "proposals from 1,000 reached"), Index(0.5, 0.2), Index(0.67, 0.31)),
    _ranked(Message("服务类实施（天）", "services, days"), Index(-0.02, 0.1), Index(0.05, 0.04)),
)


def _safe(way: Way, safe: date | None, unsafe: date | None) -> SafeDate:
    tried = ((date(2026, 1, 1), Share(64, 100, 0.54, 0.73)), *(((safe, Share(96, 100, 0.902, 0.98)),) if safe else ()))
    return SafeDate(way, 0.9, safe, unsafe, tried)


SAFE_DATES = (
    _safe(Way.COMMISSIONED, None, date(2026, 1, 1)),
    _safe(Way.MICRO, date(2026, 4, 21), date(2026, 5, 4)),
    _safe(Way.WORKS, date(2026, 12, 31), None),
)
SITTINGS = (date(2026, 3, 20), date(2026, 6, 22), date(2026, 9, 21), date(2026, 12, 21))


def _point(capacity: Capacity, cost_yuan: int, reached: Estimate, verdict: Fulfilment) -> Point:
    return Point(capacity, 100 * cost_yuan, 400, (reached,), verdict, reached.value)


def _plan(required: str, reached: tuple[Estimate, Estimate, Estimate, Estimate]) -> Plan:
    """Of five capacities that were tried the fourth is chosen, the first stands now, and the fifth is much dearer."""
    capacities = [Capacity(workers, 1, 1, 1, sittings, 8) for sittings in (4, 12) for workers in (1, 2)]
    costs = (72_000, 96_000, 132_000, 156_000)
    missed, met = Fulfilment.NOT_MET, Fulfilment.MET
    verdicts = (missed, Fulfilment.UNDECIDED, missed, met)
    tried = [_point(*one) for one in zip(capacities, costs, reached, verdicts, strict=True)]
    now, _, _, chosen = tried
    dear = chosen._replace(capacity=Capacity(9, 1, 1, 1, 12, 8), cost_fen=60_000_000)
    found = Found(chosen, (*tried, dear), (tried[1],), untried=0, possible=96, most=400, confirmations=1)
    held_up = Bottleneck(400, (), ())
    return Plan(requirement(required), now, found, chosen, (now, tried[1], chosen), held_up, (), (), Spent(0, 0, 0, 0))


FRONTIER = Frontier(
    _plan(
        "closed_by_year_end >= 0.8",
        (
            Estimate(0.46, 0.43, 0.49, 460, 1000),
            Estimate(0.78, 0.75, 0.81, 780, 1000),
            Estimate(0.58, 0.55, 0.61, 580, 1000),
            Estimate(0.88, 0.85, 0.91, 880, 1000),
        ),
    ),
    0,
)
FRONTIER_OF_DAYS = Frontier(
    _plan(
        "lead_p90 <= 200",
        (
            Estimate(math.inf, 286, math.inf, 460, 1000),
            Estimate(240, 230, math.inf, 780, 1000),
            Estimate(260, 250, 270, 580, 1000),
            Estimate(180, 170, 190, 880, 1000),
        ),
    ),
    0,
)
COMMUNITIES = Communities(
    in_a_year=[Mean(at / 71, at / 71 - 0.01, at / 71 + 0.01) for at in range(1, 71)],
    over_all=[Share(200 + at, 600, (180 + at) / 600, (220 + at) / 600) for at in range(70)],
    together=Share(16_000, 42_000, 0.37, 0.39),
)
TWO_COMMUNITIES = Communities(
    in_a_year=[Mean(0.34, 0.33, 0.35), Mean(0.38, 0.37, 0.39)],
    over_all=[Share(35, 100, 0.3, 0.4), Share(37, 100, 0.32, 0.42)],
    together=Share(72, 200, 0.34, 0.38),
)
MADE_UP: Mapping[str, Draw] = {
    "differences": partial(differences, DIFFERENCES),
    "tornado": partial(tornado, BARS),
    "indices": partial(indices, RANKED),
    "safe-dates": partial(safe_dates, SAFE_DATES, SITTINGS),
    "frontier": partial(frontier, FRONTIER),
    "frontier-of-days": partial(frontier, FRONTIER_OF_DAYS),
    "communities": partial(communities, COMMUNITIES),
    "two communities": partial(communities, TWO_COMMUNITIES),
}
