"""What the page of a study tells, from its question to how it is made again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongshi.findings import Message
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.report import words
from gongshi_simulator.report.assumptions import assumptions, both
from gongshi_simulator.report.cells import NOTHING
from gongshi_simulator.report.page import Page, Rests, blocks, repeat
from gongshi_simulator.report.section import Section
from gongshi_simulator.scenario import Scenario
from gongshi_simulator.sensitivity.ranking import Ranking
from gongshi_simulator.sensitivity.tornado import Tornado
from gongshi_simulator.sensitivity.wording import counted, hangs_on


class Study(NamedTuple):
    """What was found out of a scenario; ``ranking`` None where none was asked for."""

    scenario: Scenario
    tornado: Tornado
    ranking: Ranking | None


def story(study: Study, sections: Sequence[Section], rules: FundRules, origin: Origin, files: Sequence[str]) -> Page:
    """The page with these sections; the ``files`` have all numbers."""
    scenario = study.scenario
    return Page(
        title=both(scenario.title),
        year=scenario.year,
        question=Message(
            "答案最靠哪几个假定？值得先去打听的就是它们。",
            "Which assumptions does the answer hang on most? Those are the ones to ask about first.",
        ),
        answer=hangs_on(study.tornado, scenario.title),
        more=counted(study.tornado),
        blocks=blocks(sections),
        rests=(Rests(NOTHING, assumptions(scenario, rules)),),
        method=(*words.METHOD, words.INTERVALS, words.ONLY_CHANCE),
        repeat=repeat(origin, files),
        site=origin.site,
    )
