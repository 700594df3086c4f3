"""Values for the plots that no report of one community has: comparison, tornado, safe dates, frontier, communities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from gongshi.findings import Message
from gongshi_simulator.intervals import Mean, Share
from gongshi_simulator.report.pictures import Draw
from gongshi_simulator.report.plots.communities import Communities, communities
from gongshi_simulator.report.plots.comparison import Comparison, Difference, comparison
from gongshi_simulator.report.plots.frontier import Frontier, Plan, frontier
from gongshi_simulator.report.plots.safe_dates import SafeDate, SafeDates, safe_dates
from gongshi_simulator.report.plots.tornado import Swing, Tornado, tornado

COMPARISON = Comparison(
    of=Message("年内结项个数的差别", "difference in projects closed"),
    first=Message("照现在的办法", "as it is"),
    first_number="3.8（3.5–4.0）",
    differences=(
        Difference(Message("议事会每月开", "council sits monthly"), Mean(2.3, 2.1, 2.5), "6.1（5.9–6.3）"),
        Difference(Message("异议有人组织", "organised objections"), Mean(-0.2, -0.5, 0.1), "3.6（3.4–3.8）"),
        Difference(Message("年底本职加倍", "double load at the year’s end"), Mean(-1.2, -1.4, -1.0), "2.6（2.4–2.8）"),
    ),
)
TORNADO = Tornado(
    of=Message("12月31日前结项的比例", "share closed by 31 December"),
    base=Mean(30.1, 28, 32),
    swings=(
        Swing(Message("验收不合格", "acceptance fails"), "0", "0.3", Mean(31, 29, 33), Mean(27, 25, 29)),
        Swing(Message("服务类实施（天）", "services, days"), "90", "300", Mean(52, 50, 54), Mean(12, 11, 13)),
    ),
    unit="%",
)
SAFE_DATES = SafeDates(
    year=2026,
    dates=(
        SafeDate(Message("委托的服务", "services commissioned"), None, None, None),
        SafeDate(Message("小微项目", "micro-grants"), date(2026, 4, 21), date(2026, 4, 16), date(2026, 4, 27)),
        SafeDate(Message("工程", "works"), date(2026, 5, 30), None, None),
    ),
    sittings=(date(2026, 3, 20), date(2026, 6, 22), date(2026, 9, 21), date(2026, 12, 21)),
)
FRONTIER = Frontier(
    of=Message("年内全部结项的可能", "chance that all close within the year"),
    required=0.8,
    plans=(
        Plan(Message("1名经办、4次会", "1 worker, 4 sittings"), 72_000, 0.46, 0.43, 0.49),
        Plan(Message("2名经办、4次会", "2 workers, 4 sittings"), 132_000, 0.58, 0.55, 0.61),
        Plan(Message("1名经办、12次会", "1 worker, 12 sittings"), 96_000, 0.78, 0.75, 0.81),
        Plan(Message("2名经办、12次会", "2 workers, 12 sittings"), 156_000, 0.88, 0.85, 0.91, is_chosen=True),
    ),
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
    "comparison": partial(comparison, COMPARISON),
    "tornado": partial(tornado, TORNADO),
    "safe-dates": partial(safe_dates, SAFE_DATES),
    "frontier": partial(frontier, FRONTIER),
    "communities": partial(communities, COMMUNITIES),
    "two communities": partial(communities, TWO_COMMUNITIES),
}
