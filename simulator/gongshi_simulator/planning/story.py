"""What the page of a plan tells, from its question to how it is made again."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi.findings import Message
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.planning.answer import confidence, reached, spent_text, takes
from gongshi_simulator.planning.plan import Plan
from gongshi_simulator.planning.wording import required_text
from gongshi_simulator.report import words
from gongshi_simulator.report.assumptions import assumptions, both
from gongshi_simulator.report.cells import NOTHING
from gongshi_simulator.report.page import Page, Rests, blocks, repeat
from gongshi_simulator.report.section import Section

FILES = ("plan.json", "plan.csv")
"""Those that have all numbers."""

_INTERVALS = Message(
    "费用是情景的假定；选中的安排另取没有用过的年份核对过，答案里是核对的数。区间都是95%的：比例用比率估计或 Wilson，"
    "天数是没有被各批结果排除的日子。",
    "Costs are the scenario's assumptions; what was chosen was tried again in years that nothing was chosen by, and "
    "the answer has those numbers. Intervals are of 95%: the ratio estimator's or Wilson's for shares, for days those "
    "that the batches do not rule out.",
)


def story(told: Plan, sections: Sequence[Section], rules: FundRules, origin: Origin) -> Page:
    """The page with these sections."""
    scenario = origin.scenarios[0].scenario
    required = required_text(told.requirement)
    return Page(
        title=both(scenario.title),
        year=scenario.year,
        question=Message(
            f"要达到{required.zh}，最少要多少人手和会议？",
            f"What hands and sittings does {required.en} take at the least?",
        ),
        answer=takes(told, scenario),
        more=_more(told),
        blocks=blocks(sections),
        rests=(Rests(NOTHING, assumptions(scenario, rules)),),
        method=(*words.METHOD, _INTERVALS, words.ONLY_CHANCE),
        repeat=repeat(origin, FILES),
        site=origin.site,
    )


def _more(told: Plan) -> Message:
    with_it, *others = reached(told), confidence(told), spent_text(told)
    return Message(
        "".join(one.zh for one in (with_it, *others)),
        " ".join([f"{with_it.en[0].upper()}{with_it.en[1:]}", *(one.en for one in others)]),
    )
