"""What the page of a comparison tells, from its question to how it is made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongshi.findings import Message
from gongshi_simulator.comparison.comparing import Comparison
from gongshi_simulator.comparison.wording import answer, how_sure
from gongshi_simulator.fund_rules import FundRules
from gongshi_simulator.origin import Origin
from gongshi_simulator.report import words
from gongshi_simulator.report.assumptions import assumptions, both, other_assumptions
from gongshi_simulator.report.page import Page, Rests, blocks, repeat
from gongshi_simulator.report.section import Section

FILES = ("comparison.json", "comparison.csv")
"""Those that have all numbers."""


def title(comparison: Comparison) -> Message:
    """Who is held against whom."""
    first, *others = (both(one.scenario.title) for one in comparison.compared)
    return Message(
        f"{'、'.join(one.zh for one in others)}，与“{first.zh}”相比",
        f"{'; '.join(one.en for one in others)}; against “{first.en}”",
    )


def story(comparison: Comparison, sections: Sequence[Section], rules: FundRules, origin: Origin) -> Page:
    """The page with these sections."""
    year = comparison.compared[0].scenario.year
    return Page(
        title=title(comparison),
        year=year,
        question=Message(
            f"换一种情景，{year}年议决的项目到12月31日结项的会不会更多？",
            f"Would another scenario see more of what is resolved in {year} closed by 31 December?",
        ),
        answer=answer(comparison),
        more=how_sure(comparison),
        blocks=blocks(sections),
        rests=tuple(_rests(comparison, rules)),
        method=(*words.METHOD, words.INTERVALS, words.ONLY_CHANCE),
        repeat=repeat(origin, FILES),
        site=origin.site,
    )


def _rests(comparison: Comparison, rules: FundRules) -> Iterator[Rests]:
    first, *others = (one.scenario for one in comparison.compared)
    called = both(first.title)
    yield Rests(called, assumptions(first, rules))
    for other in others:
        told = both(other.title)
        yield Rests(
            Message(
                f"{told.zh}：与“{called.zh}”不一样的数，其余相同",
                f"{told.en}: numbers that differ from those of “{called.en}”",
            ),
            other_assumptions(other, first),
        )
