"""What the page of a limit tells, from its question to how it is made again."""

from __future__ import annotations

from collections.abc import Sequence

from gongshi.findings import Message
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.planning.limit.finding import Limit
from gongshi_simulator.planning.limit.wording import answer, at_ends, how_sure
from gongshi_simulator.planning.wording import required_text
from gongshi_simulator.report import words
from gongshi_simulator.report.assumptions import assumptions, both
from gongshi_simulator.report.cells import NOTHING
from gongshi_simulator.report.page import Page, Rests, blocks, repeat
from gongshi_simulator.report.section import Section

FILES = ("limit.json", "limit.csv")
"""Those that have all numbers."""

_INTERVALS = Message(
    "先看几个值，再在达到和达不到之间对半找；区间都是95%的：比例用比率估计或 Wilson，天数是没有被各批结果排除的日子。",
    "A few values come first, then what lies between those that do and those that do not is halved. Intervals are of "
    "95%: the ratio estimator's or Wilson's for shares, for days those that the batches do not rule out.",
)


def story(told: Limit, sections: Sequence[Section], rules: FundRules, origin: Origin) -> Page:
    """The page with these sections."""
    scenario, required = origin.scenarios[0].scenario, required_text(told.requirement)
    name = told.scale.called
    return Page(
        title=both(scenario.title),
        year=scenario.year,
        question=Message(
            f"“{name.zh}”到多少，就达不到{required.zh}？",
            f"How far may “{name.en}” go until {required.en} is not met any more?",
        ),
        answer=answer(told),
        more=_more(told),
        blocks=blocks(sections),
        rests=(Rests(NOTHING, assumptions(scenario, rules)),),
        method=(*words.METHOD, _INTERVALS, words.ONLY_CHANCE),
        repeat=repeat(origin, FILES),
        site=origin.site,
    )


def _more(told: Limit) -> Message:
    said = (at_ends(told), how_sure(told))
    return Message("".join(one.zh for one in said), " ".join(one.en for one in said))
